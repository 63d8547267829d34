"""How questions are shown: markup, names for everybody, and errors tied to their inputs."""

import re
from html.parser import HTMLParser

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils import translation

from townhall.portal.templatetags.fields import question

ENDLESS = {"input", "img", "br", "hr", "link", "meta"}


class Page(HTMLParser):
    """The elements of a page with their attributes and the text inside."""

    def __init__(self, html: str):
        super().__init__()
        self.elements: list[tuple[str, dict, list[str]]] = []
        self.open: list[tuple[str, dict, list[str]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        element = (tag, dict(attrs), [])
        self.elements.append(element)
        if tag not in ENDLESS:
            self.open.append(element)

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        for _, _, text in self.open:
            text.append(data)

    def all(self, tag: str, **wanted) -> list[tuple[dict, str]]:
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in wanted.items()}
        found = [(a, " ".join("".join(t).split())) for name, a, t in self.elements if name == tag]
        return [(a, text) for a, text in found if all(a.get(name) == value for name, value in wanted.items())]

    def one(self, tag: str, **wanted) -> tuple[dict, str]:
        [found] = self.all(tag, **wanted)
        return found


class SplitDay(forms.MultiWidget):
    def __init__(self):
        super().__init__([forms.TextInput({"autocomplete": f"bday-{part}"}) for part in ("day", "month", "year")])

    def decompress(self, value):
        return [None, None, None]


class DayField(forms.MultiValueField):
    widget = SplitDay

    def __init__(self, **options):
        super().__init__([forms.CharField(), forms.CharField(), forms.CharField()], **options)

    def compress(self, data_list):
        return data_list


class Questions(forms.Form):
    given_name = forms.CharField(
        label="Vorname", help_text="Wie in Ihrem Ausweis", error_messages={"required": "Geben Sie Ihren Vornamen ein"}
    )
    phone = forms.CharField(label="Telefon", required=False, max_length=10)
    size = forms.ChoiceField(label="Größe", choices=[("s", "klein"), ("b", "groß")], widget=forms.RadioSelect)
    born = DayField(label="Geburtsdatum", help_text="Zum Beispiel 27 3 1987")
    kinds = forms.MultipleChoiceField(label="Arten", choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple)
    city = forms.ChoiceField(label="Stadt", choices=[("", "Auswählen"), ("bo", "Bochum")])
    note = forms.CharField(label="Anmerkung", widget=forms.Textarea, required=False)
    agreed = forms.BooleanField(label="Ich stimme zu")


@pytest.fixture
def empty() -> Page:
    return Page(render_to_string("forms/fields.html", {"form": Questions()}))


@pytest.fixture
def wrong() -> Page:
    return Page(render_to_string("forms/fields.html", {"form": Questions({"phone": "12345678901"})}))


class TestAQuestion:
    def test_has_its_label_above_and_its_hint_between(self, empty):
        html = render_to_string("forms/fields.html", {"form": Questions()})

        assert html.index("Vorname") < html.index("Wie in Ihrem Ausweis") < html.index('name="given_name"')

    @pytest.mark.yardstick("W17")
    def test_says_when_it_is_optional_and_never_demands(self, empty):
        assert empty.one("label", for_="id_phone")[1].endswith("(optional)")
        assert not any("required" in attrs or "placeholder" in attrs for _, attrs, _ in empty.elements)
        assert not any("*" in text for _, text in empty.all("label"))

    def test_names_its_hint(self, empty):
        assert empty.one("input", name="given_name")[0]["aria-describedby"] == "id_given_name_hint"

    def test_is_as_wide_as_its_answer(self, empty):
        assert "rb-width-10" in empty.one("input", name="phone")[0]["class"]

    def test_may_carry_the_heading_of_the_page(self):
        html = question(Questions()["size"], heading=True)

        assert Page(html).one("h1")[1] == "Größe"
        assert Page(html).one("legend")[1] == "Größe"

    def test_with_several_inputs_is_a_group_with_a_legend(self, empty):
        assert [text for _, text in empty.all("legend")] == ["Größe", "Geburtsdatum", "Arten"]
        assert empty.one("input", id="id_born_0")[0]["autocomplete"] == "bday-day"


@pytest.mark.yardstick("W44")
class TestAMistake:
    def test_is_spoken_with_its_input(self, wrong):
        attrs, _ = wrong.one("input", name="given_name")

        assert attrs["aria-invalid"] == "true"
        assert attrs["aria-describedby"] == "id_given_name_hint id_given_name_error"
        assert wrong.one("p", id="id_given_name_error")[1] == "Fehler: Geben Sie Ihren Vornamen ein"

    @pytest.mark.parametrize(("name", "group"), [("size", "radiogroup"), ("born", None), ("kinds", None)])
    def test_is_spoken_with_its_group(self, wrong, name, group):
        error = f"id_{name}_error"
        [attrs] = [attrs for attrs, _ in wrong.all("fieldset") if error in attrs.get("aria-describedby", "")]

        assert attrs.get("role") == group
        assert wrong.all("p", id=error)

    def test_refers_only_to_what_is_on_the_page(self, wrong):
        ids = [attrs["id"] for _, attrs, _ in wrong.elements if "id" in attrs]
        named = {id for _, attrs, _ in wrong.elements for id in attrs.get("aria-describedby", "").split()}

        assert len(ids) == len(set(ids))
        assert named <= set(ids)


@pytest.mark.yardstick("W43")
class TestTheListOfMistakes:
    @pytest.fixture
    def summary(self):
        return Page(render_to_string("forms/error_summary.html", {"form": Questions({"phone": "12345678901"})}))

    def test_leads_to_every_first_input(self, summary, wrong):
        targets = [attrs["href"] for attrs, _ in summary.all("a")]
        ids = {attrs.get("id") for _, attrs, _ in wrong.elements}

        assert targets[:4] == ["#id_given_name", "#id_phone", "#id_size_0", "#id_born_0"]
        assert {target.removeprefix("#") for target in targets} <= ids

    def test_uses_the_words_of_the_question(self, summary, wrong):
        shown = {re.sub("^Fehler: ", "", text) for attrs, text in wrong.all("p") if "kern-error" in attrs.get("class", "")}

        assert {text for _, text in summary.all("a")} == shown

    def test_can_be_focused_and_is_no_alert(self, summary):
        attrs, _ = summary.one("div", id="fehler")

        assert (attrs["role"], attrs["tabindex"]) == ("group", "-1")

    def test_is_not_there_without_mistakes(self):
        assert render_to_string("forms/error_summary.html", {"form": Questions()}).strip() == ""


class TestOurOwnSentences:
    @pytest.mark.yardstick("W45")
    @pytest.mark.parametrize("language", ["de", "en"])
    def test_say_what_to_do(self, language):
        with translation.override(language):
            form = Questions({"phone": "12345678901", "size": "x", "kinds": ["x"]})
            sentences = [str(sentence) for errors in form.errors.values() for sentence in errors]

        forbidden = re.compile("ungültig|Pflichtfeld|Dieses Feld ist|Bitte|invalid|This field is|valid choice", re.IGNORECASE)
        assert not [sentence for sentence in sentences if forbidden.search(sentence)]
