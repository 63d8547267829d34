from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, FilteredRelation, Q

from townhall.applications.models import Application, Party
from townhall.authorities.models import CASEWORK, Authority, Position, Role
from townhall.authorities.reach import Reach
from townhall.cases.models.decision import Decision
from townhall.cases.models.objection import Objection
from townhall.cases.models.recusal import Recusal
from townhall.cases.models.state import OPEN, Deletion, State
from townhall.catalogue.results import Bill

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class CaseQuerySet(models.QuerySet["Case"]):
    """Which cases somebody may see, and which belong in which list."""

    def visible_to(self, account: "Account") -> "CaseQuerySet":
        """Return the cases this account filed itself (Bürgersicht)."""
        return self.kept().filter(application__account=account)

    def kept(self) -> "CaseQuerySet":
        """Return what is not being deleted."""
        return self.filter(deletion=Deletion.NONE)

    def worked_on_by(self, account: "Account", *, reach: Reach | None = None) -> "CaseQuerySet":
        """Return the cases within reach of a clerk's positions, never one in which they have a part themselves.

        Without a `reach` their own positions count; with one, also those of colleagues they stand in for.
        """
        if reach is None:
            held = Position.objects.filter(account=account, role__in=CASEWORK).select_related("authority")
            reach = Reach(account, held)
        return self.kept().filter(reach.scope).without_conflict(account)

    def without_conflict(self, account: "Account") -> "CaseQuerySet":
        """Leave out the cases somebody must not touch (§§ 20, 21 VwVfG NRW): their own, those of an organisation
        they have spoken for, those they have stepped back from."""
        stepped_back = Recusal.objects.filter(account=account)
        found = self.exclude(application__in=Party.objects.applications_concerning(account))
        return found.exclude(pk__in=stepped_back.values("case"))

    def numbers_in_conflict(self, account: "Account") -> list[str]:
        """Return the numbers of the cases that `without_conflict` leaves out."""
        in_conflict = Q(application__in=Party.objects.applications_concerning(account)) | Q(recusals__account=account)
        return list(self.filter(in_conflict).distinct().values_list("number", flat=True))

    def supervised_by(self, account: "Account") -> "CaseQuerySet":
        """Return the cases, also those in deletion, of the authorities somebody supervises; never one they filed themselves."""
        led = Position.objects.filter(account=account, role=Role.SUPERVISOR).select_related("authority")
        return self.exclude(deletion=Deletion.DONE).filter(Reach(account, led).scope).without_conflict(account)

    def open(self) -> "CaseQuerySet":
        return self.filter(state__in=OPEN)

    def assigned_to(self, *accounts: "Account | int") -> "CaseQuerySet":
        return self.open().filter(clerk__in=accounts)

    def unassigned(self) -> "CaseQuerySet":
        return self.open().filter(clerk=None)

    def overdue(self, *, on: date) -> "CaseQuerySet":
        return self.open().filter(due_on__lt=on)

    def waiting_for_citizen(self) -> "CaseQuerySet":
        return self.filter(state=State.INFO_REQUESTED)

    def to_be_signed_by(self, *hands: "Account | int") -> "CaseQuerySet":
        """Return the cases with a proposal of somebody else, nor of who they stand in for (Vier-Augen-Prinzip)."""
        is_open = Q(decisions__status=Decision.Status.PROPOSED)
        open_ones = self.alias(
            of_two=FilteredRelation("decisions", condition=is_open), proposal=F("of_two__pk"), proposer=F("of_two__proposed_by")
        )
        return open_ones.exclude(proposal=None).filter(Q(proposer=None) | ~Q(proposer__in=ids(hands)))

    def objected_to(self) -> "CaseQuerySet":
        """Return the cases with an objection that is not decided yet."""
        return self.filter(pk__in=Objection.objects.filter(settled_at=None).values("case"))

    def resubmitted_to(self, *hands: "Account | int", on: date) -> "CaseQuerySet":
        """Return the cases whose day has come, set by these clerks, in their hands or in nobody's (Wiedervorlage)."""
        is_due = Q(resubmissions__done_at=None, resubmissions__due_on__lte=on)
        due = self.alias(
            due=FilteredRelation("resubmissions", condition=is_due), resubmission=F("due__pk"), set_by=F("due__set_by")
        )
        mine = Q(clerk__in=hands) | Q(clerk=None) | Q(set_by__in=ids(hands))
        found = due.exclude(resubmission=None).filter(mine).exclude(state=State.CLOSED)
        return found.annotate(comes_back_for=F("due__reason"))  # type: ignore[no-redef]  # declared at the model


def ids(accounts: "Iterable[Account | int]") -> list[int]:
    return [each if isinstance(each, int) else each.pk for each in accounts]


class Case(models.Model):
    """What the authority works on (Vorgang)."""

    application = models.OneToOneField(Application, models.PROTECT)
    number = models.CharField(max_length=24, unique=True)
    service_slug = models.SlugField(max_length=80)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="cases")
    state = models.CharField(max_length=20, choices=State.choices, default=State.RECEIVED)
    clerk = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="cases")
    applicant_name = models.CharField(max_length=260)  # as listed in work lists
    sort_name = models.CharField(max_length=260, blank=True, db_index=True)  # "beispiel alice": what a search begins with
    received_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    decided_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    lapsed_at = models.DateTimeField(null=True)  # closed because nobody paid the fee that comes before the work
    deletion = models.CharField(max_length=10, choices=Deletion.choices, blank=True, default="", db_default="")
    billed = models.JSONField(null=True)  # what is to be paid, worked out once (catalogue.results.Bill)

    comes_back_for: str  # only in what resubmitted_to() finds

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["authority", "due_on", "id"], name="case_open_queue", condition=Q(state__in=OPEN)),
            models.Index(fields=["due_on", "id"], name="case_open_by_deadline", condition=Q(state__in=OPEN)),
            models.Index(fields=["clerk", "due_on", "id"], name="case_of_clerk", condition=Q(state__in=OPEN)),
            models.Index(fields=["state", "due_on", "id"], name="case_open_by_state", condition=Q(state__in=OPEN)),
            models.Index(fields=["received_at", "id"], name="case_open_by_receipt", condition=Q(state__in=OPEN)),
            models.Index(fields=["service_slug", "id"], name="case_open_by_service", condition=Q(state__in=OPEN)),
            models.Index(fields=["number"], name="case_open_by_number", condition=Q(state__in=OPEN)),
            models.Index(fields=["due_on", "id"], name="case_waiting", condition=Q(state=State.INFO_REQUESTED)),
            models.Index(fields=["due_on", "id"], name="case_proposed", condition=Q(state=State.PROPOSED)),
            models.Index(fields=["due_on", "id"], name="case_unassigned", condition=Q(state__in=OPEN, clerk=None)),
            models.Index(fields=["authority", "received_at", "id"], name="case_of_authority"),
            models.Index(fields=["received_at", "id"], name="case_by_receipt"),
            models.Index(fields=["service_slug", "received_at", "id"], name="case_of_service"),
            models.Index(fields=["service_slug", "id"], name="case_by_service"),
            models.Index(fields=["due_on", "id"], name="case_by_deadline"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def bill(self) -> Bill | None:
        """Return what somebody was asked to pay for this case, whether or not it is paid."""
        return None if self.billed is None else Bill.load(self.billed)

    @property
    def can_be_withdrawn(self) -> bool:
        return self.decided_at is None and (self.is_open or self.state == State.AWAITING_PAYMENT)
