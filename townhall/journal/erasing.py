"""Erase what is personal about a thing for good, and leave its chain unbroken (Art. 17 DSGVO)."""

from django.db.models import Model
from django.db.transaction import atomic

from townhall.journal.models import Detail, Look, SubjectKey
from townhall.journal.recording import name_of


@atomic
def erase(subject: Model) -> None:
    """Delete all details, the key that ties them to the chain, and the looks."""
    name = name_of(subject)
    Detail.objects.filter(event__stream__name=name).delete()
    SubjectKey.objects.filter(stream__name=name).delete()
    Look.objects.filter(subject=name).delete()
