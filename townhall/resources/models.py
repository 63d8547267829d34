from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from townhall.lib.text import T


class Resource(models.Model):
    """Something there is only so much of: a grant budget, a slot, a room (Fördertopf, Termin, Raum).

    `taken + held <= capacity` is a constraint of the database, so that nothing is ever given away twice.
    """

    class Kind(models.TextChoices):
        BUDGET = "budget", _("grant budget")
        SLOT = "slot", _("slot")
        ROOM = "room", _("room")

    class Unit(models.TextChoices):
        CENTS = "cents", _("cents")
        PLACES = "places", _("places")

    slug = models.SlugField(_("short name"), max_length=80, unique=True)
    name = models.JSONField(_("name (German and English)"))  # {"de": …, "en": …}
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    unit = models.CharField(_("unit"), max_length=20, choices=Unit.choices)
    capacity = models.PositiveBigIntegerField(_("how much there is"))
    taken = models.PositiveBigIntegerField(_("granted"), default=0, editable=False)
    held = models.PositiveBigIntegerField(_("reserved"), default=0, editable=False)
    opens_on = models.DateField(_("opens on"), null=True, blank=True)
    closes_on = models.DateField(_("last day"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=400)
    loaded = models.CharField(max_length=64, blank=True, editable=False)  # digest of what a file said; see loading.py

    class Meta:
        verbose_name = _("limited resource")
        verbose_name_plural = _("limited resources")
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity__gte=F("taken") + F("held")),
                name="never_more_than_there_is",
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def title(self) -> T:
        return T.load(self.name)

    @property
    def left(self) -> int:
        """Return what nobody has and nobody holds, in the resource's unit."""
        return self.capacity - self.taken - self.held


class ClaimQuerySet(models.QuerySet["Claim"]):
    def in_line(self) -> "ClaimQuerySet":
        """Return who waits, in the order in which they are served."""
        return self.filter(state=Claim.State.WAITING).order_by("priority", "received_at", "pk")


class Claim(models.Model):
    """One part of a resource, for one subject, which stands here as plain values (Anspruch auf einen Teil)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        HELD = "held", _("reserved")
        TAKEN = "taken", _("granted")
        RELEASED = "released", _("given back")
        EXPIRED = "expired", _("expired")

    ORDINARY = 1  # 0 is served first

    resource = models.ForeignKey(Resource, models.PROTECT, related_name="claims")
    subject_label = models.CharField(max_length=80)  # "case"
    subject_id = models.CharField(max_length=40)
    amount = models.PositiveBigIntegerField()
    state = models.CharField(max_length=20, choices=State.choices)
    priority = models.PositiveSmallIntegerField(default=ORDINARY)
    received_at = models.DateTimeField()
    held_until = models.DateTimeField(null=True)
    is_conflict = models.BooleanField(default=False)  # lost its place because the resource shrank
    created_at = models.DateTimeField()

    objects = ClaimQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["resource", "subject_label", "subject_id"], name="one_claim_per_subject"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="claim_of_something"),
        ]
        indexes = [
            models.Index(fields=["held_until"], name="claim_overdue", condition=Q(state="held")),
            models.Index(fields=["resource", "priority", "received_at"], name="claim_line", condition=Q(state="waiting")),
        ]

    def __str__(self) -> str:
        return f"{self.amount} of {self.resource_id} for {self.subject_label} {self.subject_id}"
