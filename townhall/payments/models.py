import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from townhall.cases.models import Case
from townhall.catalogue.results import Charge


class PaymentQuerySet(models.QuerySet["Payment"]):
    def owed(self) -> "PaymentQuerySet":
        return self.filter(state__in=Payment.OWED)


class Payment(models.Model):
    """What is owed for one case, and whether it is paid (Forderung). Amounts are whole cents."""

    class State(models.TextChoices):
        OPEN = "open", _("to be paid")
        STARTED = "started", _("being paid")
        PAID = "paid", _("paid")
        CANCELLED = "cancelled", _("no longer owed")
        REFUND_DUE = "refund_due", _("to be refunded")
        REFUNDED = "refunded", _("refunded")

    OWED = (State.OPEN, State.STARTED)

    case = models.ForeignKey(Case, models.PROTECT, related_name="payments")
    reference = models.CharField(max_length=20, unique=True)  # Kassenzeichen
    cents = models.PositiveIntegerField()
    currency = models.CharField(max_length=3, default="EUR")
    charge = models.JSONField()  # the lines, each with its sentence (catalogue.results.Charge)
    state = models.CharField(max_length=20, choices=State.choices, default=State.OPEN)
    due_on = models.DateField(null=True)
    requested_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = PaymentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state__in=["open", "started"]), name="one_open_payment_per_case"
            ),
            models.CheckConstraint(condition=Q(cents__gt=0), name="payment_of_something"),
            models.CheckConstraint(
                condition=Q(paid_at__isnull=False) | ~Q(state__in=["paid", "refund_due", "refunded"]), name="payment_paid_at"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_owed(self) -> bool:
        return self.state in Payment.OWED

    @property
    def lines(self) -> Charge:
        return Charge.load(self.charge)

    @property
    def grouped(self) -> str:
        """Return the Kassenzeichen as people read and type it: 2026 0000 1234."""
        return " ".join(self.reference[place : place + 4] for place in range(0, len(self.reference), 4))


class Attempt(models.Model):
    """One start at a provider (Zahlungsvorgang). Its request id is our idempotency key: the same one, the same money."""

    class State(models.TextChoices):
        CREATED = "created", _("begun")
        STARTED = "started", _("at the payment service")
        PAID = "paid", _("paid")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")
        EXPIRED = "expired", _("expired")
        DISPUTED = "disputed", _("another amount was reported")

    LIVE = (State.CREATED, State.STARTED)

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="attempts")
    request_id = models.UUIDField(default=uuid.uuid4, unique=True)
    provider = models.CharField(max_length=40)
    transaction = models.CharField(max_length=100, blank=True)  # the provider's own id
    page = models.CharField(max_length=500, blank=True)  # where the provider lets people pay
    return_url = models.CharField(max_length=300)
    cents = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.CREATED)
    method = models.CharField(max_length=60, blank=True)  # as the provider calls it: CREDITCARD
    begun_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)  # None: a transfer takes its time
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "transaction"], condition=~Q(transaction=""), name="one_attempt_per_transaction"
            ),
        ]
        indexes = [models.Index(fields=["provider", "begun_at"], name="attempt_of_day")]

    def __str__(self) -> str:
        return f"{self.provider} {self.request_id}"

    @property
    def is_live(self) -> bool:
        return self.state in Attempt.LIVE


class Notice(models.Model):
    """What a provider told us unasked, stored before anything else; it is a hint to ask, never a proof (Meldung)."""

    provider = models.CharField(max_length=40)
    event_id = models.CharField(max_length=100)
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="notices")
    body = models.TextField()
    received_at = models.DateTimeField()
    processed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "event_id"], name="one_notice_per_event")]


class Refund(models.Model):
    """Money that goes back, as a task for a clerk (Erstattung)."""

    class Reason(models.TextChoices):
        DOUBLE = "double", _("paid twice")
        WITHDRAWN = "withdrawn", _("application withdrawn")
        CLERK = "clerk", _("decided by the authority")
        LESS = "less", _("the fee is lower now")
        AMOUNT = "amount", _("another amount than asked for")

    NEVER_COUNTED = ("double", "amount")  # money that goes back without ever having counted as the fee

    class State(models.TextChoices):
        DUE = "due", _("to be confirmed")
        CONFIRMED = "confirmed", _("on its way")
        DONE = "done", _("refunded")

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="refunds")
    attempt = models.ForeignKey(Attempt, models.PROTECT, null=True, related_name="refunds")  # None: paid by transfer
    request_id = models.UUIDField(default=uuid.uuid4, unique=True)
    cents = models.PositiveIntegerField()
    reason = models.CharField(max_length=20, choices=Reason.choices)
    state = models.CharField(max_length=20, choices=State.choices, default=State.DUE)
    requested_at = models.DateTimeField()
    kept_because = models.TextField(blank=True)  # why the authority keeps a part for the work it has done
    reduced_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")  # None: it follows
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["attempt"], condition=Q(attempt__isnull=False), name="one_refund_per_attempt"),
            models.UniqueConstraint(
                fields=["payment"], condition=~Q(reason__in=["double", "amount"]), name="one_refund_per_payment"
            ),
        ]


class Dispute(models.Model):
    """Money that does not fit what we asked for, until a supervisor has dealt with it (Klärfall)."""

    class Kind(models.TextChoices):
        AMOUNT = "amount", _("another amount than asked for")
        TAKEN_BACK = "taken_back", _("taken back after it was paid")
        UNKNOWN = "unknown", _("belongs to no case")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    provider = models.CharField(max_length=40)
    transaction = models.CharField(max_length=100)
    attempt = models.ForeignKey(Attempt, models.PROTECT, null=True, related_name="disputes")  # None: nobody here began it
    reference = models.CharField(max_length=60, blank=True)  # the Kassenzeichen that was quoted, if it is not ours
    cents = models.PositiveIntegerField(null=True)  # None: the provider does not say
    noticed_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    comment = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "transaction", "kind"], name="one_dispute_per_kind")]
        indexes = [models.Index(fields=["noticed_at"], name="dispute_open", condition=Q(settled_at=None))]

    def __str__(self) -> str:
        return f"{self.provider} {self.transaction}"
