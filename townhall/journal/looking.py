"""Write down who looked at somebody's personal data, so that the person can see it."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Model, QuerySet

from townhall.journal.models import Look
from townhall.journal.recording import name_of

NOTHING = "nothing"
OUTSIDE = 0


def look(subject: Model | None, *, by: AbstractBaseUser | None, purpose: str, at: datetime, department: str = "") -> Look:
    """Keep that an official opened this; `purpose` is a code like "case" or "document".

    Nobody (None) looks for a body outside the town hall, which `department` names. Without a subject nothing was found:
    that somebody looked is kept, but not for what, as it concerns nobody we know.
    """
    return Look.objects.create(
        subject=name_of(subject) if subject else NOTHING,
        actor_id=by.pk if by else OUTSIDE,
        actor_label=str(by)[:200] if by else "",
        department=department[:200],
        purpose=purpose,
        at=at,
    )


def look_at_all(subjects: Iterable[tuple[Model, str]], *, by: AbstractBaseUser, purpose: str, at: datetime) -> None:
    """Keep that an official opened all of these, each named with the department in which they did."""
    facts = {"actor_id": by.pk, "actor_label": str(by)[:200], "purpose": purpose, "at": at}
    Look.objects.bulk_create(
        Look(subject=name_of(subject), department=department[:200], **facts) for subject, department in subjects
    )


def looks_at(subject: Model) -> QuerySet[Look]:
    return Look.objects.filter(subject=name_of(subject)).order_by("-at", "-pk")
