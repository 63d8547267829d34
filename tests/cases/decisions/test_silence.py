"""What happens if the authority says nothing in time (Genehmigungsfiktion, § 42a VwVfG), as a matrix of days."""

from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from tests.cases.licence import SPECIAL
from tests.cases.silent import CONSENT, LAW, pausing, silent
from townhall.applications.drafts import start
from townhall.authorities.models import LegalEntry
from townhall.cases.days.deadline_words import explain
from townhall.cases.days.deadlines import begin
from townhall.cases.days.extending import NotExtendable, ReasonMissing, extend
from townhall.cases.decisions.deciding import propose
from townhall.cases.decisions.grounds import OutcomeImpossible
from townhall.cases.decisions.silence import take_effect
from townhall.cases.models import Case, Deadline, Decision, State
from townhall.cases.receiving import receive
from townhall.cases.transitions import answer_request, carry_on, correct, request_information, take, withdraw
from townhall.catalogue.checking.gate import objections
from townhall.catalogue.outcomes import Signing
from townhall.catalogue.publishing import publish
from townhall.certificates.issuing import issue
from townhall.journal.models import Event
from townhall.journal.reactions import REACTIONS, Later


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T11:00:00+00:00")


@pytest.fixture
def versions(law, tax_office):
    LegalEntry.objects.bulk_create(
        LegalEntry(key=key, value=value, title=key, source=f"§ 2 {key}", valid_from=date(2015, 1, 1))
        for key, value in LAW.items()
    )
    published = (publish(each, at=noon("2026-01-01")) for each in (silent, pausing))
    return {version.slug: version for version in published}


@pytest.fixture
def apply_on(versions, alice):
    """Return a verb with which Alice applies on a day."""

    def applied(day: str, slug: str = "stille", thing: str = "Rex") -> Case:
        tree = deepcopy(SPECIAL)
        tree["thing"]["name"] = thing
        draft, _ = start(versions[slug], account=alice, at=noon(day))
        draft.tree = tree
        draft.save()
        return receive(draft.pk, by=alice, at=noon(day), trust=1)

    return applied


def ask(case: Case, day: str, *, by) -> None:
    case = take(case, by=by, at=noon(day)) if case.clerk_id is None else case
    due_on = date.fromisoformat(day) + timedelta(days=14)
    request_information(case, paths=["thing/why"], question="Warum?", due_on=due_on, by=by, at=noon(day))
    case.refresh_from_db()


def answer(case: Case, day: str, *, by) -> None:
    tree = deepcopy(case.application.tree)
    tree["thing"]["why"] = "Darum nicht."
    answer_request(case, tree=tree, by=by, at=noon(day))


def due(case: Case) -> date:
    return Deadline.objects.get(case=case, kind="processing").due_on


def wake(case: Case, at: datetime) -> str:
    """Let the watch look at a moment; return the state of the case afterwards."""
    begun = Event.objects.of(case).get(kind="case.silence_begun")
    with suppress(Later):
        take_effect(begun, at=at)
    case.refresh_from_db()
    return case.state


