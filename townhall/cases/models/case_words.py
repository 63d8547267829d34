from django.db import models

from townhall.cases.models.case import Case


class CaseWords(models.Model):
    """The words by which a case is found, each once, in one spelling (Suchwörter). PostgreSQL keeps an index of them."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="+")
    words = models.TextField()
