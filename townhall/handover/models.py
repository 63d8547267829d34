import uuid
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from townhall.cases.models import Case, Decision


class Destination(models.Model):
    """A program of the city that receives decided cases, and which ones (Fachverfahren, DMS, Kasse)."""

    class Kind(models.TextChoices):
        SPECIALIST = "specialist", _("specialist application")
        RECORDS = "records", _("document management")
        CASH = "cash", _("cash office")

    slug = models.SlugField(_("short name"), max_length=40, unique=True, help_text=_("Names its folder, too."))
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    adapter = models.CharField(_("adapter"), max_length=40, default="folder")
    services = models.JSONField(
        _("services"), default=list, blank=True, help_text=_("A list of their addresses; empty: all services.")
    )
    only_charged = models.BooleanField(_("only cases with a fee"), default=False)
    days_to_answer = models.PositiveSmallIntegerField(_("days to answer"), default=3)
    is_active = models.BooleanField(_("receives cases"), default=True)

    class Meta:
        verbose_name = _("destination of cases")
        verbose_name_plural = _("destinations of cases")

    def __str__(self) -> str:
        return self.name


class HandoverQuerySet(models.QuerySet["Handover"]):
    def unanswered(self, *, at: datetime) -> "HandoverQuerySet":
        """Return what was handed over longer ago than its destination has days to answer."""
        return self.filter(state=Handover.State.HANDED_OVER, answer_by__lte=at)

    def refused(self) -> "HandoverQuerySet":
        return self.filter(state=Handover.State.REFUSED)


class Handover(models.Model):
    """One decision on its way to one program. The key is the same however often it is sent: nothing is done twice."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits to be handed over")
        PREPARED = "prepared", _("is being handed over")
        HANDED_OVER = "handed_over", _("handed over")
        ACKNOWLEDGED = "acknowledged", _("acknowledged")
        REFUSED = "refused", _("refused")

    destination = models.ForeignKey(Destination, models.PROTECT, related_name="handovers")
    case = models.ForeignKey(Case, models.PROTECT, related_name="handovers")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="handovers")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    turn = models.PositiveIntegerField(default=1)  # how often it was sent, with replays
    state = models.CharField(max_length=20, choices=State.choices, default=State.WAITING)
    prepared_as = models.CharField(max_length=200, blank=True)  # what the adapter calls the package it has made ready
    sha256 = models.CharField(max_length=64, blank=True)  # of the package
    ordered_at = models.DateTimeField()
    handed_at = models.DateTimeField(null=True)
    answer_by = models.DateTimeField(null=True)  # by then the destination has had its days to answer
    answered_at = models.DateTimeField(null=True)
    reference = models.CharField(max_length=100, blank=True)  # under which the other program has it
    reason = models.CharField(max_length=500, blank=True)  # why it was refused

    objects = HandoverQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["destination", "decision"], name="one_handover_per_decision")]
        indexes = [models.Index(fields=["state", "answer_by"], name="handover_by_state")]

    def __str__(self) -> str:
        return f"{self.case.number} → {self.destination}"


class Stray(models.Model):
    """An answer that belongs to nothing we sent, or cannot be read (fehlgeleitete Antwort)."""

    class Problem(models.TextChoices):
        UNREADABLE = "unreadable", _("cannot be read")
        UNKNOWN = "unknown", _("answers nothing we sent")
        CONTRADICTS = "contradicts", _("contradicts an earlier answer, which stays")

    destination = models.ForeignKey(Destination, models.CASCADE, related_name="strays")
    name = models.CharField(max_length=200)  # of the file
    problem = models.CharField(max_length=20, choices=Problem.choices)
    noticed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["destination", "name", "problem"], name="one_stray_per_answer")]
