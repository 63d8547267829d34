from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from townhall.cases.models import Case
from townhall.documents.models import Document


class Archive(models.TextChoices):
    """What became of the offer to the city archive (Anbietung, ArchivG NRW)."""

    NONE = "", _("not offered")
    OFFERED = "offered", _("offered; the archive has not answered")
    TAKEN = "taken", _("taken over by the archive")
    REFUSED = "refused", _("not wanted by the archive")


class Expiry(models.Model):
    """How far a case is on its way to deletion (Aussonderung). A case nobody has said anything about has none."""

    class State(models.TextChoices):
        KEPT = "kept", _("kept")
        NOTICED = "noticed", _("will be deleted")
        BEGUN = "begun", _("in deletion")
        DELETED = "deleted", _("deleted")

    case = models.OneToOneField(Case, models.PROTECT, related_name="expiry")
    state = models.CharField(max_length=20, choices=State.choices, default=State.KEPT)
    due_on = models.DateField(null=True)  # first day on which it may be deleted, once somebody was told
    noticed_at = models.DateTimeField(null=True)
    extended_to = models.DateField(null=True)
    extension_reason = models.TextField(blank=True)
    held_at = models.DateTimeField(null=True)  # nothing is deleted while it is held
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    hold_reason = models.TextField(blank=True)
    archive = models.CharField(max_length=20, choices=Archive.choices, blank=True, default=Archive.NONE)
    answered_at = models.DateTimeField(null=True)  # by the archive
    begun_on = models.DateField(null=True)
    deleted_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "due_on"], name="expiry_by_state")]

    @property
    def waits_for_archive(self) -> bool:
        return self.archive == Archive.OFFERED


class DeletionRecord(models.Model):
    """That a case was deleted, by which rule, and how much of it; it leads back to no case and no person (Löschprotokoll)."""

    service_slug = models.SlugField(max_length=80)
    version = models.CharField(max_length=20)
    authority = models.CharField(max_length=80)  # slug
    law = models.CharField(max_length=120)  # key of the period in the legal register
    length = models.CharField(max_length=20)  # ISO 8601 period
    anchor = models.CharField(max_length=20)
    basis = models.CharField(max_length=200)
    due_on = models.DateField()
    deleted_on = models.DateField()
    archive = models.CharField(max_length=20, choices=Archive.choices, blank=True)
    was_extended = models.BooleanField()
    counts = models.JSONField()  # rows by table, and files


class DataExport(models.Model):
    """All that is kept about a person, put together in a file for them (Auskunft und Datenmitnahme, Art. 15, 20 DSGVO)."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="data_exports")
    ordered_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)  # until when the file can be saved
    file = models.OneToOneField(Document, models.PROTECT, null=True, related_name="data_export")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account"], condition=models.Q(ready_at=None), name="one_data_export_in_the_making")
        ]
