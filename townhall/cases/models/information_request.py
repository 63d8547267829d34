from django.conf import settings
from django.db import models
from django.db.models import Q

from townhall.cases.models.case import Case


class InformationRequest(models.Model):
    """A question to the citizen that reopens exactly the named fields (Nachforderung)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="information_requests")
    paths = models.JSONField()
    question = models.TextField()
    due_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(answered_at=None), name="one_open_information_request")
        ]
