from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from townhall.cases.models.decision import Decision


class EntitlementGroup(models.Model):
    """What is counted together, for example a household; locked while a decision counts it (Haushalt)."""

    key = models.CharField(max_length=64, unique=True)


class Entitlement(models.Model):
    """What a decision creates, changes or ends: a registered dog, a permit (Bestand, Berechtigung)."""

    service_slug = models.SlugField(max_length=80)
    kind = models.CharField(max_length=40)
    identifier = models.CharField(max_length=60)  # tag number, plate …
    label = models.CharField(max_length=200)
    group_key = models.CharField(max_length=64, blank=True, db_index=True)  # what is counted together: a household
    data = models.JSONField(default=dict)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service_slug", "kind", "identifier"], name="one_entitlement_per_identifier")
        ]
        indexes = [models.Index(fields=["label", "kind"], name="entitlement_by_label")]  # wardens look plates up

    def __str__(self) -> str:
        return f"{self.label} ({self.identifier})"


class EntitlementHolder(models.Model):
    """Somebody an entitlement belongs to (Inhaberschaft)."""

    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="holders")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="entitlements")
    name = models.CharField(max_length=260)


class EntitlementSource(models.Model):
    """What a decision did to an entitlement (Herkunft)."""

    class Change(models.TextChoices):
        CREATED = "created", _("created")
        CHANGED = "changed", _("changed")
        RENEWED = "renewed", _("taken over")
        ENDED = "ended", _("ended")

    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="sources")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="effects")
    change = models.CharField(max_length=20, choices=Change.choices)
    data = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entitlement", "decision"], name="one_effect_per_decision")]
