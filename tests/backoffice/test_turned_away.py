"""Who has lost the right to send a form gets back what they wrote."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from django import forms
from django.urls import reverse

from townhall import backoffice
from townhall.authorities.models import Position
from townhall.backoffice.turned_away import WRITTEN
from townhall.cases.models import Note

WORDS = (forms.CharField, forms.EmailField)


def kinds_of(form: type[forms.Form]) -> Iterator[type[forms.Form]]:
    for kind in form.__subclasses__():
        yield kind
        yield from kinds_of(kind)


class TestWhatIsHandedBack:
    @pytest.mark.parametrize("text", ["Rückruf!", "Zeugin anrufen"])
    def test_is_every_word_written_and_nothing_the_page_filled_in(self, at_bobs_desk, taken, bob, text):
        Position.objects.filter(account=bob).delete()
        sent = {"note": text, "seen": "stamp-of-the-page", "outcome": "granted"}

        answer = at_bobs_desk.post(reverse("backoffice:notes", args=[taken.number]), sent)

        assert (answer.status_code, Note.objects.count()) == (404, 0)
        assert answer.context["typed"] == [text]

    def test_knows_every_question_for_words_in_a_form_of_the_back_office(self):
        for module in pkgutil.iter_modules(backoffice.__path__, "townhall.backoffice."):
            importlib.import_module(module.name)
        ours = [form for form in kinds_of(forms.Form) if form.__module__.startswith(("townhall.backoffice", "townhall.cases"))]
        asked = {
            (name, field.widget.is_hidden) for form in ours for name, field in form.base_fields.items() if type(field) in WORDS
        }

        assert {name for name, is_hidden in asked if not is_hidden} <= WRITTEN
