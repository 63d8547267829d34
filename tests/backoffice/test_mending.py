"""The pages on which a clerk corrects a notice or looks at a decision again: one step each, nothing twice."""

import pytest
from django.urls import reverse

from townhall.cases.deciding import propose
from townhall.cases.models import Case, Decision, State

REASON = "Ein Nachweis lag schon vor."


@pytest.fixture
def decided(taken, bob, now):
    return propose(taken, outcome="refused", reasons="Die Fahne ist zu gros.", by=bob, at=now).case


def at(case, page: str = "case") -> str:
    return reverse(f"backoffice:{page}", args=[case.number])


class TestCorrecting:
    def test_shows_the_letter_first_and_issues_it_once(self, at_bobs_desk, decided, seen):
        page = at(decided, "correction")
        slip = {"wrong": "zu gros", "right": "zu groß", "reason": "Schreibfehler.", "seen": seen(at_bobs_desk.get(page))}

        draft = at_bobs_desk.post(page, slip | {"preview": ""}).content.decode()
        assert "heißt es richtig: „zu groß“" in draft
        assert not Decision.objects.filter(kind="correction").exists()

        answers = [at_bobs_desk.post(page, slip | {"issue": ""}).status_code for _ in range(2)]
        assert answers == [302, 409]
        assert Decision.objects.get(kind="correction").corrected == [{"wrong": "zu gros", "right": "zu groß"}]
        assert Case.objects.get(pk=decided.pk).state == State.DECIDED

    def test_says_at_the_question_that_the_words_stand_nowhere(self, at_bobs_desk, decided):
        answer = at_bobs_desk.post(at(decided, "correction"), {"wrong": "Kuh", "right": "Pferd", "reason": "Tippfehler"})

        assert answer.status_code == 422
        assert "stehen so nicht im Bescheid" in str(answer.context["form"].errors["wrong"])


class TestLookingAgain:
    def test_brings_the_case_back_and_lets_the_clerk_leave_it_as_it_is(self, at_bobs_desk, decided, seen):
        assert "Entscheidung noch einmal prüfen" in at_bobs_desk.get(at(decided)).content.decode()
        sent = {"reason": REASON, "seen": seen(at_bobs_desk.get(at(decided, "reopening")))}
        assert [at_bobs_desk.post(at(decided, "reopening"), sent).status_code for _ in range(2)] == [302, 409]

        page = at_bobs_desk.get(at(decided)).content.decode()
        assert REASON in page
        assert "Es bei der Entscheidung belassen" in page
        sent = {"reason": "Nichts Neues.", "seen": seen(at_bobs_desk.get(at(decided, "standing")))}
        assert at_bobs_desk.post(at(decided, "standing"), sent).status_code == 302
        assert Case.objects.get(pk=decided.pk).state == State.DECIDED

    def test_is_not_offered_to_a_colleague_who_has_nothing_to_do_with_it(self, sign_in, tax_office, decided, dora):
        assert sign_in(dora).get(at(decided, "reopening")).status_code == 404

    def test_says_what_is_missing(self, at_bobs_desk, decided):
        assert at_bobs_desk.post(at(decided, "reopening"), {"reason": " "}).status_code == 422
