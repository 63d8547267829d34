"""A text taken apart into the pieces an editor changes, and put together again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from townhall.catalogue.checking.all_texts import texts
from townhall.catalogue.outcomes import Block, Reason
from townhall.editorial.contents import Content, Layout, LetterText
from townhall.editorial.office_blocks import OfficeBlock
from townhall.editorial.phrases import Phrase, Phrases, labels
from townhall.lib.text import T

EMPTY = T("", en="")
LANGUAGES = ("de", "en")
ONE_LINE = ("subject", "subject_again", "title", "greeting", "sender")  # sentences that are short
SUBJECT, SUMMARY = T("Betreff", en="Subject"), T("In Kürze: was entschieden ist", en="In short: what is decided")
HEADING, WORDS = T("Überschrift", en="Heading"), T("Text", en="Text")
LABEL, SENTENCES = T("Name für die Sachbearbeitung", en="Name for clerks"), T("Text im Schreiben", en="Text in the letter")
NEW_TEXT, NEW_REASON = T("Neuer Absatz", en="New paragraph"), T("Neuer Textbaustein", en="New building block")
LETTER, REASON = T("Schreiben", en="Letter"), T("Textbaustein", en="Building block")
KINDS = {
    "text": T("Absatz", en="Paragraph"),
    "parts": T("Entscheidung (Tenor)", en="Decision (operative part)"),
    "facts": T("Angaben", en="Facts"),
    "entitlements": T("Was erteilt wird", en="What is given"),
    "tables": T("Berechnung", en="Calculation"),
    "charge": T("Gebühr", en="Fee"),
    "due": T("Fälligkeit", en="What is due when"),
    "conditions": T("Bedingungen", en="Conditions"),
    "reasons": T("Begründung", en="Reasons"),
    "notes": T("Hinweise", en="Notes"),
    "remedy": T("Rechtsbehelfsbelehrung", en="Instruction on remedies"),
    "announcement": T("Bekanntgabe", en="Announcement"),
}
AROUND = {
    "closing": T("Gruß", en="Closing words"),
    "sealed": T("Satz zum Siegel", en="Sentence on the seal"),
    "by_machine": T("Satz unter maschinellen Bescheiden", en="Sentence below notices made by machine"),
    "translation": T("Satz über der Übersetzung", en="Sentence above the translation"),
}


@dataclass(frozen=True)
class Piece:
    """One text with the name of its control, its label, and the heading it stands under."""

    name: str
    label: T
    text: T
    group: T
    long: bool = True


def pieces(content: Content) -> list[Piece]:
    if isinstance(content, LetterText):
        return [*pieces_of_letter(content)]
    if isinstance(content, OfficeBlock):
        return pieces_of_reason("block", content.reason)
    if isinstance(content, Phrases):
        return pieces_of_phrases(content)
    return [Piece(name, label, getattr(content, name), label) for name, label in AROUND.items()]


def pieces_of_phrases(content: Phrases) -> list[Piece]:
    return [Piece(one.name, labels()[one.name], one.text, WORDS, long=one.name not in ONE_LINE) for one in content.phrases]


def pieces_of_letter(content: LetterText) -> Iterator[Piece]:
    yield Piece("subject", SUBJECT, content.letter.subject, LETTER, long=False)
    yield Piece("summary", SUMMARY, content.summary, LETTER)
    for number, block in enumerate(content.letter.blocks):
        group = KINDS.get(block.kind, T(block.kind))
        yield Piece(f"block{number}.title", HEADING, block.title or EMPTY, group, long=False)
        if block.kind == "text":
            yield Piece(f"block{number}.text", WORDS, block.text or EMPTY, group)
    yield Piece("more.title", HEADING, EMPTY, NEW_TEXT, long=False)
    yield Piece("more.text", WORDS, EMPTY, NEW_TEXT)
    for reason in content.reasons:
        yield from pieces_of_reason(f"reason.{reason.id}", reason)
    yield from pieces_of_reason("reason.", Reason("", EMPTY, EMPTY), NEW_REASON)


def pieces_of_reason(name: str, reason: Reason, group: T = REASON) -> list[Piece]:
    return [Piece(f"{name}.label", LABEL, reason.label, group, long=False), Piece(f"{name}.text", SENTENCES, reason.text, group)]


def put_together(content: Content, said: Mapping[str, T]) -> Content:
    """Return a text with other words; a paragraph or building block without words is left out, a new one comes at the end."""
    if isinstance(content, Layout):
        return Layout(**{name: said.get(name, getattr(content, name)) for name in AROUND})
    if isinstance(content, Phrases):
        return Phrases(tuple(Phrase(one.name, said.get(one.name, one.text)) for one in content.phrases))
    if isinstance(content, OfficeBlock):
        reason = content.reason
        return replace(content, reason=replace(reason, label=said["block.label"], text=said["block.text"]))
    arranged = in_place(blocks_of(content, said), with_words(Block("text"), "more", said))
    letter = replace(content.letter, subject=said["subject"], blocks=tuple(arranged))
    return LetterText(letter, said["summary"], tuple(reasons_of(content, said)))


def blocks_of(content: LetterText, said: Mapping[str, T]) -> list[Block]:
    return [with_words(block, f"block{number}", said) for number, block in enumerate(content.letter.blocks)]


def with_words(block: Block, name: str, said: Mapping[str, T]) -> Block:
    return replace(block, title=said.get(f"{name}.title") or None, text=said.get(f"{name}.text") or None)


def in_place(blocks: list[Block], new: Block, kept_blank: bool = False) -> list[Block]:
    """Leave out paragraphs without words, unless room is wanted for one; a new one stands before what ends a letter."""
    kept = [block for block in blocks if block.kind != "text" or block.text or (kept_blank and block.text is not None)]
    ending = next((number for number, block in enumerate(kept) if block.kind in ("announcement", "remedy")), len(kept))
    return [*kept[:ending], *([new] if new.text else []), *kept[ending:]]


def reasons_of(content: LetterText, said: Mapping[str, T]) -> Iterator[Reason]:
    for reason in (*content.reasons, Reason("", EMPTY, EMPTY)):
        label, text = said[f"reason.{reason.id}.label"], said[f"reason.{reason.id}.text"]
        if label or text:
            taken = {other.id for other in content.reasons}
            yield Reason(reason.id or free_id(taken), label, text)


def free_id(taken: set[str]) -> str:
    return next(name for number in range(1, len(taken) + 2) if (name := f"block_{number}") not in taken)


def texts_of(content: Any) -> Iterator[T]:
    return (text for _place, text in texts(content, ""))
