from django.db import models

from townhall.cases.models.case import Case
from townhall.cases.models.consultation import Consultation
from townhall.cases.models.message import Message
from townhall.documents.models import Document


class Enclosure(models.Model):
    """A document that came with a message or a statement, not with the application (Anlage)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="enclosures")
    document = models.OneToOneField(Document, models.PROTECT, related_name="enclosure")
    message = models.ForeignKey(Message, models.CASCADE, null=True, related_name="enclosures")
    consultation = models.ForeignKey(Consultation, models.CASCADE, null=True, related_name="enclosures")
