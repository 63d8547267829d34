"""An obvious mistake is corrected in a new sealed copy: same decision, same time for the remedy (§ 42 VwVfG NRW)."""

from datetime import timedelta

import pytest

from tests.certificates.conftest import decide, run
from tests.certificates.test_issuing import enclosed, pdf_of
from townhall.cases.decisions.standing import standing
from townhall.cases.models import Case, Decision, OperativePart, State
from townhall.cases.moves import OwnCase
from townhall.certificates import issuing
from townhall.certificates.codes import new_code
from townhall.certificates.correcting import NotInTheNotice, ReasonMissing, correct_notice
from townhall.certificates.models import Certificate
from townhall.certificates.notices import compose
from townhall.certificates.rendering import notice_html
from townhall.certificates.superseding import revoke_undone
from townhall.certificates.verification import State as Validity
from townhall.certificates.verification import verify_code
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.notifications import letters, postbox
from townhall.notifications.models import Announcement, Letter

SLIP = {"wrong": "Rex", "right": "Rexi", "reason": "Im Antrag heißt der Hund Rexi."}


@pytest.fixture
def codes(monkeypatch):
    made = []
    monkeypatch.setattr(issuing, "new_code", lambda: made.append(new_code()) or made[-1])
    return made


@pytest.fixture
def announced(decided, now, codes):
    """Return a case whose notice is in Alice's postbox."""
    Case.objects.filter(pk=decided.subject_id).update(state=State.DECIDED, decided_at=now)
    run(issuing.issue, decided)
    letters.announce_decision(Event.objects.get(kind="certificate.issued"))
    return Case.objects.get(pk=decided.subject_id)


def issue_correction(case, *, by, at, **slip) -> Certificate:
    made = correct_notice(case, by=by, at=at, **SLIP | slip)
    run(issuing.issue, Event.objects.get(kind="notice.corrected", data__decision=made.pk))
    letters.announce_decision(Event.objects.filter(kind="certificate.issued").order_by("-pk").first())
    return Certificate.objects.get(decision=made)


class TestACorrectedNotice:
    def test_takes_the_place_of_the_old_copy_and_says_what_is_corrected(self, announced, bob, now, codes):
        new = issue_correction(announced, by=bob, at=now)

        html = notice_html(new.decision, "de")
        assert "Statt „Rex“ heißt es richtig: „Rexi“." in html
        assert "Im Antrag heißt der Hund Rexi." in html
        assert "läuft weiter wie bisher" in html
        assert "(§ 129 AO, § 12 Abs. 1 KAG NRW)" in html
        assert ">Rex<" not in html
        said = compose(new.decision, "de").in_short[0].sentences
        assert said[0] == "Wir haben einen Fehler in unserem Bescheid berichtigt."
        assert len(said) > 2  # and then what was decided
        [*_others, otherwise] = compose(new.decision, "de").in_short
        assert "Die Zeit läuft weiter wie bisher." in otherwise.sentences
        assert "Die Zeit beginnt mit der Bekanntgabe." not in otherwise.sentences
        assert enclosed(pdf_of(new))["corrected"] == [{"wrong": "Rex", "right": "Rexi"}]
        old, current = (verify_code(code, at=now + timedelta(days=400)) for code in codes)
        assert (old.state, old.replaced_on, current.state) == (Validity.REVOKED, current.issued_on, Validity.VALID)

    def test_leaves_decision_and_remedy_as_they_are(self, announced, alice, bob, now):
        first = standing(announced)
        postbox.open_letter(Letter.objects.get(kind="decision"), by=alice, at=now)
        before = [(row.deemed_on, row.remedy_until) for row in Announcement.objects.order_by("pk")]
        new = issue_correction(announced, by=bob, at=now + timedelta(days=10))
        postbox.open_letter(new.letters.get(), by=alice, at=now + timedelta(days=11))

        assert standing(announced) == first
        assert OperativePart.objects.exclude(decision=first).count() == 0
        assert before == [(row.deemed_on, row.remedy_until) for row in Announcement.objects.order_by("pk")]

    def test_makes_an_unopened_notice_known_when_it_is_opened(self, announced, alice, bob, now):
        new = issue_correction(announced, by=bob, at=now)
        postbox.open_letter(new.letters.get(), by=alice, at=now)

        assert {row.first_opened_at for row in Announcement.objects.all()} == {now}

    def test_can_be_corrected_again(self, announced, bob, now, codes):
        issue_correction(announced, by=bob, at=now)
        second = issue_correction(announced, by=bob, at=now, wrong="Rexi", right="Rexy")

        assert "Rexy" in notice_html(second.decision, "de")
        assert [verify_code(code, at=now).state for code in codes][-1] == Validity.VALID
        assert Certificate.objects.filter(replaced_by=None, kind="notice").get() == second


class TestACorrection:
    def test_is_refused_where_the_words_do_not_stand(self, announced, bob, now):
        for wrong in ("Bello", "", "{applicant}"):
            with pytest.raises(NotInTheNotice):
                correct_notice(announced, by=bob, at=now, **SLIP | {"wrong": wrong})

    def test_changes_no_amount(self, announced, bob, now):
        with pytest.raises(NotInTheNotice):
            correct_notice(announced, by=bob, at=now, **SLIP | {"wrong": "einem Monat", "right": "zwei Monaten"})

    def test_needs_a_reason_and_somebody_else_than_the_applicant(self, announced, alice, bob, now):
        with pytest.raises(ReasonMissing):
            correct_notice(announced, by=bob, at=now, **SLIP | {"reason": " "})
        with pytest.raises(OwnCase):
            correct_notice(announced, by=alice, at=now, **SLIP)


def test_a_new_decision_replaces_the_code_of_the_old_one(announced, case, bob, now, codes):
    issue_correction(announced, by=bob, at=now)
    new = Decision.objects.get(pk=decide_instead(case, by=bob, at=now).pk)
    run(issuing.issue, record("case.decided", case, by=bob, at=now, decision=new.pk))

    verdicts = [verify_code(code, at=now + timedelta(days=400)) for code in codes]
    assert [verdict.state for verdict in verdicts] == [Validity.REVOKED, Validity.REVOKED, Validity.VALID]


def decide_instead(case, *, by, at) -> Decision:
    first = case.decisions.get(number=1)
    Decision.objects.filter(pk=first.pk).update(number=7)
    made = decide(case, by=by, automatic=False, at=at)
    Decision.objects.filter(pk=made.pk).update(about=first, number=8)
    return made


@pytest.mark.parametrize("begins", ["2026-02-01", "2030-01-01"])
def test_a_decision_that_is_taken_back_shows_its_day_on_the_check_page(announced, bob, now, codes, begins):
    about = standing(announced)
    facts = {"kind": "withdrawal", "outcome": "withdrawal", "status": "final", "content": {"parts": []}}
    taken = Decision.objects.create(case=announced, number=9, about=about, proposed_by=bob, proposed_at=now, **facts)
    revoke_undone(record("decision.undone", announced, by=bob, at=now, decision=taken.pk, begins=begins))

    verdict = verify_code(codes[0], at=now)
    is_over = begins < "2026-03"
    assert (verdict.state, str(verdict.revoked_on)) == (Validity.REVOKED if is_over else Validity.VALID, begins)
    assert verdict.replaced_on is None
