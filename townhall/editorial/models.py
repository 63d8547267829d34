from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from townhall.documents.models import Document


class Kind(models.TextChoices):
    """What editors look after."""

    LETTER = "letter", _("letter of a service")  # key: hundesteuer-anmeldung.assessed, or town.withdrawal
    BLOCK = "block", _("building block of an office")  # key: steuerabteilung.two_households
    LAYOUT = "layout", _("layout of all notices")  # key: notice
    PHRASES = "phrases", _("sentences in letters of every service")  # key: message.reminder


class TextVersionQuerySet(models.QuerySet["TextVersion"]):
    def newest(self) -> "TextVersionQuerySet":
        """Return the version of each text that is in use."""
        same = self.model._default_manager.filter(kind=OuterRef("kind"), key=OuterRef("key")).order_by("-number")
        return self.filter(number=Subquery(same.values("number")[:1]))


class TextVersion(models.Model):
    """One published version of a text: numbered, and never changed (Textfassung)."""

    kind = models.CharField(max_length=20, choices=Kind.choices)
    key = models.CharField(max_length=160)
    number = models.PositiveIntegerField()
    content = models.JSONField()  # contents.py says what stands in it
    why = models.CharField(max_length=400)
    written_by = models.CharField(max_length=200)  # names as they were: nothing here changes with an account
    published_by = models.CharField(max_length=200)
    published_at = models.DateTimeField()

    objects = TextVersionQuerySet.as_manager()
    append_only = True  # the database itself refuses changes: journal.triggers

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key", "number"], name="one_text_version_per_number")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} v{self.number}"


class Proposal(models.Model):
    """A version of a service that one editor wants to be published, for another one to do it (Freigabevorschlag)."""

    slug = models.SlugField(max_length=80, unique=True)
    digest = models.CharField(max_length=64)  # of the definition as it was proposed: if the code changes, nobody publishes it
    why = models.CharField(max_length=400)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    proposed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"proposal to publish {self.slug}"


class TextDraft(models.Model):
    """A text that is being changed; nobody who wrote in it publishes it (Textentwurf, Vier-Augen-Prinzip)."""

    kind = models.CharField(max_length=20, choices=Kind.choices)
    key = models.CharField(max_length=160)
    content = models.JSONField()
    why = models.CharField(max_length=400)
    revision = models.PositiveIntegerField(default=1)  # counts who saved; a page knows which one it showed
    based_on = models.PositiveIntegerField()  # number of the version it changes; 0: what the town hall came with
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    written_at = models.DateTimeField()
    paper = models.ForeignKey(Document, models.SET_NULL, null=True, related_name="text_drafts")  # its letter for a sample, as PDF

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_draft_per_text")]

    def __str__(self) -> str:
        return f"draft of {self.kind} {self.key}"
