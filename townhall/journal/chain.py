"""Prove that nobody changed the journal: every entry carries the hash of the one before it (Protokollkette)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.db.models import Exists, OuterRef

from townhall.journal.models import Event, Stream
from townhall.journal.recording import hash_of, mac
from townhall.lib.codec import digest


@dataclass(frozen=True)
class Fault:
    """The first entry of a stream that does not fit."""

    stream: str
    seq: int
    why: str

    def __str__(self) -> str:
        return f"{self.stream} entry {self.seq}: {self.why}"


def verify() -> Iterator[Fault]:
    """Go through the whole journal and name the first broken entry of each stream."""
    events = Event.objects.select_related("stream", "stream__subjectkey", "detail").order_by("stream_id", "seq")
    for _, entries in groupby(events.iterator(chunk_size=1000), attrgetter("stream_id")):
        if fault := first_fault(entries):
            yield fault
    has_events = Exists(Event.objects.filter(stream=OuterRef("pk")))
    for stream in Stream.objects.filter(~has_events, head_seq__gt=0):
        yield Fault(stream.name, 1, "the entry is missing")


def verify_some(streams: Iterable[str]) -> Iterator[Fault]:
    """Go through the streams with these names, each from its first entry on."""
    for stream in Stream.objects.filter(name__in=list(streams)).order_by("pk"):
        entries = Event.objects.filter(stream=stream).select_related("stream", "stream__subjectkey", "detail").order_by("seq")
        if fault := first_fault(entries.iterator()) if entries.exists() else missing(stream):
            yield fault


def missing(stream: Stream) -> Fault | None:
    return Fault(stream.name, 1, "the entry is missing") if stream.head_seq else None


def first_fault(entries: Iterator[Event]) -> Fault | None:
    previous = ""
    for number, event in enumerate(entries, start=1):
        if event.seq != number:
            return Fault(event.stream.name, number, "the entry is missing")
        if event.previous_hash != previous:
            return Fault(event.stream.name, number, "it does not follow the entry before it")
        if event.hash != hash_of(event):
            return Fault(event.stream.name, number, "it was changed")
        if not detail_fits(event):
            return Fault(event.stream.name, number, "its detail was changed")
        previous = event.hash
    if (event.stream.head_seq, event.stream.head_hash) != (event.seq, event.hash):
        return Fault(event.stream.name, event.seq + 1, "it is missing, or the head was changed")
    return None


def detail_fits(event: Event) -> bool:
    """Say whether the detail is the one recorded; an erased detail leaves only its seal, and that is in order."""
    detail = getattr(event, "detail", None)
    if detail is None:
        return True
    key = getattr(event.stream, "subjectkey", None)
    return key is not None and event.detail_mac == mac(bytes(key.key), detail.content)


def anchor() -> str:
    """Return one hash over the heads of all streams; kept elsewhere, it also betrays a journal rewritten as a whole."""
    heads = Stream.objects.order_by("name").values_list("name", "head_seq", "head_hash")
    return digest([list(head) for head in heads])
