from django.db import models
from django.utils.translation import gettext_lazy as _

from townhall.cases.models import Case, Decision
from townhall.documents.models import Document


class Certificate(models.Model):
    """A sealed PDF with a code anyone can check (Bescheid, Bescheinigung). Only the hash of the code is kept."""

    class Kind(models.TextChoices):
        RECEIPT = "receipt", _("record of the application")
        NOTICE = "notice", _("notice")

    case = models.ForeignKey(Case, models.PROTECT, related_name="certificates")
    decision = models.OneToOneField(Decision, models.PROTECT, null=True, related_name="certificate")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    document = models.OneToOneField(Document, models.PROTECT)
    title = models.JSONField()  # {"de": …, "en": …}
    code_hash = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    valid_until = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revocation_reason = models.CharField(max_length=200, blank=True)
    replaced_by = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaces")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=models.Q(kind="receipt"), name="one_receipt_per_case"),
        ]
