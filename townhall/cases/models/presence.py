from django.conf import settings
from django.db import models

from townhall.cases.models.case import Case


class Presence(models.Model):
    """Who has a case open just now, so that colleagues do not work against each other; gone after minutes (Anwesenheit)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "account"], name="one_presence_per_case_and_person")]
