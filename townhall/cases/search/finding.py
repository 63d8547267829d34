"""Find cases by words: names, organisations, plates, answers in free text and names of documents (Suche).

A worker writes the words of a case down, all in one spelling, when it comes in and whenever it changes. PostgreSQL finds
them through an index, SQLite by reading them.
"""

from collections.abc import Iterable, Iterator

from django.db import connection
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.timezone import localdate

from townhall.applications.models import Attachment
from townhall.cases.models import Case, CaseQuerySet, CaseWords
from townhall.cases.search.listing import squeezed
from townhall.cases.search.narrowing import pointed_at
from townhall.catalogue.search import fold
from townhall.fields.base import EMPTY
from townhall.journal.models import Event

MOST_WORDS = 5_000  # of one case; more is no answer anybody typed
SHORTEST_BEGINNING = 3  # shorter words are looked for whole: half the town hall begins with "bo"


def index(event: Event) -> None:
    """Write down the words of the case an event is about."""
    index_all([Case.objects.select_related("application__version").get(pk=int(event.subject_id))])


def index_all(cases: Iterable[Case]) -> None:
    rows = [CaseWords(case=case, words=" ".join(sorted(words_of(case))[:MOST_WORDS])) for case in cases]
    CaseWords.objects.bulk_create(rows, update_conflicts=True, unique_fields=["case"], update_fields=["words"])


def words_of(case: Case) -> set[str]:
    """Return every word by which a case can be found, as `fold` writes it."""
    found: set[str] = set()
    for text in texts_of(case):
        found |= set(fold(text).split())
        if any(letter.isdigit() for letter in text) and len(text) < 40:
            found.add(squeezed(text))  # plates and numbers are typed with and without gaps
    return found


def texts_of(case: Case) -> Iterator[str]:
    yield case.application.reference
    if bill := case.bill:
        yield bill.reference
    yield case.applicant_name
    for party in case.application.parties.all():
        yield from (party.organisation, party.person_name)
    answers = case.application.answers(today=localdate(case.received_at))
    for _path, field, data in answers.arising():
        if field.kind == "text" and not field.masked and (value := field.typed(data)) not in EMPTY:
            yield str(value)
    attached = Attachment.objects.filter(draft=case.application.draft_id)
    yield from attached.values_list("document__name", flat=True)


def having_words(cases: CaseQuerySet, text: str) -> CaseQuerySet:
    """Keep the cases with every word of a text, the last perhaps only begun; if there are none, those whose words begin so.

    Whole words come first because the index finds them at once; a beginning like "must" stands in every eighth of a million.
    """
    words = fold(text).split()
    if not words:
        return cases.none()
    whole = pointed_at(cases, with_words(words, begun=words[-1:]))
    return whole if len(words) == 1 or whole.exists() else pointed_at(cases, with_words(words, begun=words))


def with_words(words: list[str], *, begun: list[str]) -> QuerySet[CaseWords]:
    """Return where all these words occur, those `begun` also as the beginning of a word, or all of them written together."""
    together = "".join(words)
    if connection.vendor == "postgresql":
        query = f"({' & '.join(lexeme(word, is_begun=word in begun) for word in words)}) | {lexeme(together, is_begun=True)}"
        return CaseWords.objects.filter(RawSQL("vector @@ %s::tsquery", [query], BooleanField()))
    every = Q()
    for word in words:
        every &= has(word, is_begun=word in begun)
    return CaseWords.objects.filter(every | has(together, is_begun=True))


def with_word(word: str) -> QuerySet[CaseWords]:
    """Return where a word occurs whole, as `fold` writes it."""
    if connection.vendor == "postgresql":
        return CaseWords.objects.filter(RawSQL("vector @@ %s::tsquery", [f"'{word}'"], BooleanField()))
    return CaseWords.objects.filter(is_whole(word))


def lexeme(word: str, *, is_begun: bool) -> str:
    """Write a word for PostgreSQL; `fold` has left nothing in it but letters and digits."""
    return f"'{word}':*" if is_begun and len(word) >= SHORTEST_BEGINNING else f"'{word}'"


def has(word: str, *, is_begun: bool) -> Q:
    if is_begun and len(word) >= SHORTEST_BEGINNING:
        return Q(words__startswith=word) | Q(words__contains=f" {word}")
    return is_whole(word)


def is_whole(word: str) -> Q:
    return Q(words=word) | Q(words__startswith=f"{word} ") | Q(words__contains=f" {word} ") | Q(words__endswith=f" {word}")
