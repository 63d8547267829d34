from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Decision(models.Model):
    """A decision as proposed, signed and frozen (Entscheidung). Its content never changes once it is final.

    Some are about an earlier one: they correct the words of its notice, withdraw or revoke it, or replace it.
    """

    class Kind(models.TextChoices):
        DECISION = "decision", _("decision")
        CORRECTION = "correction", _("correction of a notice")
        WITHDRAWAL = "withdrawal", _("withdrawal of an unlawful notice")
        REVOCATION = "revocation", _("revocation of a lawful notice")
        RULING = "ruling", _("ruling on an objection")

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        RETURNED = "returned", _("returned")
        FINAL = "final", _("final")

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.DECISION, db_default=Kind.DECISION)
    about = models.ForeignKey("self", models.PROTECT, null=True, related_name="later")
    status = models.CharField(max_length=20, choices=Status.choices)
    outcome = models.CharField(max_length=40)  # id of an outcome of the definition
    reasons = models.TextField(blank=True)  # the clerk's own words
    blocks = models.JSONField(default=list)  # building blocks of the reasons in their order, filled: id, gaps, text
    wording = models.JSONField(default=dict)  # the words of its letter (editorial.using.Wording); {}: as its service says
    stated = models.JSONField(default=dict)  # what the outcome asks the clerk, as answers to its statement
    content = models.JSONField()  # the frozen result: tables, sentences, dates, amounts (catalogue.results.Result)
    automatic = models.BooleanField(default=False)
    trace = models.JSONField(default=dict)  # rule, version, inputs, sentence, legal basis (§ 35a VwVfG)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    comment = models.TextField(blank=True)
    corrected = models.JSONField(default=list)  # [{"wrong": …, "right": …}], words of the letter

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_decision_per_number"),
            models.UniqueConstraint(fields=["case"], condition=Q(status="proposed"), name="one_open_proposal"),
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=models.F("proposed_by")) | Q(automatic=True),
                name="second_signature_by_somebody_else",
            ),
        ]


class OperativePart(models.Model):
    """One sentence a decision orders, with its own legal nature and remedy (Tenor, Rechtsbehelf)."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="parts")
    number = models.PositiveIntegerField()
    text = models.JSONField()  # {"de": …, "en": …}
    legal_nature = models.CharField(max_length=40)
    remedy = models.CharField(max_length=60, blank=True)  # key in the legal register
    remedy_text = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "number"], name="one_part_per_number")]
