"""What keeps a case from being deleted: a longer time, a hold, an entitlement in force, a fee that is owed, unchecked law."""

import re
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from tests.cases.licence import SPECIAL, licence
from tests.retention.conftest import noon, rule
from townhall.authorities.models import LegalEntry
from townhall.cases.decisions.deciding import propose
from townhall.cases.models import Case, Deletion, Entitlement
from townhall.cases.moves import OwnCase
from townhall.cases.second_looks.signing import sign
from townhall.cases.transitions import close, take
from townhall.catalogue.publishing import publish
from townhall.catalogue.retention import Anchor, Retention
from townhall.payments.models import Payment
from townhall.retention.archiving import NotOffered, answer
from townhall.retention.due import Act, plan
from townhall.retention.extending import AlreadyDeleted, NotLater, extend
from townhall.retention.holding import AlreadyHeld, NotHeld, OwnHold, hold, release
from townhall.retention.models import DeletionRecord, Expiry

WHY = "Klage der Familie Beispiel"


def acts(day: str) -> list[Act]:
    return [planned.act for planned in plan(on=date.fromisoformat(day))]


@pytest.fixture
def begun(closed, run_on, carla):
    case = closed()
    run_on("2036-12-18")
    answer(case, taken=True, by=carla, at=noon("2036-12-19"))
    run_on("2037-01-01")
    return Case.objects.get(pk=case.pk)


class TestAnExtension:
    def test_wins_over_the_rule(self, closed, carla, run_through):
        case = closed()
        extend(case, to=date(2037, 3, 1), reason=WHY, by=carla, at=noon("2036-11-01"))

        assert acts("2037-02-14") == []
        assert acts("2037-02-15") == [Act.NOTICE]

    @pytest.mark.yardstick("O38")
    def test_undoes_a_deletion_that_has_begun(self, begun, carla, alice, run_on):
        extend(begun, to=date(2037, 6, 1), reason=WHY, by=carla, at=noon("2037-01-10"))
        run_on("2037-01-15")

        assert Case.objects.visible_to(alice).get() == begun
        assert Expiry.objects.get().state == Expiry.State.KEPT
        assert not DeletionRecord.objects.exists()

    def test_goes_beyond_the_day_of_the_rule(self, closed, carla):
        with pytest.raises(NotLater):
            extend(closed(), to=date(2037, 1, 1), reason=WHY, by=carla, at=noon("2036-11-01"))

    def test_is_not_given_to_oneself(self, closed, alice):
        with pytest.raises(OwnCase):
            extend(closed(), to=date(2040, 1, 1), reason=WHY, by=alice, at=noon("2036-11-01"))

    def test_comes_too_late_for_what_is_gone(self, begun, carla, run_on):
        run_on("2037-01-15")

        with pytest.raises(AlreadyDeleted):
            extend(begun, to=date(2040, 1, 1), reason=WHY, by=carla, at=noon("2037-01-16"))

    def test_is_noted_without_its_reason_after_the_deletion(self, closed, carla, run_on):
        case = closed()
        extend(case, to=date(2037, 3, 1), reason=WHY, by=carla, at=noon("2036-11-01"))
        run_on("2037-02-15")
        answer(case, taken=True, by=carla, at=noon("2037-02-16"))
        run_on("2037-03-01")
        run_on("2037-03-15")

        assert DeletionRecord.objects.get().was_extended
        assert Expiry.objects.get().extension_reason == ""


class TestAHold:
    def test_wins_over_everything_until_it_is_released(self, begun, carla, bob, alice, run_on):
        hold(begun, reason=WHY, by=carla, at=noon("2037-01-14"))
        run_on("2037-01-15")
        run_on("2050-01-01")
        assert acts("2050-01-01") == []
        assert Case.objects.visible_to(alice).get() == begun

        release(begun, by=bob, at=noon("2050-01-02"))

        assert acts("2050-01-03") == [Act.NOTICE]

    def test_is_put_on_a_case_that_is_still_open(self, apply, carla):
        case = apply()

        hold(case, reason=WHY, by=carla, at=noon("2026-03-03"))

        assert Expiry.objects.get().hold_reason == WHY

    def test_is_put_on_by_one_and_taken_off_by_another_once(self, closed, carla, bob):
        case = closed()
        hold(case, reason=WHY, by=carla, at=noon("2026-03-03"))
        with pytest.raises(AlreadyHeld):
            hold(case, reason=WHY, by=carla, at=noon("2026-03-03"))
        with pytest.raises(OwnHold):
            release(case, by=carla, at=noon("2026-03-04"))
        release(case, by=bob, at=noon("2026-03-04"))
        with pytest.raises(NotHeld):
            release(case, by=bob, at=noon("2026-03-04"))


