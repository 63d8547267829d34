"""What keeps a text from being published: a gap in a sentence, a law nobody knows, words nobody understands."""

from collections.abc import Iterator

from townhall.authorities.models import LegalEntry
from townhall.catalogue.definition import Definition
from townhall.catalogue.outcomes import Outcome
from townhall.catalogue.placeholders import FROM_THE_REGISTER, PLACEHOLDER, PLACEHOLDERS, PROCEDURES, figure
from townhall.catalogue.plain_language import LONGEST, ONE_SENTENCE, sentences
from townhall.editorial.contents import Content, LetterText, Text
from townhall.editorial.models import Kind
from townhall.editorial.parts import LANGUAGES, Piece, pieces
from townhall.editorial.phrases import shipped_phrases
from townhall.lib.text import T

WHERE = T("{group}, {label}: {problem}", en="{group}, {label}: {problem}")
MISSING = T("Der Text fehlt auf {language}.", en="The text is missing in {language}.")
NAMES = {"de": T("Deutsch", en="German"), "en": T("Englisch", en="English")}
UNLIKE = T("„{name}“ steht nur in einer der beiden Sprachen.", en="“{name}” stands in one of the two languages only.")
UNKNOWN = T(
    "Den Platzhalter „{name}“ gibt es nicht. Es gibt: {known}.", en="There is no placeholder “{name}”. There are: {known}."
)
NOT_ASKED = T("Nach „{name}“ wird in dieser Leistung nicht gefragt.", en="Nobody is asked “{name}” in this service.")
SOMETIMES = T(
    "Nach „{name}“ wird nur manchmal gefragt. Sonst bliebe im Satz eine Lücke.",
    en="“{name}” is asked only sometimes. Otherwise the sentence would have a gap.",
)
NOT_STATED = T("„{name}“ gibt die Sachbearbeitung hier nicht an.", en="Clerks do not state “{name}” here.")
NO_LAW = T("Der Rechtsstand hat keinen Eintrag „{name}“.", en="The legal register has no entry “{name}”.")
NO_FIGURE = T("„{name}“ ist im Rechtsstand keine einzelne Zahl.", en="“{name}” is no single figure in the legal register.")
NO_GAP = T("Lücken gehören nur in Textbausteine.", en="Gaps belong into building blocks only.")
NEEDED = T("„{name}“ fehlt. Ohne das sagt der Satz zu wenig.", en="“{name}” is missing. Without it the sentence says too little.")
PLAIN = ("summary", "unpaid", "pay", "do", "otherwise", "letter", "decided", "open", "soon")  # pieces that stand under “in short”
TOO_LONG = T("Kürzen Sie auf {longest} Wörter: „{sentence}“", en="Shorten to {longest} words: “{sentence}”")
NOT_ONE = T("Schreiben Sie ganze Sätze mit Punkt: „{sentence}“", en="Write whole sentences with a full stop: “{sentence}”")


def problems(text: Text, content: Content) -> list[T]:
    """List in sentences what an editor has to mend before anybody can publish."""
    found = []
    for piece in pieces(content):
        if is_left_out(piece, content):
            continue
        names = of_the_sentence(piece, text) if text.kind == Kind.PHRASES else unknown(piece, text)
        said = [*languages(piece), *unlike(piece), *names, *unreadable(piece)]
        found += [WHERE.fill(group=piece.group, label=piece.label, problem=problem) for problem in said]
    return found


def is_left_out(piece: Piece, content: Content) -> bool:
    """Say whether a piece may stay empty: headings, and the places for something new."""
    optional = isinstance(content, LetterText) and not piece.name.startswith(("subject", "summary", "reason."))
    return not piece.text and (optional or piece.name.startswith(("more.", "reason..")))


def languages(piece: Piece) -> Iterator[T]:
    for language in LANGUAGES:
        if not dict(piece.text.texts).get(language, "").strip():
            yield MISSING.fill(language=NAMES[language])


