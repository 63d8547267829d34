"""The texts of an office at one look, and the versions of one text with what each of them changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from townhall.authorities.models import Position
from townhall.catalogue.models import ServiceVersion
from townhall.editorial.contents import NOTICE, Content, Text
from townhall.editorial.models import Kind, TextDraft, TextVersion
from townhall.editorial.office_blocks import shipped
from townhall.editorial.parts import LANGUAGES, pieces
from townhall.editorial.permissions import EDITORS, may_edit, paths
from townhall.editorial.phrases import shipped_phrases
from townhall.editorial.town_letters import OUTCOMES, TOWN
from townhall.lib.text import T
from townhall.lib.words import Piece, compare

SENTENCES = {  # by what their keys begin with
    "message": T("Nachrichten im Postfach", en="Messages in the inbox"),
    "mail": T("E-Mails", en="E-mails"),
    "notice": T("Sätze in Bescheiden", en="Sentences in notices"),
}
FRAME, BLOCKS = T("Alle Schreiben", en="All letters"), T("Textbausteine der Ämter", en="Building blocks of offices")


@dataclass(frozen=True)
class Row:
    """A text in the list: in which version it is used, and whether somebody is changing it."""

    text: Text
    title: T
    number: int
    is_being_changed: bool


@dataclass(frozen=True)
class Change:
    """One piece of a text that differs, in one language, word by word."""

    group: T
    label: T
    language: str
    words: tuple[Piece, ...]


@dataclass(frozen=True)
class Version:
    """One version of a text with what it changed against the one before: 0 what the town hall came with, -1 the draft."""

    number: int
    row: TextVersion | None
    is_in_use: bool
    changes: list[Change] = field(default_factory=list)


def everything(positions: Iterable[Position]) -> list[tuple[T, list[Row]]]:
    """Return the texts somebody looks after: the frame, building blocks, then the letters service by service."""
    positions, offices = list(positions), paths()
    numbers = {(each.kind, each.key): each.number for each in TextVersion.objects.newest().defer("content")}
    drafts = set(TextDraft.objects.values_list("kind", "key"))
    found = []
    for title, texts in groups(sorted({*shipped(), *(key for kind, key in numbers if kind == Kind.BLOCK)})):
        rows = [
            Row(text, name, numbers.get((text.kind, text.key), 0), (text.kind, text.key) in drafts)
            for text, name in texts
            if may_edit(positions, text, offices)
        ]
        found += [(title, rows)] if rows else []
    return found


def groups(blocks: list[str]) -> Iterator[tuple[T, list[tuple[Text, T]]]]:
    frame = Text(Kind.LAYOUT, NOTICE)
    town = [Text(Kind.LETTER, f"{TOWN}.{id}") for id in OUTCOMES]
    yield FRAME, [(text, text.title) for text in (frame, *town)]
    for beginning, heading in SENTENCES.items():
        texts = [Text(Kind.PHRASES, key) for key in shipped_phrases() if key.startswith(f"{beginning}.")]
        yield heading, [(text, text.title) for text in texts]
    yield BLOCKS, [(text, text.title) for text in (Text(Kind.BLOCK, key) for key in blocks)]
    for version in ServiceVersion.objects.current().order_by("slug"):
        yield version.definition.title, [(Text.of(version, each), each.label) for each in version.definition.outcomes]


def new_blocks(positions: Iterable[Position]) -> list[tuple[Position, Text]]:
    """Return for each office somebody looks after a building block that nobody has written yet."""
    rows = (*TextVersion.objects.filter(kind=Kind.BLOCK), *TextDraft.objects.filter(kind=Kind.BLOCK))
    taken = {*shipped(), *(row.key for row in rows)}
    mine = [each for each in positions if each.role in EDITORS]
    return [(each, Text(Kind.BLOCK, f"{each.authority.slug}.{free_id(each.authority.slug, taken)}")) for each in mine]


def free_id(office: str, taken: set[str]) -> str:
    return next(id for number in range(1, len(taken) + 2) if f"{office}.{(id := f'block_{number}')}" not in taken)


def history(text: Text, draft: TextDraft | None) -> list[Version]:
    """Return the versions of a text, the newest first; a draft comes before them with what it would change."""
    rows = list(TextVersion.objects.filter(kind=text.kind, key=text.key).order_by("number"))
    contents = [text.shipped, *(text.read(row.content) for row in rows)]
    found = [Version(0, None, not rows)] if text.shipped is not None else []
    for before, row, content in zip(contents, rows, contents[1:], strict=False):
        found.append(Version(row.number, row, row is rows[-1], list(changes(before, content))))
    if draft is not None:
        found.append(Version(-1, None, False, list(changes(contents[-1], text.read(draft.content)))))
    return found[::-1]


def changes(old: Content | None, new: Content | None) -> Iterator[Change]:
    before = {piece.name: piece for piece in pieces(old)} if old is not None else {}
    after = {piece.name: piece for piece in pieces(new)} if new is not None else {}
    for name in dict.fromkeys([*before, *after]):
        piece = after.get(name) or before[name]
        for language in LANGUAGES:
            words = [dict(side[name].text.texts).get(language, "") if name in side else "" for side in (before, after)]
            if words[0] != words[1]:
                yield Change(piece.group, piece.label, language, compare(*words))
