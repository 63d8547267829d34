import pytest
from django.urls import reverse

from tests.cases.licence import SPECIAL
from tests.certificates.conftest import run
from tests.certificates.letter_text import words_of, words_of_pdf
from tests.fixtures import employee
from townhall.authorities.models import Authority, Position, Role
from townhall.cases.models import Case
from townhall.catalogue.publishing import enclose
from townhall.certificates.text_previews import print_draft
from townhall.editorial.models import TextDraft, TextVersion
from townhall.journal.models import Event

KEY = ("letter", "licence.refused")
WHY = "Freundlicher"


@pytest.fixture
def text(version):
    enclose(version, {"ORDINARY": SPECIAL})
    return reverse("backoffice:text", args=KEY)


@pytest.fixture
def at_eves_desk(sign_in, carla):
    """Return the desk of an editor of the office that decides."""
    return sign_in(employee("Eva", "Redaktion", carla.positions.get().authority, Role.EDITOR))


@pytest.fixture
def at_franks_desk(sign_in, carla):
    """Return the desk of a second editor of the same office."""
    return sign_in(employee("Frank", "Redaktion", carla.positions.get().authority, Role.EDITOR))


@pytest.fixture
def typed(at_eves_desk, text):
    """Return what the form shows, with another subject."""
    form = at_eves_desk.get(f"{text}entwurf/").context["form"]
    shown = {field.html_name: "" if field.value() is None else field.value() for field in form}
    return shown | {"subject:de": "Leider nein", "subject:en": "Sorry", "summary:de": "Nein.", "summary:en": "No.", "why": WHY}


@pytest.fixture
def drafted(at_eves_desk, text, typed):
    at_eves_desk.post(f"{text}entwurf/", typed)
    return TextDraft.objects.get()


class TestTheTexts:
    def test_are_listed_for_those_who_look_after_them(self, at_eves_desk, at_bobs_desk, text):
        page = at_eves_desk.get(reverse("backoffice:texts")).content.decode()

        assert text in page
        assert "/texte/layout/notice/" not in page
        assert at_bobs_desk.get(reverse("backoffice:texts")).status_code == 404

    def test_belong_to_an_office(self, at_eves_desk, text):
        elsewhere = Authority.objects.create(slug="bad", path="bad/", name={"de": "Bad"})
        Position.objects.filter(role=Role.EDITOR).update(authority=elsewhere)

        assert at_eves_desk.get(text).status_code == 404


class TestATextOnItsPage:
    def test_is_shown_with_a_sample_application_of_which_nothing_stays(self, at_eves_desk, text):
        page = at_eves_desk.get(text).content.decode()

        assert "Alice Beispiel" in page
        assert "[Was fehlt]" in page
        assert Case.objects.count() == 0

    def test_is_changed_in_a_draft_that_shows_word_by_word_what_is_new(self, at_eves_desk, text, drafted):
        page = at_eves_desk.get(text).content.decode()

        assert drafted.why == WHY
        assert "Leider nein" in page
        assert "<ins>" in page
        assert 'action="/amt/texte/letter/licence.refused/freigabe/"' not in page

    def test_is_published_by_somebody_else(self, at_eves_desk, at_franks_desk, text, drafted):
        own = at_eves_desk.post(f"{text}freigabe/", {"seen": drafted.revision})
        hers = at_franks_desk.post(f"{text}freigabe/", {"seen": drafted.revision})

        assert (own.status_code, hers.status_code) == (403, 302)
        assert TextVersion.objects.get().content["letter"]["subject"]["de"] == "Leider nein"

    def test_says_what_to_mend_before_it_can_be_published(self, at_eves_desk, at_franks_desk, text, typed):
        at_eves_desk.post(f"{text}entwurf/", typed | {"subject:de": "Nein {nonsense}"})

        page = at_franks_desk.get(text).content.decode()

        assert "Den Platzhalter „nonsense“ gibt es nicht" in page
        assert at_franks_desk.post(f"{text}freigabe/", {"seen": "1"}).status_code == 409

    def test_keeps_what_was_typed_when_somebody_else_was_faster(self, at_franks_desk, text, typed, drafted):
        response = at_franks_desk.post(f"{text}entwurf/", typed | {"subject:de": "Zu spät"})

        assert response.status_code == 409
        assert "Zu spät" in response.content.decode()

    def test_goes_back_to_what_it_was(self, at_eves_desk, at_franks_desk, text, drafted):
        at_franks_desk.post(f"{text}freigabe/", {"seen": drafted.revision})

        at_franks_desk.post(f"{text}fassungen/0/")

        assert TextDraft.objects.get().why == "Zurück zur Fassung 0"

    def test_shows_hostile_words_as_words(self, at_eves_desk, text, typed):
        at_eves_desk.post(f"{text}entwurf/", typed | {"subject:de": "<script>x</script>"})

        assert "<script>x" not in at_eves_desk.get(text).content.decode()