# Day of receipt; then, in order: what happens on which day; the last day of the period; why.
MATRIX = [
    ("2026-03-02", "stille", [], "2026-04-02", "a month from receipt (§ 188 Abs. 2 BGB)"),
    ("2026-01-31", "stille", [], "2026-03-02", "no 31st in February, and the 28th is a Saturday (§§ 188 Abs. 3, 193 BGB)"),
    ("2026-03-03", "stille", [], "2026-04-07", "3 April is Good Friday, then Easter until Monday (§ 193 BGB)"),
    ("2026-04-01", "stille", [], "2026-05-04", "1 May is a holiday, then a weekend (§ 193 BGB)"),
    ("2026-09-03", "stille", [], "2026-10-05", "3 October is a holiday on a Saturday (§ 193 BGB)"),
    ("2026-10-01", "stille", [], "2026-11-02", "All Saints’ Day in NRW is a Sunday (§ 193 BGB)"),
    ("2026-05-04", "stille", [], "2026-06-05", "Corpus Christi on 4 June is a holiday in NRW (§ 193 BGB)"),
    ("2026-11-25", "stille", [], "2026-12-28", "Christmas, then a Sunday (§ 193 BGB)"),
    ("2026-12-01", "stille", [], "2027-01-04", "1 January is a holiday, then a weekend (§ 193 BGB)"),
    ("2026-03-02", "stille", [("ask", "2026-03-12"), ("answer", "2026-03-22")], "2026-04-22", "begins anew when complete"),
    (
        "2026-03-02",
        "pause",
        [("ask", "2026-03-12"), ("answer", "2026-03-22")],
        "2026-04-13",
        "ten days later, a Sunday (§ 193 BGB)",
    ),
    ("2026-03-02", "stille", [("ask", "2026-03-17"), ("answer", "2026-03-22")], "2026-04-02", "the request came after two weeks"),
    ("2026-03-02", "pause", [("ask", "2026-03-17"), ("answer", "2026-03-22")], "2026-04-02", "the request came after two weeks"),
    ("2026-03-02", "stille", [("ask", "2026-03-12"), ("carry_on", "2026-03-24")], "2026-04-24", "the clerk gave up waiting"),
    (
        "2026-03-02",
        "stille",
        [("ask", "2026-03-12"), ("answer", "2026-03-20"), ("ask", "2026-04-01"), ("answer", "2026-04-08")],
        "2026-05-08",
        "asked again within two weeks of completion",
    ),
    ("2026-03-02", "stille", [("correct", "2026-03-10")], "2026-04-10", "the applicant changed the application"),
    ("2026-03-02", "pause", [("correct", "2026-03-10")], "2026-04-02", "changes move nothing where the time only pauses"),
    ("2026-03-02", "stille", [("extend", "2026-03-30")], "2026-05-04", "extended by a month; 2 May is a Saturday (§ 193 BGB)"),
    (
        "2026-03-02",
        "stille",
        [("ask", "2026-03-12"), ("answer", "2026-03-20"), ("extend", "2026-04-02")],
        "2026-05-20",
        "anew, then extended",
    ),
    (
        "2026-03-02",
        "pause",
        [("ask", "2026-03-12"), ("answer", "2026-03-22"), ("extend", "2026-04-02")],
        "2026-05-12",
        "paused, then extended",
    ),
]


@pytest.mark.yardstick("O19")
@pytest.mark.yardstick("O20")
@pytest.mark.parametrize(("received", "slug", "story", "end", "why"), MATRIX, ids=[row[-1] for row in MATRIX])
def test_the_last_day(apply_on, alice, bob, received, slug, story, end, why):
    case = take(apply_on(received, slug), by=bob, at=noon(received))
    happen = {
        "ask": lambda day: ask(case, day, by=bob),
        "answer": lambda day: answer(case, day, by=alice),
        "carry_on": lambda day: carry_on(case, by=bob, at=noon(day)),
        "correct": lambda day: correct(case, tree=case.application.tree | {}, by=alice, at=noon(day)),
        "extend": lambda day: extend(case, reason="Viele Leitungen", by=bob, at=noon(day)),
    }
    for what, day in story:
        happen[what](day)
        case.refresh_from_db()

    assert due(case) == date.fromisoformat(end), why
    last = date.fromisoformat(end)
    assert wake(case, datetime(last.year, last.month, last.day, 21, 0, tzinfo=UTC)) != State.DECIDED
    assert wake(case, noon(end) + timedelta(days=1)) == State.DECIDED


