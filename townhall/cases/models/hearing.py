from django.conf import settings
from django.db import models

from townhall.cases.models.case import Case


class Hearing(models.Model):
    """What was intended against somebody, and until when they could comment (Anhörung, § 28 VwVfG NRW)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="hearings")
    outcome = models.CharField(max_length=40)  # id of the outcome intended
    text = models.TextField()
    due_on = models.DateField()
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    held_at = models.DateTimeField()
