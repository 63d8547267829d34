from django.db import models
from django.db.models import Q

from townhall.cases.models.case import Case


class ListedValue(models.Model):
    """One answer to a question that lists show and narrow by, copied out of the application beside its case (Listenfeld)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="listed")
    service_slug = models.SlugField(max_length=80, db_index=False)
    path = models.CharField(max_length=200)  # of the question; entries of a repeated group have one path ("dogs/*/name")
    place = models.PositiveSmallIntegerField()  # which entry, or which of several options
    text = models.CharField(max_length=200, blank=True)  # id of an option, yes or no, or words without capitals and gaps
    number = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    shown = models.JSONField()  # as people read it: {"de": …, "en": …}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "path", "place"], name="one_listed_value_per_place")]
        indexes = [
            models.Index(
                fields=["service_slug", "path", "text", "case"],
                name="listed_by_text",
                opclasses=["varchar_pattern_ops", "varchar_pattern_ops", "varchar_pattern_ops", "int8_ops"],
            ),
            models.Index(fields=["service_slug", "path", "number", "case"], name="listed_by_number", condition=~Q(number=None)),
            models.Index(fields=["service_slug", "path", "first", "case"], name="listed_by_day", condition=~Q(first=None)),
        ]
