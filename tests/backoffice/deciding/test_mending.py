"""The pages on which a clerk corrects a notice or looks at a decision again: one step each, nothing twice."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cases.second_looks.test_objecting import COURT
from tests.cases.second_looks.test_undoing import GROUNDS
from townhall.accounts.models import TrustLevel
from townhall.accounts.trust import raise_session
from townhall.authorities.models import LegalEntry
from townhall.cases.decisions.deciding import propose
from townhall.cases.models import Case, Decision, State

REASON = "Ein Nachweis lag schon vor."


@pytest.fixture
def decided(taken, bob, now):
    return propose(taken, outcome="refused", reasons="Die Fahne ist zu gros.", by=bob, at=now).case


def prove(client, level: int) -> None:
    """Let somebody prove now who they are."""
    session = client.session
    raise_session(session, level, at=timezone.now())
    session.save()


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
    def test_brings_the_case_back_and_lets_the_clerk_leave_it_as_it_is(self, at_carlas_desk, decided, seen):
        assert "Entscheidung noch einmal prüfen" in at_carlas_desk.get(at(decided)).content.decode()
        sent = {"reason": REASON, "seen": seen(at_carlas_desk.get(at(decided, "reopening")))}
        assert [at_carlas_desk.post(at(decided, "reopening"), sent).status_code for _ in range(2)] == [302, 409]

        page = at_carlas_desk.get(at(decided)).content.decode()
        assert REASON in page
        assert "Es bei der Entscheidung belassen" in page
        sent = {"reason": "Nichts Neues.", "seen": seen(at_carlas_desk.get(at(decided, "standing")))}
        assert at_carlas_desk.post(at(decided, "standing"), sent).status_code == 302
        assert Case.objects.get(pk=decided.pk).state == State.DECIDED

    def test_is_for_supervisors_of_the_office(self, sign_in, at_bobs_desk, decided, dora):
        assert "Entscheidung noch einmal prüfen" not in at_bobs_desk.get(at(decided)).content.decode()
        for page in ("reopening", "undoing"):
            assert at_bobs_desk.get(at(decided, page)).status_code == 403
            assert sign_in(dora).get(at(decided, page)).status_code == 404

    def test_says_what_is_missing(self, at_carlas_desk, decided):
        assert at_carlas_desk.post(at(decided, "reopening"), {"reason": " "}).status_code == 422


class TestTakingBack:
    @pytest.fixture(autouse=True)
    def grounds(self, db):
        entry = {"title": "x", "source": "§ 48 VwVfG NRW", "valid_from": "2015-01-01"}
        LegalEntry.objects.create(key="undoing.general", value=GROUNDS, **entry)
        rule = {"citation": "§ 41 Abs. 2a VwVfG NRW", "days": 1, "counts_from": "opened", "void_after_days": 10}
        LegalEntry.objects.create(key="announcement.portal_41_2a", value=rule, **entry)

    def test_shows_the_letter_first_and_happens_once(self, at_carlas_desk, decided, seen):
        page = at(decided, "undoing")
        sent = {"ground": "unlawful", "begins": "2090-02-01", "reasons": REASON, "seen": seen(at_carlas_desk.get(page))}

        draft = at_carlas_desk.post(page, sent | {"preview": ""}).content.decode()
        assert "mit Wirkung ab dem 1. Februar 2090 zurückgenommen" in draft
        assert [at_carlas_desk.post(page, sent | {"undo": ""}).status_code for _ in range(2)] == [302, 409]
        assert Decision.objects.get(kind="withdrawal").reasons == REASON

    def test_says_at_the_question_that_the_day_is_too_early(self, at_carlas_desk, decided):
        answer = at_carlas_desk.post(
            at(decided, "undoing"), {"ground": "reserved", "begins": "2020-01-01", "reasons": REASON, "preview": ""}
        )

        assert answer.status_code == 422
        assert "Der Grund wirkt nicht zurück" in str(answer.context["form"].errors["begins"])


class TestAnObjection:
    def test_is_filed_by_the_person_and_answered_at_the_desk(self, sign_in, alice, carla, at_bobs_desk, decided, seen):
        LegalEntry.objects.create(key="remedy.klage", value=COURT, title="x", source="§ 74 VwGO", valid_from="2015-01-01")
        rule = {"citation": "§ 41 Abs. 2a VwVfG NRW", "days": 1, "counts_from": "opened", "void_after_days": 10}
        LegalEntry.objects.create(key="announcement.portal_41_2a", value=rule, title="x", source="§ 41", valid_from="2015-01-01")
        there, hers = reverse("portal:objection", args=[decided.number]), sign_in(alice)
        asked = hers.get(there)
        assert (asked.status_code, "§ 3a VwVfG" in asked.content.decode()) == (403, True)
        prove(hers, TrustLevel.SUBSTANTIAL)
        assert "Verbindlich Widerspruch einlegen" in hers.get(there).content.decode()
        assert [hers.post(there, {"text": "<b>Nein</b>", "object": ""}).status_code for _ in range(2)] == [302, 409]
        assert "liegt uns seit dem" in hers.get(there).content.decode()

        page, carlas = at(decided, "objection"), sign_in(carla)
        shown = at_bobs_desk.get(page)
        assert "&lt;b&gt;Nein&lt;/b&gt;" in shown.content.decode()
        assert decided.number in at_bobs_desk.get("/amt/listen/widersprueche/").content.decode()
        assert "Widerspruch bearbeiten" in at_bobs_desk.get(reverse("backoffice:case", args=[decided.number])).content.decode()
        ruling = {"act": "rule", "rule-how": "unfounded", "rule-reasons": REASON}
        assert at_bobs_desk.post(page, ruling | {"seen": seen(shown)}).status_code == 409
        assert "zurückgewiesen (§ 73 VwGO)" in carlas.post(page, ruling | {"preview": ""}).content.decode()
        assert carlas.post(page, ruling | {"seen": seen(carlas.get(page))}).status_code == 302
        assert Decision.objects.get(kind="ruling").proposed_by == carla
