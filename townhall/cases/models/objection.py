from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from townhall.cases.models.decision import Decision


class Objection(models.Model):
    """An objection to a decision, from receipt to what became of it (Widerspruch, §§ 68 ff. VwGO)."""

    class Outcome(models.TextChoices):
        OPEN = "", _("not decided yet")
        REMEDIED = "remedied", _("found right")
        PASSED_ON = "passed_on", _("passed on to the authority in charge of it")
        RULED = "ruled", _("ruled on")

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="objections")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="objections")
    parts = models.JSONField()  # numbers of the operative parts
    text = models.TextField(blank=True)
    received_on = models.DateField()
    is_late = models.BooleanField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")  # if it came on paper
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True, default="")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case"], condition=Q(settled_at=None), name="one_open_objection")]
