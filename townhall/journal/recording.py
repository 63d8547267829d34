"""Write down what happened, and what has to follow, in the transaction of the change itself. The only way to an Event."""

import hmac
import json
import secrets
from datetime import UTC, datetime
from functools import partial

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.db.transaction import atomic, on_commit

from townhall.journal import doorbell
from townhall.journal.models import Delivery, Detail, Event, Stream, SubjectKey
from townhall.journal.reactions import REACTIONS
from townhall.lib.codec import canonical, digest


@atomic(savepoint=False)
def record(kind: str, subject: Model, *, by: AbstractBaseUser | None, at: datetime, detail: dict | None = None, **data) -> Event:
    """Add an event to the chain of its subject, with one delivery per reaction; what is personal belongs in `detail`."""
    stream = lock_stream(name_of(subject))
    if absent := getattr(by, "in_place_of", None):
        data["in_place_of"] = str(absent)
    event = Event(
        stream=stream,
        seq=stream.head_seq + 1,
        kind=kind,
        subject_id=str(subject.pk),
        subject_label=str(getattr(subject, "number", stream.name)),
        actor_id=by.pk if by else None,
        actor_label=label_of(by),
        data=as_json(data),
        happened_at=at,
        previous_hash=stream.head_hash,
    )
    content = None if detail is None else as_json(detail)
    if content is not None:
        event.detail_mac = mac(key_of(stream), content)
    event.hash = hash_of(event)
    event.save(force_insert=True)
    if content is not None:
        Detail.objects.create(event=event, content=content)
    Stream.objects.filter(pk=stream.pk).update(head_seq=event.seq, head_hash=event.hash)
    deliveries = Delivery.objects.bulk_create(
        Delivery(event=event, reaction=reaction.name, queue=reaction.queue) for reaction in REACTIONS.get(kind, {}).values()
    )
    if deliveries:
        on_commit(partial(doorbell.ring, [(delivery.pk, delivery.queue) for delivery in deliveries]))
    return event


def name_of(subject: Model) -> str:
    return f"{subject._meta.model_name}:{subject.pk}"


def lock_stream(name: str) -> Stream:
    """Return the stream with its head, locked; one statement makes it if it is new and locks it if it is not."""
    [stream] = Stream.objects.bulk_create(
        [Stream(name=name)], update_conflicts=True, unique_fields=["name"], update_fields=["name"]
    )
    return stream


def label_of(account: AbstractBaseUser | None) -> str:
    """Return the name of an official; the name of a citizen must stay erasable, so it never enters the chain."""
    return str(account)[:200] if account and getattr(account, "is_staff", False) else ""


def as_json(data: dict) -> dict:
    """Return the data exactly as it will be read back from the database, so that its hash stays the same."""
    return json.loads(json.dumps(data, cls=DjangoJSONEncoder, allow_nan=False))


def key_of(stream: Stream) -> bytes:
    key, _ = SubjectKey.objects.get_or_create(stream=stream, defaults={"key": secrets.token_bytes(32)})
    return bytes(key.key)


def mac(key: bytes, content: dict) -> str:
    return hmac.digest(key, canonical(content).encode(), "sha256").hex()


def hash_of(event: Event) -> str:
    """Return the link of the chain: everything the entry says, and the link before it."""
    return digest(
        {
            "stream": event.stream.name,
            "seq": event.seq,
            "kind": event.kind,
            "subject": [event.subject_id, event.subject_label],
            "actor": [event.actor_id, event.actor_label],
            "data": event.data,
            "detail": event.detail_mac,
            "at": event.happened_at.astimezone(UTC).isoformat(timespec="microseconds"),
            "previous": event.previous_hash,
        }
    )
