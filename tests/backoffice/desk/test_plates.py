"""A warden checks a plate and learns whether it may stand here, but not whose it is."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cases.licence import licence
from tests.fixtures import office
from townhall.authorities.models import Position, Role
from townhall.backoffice.desk.plates import LOOKS
from townhall.cases.models import Entitlement
from townhall.catalogue.publishing import publish
from townhall.journal.looking import NOTHING, looks_at
from townhall.journal.models import Look


@pytest.fixture
def permit(law, tax_office, now):
    """Return a permit for a plate that is valid today."""
    publish(replace(licence, slug="parken", checkable=("parking_permit",), checked_by="ordnungsamt"), at=now)
    today = timezone.localdate()
    return Entitlement.objects.create(
        service_slug="parken",
        kind="parking_permit",
        identifier="2026-000001",
        label="BO-AB 123",
        data={"zone": "Gebiet 1"},
        valid_from=today - timedelta(days=1),
        valid_until=today + timedelta(days=1),
    )


def asked(client, plate: str):
    return client.post("/amt/kennzeichen/", {"plate": plate})


class TestAPlate:
    @pytest.mark.parametrize("typed", ["BO-AB 123", "bo ab 123", "boab123"])
    def test_with_a_permit_is_found_however_it_is_typed(self, at_bobs_desk, permit, typed):
        page = asked(at_bobs_desk, typed).content.decode()

        assert "BO-AB 123: Berechtigung gilt" in page
        assert "Gebiet 1" in page

    def test_without_a_permit_is_said_to_have_none(self, at_bobs_desk, permit):
        assert "heute keine Berechtigung" in asked(at_bobs_desk, "BO-ZZ 9").content.decode()

    def test_whose_permit_has_ended_is_said_to_have_none(self, at_bobs_desk, permit):
        Entitlement.objects.update(valid_until=timezone.localdate() - timedelta(days=1))

        assert "heute keine Berechtigung" in asked(at_bobs_desk, "BO-AB 123").content.decode()

    def test_of_another_kind_of_entitlement_is_not_shown(self, at_bobs_desk, permit):
        Entitlement.objects.update(kind="dog")

        assert "heute keine Berechtigung" in asked(at_bobs_desk, "BO-AB 123").content.decode()

    def test_that_is_none_is_refused_with_what_to_do(self, at_bobs_desk, permit):
        response = asked(at_bobs_desk, "???")

        assert response.status_code == 422
        assert "wie es auf dem Schild steht" in response.content.decode()


class TestWhoMayLook:
    def test_is_the_office_that_issues_the_permits(self, at_bobs_desk, permit):
        assert "Kennzeichen prüfen" in at_bobs_desk.get("/amt/").content.decode()

    def test_is_the_office_that_watches_over_them(self, sign_in, dora, city, permit):
        wardens = office(city, "ordnungsamt", {"de": "Ordnungsamt", "en": "Public Order Office"})
        Position.objects.create(account=dora, authority=wardens, role=Role.CLERK)

        assert "Berechtigung gilt" in asked(sign_in(dora), "BO-AB 123").content.decode()

    def test_is_nobody_of_another_office(self, sign_in, dora, permit):
        desk = sign_in(dora)

        assert [desk.get("/amt/kennzeichen/").status_code, asked(desk, "BO-AB 123").status_code] == [404, 404]
        assert "Kennzeichen prüfen" not in desk.get("/amt/").content.decode()
        assert not Look.objects.exists()

    def test_is_nobody_who_tries_out_plates(self, at_bobs_desk, permit):
        answers = [asked(at_bobs_desk, f"BO-AB {number}").status_code for number in range(1, LOOKS + 2)]

        assert answers == [200] * LOOKS + [429]


class TestALook:
    def test_is_kept_with_office_and_purpose(self, at_bobs_desk, permit):
        asked(at_bobs_desk, "BO-AB 123")

        [look] = looks_at(permit)
        assert (look.purpose, look.actor_label, look.department) == ("check", "Bob Muster", "Steuerabteilung")

    def test_in_vain_is_kept_without_the_plate(self, at_bobs_desk, permit):
        asked(at_bobs_desk, "BO-ZZ 9")

        look = Look.objects.get()
        assert (look.subject, look.purpose, look.actor_label) == (NOTHING, "check", "Bob Muster")

    def test_says_nothing_about_the_person(self, at_bobs_desk, permit, alice):
        permit.holders.create(account=alice, name="Alice Beispiel")

        assert "Alice" not in asked(at_bobs_desk, "BO-AB 123").content.decode()
