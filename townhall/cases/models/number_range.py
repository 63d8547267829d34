from django.db import models


class NumberRange(models.Model):
    """The next free number of a series, taken under lock (Nummernkreis)."""

    name = models.CharField(max_length=80, unique=True)  # "case:BO-2026", "hundesteuer-anmeldung:dog"
    next = models.PositiveBigIntegerField(default=1)
