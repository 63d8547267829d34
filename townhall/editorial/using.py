"""Which texts a decision uses on the day it is drawn up: what editors published last, else what the town hall came with."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Q

from townhall.catalogue.definition import Definition
from townhall.catalogue.outcomes import Nature, Outcome
from townhall.catalogue.placeholders import named
from townhall.editorial.citing import cited
from townhall.editorial.contents import LAYOUT, NOTICE, Layout, LetterText
from townhall.editorial.models import Kind, TextVersion
from townhall.editorial.parts import texts_of
from townhall.editorial.phrases import Phrases, complete, shipped_phrases
from townhall.editorial.town_letters import TOWN

ANNOUNCEMENT, CORRECTION = "notice.announcement", "notice.correction"  # keys of sentences that a notice keeps


@dataclass(frozen=True)
class Wording:
    """The words of one decision: frozen with it, so that it keeps them whatever editors publish later."""

    letter: LetterText
    layout: Layout = LAYOUT
    numbers: tuple[int, int] = (0, 0)  # of the versions of letter and layout; 0: what the town hall came with
    sentences: Mapping[str, Phrases] = field(default_factory=dict)  # what stands in it besides, by key

    def dump(self) -> dict[str, Any]:
        said = {key: words.dump() for key, words in self.sentences.items()}
        own = {"sentences": said} if said else {}
        return {"letter": self.letter.dump(), "layout": self.layout.dump(), "numbers": list(self.numbers), **own}

    @classmethod
    def load(cls, data: dict[str, Any]) -> "Wording":
        """Read the words of a decision; the first ones kept what a correction says under another name."""
        said = data.get("sentences") or ({CORRECTION: data["phrases"]} if "phrases" in data else {})
        sentences = {key: Phrases.load(words) for key, words in said.items()}
        return cls(LetterText.load(data["letter"]), Layout.load(data["layout"]), tuple(data["numbers"]), sentences)


def phrases_for(key: str, *, on: date) -> Phrases:
    """Return the sentences of one kind of letter as they are used now, with what they cite of the legal register on a day."""
    found = TextVersion.objects.newest().filter(kind=Kind.PHRASES, key=key).first()
    return cited(read(key, found), on=on) if found is not None else shipped_phrases()[key].content


def read(key: str, found: TextVersion | None) -> Phrases:
    return complete(key, Phrases.load(found.content)) if found is not None else shipped_phrases()[key].content


def wording_for(definition: Definition, outcome: Outcome, *, of_the_town: bool = False) -> Wording:
    """Return the words for an outcome of a service, or of the town hall; a letter that names what nobody is asked stays aside."""
    slug = TOWN if of_the_town else definition.slug
    wanted = Q(kind=Kind.LETTER, key=f"{slug}.{outcome.id}") | Q(kind=Kind.LAYOUT, key=NOTICE)
    wanted |= Q(kind=Kind.PHRASES, key=ANNOUNCEMENT)
    found = {version.kind: version for version in TextVersion.objects.newest().filter(wanted)}
    letter, layout = found.get(Kind.LETTER), found.get(Kind.LAYOUT)
    text = LetterText.load(letter.content) if letter is not None else None
    fits = text is not None and can_be_filled(text, definition, outcome)
    is_act = outcome.nature == Nature.ADMINISTRATIVE_ACT
    return Wording(
        text if text is not None and fits else LetterText.of(outcome),
        Layout.load(layout.content) if layout is not None else LAYOUT,
        (letter.number if letter is not None and fits else 0, layout.number if layout is not None else 0),
        {ANNOUNCEMENT: read(ANNOUNCEMENT, found.get(Kind.PHRASES))} if is_act else {},
    )


def can_be_filled(text: LetterText, definition: Definition, outcome: Outcome) -> bool:
    said = list(texts_of(text))
    stated = {field.id for field in outcome.asks}
    return set(named(said, "answer")) <= definition.by_path.keys() and set(named(said, "stated")) <= stated


def as_edited(definition: Definition) -> Definition:
    """Return a definition with the letters editors published last, as another town hall takes it over."""
    outcomes = tuple(wording_for(definition, outcome).letter.put_into(outcome) for outcome in definition.outcomes)
    return replace(definition, outcomes=outcomes)
