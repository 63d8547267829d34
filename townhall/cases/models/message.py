from django.conf import settings
from django.db import models

from townhall.cases.models.case import Case
from townhall.cases.models.hearing import Hearing


class Message(models.Model):
    """A message between citizen and authority about one case (Nachricht)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="messages")
    from_citizen = models.BooleanField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    text = models.TextField()
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    hearing = models.ForeignKey(Hearing, models.PROTECT, null=True, related_name="answers")  # what it comments on (Äußerung)
