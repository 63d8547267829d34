from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from townhall.applications.models import Application, Party
from townhall.authorities.models import CASEWORK, Authority, Position, Role
from townhall.authorities.reach import Reach
from townhall.catalogue.results import Bill
from townhall.documents.models import Document

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class State(models.TextChoices):
    AWAITING_PAYMENT = "awaiting_payment", _("awaiting payment")
    RECEIVED = "received", _("received")
    IN_REVIEW = "in_review", _("in review")
    INFO_REQUESTED = "info_requested", _("information requested")
    PROPOSED = "proposed", _("decision proposed")
    DECIDED = "decided", _("decided")
    WITHDRAWN = "withdrawn", _("withdrawn")
    CLOSED = "closed", _("closed")


class Deletion(models.TextChoices):
    """How far the deletion of a case is (Löschung); what is in it is gone for everybody but the supervisors."""

    NONE = "", _("kept")
    BEGUN = "begun", _("in deletion")
    DONE = "done", _("deleted")


# What somebody works on; a case that waits for its fee is not among them.
OPEN = (State.RECEIVED, State.IN_REVIEW, State.INFO_REQUESTED, State.PROPOSED)


class CaseQuerySet(models.QuerySet["Case"]):
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
        proposals = Decision.objects.filter(status=Decision.Status.PROPOSED).exclude(proposed_by__in=hands)
        return self.filter(pk__in=proposals.values("case"))

    def objected_to(self) -> "CaseQuerySet":
        """Return the cases with an objection that is not decided yet."""
        return self.filter(pk__in=Objection.objects.filter(settled_at=None).values("case"))

    def resubmitted_to(self, *hands: "Account | int", on: date) -> "CaseQuerySet":
        """Return the cases whose day has come, set by these clerks, in their hands or in nobody's (Wiedervorlage)."""
        due = Resubmission.objects.filter(done_at=None, due_on__lte=on)
        mine = Q(clerk__in=hands) | Q(clerk=None) | Q(pk__in=due.filter(set_by__in=hands).values("case"))
        reason = due.filter(case=OuterRef("pk")).values("reason")[:1]
        found = self.filter(mine, pk__in=due.values("case")).exclude(state=State.CLOSED)
        return found.annotate(comes_back_for=Subquery(reason))  # type: ignore[no-redef]  # declared at the model


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


class CaseWords(models.Model):
    """The words by which a case is found, each once, in one spelling (Suchwörter). PostgreSQL keeps an index of them."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="+")
    words = models.TextField()


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


class Deadline(models.Model):
    """A date the law or the city sets for a case, and how it came about (Frist)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="deadlines")
    kind = models.CharField(max_length=40)  # "processing", "answer"
    basis = models.CharField(max_length=200)  # citation
    anchor_on = models.DateField()
    length = models.CharField(max_length=20)  # ISO 8601 period: "P1M", "P14D"
    due_on = models.DateField()
    paused_on = models.DateField(null=True)
    paused_days = models.PositiveIntegerField(default=0)
    ended_on = models.DateField(null=True)
    silence = models.JSONField(null=True)  # what it means if nothing is decided by then, as words; null: nothing
    is_restarted = models.BooleanField(
        db_default=False, default=False
    )  # anchored on the day on which the application became complete
    extended_by = models.CharField(max_length=20, blank=True, db_default="", default="")  # ISO 8601 period

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "kind"], condition=Q(ended_on=None), name="one_running_deadline_per_kind")
        ]


class InformationRequest(models.Model):
    """A question to the citizen that reopens exactly the named fields (Nachforderung)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="information_requests")
    paths = models.JSONField()
    question = models.TextField()
    due_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(answered_at=None), name="one_open_information_request")
        ]


class Hearing(models.Model):
    """What was intended against somebody, and until when they could comment (Anhörung, § 28 VwVfG NRW)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="hearings")
    outcome = models.CharField(max_length=40)  # id of the outcome intended
    text = models.TextField()
    due_on = models.DateField()
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    held_at = models.DateTimeField()


