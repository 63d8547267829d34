import pytest

from services.resident_parking import samples as parking
from tests.cases.licence import SPECIAL
from townhall.applications.drafts import start
from townhall.applications.models import Party
from townhall.cases.models import Case
from townhall.cases.receiving import receive
from townhall.cases.search.finding import index_all
from townhall.cases.search.related import SAME_ADDRESS, SAME_NAME, SAME_PERSON, SAME_PLATE, related
from townhall.catalogue.models import ServiceVersion


@pytest.fixture
def file(version, now):
    """Return a verb that files the same application for somebody."""

    def filed(account) -> Case:
        draft, _ = start(version, account=account, at=now)
        draft.tree = SPECIAL
        draft.save()
        return receive(draft.pk, by=account, at=now, trust=1)

    return filed


def reasons(case: Case, among=None) -> dict[str, set]:
    found = related(case, among=among if among is not None else Case.objects.all())
    return {each.case.number: set(each.reasons) for each in found}


class TestRelatedCases:
    def test_are_those_of_the_same_person_and_name(self, file, alice, charlie):
        mine, again, other = file(alice), file(alice), file(charlie)

        assert reasons(mine) == {again.number: {SAME_PERSON, SAME_ADDRESS}, other.number: {SAME_NAME}}

    def test_are_those_of_the_same_address_whatever_the_name(self, file, alice, charlie):
        mine, other = file(alice), file(charlie)
        facts = {"street": "Musterweg", "house_number": "1", "postcode": "44777"}
        Party.objects.filter(application=mine.application).update(**facts)
        Party.objects.filter(application=other.application).update(**facts, family_name="Anders")

        assert reasons(mine) == {other.number: {SAME_ADDRESS}}

    def test_are_those_of_the_same_plate_and_not_of_one_that_begins_alike(self, published, alice, charlie, now):
        version = ServiceVersion.objects.get(slug="bewohnerparkausweis")

        def permit(account, plate: str, family_name: str) -> Case:
            tree = parking.ORDINARY | {"vehicle": parking.ORDINARY["vehicle"] | {"plate": plate}}
            draft, _ = start(version, account=account, at=now, tree=tree)
            case = receive(draft.pk, by=account, at=now, trust=3)
            Party.objects.filter(application=case.application).update(family_name=family_name, street=family_name)
            return case

        mine, same = permit(alice, "BO-AB 12", "A"), permit(charlie, "BO-AB 12", "B")
        longer = permit(charlie, "BO-AB 123", "C")
        index_all([mine, same, longer])

        assert reasons(mine) == {same.number: {SAME_PLATE}}

    def test_are_only_those_a_clerk_may_see(self, file, alice, dora):
        mine = file(alice)
        file(alice)

        assert reasons(mine, among=Case.objects.worked_on_by(dora)) == {}
