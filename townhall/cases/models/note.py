from django.conf import settings
from django.db import models

from townhall.cases.models.case import Case


class Note(models.Model):
    """An internal note the citizen does not see (Vermerk)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    text = models.TextField()
    written_at = models.DateTimeField()
