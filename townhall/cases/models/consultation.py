from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from townhall.authorities.models import Authority
from townhall.cases.models.case import Case


class Consultation(models.Model):
    """What another office or an outside body was asked about a case, and its statement (Beteiligung, Stellungnahme)."""

    class Answer(models.TextChoices):
        AGREES = "agrees", _("agrees")
        CONDITIONS = "conditions", _("agrees with conditions")
        OBJECTS = "objects", _("objects")
        NOTHING = "nothing", _("makes no statement")

    case = models.ForeignKey(Case, models.PROTECT, related_name="consultations")
    office = models.ForeignKey(Authority, models.PROTECT, null=True, related_name="consultations")  # None: somebody outside
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    usual = models.CharField(max_length=40, blank=True)  # id in the definition
    is_needed = models.BooleanField(default=False)
    question = models.TextField()
    paths = models.JSONField()  # of the answers the body sees
    due_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(max_length=20, choices=Answer.choices, blank=True)
    text = models.TextField(blank=True)
    signed = models.CharField(max_length=200, blank=True)  # who speaks for an outside body
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    is_recorded = models.BooleanField(default=False)  # written down by a clerk, not by the body itself
    called_off_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["office", "due_on"], name="consultation_open", condition=Q(answered_at=None))]

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.called_off_at is None
