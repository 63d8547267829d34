"""What editors fill in: every piece of a text in German and English, and why it changes."""

import re
from collections.abc import Iterator

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from townhall.backoffice.form_fields import box
from townhall.editorial.contents import Content, LetterText
from townhall.editorial.parts import EMPTY, LANGUAGES, Piece, pieces, put_together
from townhall.lib.text import T

PARAGRAPH = re.compile(r"block[0-9]+")
IN_LANGUAGE = {
    "de": T("{label} auf Deutsch", en="{label} in German"),
    "en": T("{label} auf Englisch", en="{label} in English"),
}


class TextForm(forms.Form):
    """One text taken apart. An empty paragraph or building block is left out when it is saved."""

    why = forms.CharField(
        label=_("What changes, and why?"),
        help_text=_("It stands beside the version for good. For example: legal basis of 1 January."),
        max_length=400,
        error_messages={"required": _("Write what changes and why.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, *args, content: Content, **options):
        super().__init__(*args, **options)
        self.content = content
        for piece in pieces(content):
            for language in LANGUAGES:
                words = dict(piece.text.texts).get(language, "")
                rows = min(14, max(3, len(words) // 60 + words.count("\n") + 1))
                self.fields[f"{piece.name}:{language}"] = forms.CharField(
                    label=str(IN_LANGUAGE[language].fill(label=piece.label)),
                    required=False,
                    initial=words,
                    max_length=10_000,
                    widget=box(rows) if piece.long else forms.TextInput(),
                )

    @property
    def groups(self) -> Iterator[tuple[T, list[BoundField], int | None]]:
        """Yield the controls under the headings they belong to, in the order of the letter, with the place of a paragraph."""
        found: dict[str, tuple[T, list[BoundField]]] = {}
        for piece in pieces(self.content):
            place = piece.name.rpartition(".")[0]
            controls = found.setdefault(place, (piece.group, []))[1]
            controls += [self[f"{piece.name}:{language}"] for language in LANGUAGES]
        for place, (heading, controls) in found.items():
            yield heading, controls, int(place.removeprefix("block")) if PARAGRAPH.fullmatch(place) else None

    @property
    def changed(self) -> Content:
        """Return the text as it was filled in."""
        return put_together(self.content, self.words)

    @property
    def words(self) -> dict[str, T]:
        return {piece.name: self.said(piece) for piece in pieces(self.content)}

    def said(self, piece: Piece) -> T:
        german, english = (self.cleaned_data[f"{piece.name}:{language}"].replace("\r\n", "\n") for language in LANGUAGES)
        return T(german, en=english) if german or english else EMPTY

    @property
    def last(self) -> int:
        """Return the place of the last paragraph of a letter."""
        return len(self.content.letter.blocks) - 1 if isinstance(self.content, LetterText) else -1

    @property
    def removable(self) -> list[int]:
        """Return the places of paragraphs in words; what the town hall fills in itself is moved, but not removed."""
        blocks = self.content.letter.blocks if isinstance(self.content, LetterText) else ()
        return [place for place, block in enumerate(blocks) if block.kind == "text"]
