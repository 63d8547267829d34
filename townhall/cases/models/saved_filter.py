from django.conf import settings
from django.db import models


class SavedFilter(models.Model):
    """A list narrowed down as a clerk wants to see it again; words about people are never kept in it (gespeicherter Filter)."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_filters")
    name = models.CharField(max_length=60)
    work_list = models.SlugField(max_length=40, db_index=False)
    query = models.JSONField()  # name → value, as in the address of the list

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "name"], name="one_saved_filter_per_name")]

    def __str__(self) -> str:
        return self.name
