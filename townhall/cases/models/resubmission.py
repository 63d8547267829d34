from django.conf import settings
from django.db import models
from django.db.models import Q


class Resubmission(models.Model):
    """A day on which a case comes back to the desk, and why (Wiedervorlage)."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="resubmissions")
    due_on = models.DateField()
    reason = models.TextField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    set_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case"], condition=Q(done_at=None), name="one_open_resubmission")]
        indexes = [models.Index(fields=["due_on"], name="resubmission_due", condition=Q(done_at=None))]