class TestTheArchive:
    def test_answers_only_what_is_offered_and_once(self, closed, carla, run_on):
        case = closed()
        with pytest.raises(NotOffered):
            answer(case, taken=True, by=carla, at=noon("2036-11-01"))
        run_on("2036-12-18")
        answer(case, taken=True, by=carla, at=noon("2036-12-19"))
        with pytest.raises(NotOffered):
            answer(case, taken=False, by=carla, at=noon("2036-12-19"))

    def test_is_waited_for_in_the_plan(self, closed, run_on):
        closed()
        run_on("2036-12-18")

        assert acts("2037-01-01") == [Act.WAIT]


class TestWhatIsStillInForce:
    @pytest.fixture
    def granted(self, apply, bob, carla, now):
        case = take(apply(SPECIAL), by=bob, at=now)
        sign(propose(case, outcome="special", by=bob, at=now).case, by=carla, at=now)
        return close(case, by=bob, at=now)

    def test_keeps_its_case(self, granted):
        assert acts("2050-01-01") == []

    def test_lets_it_go_once_it_has_ended(self, granted):
        Entitlement.objects.update(valid_until=date(2049, 5, 1))

        assert acts("2050-01-01") == [Act.NOTICE]

    def test_is_deleted_with_its_holders(self, granted, carla, run_on):
        Entitlement.objects.update(valid_until=date(2030, 5, 1))
        run_on("2036-12-18")
        answer(granted, taken=False, by=carla, at=noon("2036-12-19"))
        run_on("2037-01-01")
        run_on("2037-01-15")

        assert not Entitlement.objects.exists()
        assert DeletionRecord.objects.get().counts["cases.EntitlementHolder"] == 2


class TestTheRule:
    def test_is_told_to_the_person_on_the_page_of_the_case(self, law, apply, alice, client):
        case = apply()
        client.force_login(alice)

        page = client.get(reverse("portal:case", args=[case.number])).content.decode()

        assert "Wie lange wir den Vorgang aufbewahren" in page
        assert re.search(r"Wir löschen diesen Vorgang (ein|zwei|drei|\d+) Jahre? nach dem Ende des Jahres", page)

    def test_is_that_of_the_version(self, law, closed, now):
        rule("licence.kept", "P6M", "event")
        kept = Retention("licence.kept", anchor=Anchor.DECIDED, archive=False)
        case = closed()
        version = publish(replace(licence, retention=kept), at=now)
        type(case.application).objects.filter(pk=case.application_id).update(version=version)

        assert acts("2026-08-19") == []
        assert acts("2026-08-20") == [Act.NOTICE]  # decided on 2 March, kept until 2 September

    def test_counts_from_the_end_of_what_it_gave(self, law, apply, bob, carla, now):
        rule("licence.kept", "P1Y", "event")
        version = publish(replace(licence, retention=Retention("licence.kept", anchor=Anchor.ENTITLEMENT_ENDED)), at=now)
        case = take(apply(SPECIAL), by=bob, at=now)
        propose(case, outcome="special", by=bob, at=now)
        sign(Case.objects.get(pk=case.pk), by=carla, at=now)
        case = close(case, by=bob, at=now)
        type(case.application).objects.filter(pk=case.application_id).update(version=version)
        Entitlement.objects.update(valid_until=date(2030, 5, 1))

        assert acts("2031-04-17") == []
        assert acts("2031-04-18") == [Act.NOTICE]

    def test_that_nobody_checked_deletes_nothing(self, closed, settings, caplog):
        closed()
        settings.DEMO = False

        assert acts("2050-01-01") == []
        assert "retention.general" in caplog.text

    def test_that_was_lengthened_after_the_notice_wins(self, closed, run_on, carla):
        case = closed()
        run_on("2036-12-18")
        answer(case, taken=False, by=carla, at=noon("2036-12-19"))
        entry = LegalEntry.objects.get(key="retention.general")
        LegalEntry.objects.filter(pk=entry.pk).update(value=entry.value | {"length": "P30Y"})

        run_on("2037-01-01")

        assert Case.objects.get(pk=case.pk).deletion == Deletion.NONE


def test_a_fee_that_is_owed_keeps_its_case(closed, now):
    Payment.objects.create(case=closed(), reference="2026", cents=100, charge={}, requested_at=now)

    assert acts("2050-01-01") == []


def test_an_open_case_is_never_due(apply):
    apply()

    assert acts("2090-01-01") == []


class TestTheCommand:
    def run(self, *words: str) -> str:
        out = StringIO()
        call_command("apply_retention", *words, stdout=out)
        return out.getvalue()

    def test_says_in_a_dry_run_what_would_happen_and_why(self, closed):
        case = closed()

        said = self.run("--dry-run", "--on", "2036-12-18")

        assert "licence: 1 will be noticed (retention.general, P10Y after closed, Art. 5" in said
        assert case.number in said
        assert not Expiry.objects.exists()

    def test_says_if_nothing_is_due(self, closed):
        closed()

        assert "Nothing is due." in self.run("--dry-run")

    def test_does_it(self, closed):
        closed()

        assert "1 cases noticed, 0 shut, 0 deleted." in self.run("--on", "2036-12-18")
