import pytest
from django.urls import reverse

from tests.cases.licence import CANNON, NO_CANNON
from townhall.authorities.models import LegalEntry
from townhall.authorities.registers import NotReachable
from townhall.cases.models import Decision, State
from townhall.cases.second_looks.signing import return_proposal
from townhall.cases.transitions import withdraw
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.results import Impossible

REASONS = "Die Voraussetzungen des § 3 liegen nicht vor."


@pytest.fixture
def address(taken):
    return reverse("backoffice:decision", args=[taken.number])


@pytest.fixture
def proposed(at_bobs_desk, address, taken, seen):
    """Return a case whose decision Bob has proposed."""
    at_bobs_desk.post(address, {"outcome": "special", "decide": "", "seen": seen(at_bobs_desk.get(address))})
    taken.refresh_from_db()
    return taken


@pytest.fixture
def at_carlas_desk(sign_in, carla):
    return sign_in(carla)


@pytest.fixture
def signature(proposed):
    return reverse("backoffice:signature", args=[proposed.number])


def in_language(language: str, address: str) -> str:
    return address if language == "de" else f"/{language}{address}"


def make_it_a_cannon(case) -> None:
    case.application.tree = case.application.tree | {"thing": CANNON["thing"]}
    case.application.save(update_fields=["tree"])


class TestDeciding:
    def test_begins_with_the_letter_and_decides_nothing(self, at_bobs_desk, address, taken):
        response = at_bobs_desk.post(address, {"outcome": "refused", "reasons": REASONS, "preview": ""})

        assert REASONS in response.content.decode()
        assert 'class="letter' in response.content.decode()
        assert Decision.objects.count() == 0

    def test_needs_reasons_where_the_outcome_does(self, at_bobs_desk, address):
        response = at_bobs_desk.post(address, {"outcome": "refused", "reasons": " ", "preview": ""})

        assert response.status_code == 422
        assert "reasons" in response.context["form"].errors

    def test_takes_effect_at_once_with_one_signature(self, at_bobs_desk, address, taken, seen):
        at_bobs_desk.post(
            address, {"outcome": "refused", "reasons": REASONS, "decide": "", "seen": seen(at_bobs_desk.get(address))}
        )

        taken.refresh_from_db()
        assert taken.state == State.DECIDED
        assert taken.decisions.get().reasons == REASONS

    def test_asks_for_what_the_outcome_has_to_know(self, at_bobs_desk, address):
        response = at_bobs_desk.post(address, {"outcome": "limited", "preview": ""})

        page = response.content.decode()
        assert response.status_code == 422
        assert "Befristet bis" in page
        assert "kern-error" not in page

    def test_says_what_is_wrong_with_what_was_stated(self, at_bobs_desk, address):
        typed = {"outcome": "limited", "stated_for": "limited", "stated-until": "gestern", "preview": ""}

        page = at_bobs_desk.post(address, typed).content.decode()

        assert "einen Tag ein, den es gibt" in page
        assert "gestern" in page

    def test_writes_what_was_stated_into_the_letter_and_the_decision(self, at_bobs_desk, address, taken, seen):
        typed = {"outcome": "limited", "stated_for": "limited", "stated-until": "31.12.2030"}

        preview = at_bobs_desk.post(address, typed | {"preview": ""})
        at_bobs_desk.post(address, typed | {"decide": "", "seen": seen(preview)})

        assert "Sie gilt bis 31. Dezember 2030." in preview.content.decode()
        assert taken.decisions.get().stated == {"until": "2030-12-31"}

    def test_waits_for_a_second_person_where_the_outcome_needs_one(self, proposed):
        assert proposed.state == State.PROPOSED

    def test_hands_back_the_reasons_when_the_case_has_changed(self, at_bobs_desk, address, taken, seen, alice, now):
        before = seen(at_bobs_desk.get(address))
        withdraw(taken, by=alice, at=now)

        response = at_bobs_desk.post(address, {"outcome": "refused", "reasons": REASONS, "decide": "", "seen": before})

        assert response.status_code == 409
        assert REASONS in response.content.decode()
        assert Decision.objects.count() == 0

    def test_happens_once_although_the_button_is_pressed_twice(self, at_bobs_desk, address, taken, seen):
        typed = {"outcome": "granted", "decide": "", "seen": seen(at_bobs_desk.get(address))}

        first, second = at_bobs_desk.post(address, typed), at_bobs_desk.post(address, typed)

        assert (first.status_code, second.status_code) == (302, 409)
        assert taken.decisions.count() == 1

    def test_says_what_is_missing_in_the_legal_register(self, at_bobs_desk, address):
        LegalEntry.objects.filter(key="remedy.widerspruch").delete()

        response = at_bobs_desk.post(address, {"outcome": "refused", "reasons": REASONS, "preview": ""})

        assert response.status_code == 422
        assert REASONS in response.content.decode()

    @pytest.mark.parametrize(("language", "words"), NO_CANNON.texts)
    def test_says_at_the_outcome_why_the_rule_calls_it_impossible(self, at_bobs_desk, address, taken, language, words):
        make_it_a_cannon(taken)

        for button in ("preview", "decide"):
            page = at_bobs_desk.post(in_language(language, address), {"outcome": "granted", button: ""})

            assert page.status_code == 422
            assert page.context["form"].errors["outcome"] == [words]
            assert words in page.content.decode()
            assert 'class="letter"' not in page.content.decode()
        assert not Decision.objects.exists()

    def test_is_refused_if_the_rule_calls_it_impossible_by_now(self, at_bobs_desk, address, seen, monkeypatch):
        page = at_bobs_desk.post(address, {"outcome": "granted", "preview": ""})
        monkeypatch.setitem(HOOKS, "cases.work_out", lambda answers, situation, outcome: Impossible(NO_CANNON))

        typed = {"outcome": "granted", "decide": "", "seen": seen(page), "shown": page.context["shown"]}

        assert at_bobs_desk.post(address, typed).status_code == 422
        assert not Decision.objects.exists()

    def test_escapes_what_was_typed_in_the_letter(self, at_bobs_desk, address):
        response = at_bobs_desk.post(address, {"outcome": "refused", "reasons": "<img src=x>", "preview": ""})

        assert "<img src=x>" not in response.content.decode()