class TestTheFormOfAMail:
    def test_names_what_can_stand_in_its_braces(self, sign_in, city):
        desk = sign_in(employee("Greta", "Wortlaut", city, Role.EDITOR))

        page = desk.get(reverse("backoffice:text_draft", args=["phrases", "mail.decision"])).content.decode()

        assert "<code>{number}</code>" in page
        assert "<code>{applicant}</code>" not in page


class TestADraftOnPaper:
    def test_says_the_same_as_on_its_page(self, at_eves_desk, text, drafted, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path

        at_eves_desk.post(f"{text}papier/", {"seen": drafted.revision})
        run(print_draft, Event.objects.get(kind="text.paper_ordered"))

        page, paper = at_eves_desk.get(text), at_eves_desk.get(f"{text}papier/")
        _german, english = (piece for piece in page.context["letter"].split("</article>") if piece.strip())
        words = words_of_pdf(b"".join(paper.streaming_content))
        assert "Leidernein" in words[0]
        assert words_of(english) == words[-1]

    def test_is_printed_anew_after_a_change(self, at_eves_desk, text, typed, drafted, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        at_eves_desk.post(f"{text}papier/", {"seen": drafted.revision})
        at_eves_desk.post(f"{text}entwurf/", typed | {"seen": drafted.revision, "subject:de": "Noch anders"})

        run(print_draft, Event.objects.get(kind="text.paper_ordered"))

        assert at_eves_desk.get(f"{text}papier/").status_code == 404


class TestTheParagraphsOfALetter:
    def test_are_moved_added_and_removed_with_buttons_and_lose_no_word(self, at_eves_desk, text, typed):
        def press(what: str) -> list[str]:
            form = at_eves_desk.get(f"{text}entwurf/").context["form"]
            shown = {field.html_name: "" if field.value() is None else field.value() for field in form}
            shown |= {"subject:de": "Leider nein", "subject:en": "Sorry", "summary:de": "Nein.", "summary:en": "No."}
            response = at_eves_desk.post(f"{text}absaetze/", shown | {"arrange": what})
            assert response.status_code == 302, response.content.decode()
            return [block["kind"] for block in TextDraft.objects.get().content["letter"]["blocks"]]

        before = [block.kind for block in at_eves_desk.get(f"{text}entwurf/").context["form"].content.letter.blocks]
        down = press("down:0")
        assert down == [before[1], before[0], *before[2:]]
        assert press("up:1") == before
        assert press("insert:0") == [before[0], "text", *before[1:]]
        assert press("remove:1") == before
        assert TextDraft.objects.get().content["letter"]["subject"]["de"] == "Leider nein"

    def test_that_the_town_hall_fills_in_are_not_removed(self, at_eves_desk, text, typed):
        blocks = at_eves_desk.get(f"{text}entwurf/").context["form"].content.letter.blocks
        place = next(number for number, block in enumerate(blocks) if block.kind != "text")

        assert at_eves_desk.post(f"{text}absaetze/", typed | {"arrange": f"remove:{place}"}).status_code == 404
        assert at_eves_desk.post(f"{text}absaetze/", typed | {"arrange": "up:0"}).status_code == 404


class TestAnyTwoVersions:
    def test_are_compared_word_by_word(self, at_eves_desk, at_franks_desk, text, drafted):
        at_franks_desk.post(f"{text}freigabe/", {"seen": drafted.revision})

        page = at_eves_desk.get(f"{text}vergleich/", {"von": "0", "bis": "1"}).content.decode()
        same = at_eves_desk.get(f"{text}vergleich/", {"von": "1", "bis": "1"}).content.decode()

        assert "Leider" in page
        assert "<del>" in page
        assert "<del>" not in same