class Recusal(models.Model):
    """Somebody has stepped back from a case, or was told to, for fear of bias (Befangenheit, § 21 VwVfG NRW)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="recusals")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="recusals")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "account"], name="one_recusal_per_case")]


class Message(models.Model):
    """A message between citizen and authority about one case (Nachricht)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="messages")
    from_citizen = models.BooleanField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    text = models.TextField()
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)


class Note(models.Model):
    """An internal note the citizen does not see (Vermerk)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    text = models.TextField()
    written_at = models.DateTimeField()


class Consultation(models.Model):
    """What another office or an outside body was asked about a case, and its statement (Beteiligung, Stellungnahme)."""

    class Answer(models.TextChoices):
        AGREES = "agrees", _("agrees")
        CONDITIONS = "conditions", _("agrees with conditions")
        OBJECTS = "objects", _("objects")
        NOTHING = "nothing", _("makes no statement")

    case = models.ForeignKey(Case, models.PROTECT, related_name="consultations")
    office = models.ForeignKey(Authority, models.PROTECT, null=True, related_name="consultations")  # None: somebody outside
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    usual = models.CharField(max_length=40, blank=True)  # id in the definition
    is_needed = models.BooleanField(default=False)
    question = models.TextField()
    paths = models.JSONField()  # of the answers the body sees
    due_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(max_length=20, choices=Answer.choices, blank=True)
    text = models.TextField(blank=True)
    signed = models.CharField(max_length=200, blank=True)  # who speaks for an outside body
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    is_recorded = models.BooleanField(default=False)  # written down by a clerk, not by the body itself
    called_off_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["office", "due_on"], name="consultation_open", condition=Q(answered_at=None))]

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.called_off_at is None


class Enclosure(models.Model):
    """A document that came with a message or a statement, not with the application (Anlage)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="enclosures")
    document = models.OneToOneField(Document, models.PROTECT, related_name="enclosure")
    message = models.ForeignKey(Message, models.CASCADE, null=True, related_name="enclosures")
    consultation = models.ForeignKey(Consultation, models.CASCADE, null=True, related_name="enclosures")


class Presence(models.Model):
    """Who has a case open just now, so that colleagues do not work against each other; gone after minutes (Anwesenheit)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "account"], name="one_presence_per_case_and_person")]


class Resubmission(models.Model):
    """A day on which a case comes back to the desk, and why (Wiedervorlage)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="resubmissions")
    due_on = models.DateField()
    reason = models.TextField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    set_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case"], condition=Q(done_at=None), name="one_open_resubmission")]
        indexes = [models.Index(fields=["due_on"], name="resubmission_due", condition=Q(done_at=None))]


class Decision(models.Model):
    """A decision as proposed, signed and frozen (Entscheidung). Its content never changes once it is final.

    Some are about an earlier one: they correct the words of its notice, withdraw or revoke it, or replace it.
    """

    class Kind(models.TextChoices):
        DECISION = "decision", _("decision")
        CORRECTION = "correction", _("correction of a notice")
        WITHDRAWAL = "withdrawal", _("withdrawal of an unlawful notice")
        REVOCATION = "revocation", _("revocation of a lawful notice")
        RULING = "ruling", _("ruling on an objection")

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        RETURNED = "returned", _("returned")
        FINAL = "final", _("final")

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.DECISION, db_default=Kind.DECISION)
    about = models.ForeignKey("self", models.PROTECT, null=True, related_name="later")
    status = models.CharField(max_length=20, choices=Status.choices)
    outcome = models.CharField(max_length=40)  # id of an outcome of the definition
    reasons = models.TextField(blank=True)  # the clerk's own words
    blocks = models.JSONField(default=list)  # building blocks of the reasons in their order, filled: id, gaps, text
    wording = models.JSONField(default=dict)  # the words of its letter (editorial.using.Wording); {}: as its service says
    stated = models.JSONField(default=dict)  # what the outcome asks the clerk, as answers to its statement
    content = models.JSONField()  # the frozen result: tables, sentences, dates, amounts (catalogue.results.Result)
    automatic = models.BooleanField(default=False)
    trace = models.JSONField(default=dict)  # rule, version, inputs, sentence, legal basis (§ 35a VwVfG)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    comment = models.TextField(blank=True)
    corrected = models.JSONField(default=list)  # [{"wrong": …, "right": …}], words of the letter

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_decision_per_number"),
            models.UniqueConstraint(fields=["case"], condition=Q(status="proposed"), name="one_open_proposal"),
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=models.F("proposed_by")) | Q(automatic=True),
                name="second_signature_by_somebody_else",
            ),
        ]