class TestTheSecondSignature:
    def test_is_given_by_somebody_else(self, at_carlas_desk, signature, proposed, carla, seen):
        page = at_carlas_desk.get(signature)
        at_carlas_desk.post(signature, {"sign": "", "seen": seen(page)})

        assert 'class="letter' in page.content.decode()
        proposed.refresh_from_db()
        assert proposed.state == State.DECIDED
        assert proposed.decisions.get().signed_by == carla

    @pytest.mark.yardstick("O21")
    def test_is_neither_offered_to_the_proposer_nor_accepted(self, at_bobs_desk, signature, proposed, seen):
        page = at_bobs_desk.get(signature)

        response = at_bobs_desk.post(signature, {"sign": "", "seen": seen(page)})

        assert 'name="sign"' not in page.content.decode()
        assert response.status_code == 403
        proposed.refresh_from_db()
        assert proposed.state == State.PROPOSED

    def test_can_be_refused_with_a_comment_that_the_colleague_reads(self, at_bobs_desk, at_carlas_desk, signature, address, seen):
        at_carlas_desk.post(
            signature, {"return": "", "comment": "Name the paragraph.", "seen": seen(at_carlas_desk.get(signature))}
        )

        page = at_bobs_desk.get(address)
        assert "Name the paragraph." in page.content.decode()
        assert page.context["form"].initial["outcome"] == "special"

    def test_is_not_refused_without_a_comment(self, at_carlas_desk, signature, proposed):
        assert at_carlas_desk.post(signature, {"return": "", "comment": ""}).status_code == 422
        proposed.refresh_from_db()
        assert proposed.state == State.PROPOSED

    def test_comes_too_late_after_the_proposal_was_returned(self, at_carlas_desk, signature, proposed, carla, now, seen):
        page = at_carlas_desk.get(signature)
        return_proposal(proposed, comment="No.", by=carla, at=now)

        assert at_carlas_desk.post(signature, {"sign": "", "seen": seen(page)}).status_code == 409

    def test_is_listed_for_colleagues_and_not_for_the_proposer(self, at_bobs_desk, at_carlas_desk, proposed):
        waiting = reverse("backoffice:list", args=["freigabe"])

        assert proposed.number in at_carlas_desk.get(waiting).content.decode()
        assert proposed.number not in at_bobs_desk.get(waiting).content.decode()


class TestARegisterThatDoesNotAnswer:
    def test_is_said_and_nothing_is_decided(self, at_bobs_desk, address, taken, monkeypatch):
        def silent(*_, **__):
            raise NotReachable("No register is connected.")

        monkeypatch.setitem(HOOKS, "cases.work_out", silent)

        for button in ("preview", "decide"):
            response = at_bobs_desk.post(address, {"outcome": "granted", button: ""})

            assert response.status_code == 422
            assert "antwortet nicht" in response.content.decode()
        assert Decision.objects.count() == 0


class TestARuleThatIsNotHere:
    """A version taken over from another city, or an old one: its code is not in this town hall."""

    WORDS = "Die Erlaubnis wird bis Jahresende erteilt."

    @pytest.fixture(autouse=True)
    def gone(self, taken, monkeypatch):
        for name in ("cases.grant_ordinary", "cases.work_out", "cases.same_family"):
            monkeypatch.delitem(HOOKS, name)

    def test_is_said_in_the_case_file(self, at_bobs_desk, taken):
        page = at_bobs_desk.get(reverse("backoffice:case", args=[taken.number])).content.decode()

        assert "Die Regel dieser Leistung gibt es hier nicht." in page

    def test_leaves_the_words_of_the_decision_to_the_clerk(self, at_bobs_desk, address):
        page = at_bobs_desk.post(address, {"outcome": "granted", "preview": ""}).content.decode()

        assert "Ihre Entscheidung im Wortlaut" in page
        assert "Was ist gegen die Entscheidung möglich?" in page

    def test_does_not_let_a_decision_go_without_words(self, at_bobs_desk, address, seen):
        typed = {"outcome": "granted", "stated_for": "granted", "stated-operative_part": "", "decide": ""}

        response = at_bobs_desk.post(address, typed | {"seen": seen(at_bobs_desk.get(address))})

        assert response.status_code == 422
        assert Decision.objects.count() == 0

    def test_puts_the_words_and_their_remedy_into_the_letter_and_the_decision(self, at_bobs_desk, address, taken, seen):
        typed = {
            "outcome": "granted",
            "stated_for": "granted",
            "stated-operative_part": self.WORDS,
            "stated-remedy_given": "widerspruch",
        }

        preview = at_bobs_desk.post(address, typed | {"preview": ""})
        at_bobs_desk.post(address, typed | {"decide": "", "seen": seen(preview)})

        assert self.WORDS in preview.content.decode()
        assert "Widerspruch bei" in preview.content.decode()
        [part] = taken.decisions.get().parts.all()
        assert part.text == {"de": self.WORDS}
        assert part.remedy == "remedy.widerspruch"
        taken.refresh_from_db()
        assert taken.state == State.DECIDED
