from dataclasses import replace

import pytest
from django.urls import reverse

from tests.backoffice.deciding.test_decisions import in_language, make_it_a_cannon
from tests.cases.licence import NO_CANNON, licence
from townhall.cases.models import Decision, State
from townhall.catalogue.publishing import publish
from townhall.kit import T, fields

REASONS = "Die Voraussetzungen des § 3 liegen nicht vor."


@pytest.fixture
def address(taken):
    return reverse("backoffice:live_preview", args=[taken.number])


@pytest.fixture
def form(taken):
    return reverse("backoffice:decision", args=[taken.number])


class TestTheLivePreview:
    def test_shows_the_letter_while_it_is_written(self, at_bobs_desk, address):
        page = at_bobs_desk.post(address, {"outcome": "refused", "reasons": REASONS}).content.decode()

        assert REASONS in page
        assert "Das Wichtigste in Kürze" in page
        assert "<html" not in page
        assert Decision.objects.count() == 0

    def test_is_what_the_button_shows_without_a_script(self, at_bobs_desk, address, form):
        typed = {"outcome": "refused", "reasons": REASONS}

        live = at_bobs_desk.post(address, typed)
        whole = at_bobs_desk.post(form, typed | {"preview": ""})

        assert live.context["letter"] == whole.context["letter"]
        assert live.context["shown"] == whole.context["shown"]

    def test_waits_for_what_is_missing(self, at_bobs_desk, address):
        response = at_bobs_desk.post(address, {"outcome": "refused", "reasons": ""})

        assert response.status_code == 200
        assert "sobald alles ausgefüllt ist" in response.content.decode()

    @pytest.mark.parametrize(("language", "words"), NO_CANNON.texts)
    def test_says_in_the_place_of_the_letter_what_is_not_possible(self, at_bobs_desk, address, taken, language, words):
        make_it_a_cannon(taken)

        page = at_bobs_desk.post(in_language(language, address), {"outcome": "granted"}).content.decode()

        assert page.count(words) == 1
        assert ("Diese Entscheidung ist nicht möglich" if language == "de" else "This decision is not possible") in page
        assert 'name="decide"' not in page

    def test_does_not_wait_for_answers_that_nobody_has_to_give(self, at_bobs_desk, address, taken, now):
        asked = fields.Text(T("Nummer", en="Number"), id="number", required=False)
        granted, *others = licence.outcomes
        version = publish(replace(licence, outcomes=(replace(granted, asks=(asked,)), *others)), at=now)
        type(taken.application).objects.filter(pk=taken.application_id).update(version=version)

        page = at_bobs_desk.post(address, {"outcome": "granted"}).content.decode()

        assert "Nummer" in page
        assert "Das Wichtigste in Kürze" in page

    def test_brings_the_questions_of_the_outcome_that_was_chosen(self, at_bobs_desk, address):
        page = at_bobs_desk.post(address, {"outcome": "limited"}).content.decode()
        filled = at_bobs_desk.post(
            address, {"outcome": "limited", "asked_for": "limited", "stated_for": "limited", "stated-until": "31.12.2030"}
        )

        assert "Befristet bis" in page
        assert 'id="angaben"' in page
        assert 'id="angaben"' not in filled.content.decode()
        assert "Sie gilt bis 31. Dezember 2030." in filled.content.decode()


class TestBuildingBlocks:
    TICKED = {
        "outcome": "refused",
        "blocks_for": "refused",
        "reason-use.missing": "on",
        "reason-place.missing": "2",
        "reason-use.late": "on",
        "reason-place.late": "1",
    }

    def test_are_offered_for_the_outcome_that_was_chosen(self, at_bobs_desk, address):
        page = at_bobs_desk.post(address, {"outcome": "refused"}).content.decode()

        assert "Unterlagen fehlen" in page
        assert 'fehlt: <span lang="de">[Was fehlt]</span>' in page
        assert "Ermessen ausgeübt" in page

    def test_say_which_gap_is_empty(self, at_bobs_desk, form):
        response = at_bobs_desk.post(form, self.TICKED | {"preview": ""})

        assert response.status_code == 422
        assert "Füllen Sie diese Lücke" in response.content.decode()

    def test_are_written_in_the_order_of_their_places(self, at_bobs_desk, form, taken, seen):
        typed = self.TICKED | {"reason-gap.missing.Was fehlt": "<i>der Plan</i>"}

        preview = at_bobs_desk.post(form, typed | {"preview": ""})
        at_bobs_desk.post(form, typed | {"decide": "", "seen": seen(preview), "shown": preview.context["shown"]})

        assert [block["id"] for block in taken.decisions.get().blocks] == ["late", "missing"]
        assert "&lt;i&gt;der Plan&lt;/i&gt;" in preview.context["letter"]


class TestDecidingOnALetter:
    def test_needs_the_letter_that_was_shown(self, at_bobs_desk, form, taken, seen):
        preview = at_bobs_desk.post(form, {"outcome": "refused", "reasons": REASONS, "preview": ""})
        typed = {"outcome": "refused", "decide": "", "seen": seen(preview), "shown": preview.context["shown"]}

        other = at_bobs_desk.post(form, typed | {"reasons": "Etwas anderes."})
        same = at_bobs_desk.post(form, typed | {"reasons": REASONS})

        assert (other.status_code, same.status_code) == (409, 302)
        assert "Sehen Sie es noch einmal an" in other.content.decode()
        assert taken.decisions.get().reasons == REASONS
        taken.refresh_from_db()
        assert taken.state == State.DECIDED
