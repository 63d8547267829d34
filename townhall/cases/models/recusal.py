from django.conf import settings
from django.db import models


class Recusal(models.Model):
    """Somebody has stepped back from a case, or was told to, for fear of bias (Befangenheit, § 21 VwVfG NRW)."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="recusals")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="recusals")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "account"], name="one_recusal_per_case")]
