from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from townhall.cases.models import Case
from townhall.documents.models import Document


class Printout(models.Model):
    """A printout of a file as it was at one moment (Aktenausdruck)."""

    class Purpose(models.TextChoices):
        INSPECTION = "inspection", _("inspection of the file by somebody involved (§ 29 VwVfG NRW)")
        COURT = "court", _("file for the court (§ 99 VwGO)")
        OFFICE = "office", _("for the office itself")

    case = models.ForeignKey(Case, models.PROTECT, related_name="printouts")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    with_notes = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    ordered_at = models.DateTimeField()
    document = models.OneToOneField(Document, models.PROTECT, null=True, related_name="printout")
    sheets = models.PositiveIntegerField(null=True)
