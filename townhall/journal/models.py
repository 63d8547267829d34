from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Stream(models.Model):
    """All that happened to one thing, in order; its head is locked while an entry is added."""

    name = models.CharField(max_length=80, unique=True)  # "case:17"
    head_seq = models.PositiveIntegerField(db_default=0)
    head_hash = models.CharField(max_length=64, blank=True, db_default="")

    def __str__(self) -> str:
        return self.name


class EventQuerySet(models.QuerySet["Event"]):
    def of(self, subject: models.Model) -> "EventQuerySet":
        """Return all that happened to one thing, in order."""
        return self.filter(stream__name=f"{subject._meta.model_name}:{subject.pk}").order_by("seq")


class Event(models.Model):
    """Something that happened (Protokolleintrag). Append-only; people stand in it as plain values."""

    stream = models.ForeignKey(Stream, models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    subject_label = models.CharField(max_length=80)
    actor_id = models.BigIntegerField(null=True)
    actor_label = models.CharField(max_length=200, blank=True)
    data = models.JSONField(default=dict)  # ids and facts without personal content
    detail_mac = models.CharField(max_length=64, blank=True)
    happened_at = models.DateTimeField()
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()
    append_only = True  # the database itself refuses changes: journal.triggers

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "seq"], name="one_event_per_place")]
        indexes = [models.Index(fields=["kind", "happened_at"], name="event_kind")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.subject_label}"


class SubjectKey(models.Model):
    """The key that ties erasable details to the chain; deleting it erases for good."""

    stream = models.OneToOneField(Stream, models.PROTECT)
    key = models.BinaryField()


class Detail(models.Model):
    """The personal part of an event, erasable without breaking the chain."""

    event = models.OneToOneField(Event, models.PROTECT, related_name="detail")
    content = models.JSONField()


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self) -> "DeliveryQuerySet":
        """Return what nobody has done and nobody holds, by the database's clock."""
        free = Q(lease_until=None) | Q(lease_until__lte=Now())
        return self.filter(free, done_at=None, run_at__lte=Now()).order_by("run_at", "pk")

    def open(self) -> "DeliveryQuerySet":
        return self.filter(done_at=None)


class Delivery(models.Model):
    """One reaction to one event: carried out at least once, recorded exactly once."""

    LEASE = timedelta(seconds=25)  # longer than a worker may take

    event = models.ForeignKey(Event, models.PROTECT, related_name="deliveries")
    reaction = models.CharField(max_length=120)
    queue = models.CharField(max_length=20, default="default")
    run_at = models.DateTimeField(db_default=Now())
    attempt = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    rung_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "reaction"], name="one_delivery_per_reaction")]
        indexes = [models.Index(fields=["run_at"], name="delivery_due", condition=Q(done_at=None))]

    def __str__(self) -> str:
        return f"{self.reaction} for event {self.event_id}"


class Look(models.Model):
    """A look at somebody's personal data: by whom, for what, when (Zugriff). Outside the chain, shown to the person."""

    subject = models.CharField(max_length=80, db_index=True)  # "case:17"
    actor_id = models.BigIntegerField()
    actor_label = models.CharField(max_length=200)
    department = models.CharField(max_length=200)
    purpose = models.CharField(max_length=80)
    at = models.DateTimeField()
