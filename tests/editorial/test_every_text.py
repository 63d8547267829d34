"""Every text that editors look after is complete, can be shown on a sample, and shows the signs of a page as signs."""

import re
from collections.abc import Iterator

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from tests.certificates.letter_text import words_of_pdf
from tests.fixtures import employee, sign_in
from townhall.authorities.models import Role
from townhall.backoffice.editing.text_lists import SENTENCES
from townhall.backoffice.editing.texts import on_trial
from townhall.certificates.text_previews import page_of
from townhall.certificates.town_previews import sample_values
from townhall.editorial.checking import names_in, problems
from townhall.editorial.contents import NOTICE, Content, Text
from townhall.editorial.models import Kind, TextDraft, TextVersion
from townhall.editorial.office_blocks import shipped
from townhall.editorial.parts import pieces, put_together, texts_of
from townhall.editorial.phrases import shipped_phrases
from townhall.editorial.town_letters import OUTCOMES, TOWN
from townhall.lib import pdf
from townhall.lib.text import T
from townhall.notifications.composing import FRAME, Part, compose, words_of

GAP = re.compile(r"\{[a-z][^{}\s]*\}")
SIGNS = "<b>fett</b> & „x“ "
MAILS = [key for key in shipped_phrases() if key.startswith("mail.")]


def every_text() -> Iterator[Text]:
    yield Text(Kind.LAYOUT, NOTICE)
    yield from (Text(Kind.LETTER, f"{TOWN}.{id}") for id in OUTCOMES)
    yield from (Text(Kind.PHRASES, key) for key in shipped_phrases())
    yield from (Text(Kind.BLOCK, key) for key in shipped())


def with_signs(content: Content) -> Content:
    """Return a text in which every sentence begins with what a browser might read as markup."""
    said = {piece.name: marked(piece.text) if piece.text else piece.text for piece in pieces(content)}
    return put_together(content, said)


def marked(text: T) -> T:
    return T.load({language: SIGNS + words for language, words in text.texts})


def in_use(key: str, *, at) -> None:
    """Let the sentences with signs be those in use."""
    content = with_signs(shipped_phrases()[key].content).dump()
    facts = {"why": "x", "written_by": "x", "published_by": "x", "published_at": at}
    TextVersion.objects.create(kind=Kind.PHRASES, key=key, number=1, content=content, **facts)


@pytest.fixture
def at_gretas_desk(published, city) -> Client:
    """Return the desk of an editor of the whole town hall."""
    return sign_in(Client(), employee("Greta", "Wortlaut", city, Role.EDITOR))


class TestEveryText:
    def test_is_there_in_german_and_english_and_fit_to_be_published(self, published):
        assert {text.key: found for text in every_text() if (found := problems(text, text.shipped))} == {}

    def test_is_shown_on_a_sample_without_a_gap(self, published):
        shown = {text.key: on_trial(text, text.shipped) for text in every_text()}

        assert [key for key, made in shown.items() if "no_letter" in made or not made] == []
        assert {key: gaps for key, made in shown.items() if (gaps := GAP.findall(repr(made)))} == {}

    def test_speaks_of_one_thing_where_its_sentence_does(self, published):
        german, _english = on_trial(Text(Kind.PHRASES, "mail.stuck"), shipped_phrases()["mail.stuck"].content)["message"]

        assert "1 Arbeitsschritt ist fehlgeschlagen oder überfällig." in german.others
        assert "2 Arbeitsschritte sind fehlgeschlagen oder überfällig." in german.others

    def test_with_signs_of_a_page_shows_them_as_signs_on_its_page(self, at_gretas_desk, now):
        for text in every_text():
            facts = {"content": with_signs(text.shipped).dump(), "why": "x", "based_on": 0, "written_at": now}
            TextDraft.objects.create(kind=text.kind, key=text.key, **facts)

            page = at_gretas_desk.get(reverse("backoffice:text", args=[text.kind, text.key])).content.decode()

            assert "<b>fett" not in page, text.key
            assert page.count("&lt;b&gt;fett") >= 2 * len([piece for piece in pieces(text.shipped) if piece.text]), text.key

    def test_with_signs_of_a_page_shows_them_as_signs_on_paper(self, published, now):
        for text in every_text():
            if text.kind == Kind.PHRASES and not text.key.startswith("notice."):
                continue
            sheet = page_of(text, with_signs(text.shipped), at=now)
            words = "".join(words_of_pdf(pdf.render(sheet.html, title=sheet.title, language="de", attachment={})))

            assert "<b>fett</b>&„x“" in words, text.key


class TestEverySentence:
    def test_has_an_example_for_what_is_filled_in(self, now):
        named = {name for each in shipped_phrases().values() for text in texts_of(each.content) for name in names_in(text)}

        assert named - set(sample_values(at=now)) == set()

    def test_is_called_the_same_wherever_it_has_the_same_name(self):
        labels = {(name, label) for each in shipped_phrases().values() for name, label in each.labels.items()}

        assert len(labels) == len({name for name, _label in labels})

    def test_stands_under_a_heading_in_the_list(self):
        assert {key.partition(".")[0] for key in shipped_phrases()} == set(SENTENCES)


@pytest.mark.django_db
class TestEveryMail:
    @pytest.mark.parametrize("key", MAILS)
    def test_shows_signs_of_a_page_as_signs(self, key, now):
        for name in {key, FRAME}:
            in_use(name, at=now)

        words = words_of(key, language="de", at=now)
        mail = compose({"subject": "", **words}, *(Part(said) for said in words.values()), language="de", at=now)

        assert "<b>fett" not in mail["html"]
        assert mail["html"].count("&lt;b&gt;fett&lt;/b&gt; &amp; „x“") >= len(words) + 3
        assert mail["text"].count(SIGNS) >= len(words) + 3
        assert "\n" not in mail["subject"]

    def test_of_an_account_shows_them_too(self, now):
        for name in (FRAME, "mail.new_password"):
            in_use(name, at=now)

        for part in ("subject", "message"):
            assert SIGNS in render_to_string(f"account/email/password_reset_key_{part}.txt", {"city": "Bochum"})