class Objection(models.Model):
    """An objection to a decision, from receipt to what became of it (Widerspruch, §§ 68 ff. VwGO)."""

    class Outcome(models.TextChoices):
        OPEN = "", _("not decided yet")
        REMEDIED = "remedied", _("found right")
        PASSED_ON = "passed_on", _("passed on to the authority in charge of it")
        RULED = "ruled", _("ruled on")

    case = models.ForeignKey(Case, models.PROTECT, related_name="objections")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="objections")
    parts = models.JSONField()  # numbers of the operative parts
    text = models.TextField(blank=True)
    received_on = models.DateField()
    is_late = models.BooleanField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")  # if it came on paper
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True, default="")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case"], condition=Q(settled_at=None), name="one_open_objection")]


class OperativePart(models.Model):
    """One sentence a decision orders, with its own legal nature and remedy (Tenor, Rechtsbehelf)."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="parts")
    number = models.PositiveIntegerField()
    text = models.JSONField()  # {"de": …, "en": …}
    legal_nature = models.CharField(max_length=40)
    remedy = models.CharField(max_length=60, blank=True)  # key in the legal register
    remedy_text = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "number"], name="one_part_per_number")]


class EntitlementGroup(models.Model):
    """What is counted together, for example a household; locked while a decision counts it (Haushalt)."""

    key = models.CharField(max_length=64, unique=True)


class Entitlement(models.Model):
    """What a decision creates, changes or ends: a registered dog, a permit (Bestand, Berechtigung)."""

    service_slug = models.SlugField(max_length=80)
    kind = models.CharField(max_length=40)
    identifier = models.CharField(max_length=60)  # tag number, plate …
    label = models.CharField(max_length=200)
    group_key = models.CharField(max_length=64, blank=True, db_index=True)  # what is counted together: a household
    data = models.JSONField(default=dict)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service_slug", "kind", "identifier"], name="one_entitlement_per_identifier")
        ]
        indexes = [models.Index(fields=["label", "kind"], name="entitlement_by_label")]  # wardens look plates up

    def __str__(self) -> str:
        return f"{self.label} ({self.identifier})"


class EntitlementHolder(models.Model):
    """Somebody an entitlement belongs to (Inhaberschaft)."""

    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="holders")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="entitlements")
    name = models.CharField(max_length=260)


class EntitlementSource(models.Model):
    """What a decision did to an entitlement (Herkunft)."""

    class Change(models.TextChoices):
        CREATED = "created", _("created")
        CHANGED = "changed", _("changed")
        RENEWED = "renewed", _("taken over")
        ENDED = "ended", _("ended")

    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="sources")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="effects")
    change = models.CharField(max_length=20, choices=Change.choices)
    data = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entitlement", "decision"], name="one_effect_per_decision")]


class NumberRange(models.Model):
    """The next free number of a series, taken under lock (Nummernkreis)."""

    name = models.CharField(max_length=80, unique=True)  # "case:BO-2026", "hundesteuer-anmeldung:dog"
    next = models.PositiveBigIntegerField(default=1)
