import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from townhall.lib.text import T

VIRUS = T(
    "In „{name}“ haben wir einen Virus gefunden. Entfernen Sie die Datei, und laden Sie eine Kopie ohne Virus hoch.",
    en="We found a virus in “{name}”. Remove the file, and upload a copy without a virus.",
)


class Purpose(models.TextChoices):
    UPLOAD = "upload", _("evidence")
    RECEIPT = "receipt", _("record of an application")
    NOTICE = "notice", _("notice")
    EXPORT = "export", _("export of cases")
    BATCH = "batch", _("letters to be printed")
    TRIAL = "trial", _("letter on trial")
    OWN_DATA = "own_data", _("all data of a person")
    PRINTOUT = "printout", _("printout of a file")


class ScanState(models.TextChoices):
    QUARANTINED = "quarantined", _("is being checked")
    CLEAN = "clean", _("checked")
    INFECTED = "infected", _("contains a virus")
    DELETED = "deleted", _("deleted; only its hash is left")


class Document(models.Model):
    """One stored file. Nobody reads it before it is clean; the hash in its row proves what was stored (Unterlage)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="documents")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    stored_as = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=20, choices=ScanState.choices, default=ScanState.QUARANTINED)
    created_at = models.DateTimeField()
    scanned_at = models.DateTimeField(null=True)
    delete_after = models.DateField(null=True)
    pages = models.PositiveIntegerField(null=True)

    def __str__(self) -> str:
        return self.name

    @property
    def readable(self) -> bool:
        """Say whether anybody may open it; its owner sees name and size at once."""
        return self.state == ScanState.CLEAN

    @property
    def refusal(self) -> T | None:
        """Say what its owner has to do about a file with a virus; one still being scanned is no mistake."""
        return VIRUS.fill(name=self.name) if self.state == ScanState.INFECTED else None


class PageImage(models.Model):
    """A picture of one page, so that a clerk never opens the file itself in the browser (Seitenbild)."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="page_images")
    number = models.PositiveIntegerField()
    stored_as = models.CharField(max_length=200, unique=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="one_image_per_page")]
