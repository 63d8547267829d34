from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from townhall.applications.models import Party
from townhall.cases.models import Case, CaseQuerySet, Deletion, OperativePart
from townhall.catalogue.plain_language import Passage
from townhall.certificates.models import Certificate
from townhall.documents.models import Document
from townhall.journal.models import Event

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, account: "Account") -> "LetterQuerySet":
        return self.filter(account=account, case__deletion=Deletion.NONE)

    def unread(self) -> "LetterQuerySet":
        return self.filter(first_opened_at=None)


class Letter(models.Model):
    """A letter in somebody's postbox (Postfach): the one truth that it was shown, and shown once."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="letters")
    case = models.ForeignKey(Case, models.PROTECT, related_name="letters")
    event = models.ForeignKey(Event, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)  # "receipt", "information_request", "decision", "message"
    subject = models.CharField(max_length=200)
    summary = models.CharField(max_length=400)  # two plain sentences
    in_short = models.JSONField(default=dict)  # what it means in plain language: {"de": [{title, sentences}], "en": […]}
    text = models.TextField(blank=True)
    certificate = models.ForeignKey(Certificate, models.PROTECT, null=True, related_name="letters")
    created_at = models.DateTimeField()
    first_opened_at = models.DateTimeField(null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "kind"], name="one_letter_per_event")]
        indexes = [models.Index(fields=["account", "-created_at"], name="letter_by_account")]

    @property
    def language(self) -> str:
        """Return the language in which it was written: the one of the application."""
        return self.case.application.language

    @property
    def passages(self) -> list[Passage]:
        """Return the summary in plain language in the language of the reader; older letters have none."""
        said = self.in_short.get((get_language() or "de")[:2]) or self.in_short.get("de", [])
        return [Passage.load(passage) for passage in said]


class Because(models.TextChoices):
    """Why a notice goes by post."""

    PAPER = "paper", _("wanted on paper, or no inbox")
    EXPIRED = "expired", _("not opened in time")
    BOUNCED = "bounced", _("the mail about it did not arrive")
    LEFT = "left", _("the account was deleted before it was opened")


class Announcement(models.Model):
    """How and when one operative part became known to one recipient (Bekanntgabe)."""

    part = models.ForeignKey(OperativePart, models.PROTECT, related_name="announcements")
    recipient = models.ForeignKey(Party, models.PROTECT, related_name="announcements")
    mode = models.CharField(max_length=40)  # key of the rule in the legal register: "ao_122a", "portal_41_2a", "post", "post_ao"
    citation = models.CharField(max_length=200)
    provided_at = models.DateTimeField()
    posted_on = models.DateField(null=True)
    mail_sent_at = models.DateTimeField(null=True)
    first_opened_at = models.DateTimeField(null=True)
    deemed_on = models.DateField(null=True)
    remedy_until = models.DateField(null=True)
    ended_on = models.DateField(null=True)  # when it ceased to be provided in the postbox and the post took over
    ended_because = models.CharField(max_length=20, choices=Because.choices, blank=True)
    explanation = models.JSONField(default=dict)  # {"de": …, "en": …}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "recipient"], name="one_announcement_per_recipient")]


class OutgoingMail(models.Model):
    """The ledger of mail (Postausgangsbuch): what was to be sent, to whom, and what became of it."""

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")

    message_id = models.CharField(max_length=120, unique=True)
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, related_name="mails")
    purpose = models.CharField(max_length=60)
    recipient = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="mail_waiting", condition=Q(state="queued"))]


class PrintBatchQuerySet(models.QuerySet["PrintBatch"]):
    def about(self, cases: CaseQuerySet) -> "PrintBatchQuerySet":
        """Return the batches in which every letter is about one of these cases."""
        hidden = Posting.objects.filter(batch=OuterRef("pk")).exclude(certificate__case__in=cases)
        return self.filter(~Exists(hidden))


class PrintBatch(models.Model):
    """Letters that are printed at once, each behind a cover sheet (Druckstapel)."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    file = models.OneToOneField(
        Document, models.PROTECT, null=True, related_name="print_batch"
    )  # None: being made, or deleted since

    objects = PrintBatchQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.pk)


class PostingQuerySet(models.QuerySet["Posting"]):
    def about(self, cases: CaseQuerySet) -> "PostingQuerySet":
        """Return the letters about these cases."""
        return self.filter(certificate__case__in=cases)

    def waiting(self) -> "PostingQuerySet":
        """Return what has not been handed to the post yet."""
        return self.exclude(state=Posting.State.SENT)


class Posting(models.Model):
    """A notice that goes out on paper, from the queue to the day it is handed to the post (Postausgang)."""

    class State(models.TextChoices):
        QUEUED = "queued", _("to be printed")
        PRINTED = "printed", _("in a batch")
        SENT = "sent", _("posted")

    certificate = models.OneToOneField(Certificate, models.PROTECT, related_name="posting")
    name = models.CharField(max_length=260)
    address = models.TextField()  # as on the envelope, name included; '' if nobody knows where to
    because = models.CharField(max_length=20, choices=Because.choices)
    state = models.CharField(max_length=20, choices=State.choices, default=State.QUEUED)
    batch = models.ForeignKey(PrintBatch, models.PROTECT, null=True, related_name="postings")
    queued_at = models.DateTimeField()
    posted_on = models.DateField(null=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["queued_at"], name="posting_waiting", condition=~Q(state="sent"))]

    @property
    def lines(self) -> list[str]:
        """Return the lines of the envelope."""
        return self.address.splitlines()
