import uuid
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from townhall.catalogue.answers import Answers
from townhall.catalogue.models import ServiceVersion
from townhall.documents.models import Document

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class Channel(models.TextChoices):
    """How the person wants the notice (Zustellweg)."""

    PORTAL = "portal", _("digitally, in my inbox")
    POST = "post", _("on paper, by post")


class Way(models.TextChoices):
    """How an application came in (Eingangsweg)."""

    ONLINE = "", _("online")
    COUNTER = "counter", _("at the counter")
    TELEPHONE = "telephone", _("by telephone")
    PAPER = "paper", _("on paper")


# Written out, because every page of the wizard asks for it and building it from expressions costs more than all of the rest.
OFFERED = """(
    SELECT newest.id FROM catalogue_serviceversion own JOIN catalogue_serviceversion newest ON newest.slug = own.slug
    WHERE own.id = applications_draft.version_id AND NOT EXISTS (
        SELECT 1 FROM catalogue_withdrawal gone WHERE gone.version_id = newest.id AND gone.withdrawn_on <= %s)
    ORDER BY newest.number DESC LIMIT 1)"""


class DraftQuerySet(models.QuerySet["Draft"]):
    def open(self) -> "DraftQuerySet":
        return self.filter(submitted_at=None, deleted_at=None)

    def visible_to(self, account: "Account | None", known: list[str]) -> "DraftQuerySet":
        """Return an account's own drafts, and those without account whose id this browser session knows."""
        of_browser = Q(account=None, pk__in=known)
        if account is None:
            return self.filter(of_browser)
        return self.filter(Q(account=account) | of_browser if known else Q(account=account))

    def open_to(self, account: "Account | None", known: list[str]) -> "DraftQuerySet":
        """Return, besides, what an official enters for somebody else."""
        mine = self.visible_to(account, known)
        return mine if account is None or not account.is_staff else mine | self.filter(account=None, entered_by=account)

    def with_offered(self, *, on: date) -> "DraftQuerySet":
        """Say of each draft which version people begin in today (`offered`); None if none is valid."""
        return self.annotate(offered=RawSQL(OFFERED, [on]))  # type: ignore[no-redef]  # noqa: S611 - declared at the model; our own SQL


class Draft(models.Model):
    """A form somebody is filling in, in the version they began (Entwurf)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(ServiceVersion, models.PROTECT)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="drafts")
    reference = models.CharField(max_length=20, unique=True)
    code_hash = models.CharField(max_length=64, blank=True)  # of the code that opens it without an account
    tree = models.JSONField(default=dict)
    sources = models.JSONField(null=True)  # what was filled in when it was begun, and from where: prefilling.Source by path
    changed_steps = models.JSONField(null=True)  # ids of answered steps that changed when the draft moved to another version
    reached = models.CharField(max_length=80, blank=True, default="", db_default="")  # id of the last page saved so far
    revision = models.PositiveIntegerField(default=0)
    language = models.CharField(max_length=10, default="de")
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    expires_on = models.DateField()
    submitted_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    way = models.CharField(max_length=20, choices=Way.choices, blank=True, default="", db_default="")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")  # for somebody else
    arrived_on = models.DateField(null=True)  # when the paper came in; it counts as the day of receipt
    offered: int | None  # only in what with_offered() finds

    objects = DraftQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["account", "-saved_at"], name="draft_by_account")]

    def __str__(self) -> str:
        return self.reference

    def answers(self, *, today: date) -> Answers:
        return Answers(self.version.definition, self.tree, today=today)


class Attachment(models.Model):
    """A document handed in with a draft, as the answer at a path (Anlage)."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="attachments")
    document = models.OneToOneField(Document, models.PROTECT, related_name="attachment")
    path = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["draft", "path"], name="attachment_place")]


class Application(models.Model):
    """What was asked for (Antrag). `tree` stays exactly as submitted; `amended` holds the answers after later changes."""

    draft = models.OneToOneField(Draft, models.PROTECT)
    version = models.ForeignKey(ServiceVersion, models.PROTECT)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="applications")
    reference = models.CharField(max_length=20, unique=True)
    code_hash = models.CharField(max_length=64, blank=True)
    tree = models.JSONField()
    amended = models.JSONField(null=True)
    promised = models.JSONField(default=list)  # paths of evidence that will be handed in later
    language = models.CharField(max_length=10, default="de")
    trust_level = models.PositiveSmallIntegerField(default=0)
    channel = models.CharField(max_length=20, choices=Channel.choices, default=Channel.PORTAL)
    consented_at = models.DateTimeField(null=True)  # to electronic delivery (§ 41 (2a) VwVfG NRW)
    submitted_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.reference

    def answers(self, *, today: date) -> Answers:
        tree = self.tree if self.amended is None else self.amended
        return Answers(self.version.definition, tree, today=today)


class Amendment(models.Model):
    """A change to an application after submission, with before and after (Änderung, Nachreichung)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="amendments")
    number = models.PositiveIntegerField()
    before = models.JSONField()
    after = models.JSONField()
    paths = models.JSONField(default=list)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "number"], name="one_amendment_per_number")]


class PartyRole(models.TextChoices):
    APPLICANT = "applicant", _("applicant")
    ACTING = "acting", _("acting person")
    RECIPIENT = "recipient", _("recipient of the notice")
    JOINT = "joint", _("jointly liable")


class PartyQuerySet(models.QuerySet["Party"]):
    def applications_concerning(self, account: "Account") -> list[int]:
        """Return the keys of the applications somebody filed, has a part in, or made for an organisation they speak for.

        Somebody is a party by account, by e-mail address, or by name and date of birth together. Each way is a select of
        its own, because an index answers each, and none answers all of them at once. Keys rather than a query: a database
        that guesses how many there are guesses wrong, and then reads a million cases instead of a page.
        """
        ways = [Q(account=account), Q(email__iexact=account.email)]
        if account.born and account.family_name:
            ways.append(Q(family_name=account.family_name, given_name=account.given_name, born=account.born))
        spoken_for = Party.objects.filter(account=account).exclude(organisation="").values("organisation")
        ways.append(~Q(organisation="") & Q(organisation__in=spoken_for))
        filed = Application.objects.filter(account=account).values_list("pk")
        return [key for (key,) in filed.union(*(self.filter(way).values_list("application") for way in ways))]


class Party(models.Model):
    """A person in a role of an application: who asks, who acts, who receives (Beteiligte)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="parties")
    role = models.CharField(max_length=20, choices=PartyRole.choices)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    organisation = models.CharField(max_length=200, blank=True)  # its name; the person then speaks for it
    given_name = models.CharField(max_length=128, blank=True)
    family_name = models.CharField(max_length=128, blank=True)
    born = models.DateField(null=True)
    street = models.CharField(max_length=128, blank=True)
    house_number = models.CharField(max_length=20, blank=True)
    postcode = models.CharField(max_length=20, blank=True)
    city = models.CharField(max_length=128, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)

    objects = PartyQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["family_name", "given_name"], name="party_by_name", condition=~Q(family_name="")),
            models.Index(fields=["organisation"], name="party_by_organisation", condition=~Q(organisation="")),
            models.Index(fields=["street", "house_number", "postcode"], name="party_by_address", condition=~Q(street="")),
            models.Index(Upper("email"), name="party_by_email"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.organisation or self.person_name

    @property
    def person_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()
