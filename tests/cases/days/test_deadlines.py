from datetime import date, timedelta

import pytest
from django.test import Client

from townhall.authorities.models import LegalEntry
from townhall.cases.days.deadline_words import explain, sentences
from townhall.cases.days.deadlines import ANSWER, PROCESSING, end_all, pause, resume, start, start_answer
from townhall.cases.decisions.hearing import hear
from townhall.cases.models import Case, Deadline
from townhall.cases.transitions import take, withdraw

MONDAY = date(2026, 3, 2)


@pytest.fixture
def deadline(case) -> Deadline:
    return Deadline.objects.get(case=case)


class TestADeadline:
    def test_begins_with_receipt_as_the_legal_register_says(self, deadline):
        assert (deadline.anchor_on, deadline.length, deadline.due_on) == (MONDAY, "P1M", date(2026, 4, 2))

    def test_is_missing_rather_than_stopping_an_application(self, full_draft, apply, now):
        LegalEntry.objects.filter(key="licence.processing").delete()

        assert apply().due_on is None

    def test_stands_still_while_paused_and_ends_later(self, deadline, case):
        pause(case, on=MONDAY + timedelta(1))
        resume(case, on=MONDAY + timedelta(8))

        deadline.refresh_from_db()
        assert (deadline.paused_days, deadline.due_on) == (7, date(2026, 4, 9))

    def test_is_counted_once_when_paused_twice(self, deadline, case):
        pause(case, on=MONDAY + timedelta(1))
        pause(case, on=MONDAY + timedelta(5))
        resume(case, on=MONDAY + timedelta(8))
        resume(case, on=MONDAY + timedelta(20))

        deadline.refresh_from_db()
        assert deadline.paused_days == 7

    def test_moves_from_a_holiday_after_a_pause(self, deadline, case):
        pause(case, on=MONDAY)
        resume(case, on=MONDAY + timedelta(1))

        deadline.refresh_from_db()
        assert deadline.due_on == date(2026, 4, 7)  # the 3rd is Good Friday

    def test_of_one_kind_runs_once(self, case):
        end_all(case, on=MONDAY)
        start(case, PROCESSING, basis="§ 75 VwGO", anchor_on=MONDAY, length="P3M")

        assert Deadline.objects.filter(case=case, ended_on=None).count() == 1


class TestExplaining:
    def test_says_until_when_since_when_and_by_which_rule(self, deadline):
        assert explain(deadline, "de") == (
            "Wir entscheiden bis zum 2. April 2026: 1 Monat nach dem Eingang am 2. März 2026 (§ 1 licence.processing)."
        )
        assert explain(deadline, "en") == (
            "We decide by 2 April 2026: 1 month after receipt on 2 March 2026 (§ 1 licence.processing)."
        )

    def test_mentions_pause_and_shift(self, deadline, case):
        pause(case, on=MONDAY)
        resumed = resume(case, on=MONDAY + timedelta(1))

        assert "verlängert um 1 Tag, in denen" not in explain(resumed, "de")
        assert "verlängert um 1 Tag Wartezeit" in explain(resumed, "de")
        assert "§ 193 BGB" in explain(resumed, "de")

    def test_says_that_the_clock_stands_still(self, deadline, case):
        pause(case, on=MONDAY)
        deadline.refresh_from_db()

        assert explain(deadline, "de").startswith("Die Zeit steht seit dem 2. März 2026 still")

    def test_tells_the_citizen_until_when_to_answer(self, case):
        asked = start_answer(case, on=MONDAY, due_on=MONDAY + timedelta(14))

        assert asked.kind == ANSWER
        assert explain(asked, "de") == "Antworten Sie bis zum 16. März 2026 (§ 26 Abs. 2, § 31 Abs. 2 VwVfG NRW)."
        assert explain(asked, "de", to_clerk=True).startswith("Die antragstellende Person soll bis zum 16. März 2026 antworten")


class TestSeveralThatRun:
    @pytest.fixture
    def heard(self, case, bob, now) -> Case:
        """Return a case in which Alice can comment until the 16th of March, and Bob decides by the 2nd of April."""
        taken = take(case, by=bob, at=now)
        return hear(taken, outcome="withheld", text="Nein.", due_on=date(2026, 3, 16), by=bob, at=now).case

    def test_are_each_said_to_the_clerk(self, heard, bob):
        first, second = sentences(heard, "de", to_clerk=True)

        assert first.startswith("Die antragstellende Person kann sich bis zum 16. März 2026 äußern")
        assert second.startswith("Wir entscheiden bis zum 2. April 2026")
        client = Client()
        client.force_login(bob)
        page = client.get(f"/amt/vorgaenge/{heard.number}/").content.decode()
        assert first in page
        assert second in page

    def test_are_each_said_to_the_applicant_as_long_as_there_is_something_to_do(self, heard, alice):
        first, second = sentences(heard, "de", today=date(2026, 3, 16))

        assert first.startswith("Äußern können Sie sich bis zum 16. März 2026")
        assert second.startswith("Wir entscheiden bis zum 2. April 2026")
        assert sentences(heard, "de", today=date(2026, 3, 17)) == [second]
        client = Client()
        client.force_login(alice)
        assert second in client.get(f"/konto/vorgaenge/{heard.number}/").content.decode()

    def test_are_no_more_when_the_case_is_over(self, heard, alice, now):
        withdraw(heard, by=alice, at=now)

        assert sentences(heard, "de") == []