@pytest.mark.yardstick("O19")
class TestSilence:
    def test_decides_at_the_end_and_says_so_in_the_letter(self, apply_on):
        case = apply_on("2026-03-02")

        assert wake(case, noon("2026-04-03")) == State.DECIDED
        decision = case.decisions.get()
        assert (decision.automatic, decision.outcome) == (True, "deemed")
        assert "seit dem 3. April 2026" in decision.parts.get().text["de"]
        assert "Bis zum 2. April 2026 wurde nicht entschieden" in decision.trace["sentence"]["de"]

    def test_counts_from_the_day_after_the_last_however_late_the_machine_wakes(self, apply_on):
        case = apply_on("2026-03-02")
        wake(case, noon("2026-06-01"))

        assert "seit dem 3. April 2026" in case.decisions.get().parts.get().text["de"]

    @pytest.mark.yardstick("D39")
    def test_is_looked_after_again_when_the_last_day_is_over(self, apply_on):
        case = apply_on("2026-03-02")
        begun = Event.objects.of(case).get(kind="case.silence_begun")

        with pytest.raises(Later) as later:
            take_effect(begun, at=noon("2026-03-02"))
        assert (noon("2026-03-02") + later.value.wait).date() == date(2026, 4, 2)  # five past midnight in Bochum, UTC

    def test_takes_effect_once(self, apply_on):
        case = apply_on("2026-03-02")
        wake(case, noon("2026-04-03"))
        wake(case, noon("2026-04-03"))

        assert case.decisions.count() == 1

    def test_does_not_mind_a_clerk_or_a_proposal(self, apply_on, bob):
        case = take(apply_on("2026-03-02"), by=bob, at=noon("2026-03-03"))
        propose(case, outcome="special", by=bob, at=noon("2026-03-04"))

        assert wake(case, noon("2026-04-03")) == State.DECIDED
        assert list(case.decisions.order_by("number").values_list("status", flat=True)) == [
            Decision.Status.RETURNED,
            Decision.Status.FINAL,
        ]

    def test_never_decides_what_the_rule_calls_impossible(self, apply_on):
        case = apply_on("2026-03-02", thing="Cannon")

        with pytest.raises(OutcomeImpossible):
            wake(case, noon("2026-04-03"))

        assert not case.decisions.exists()

    def test_does_not_wait_for_an_answer_that_was_asked_too_late(self, apply_on, bob):
        case = apply_on("2026-03-02")
        ask(case, "2026-03-30", by=bob)

        assert wake(case, noon("2026-04-03")) == State.DECIDED
        assert not case.information_requests.filter(answered_at=None).exists()

    def test_waits_for_an_answer_that_was_asked_in_time(self, apply_on, bob):
        case = apply_on("2026-03-02")
        ask(case, "2026-03-12", by=bob)

        assert wake(case, noon("2026-04-30")) == State.INFO_REQUESTED

    def test_means_nothing_once_a_person_has_decided_or_the_application_is_withdrawn(self, apply_on, alice, bob):
        decided = take(apply_on("2026-03-02"), by=bob, at=noon("2026-03-03"))
        propose(decided, outcome="refused", reasons="Nein.", by=bob, at=noon("2026-03-04"))
        withdrawn = withdraw(apply_on("2026-03-02"), by=alice, at=noon("2026-03-05"))

        assert [wake(case, noon("2026-05-01")) for case in (decided, withdrawn)] == [State.DECIDED, State.WITHDRAWN]
        assert decided.decisions.get().outcome == "refused"

    def test_does_not_run_before_promised_evidence_is_here(self, apply_on, alice):
        case = apply_on("2026-03-02")
        case.application.promised = ["thing/why"]
        case.application.save()
        deadline = Deadline.objects.get(case=case)
        deadline.delete()
        begin(
            Deadline(kind="processing", anchor_on=deadline.anchor_on, length="P1M", due_on=deadline.due_on, silence={}),
            case,
            at=noon("2026-03-02"),
        )

        assert Deadline.objects.get(case=case).paused_on == date(2026, 3, 2)
        correct(case, tree=case.application.tree, by=alice, at=noon("2026-03-20"))  # nothing is promised any more
        assert due(case) == date(2026, 4, 20)

    def test_is_sooner_for_a_notice(self, apply_on):
        assert due(apply_on("2026-03-02", thing="Anzeige")) == date(2026, 3, 9)

    def test_means_nothing_in_other_services(self, apply):
        assert not Event.objects.of(apply()).filter(kind="case.silence_begun").exists()

    def test_is_watched_and_its_letter_is_issued(self):
        assert "silence.take_effect" in REACTIONS["case.silence_begun"]
        assert REACTIONS["case.decided"]["issuing.issue"].run is issue


