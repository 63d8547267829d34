"""A fee before the work that nobody pays: one reminder, then the case is closed without work (Zahlungsfrist).

The law lets the authority wait for its fee (§ 16 GebG NRW) and says nothing of what becomes of the application. So nothing
is lost but the place in line: money that comes after all lets the case go on.
"""

from datetime import date, datetime, time, timedelta

from django.db.transaction import atomic
from django.utils.timezone import get_current_timezone, now

from townhall.cases.days import deadlines
from townhall.cases.decisions.billing import begin_time_to_pay
from townhall.cases.models import Case, Deadline, Deletion, State
from townhall.cases.moves import lock
from townhall.cases.transitions import lapse
from townhall.journal.models import Event
from townhall.journal.reactions import Later
from townhall.journal.recording import record
from townhall.payments.models import Attempt, Payment
from townhall.payments.requesting import end, request

MORNING = time(8)  # nobody is reminded at night
REMINDED = timedelta(days=4)  # before the last day, so that a transfer still arrives in time
TRANSFER = timedelta(days=5)  # how long money may be on its way that was sent off on the last day
AT_THE_SERVICE = timedelta(minutes=15)  # in which what the payment service says of a last attempt reaches us


def catch_up(*, at: datetime) -> int:
    """Begin the time to pay of cases that wait for their fee without a last day; return how many there were.

    Nobody named one when they came in, so it counts from today, whatever the age of the case.
    """
    timed = Deadline.objects.filter(kind=deadlines.PAYMENT, ended_on=None).values("case")
    waiting = Case.objects.filter(state=State.AWAITING_PAYMENT).exclude(pk__in=timed).order_by("pk")
    return sum(name_last_day(Case(pk=key), at=at) for key in list(waiting.values_list("pk", flat=True)))


@atomic
def name_last_day(case: Case, *, at: datetime) -> bool:
    """Say until when a case waits for its fee, unless it has a last day or the money is here; flow.py says what follows."""
    case = lock(case)
    if case.state != State.AWAITING_PAYMENT or deadlines.running(case, deadlines.PAYMENT) is not None or is_paid(case):
        return False
    deadline = begin_time_to_pay(case, at=at)
    if deadline is not None:
        record("payment.time_begun", case, by=None, at=at, due_on=deadline.due_on)
    return deadline is not None


def watch(event: Event, *, at: datetime | None = None) -> None:
    """Remind once, and close the case when the time is over; until then look again later. Safe to run twice."""
    at = at or now()
    following = see_to_it(Case(pk=int(event.subject_id)), at=at)
    if following is not None:
        raise Later(following - at)


@atomic
def see_to_it(case: Case, *, at: datetime) -> datetime | None:
    """Do what is due for an unpaid case, and return when to look again; None if there is nothing left to watch."""
    case = lock(case)
    deadline = deadlines.running(case, deadlines.PAYMENT)
    if case.state != State.AWAITING_PAYMENT or deadline is None or is_paid(case):
        return None
    over, reminding = end_of_patience(case, deadline), reminder_of(deadline)
    if at >= over:
        give_up(case, at=at)
        return None
    if at < reminding:
        return reminding
    if not Event.objects.of(case).filter(kind="payment.reminded").exists():
        record("payment.reminded", case, by=None, at=at, due_on=deadline.due_on)
    return over


def is_paid(case: Case) -> bool:
    return case.payments.filter(state=Payment.State.PAID).exists()


def reminder_of(deadline: Deadline) -> datetime:
    """Return when somebody is reminded: some days before the end, and never on the day on which they applied."""
    return morning(max(deadline.due_on - REMINDED, deadline.anchor_on + timedelta(days=1)))


def end_of_patience(case: Case, deadline: Deadline) -> datetime:
    """Return when the case is closed: the morning after the last day, later while money may be on its way."""
    ends = [morning(deadline.due_on + timedelta(days=1))]
    for attempt in Attempt.objects.filter(payment__case=case, state__in=Attempt.LIVE):
        ends.append(ends[0] + TRANSFER if attempt.expires_at is None else attempt.expires_at + AT_THE_SERVICE)
    return max(ends)


def morning(day: date) -> datetime:
    return datetime.combine(day, MORNING, tzinfo=get_current_timezone())


def give_up(case: Case, *, at: datetime) -> None:
    """Close the case and end its claim in one go, so that nobody begins to pay in between."""
    payment = request(case, at=at)
    case = lapse(case, at=at)
    payment.case = case
    if payment.is_owed:
        end(payment, at=at)


def revives(payment: Payment) -> bool:
    """Say whether money for an ended claim lets its case go on; the case is locked.

    It does if the case was closed for want of just this money and nobody has begun to delete it.
    """
    case, bill = payment.case, payment.case.bill
    is_lapsed = case.lapsed_at is not None and case.deletion == Deletion.NONE
    return is_lapsed and payment.state == Payment.State.CANCELLED and bill is not None and bill.reference == payment.reference