def unlike(piece: Piece) -> Iterator[T]:
    german, english = ({found[0] for found in PLACEHOLDER.finditer(piece.text.in_(language))} for language in LANGUAGES)
    for name in sorted(german ^ english):
        yield UNLIKE.fill(name=name)


def of_the_sentence(piece: Piece, text: Text) -> Iterator[T]:
    """Find what the town hall cannot fill into one of its sentences, and what must not get lost in it."""
    can = names_in(shipped_phrases()[text.key].content[piece.name])
    for name in sorted(names_in(piece.text) - can):
        kind, _colon, key = name.partition(":")
        if key and kind in FROM_THE_REGISTER:
            yield from of_the_register(kind, key)
        else:
            yield UNKNOWN.fill(name=name, known=", ".join(sorted(can)) or "–")
    for name in sorted(can - names_in(piece.text)):
        yield NEEDED.fill(name=name)


def known_in(text: Text) -> list[str] | None:
    """Return what the town hall fills into the sentences of a text, in braces; None for letters, which name far more."""
    if text.kind != Kind.PHRASES:
        return None
    names = set().union(*(names_in(phrase.text) for phrase in shipped_phrases()[text.key].content.phrases))
    return [f"{{{name}}}" for name in sorted(names)]


def names_in(text: T) -> set[str]:
    return {found[0].strip("{}") for words in dict(text.texts).values() for found in PLACEHOLDER.finditer(words)}


def unknown(piece: Piece, text: Text) -> Iterator[T]:
    definition = text.version.definition if text.version is not None else None
    names = {(found[1] or "", found[2]) for words in dict(piece.text.texts).values() for found in PLACEHOLDER.finditer(words)}
    for kind, name in sorted(names):
        if kind == "gap":
            yield from [] if piece.name.startswith(("reason", "block.")) else [NO_GAP]
        elif kind in FROM_THE_REGISTER:
            yield from of_the_register(kind, name)
        elif kind == "answer":
            yield from asked(name, definition)
        elif kind == "stated":
            yield from stated(name, text.outcome)
        elif kind == "procedure":
            yield from [] if name in PROCEDURES else [UNKNOWN.fill(name=name, known=", ".join(PROCEDURES))]
        elif name not in PLACEHOLDERS:
            yield UNKNOWN.fill(name=name, known=", ".join(PLACEHOLDERS))


def of_the_register(kind: str, key: str) -> Iterator[T]:
    entry = LegalEntry.objects.filter(key=key).order_by("-valid_from").first()
    if entry is None:
        yield NO_LAW.fill(name=key)
    elif kind == "value" and figure(entry.value, entry.unit) is None:
        yield NO_FIGURE.fill(name=key)


def asked(path: str, definition: Definition | None) -> Iterator[T]:
    """Find an answer that is not there, or not always: of a question that depends on another, or on a page that does."""
    field = definition.by_path.get(path) if definition is not None else None
    if field is None or definition is None:
        yield NOT_ASKED.fill(name=path)
        return
    above = [definition.by_path[path[:cut]] for cut, sign in enumerate(path) if sign == "/" and path[:cut] in definition.by_path]
    rules = [definition.step(path.partition("/")[0]).when, *(each.when for each in (*above, field))]
    if any(rule is not None for rule in rules) or not field.required:
        yield SOMETIMES.fill(name=field.label)


def stated(name: str, outcome: Outcome | None) -> Iterator[T]:
    if outcome is None or name not in {field.id for field in outcome.asks}:
        yield NOT_STATED.fill(name=name)


def unreadable(piece: Piece) -> Iterator[T]:
    """Check what stands under “in short” as plain language."""
    for language in LANGUAGES if piece.name in PLAIN else ():
        for sentence in sentences(piece.text.in_(language)):
            if len(sentence.split()) > LONGEST:
                yield TOO_LONG.fill(longest=LONGEST, sentence=sentence)
            elif not ONE_SENTENCE.fullmatch(sentence):
                yield NOT_ONE.fill(sentence=sentence)
