"""What somebody is asked to pay: worked out once, kept with the case, never again (Gebührenforderung)."""

import logging
from datetime import date, datetime

from django.utils.timezone import localdate

from townhall.authorities.legal_register import NotChecked, NotInRegister, Register
from townhall.authorities.streets import StreetTable
from townhall.cases.days import deadlines
from townhall.cases.models import Case, Deadline
from townhall.cases.moves import change
from townhall.cases.numbers import cash_reference
from townhall.catalogue.answers import Answers
from townhall.catalogue.charging import charge
from townhall.catalogue.fees import Payable
from townhall.catalogue.hooks import HookGone
from townhall.catalogue.results import Bill, Result, Situation
from townhall.journal.recording import record
from townhall.lib.dates import end_of_period

log = logging.getLogger(__name__)

DUE = "payment.due"  # key of the legal register: how long after a decision its fee is due


def bill_before(answers: Answers, *, on: date) -> Bill | None:
    """Return what is to be paid before anybody works on an application; None if that is nothing.

    A gap in the register never stops an application: a person decides such a case, and the decision sets the fee.
    """
    fee = answers.definition.fee
    if fee is None or fee.payable != Payable.BEFORE:
        return None
    try:
        worked_out = charge(answers, Situation(today=on, submitted_on=on, law=Register(), places=StreetTable()))
    except (NotInRegister, NotChecked, HookGone) as problem:
        log.error("%s", problem)
        return None
    return Bill(cash_reference(on.year), worked_out) if worked_out.cents > 0 else None


def bill_after(case: Case, result: Result, *, on: date, register: Register) -> Bill | None:
    """Return what a decision asks to pay, with the day it is due; None if that is nothing, or was asked before."""
    if case.billed is not None or result.charge is None or result.charge.cents <= 0:
        return None
    return Bill(cash_reference(on.year), result.charge, end_of_period(on, register.value(DUE, on=on)))


def ask_before(case: Case, bill: Bill, *, at: datetime) -> None:
    """Ask for what is to be paid before anybody works on a case, and say until when (Vorauszahlung, § 16 GebG NRW)."""
    begin_time_to_pay(case, at=at)
    request_payment(case, bill, at=at)


def begin_time_to_pay(case: Case, *, at: datetime) -> Deadline | None:
    """Begin the time to pay and name its last day; None where the register does not say how long it is."""
    deadline = deadlines.start_payment(case, on=localdate(at))
    if deadline is not None:
        change(case, due_on=deadline.due_on)
    return deadline


def request_payment(case: Case, bill: Bill, *, at: datetime) -> None:
    """Put on record that a case has been billed; flow.py says what follows."""
    record("payment.requested", case, by=None, at=at, reference=bill.reference, cents=bill.cents, due_on=bill.due_on)