class TestTheSentence:
    def test_says_to_both_until_when_and_what_silence_means(self, apply_on, alice, bob):
        case = take(apply_on("2026-03-02"), by=bob, at=noon("2026-03-02"))
        words = "Entscheiden wir bis dahin nicht, gilt die Erlaubnis als erteilt."

        for person, page in ((alice, f"/konto/vorgaenge/{case.number}/"), (bob, f"/amt/vorgaenge/{case.number}/")):
            browser = Client()
            browser.force_login(person)
            assert words in browser.get(page).content.decode()

    @pytest.mark.yardstick("D44")
    def test_says_that_it_began_anew_and_was_extended(self, apply_on, alice, bob):
        case = take(apply_on("2026-03-02"), by=bob, at=noon("2026-03-02"))
        ask(case, "2026-03-12", by=bob)
        answer(case, "2026-03-20", by=alice)
        extend(case, reason="Viele Leitungen", by=bob, at=noon("2026-04-02"))

        assert explain(Deadline.objects.get(case=case, kind="processing"), "de") == (
            "Wir entscheiden bis zum 20. Mai 2026: 1 Monat nach der letzten Ergänzung des Antrags am 20. März 2026, einmal "
            "verlängert um 1 Monat (§ 1 licence.processing). Entscheiden wir bis dahin nicht, gilt die Erlaubnis als erteilt."
        )


class TestAnExtension:
    def test_needs_a_reason(self, apply_on, bob):
        case = take(apply_on("2026-03-02"), by=bob, at=noon("2026-03-02"))

        with pytest.raises(ReasonMissing):
            extend(case, reason=" ", by=bob, at=noon("2026-03-05"))

    def test_is_given_once_and_only_before_the_end(self, apply_on, bob):
        once = take(apply_on("2026-03-02"), by=bob, at=noon("2026-03-02"))
        late = take(apply_on("2026-03-02"), by=bob, at=noon("2026-03-02"))
        extend(once, reason="Viele Leitungen", by=bob, at=noon("2026-03-05"))

        for case, day in ((once, "2026-03-06"), (late, "2026-04-03")):
            with pytest.raises(NotExtendable):
                extend(case, reason="Viele Leitungen", by=bob, at=noon(day))

    def test_is_not_there_where_the_service_has_none(self, case, bob, now):
        with pytest.raises(NotExtendable):
            extend(take(case, by=bob, at=now), reason="Viel zu tun", by=bob, at=now)


class TestTheGate:
    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            (replace(silent, silence=replace(CONSENT, outcome="gone")), "does not have"),
            (replace(silent, silence=replace(CONSENT, outcome="refused")), "nobody is there"),
            (replace(silent, silence=replace(CONSENT, outcome="limited")), "nobody is there"),
            (replace(silent, silence=replace(CONSENT, outcome="special")), "nobody is there"),
            (replace(silent, processing=""), "name its key"),
        ],
    )
    def test_refuses_what_could_not_happen_by_itself(self, wrong, says, today):
        assert any(says in fault.in_("en") for fault in objections(wrong, samples=None, today=today))

    def test_accepts_what_can(self, today):
        assert silent.outcomes[1].signing == Signing.TWO
        assert objections(silent, samples=None, today=today) == []
