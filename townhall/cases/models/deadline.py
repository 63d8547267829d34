from django.db import models
from django.db.models import Q

from townhall.cases.models.case import Case


class Deadline(models.Model):
    """A date the law or the city sets for a case, and how it came about (Frist)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="deadlines")
    kind = models.CharField(max_length=40)  # "processing", "answer"
    basis = models.CharField(max_length=200)  # citation
    anchor_on = models.DateField()
    length = models.CharField(max_length=20)  # ISO 8601 period: "P1M", "P14D"
    due_on = models.DateField()
    paused_on = models.DateField(null=True)
    paused_days = models.PositiveIntegerField(default=0)
    ended_on = models.DateField(null=True)
    silence = models.JSONField(null=True)  # what it means if nothing is decided by then, as words; null: nothing
    is_restarted = models.BooleanField(
        db_default=False, default=False
    )  # anchored on the day on which the application became complete
    extended_by = models.CharField(max_length=20, blank=True, db_default="", default="")  # ISO 8601 period

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "kind"], condition=Q(ended_on=None), name="one_running_deadline_per_kind")
        ]
