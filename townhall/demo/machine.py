"""Let the machine do at once what it would do at leisure: newcomers find the result when they come."""

from django.db.models import Model

from townhall.journal.models import Delivery, DeliveryQuerySet
from townhall.journal.recording import name_of
from townhall.journal.relay import repeat, run

NOTICE = ("issuing.issue", "letters.announce_decision")


def catch_up(subject: Model, *reactions: str) -> None:
    """Carry out these reactions to what has happened to something, one after the other, where they are still to be done."""
    for reaction in reactions:
        for key in list(open_of(subject, reaction).values_list("pk", flat=True)):
            repeat(key)
            run(key)


def open_of(subject: Model, reaction: str) -> DeliveryQuerySet:
    return Delivery.objects.open().filter(event__stream__name=name_of(subject), reaction=reaction).order_by("pk")
