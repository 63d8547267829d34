"""Ask other offices and outside bodies for their statements, several at once, and keep what they say (Beteiligung)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.authorities.models import Authority
from townhall.cases.models import OPEN, Case, Consultation, Enclosure
from townhall.cases.moves import MoveNotAllowed, lock, refuse_own, refuse_unless
from townhall.catalogue.consulting import Consulted
from townhall.documents.models import Document
from townhall.journal.recording import record
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account

QUIET = timedelta(days=3)  # between two reminders


class NobodyToAsk(MoveNotAllowed):
    """A request for a statement without anybody to make it."""

    message = T("Wählen Sie mindestens eine Stelle.", en="Choose at least one body.")


class NotOpen(MoveNotAllowed):
    """The statement is in, or nobody waits for it any more."""

    message = T(
        "Diese Stellungnahme ist schon da oder wird nicht mehr gebraucht. Es wurde nichts geändert.",
        en="This statement is in already or is not needed any more. Nothing was changed.",
    )


class RemindedLately(MoveNotAllowed):
    """The body has just been reminded."""

    message = T(
        "Eine Erinnerung ging erst vor Kurzem hinaus. Warten Sie drei Tage bis zur nächsten.",
        en="A reminder went out only lately. Wait three days before the next.",
    )


class StatementNeeded(MoveNotAllowed):
    """The service is not decided before certain statements are in."""

    def __init__(self, bodies: list[T]):
        super().__init__(", ".join(map(str, bodies)))
        self.message = T(
            "Vor der Entscheidung muss die Stellungnahme da sein von: " + ", ".join(body.in_("de") for body in bodies) + ".",
            en="Before the decision the statement has to be in of: " + ", ".join(body.in_("en") for body in bodies) + ".",
        )


@dataclass(frozen=True)
class Body:
    """Somebody who is asked: an office, or an outside body with its name and, if it gets mail, its address."""

    office: Authority | None = None
    name: str = ""
    email: str = ""
    usual: str = ""  # id of the Consulted in the definition
    needed: bool = False


def usual(case: Case, *, on: date) -> list[Consulted]:
    """Return the bodies that the service asks about an application like this one."""
    answers = case.application.answers(today=on).visible()
    return [each for each in answers.definition.consultations if answers.holds(each.when)]


@atomic
def consult(
    case: Case, *, bodies: Iterable[Body], question: str, paths: list[str], due_on: date, by: "Account", at: datetime
) -> list[Consultation]:
    """Ask several bodies the same at once; each sees the answers at these paths and nothing else of the case."""
    case = lock(case)
    refuse_own(case, by)
    refuse_unless(case, *OPEN)
    asked = [
        case.consultations.create(
            office=body.office,
            name=body.name if body.office is None else str(body.office.title.in_("de")),
            email=body.email,
            usual=body.usual,
            is_needed=body.needed,
            question=question.strip(),
            paths=paths,
            due_on=due_on,
            asked_by=by,
            asked_at=at,
        )
        for body in bodies
    ]
    if not asked:
        raise NobodyToAsk(f"{case}: nobody is asked.")
    for each in asked:
        record("consultation.asked", case, by=by, at=at, consultation=each.pk, due_on=due_on, detail={"body": each.name})
    return asked


@atomic
def answer(
    asked: Consultation,
    *,
    answer: str,
    text: str = "",
    documents: Iterable[Document] = (),
    by: "Account | None",
    at: datetime,
    signed: str = "",
    is_recorded: bool = False,
) -> Consultation:
    """Keep a statement (Stellungnahme). `signed` is who speaks for an outside body; `is_recorded`: a clerk writes it down."""
    case, asked = lock_open(asked)
    if by is not None:
        refuse_own(case, by)
    asked.answer, asked.text, asked.answered_at = answer, text.strip(), at
    asked.answered_by, asked.signed, asked.is_recorded = by, signed.strip(), is_recorded
    asked.save(update_fields=["answer", "text", "answered_at", "answered_by", "signed", "is_recorded"])
    Enclosure.objects.bulk_create(Enclosure(case=case, document=each, consultation=asked) for each in documents)
    record("consultation.answered", case, by=by, at=at, consultation=asked.pk, answer=answer, detail={"body": asked.name})
    return asked


@atomic
def remind(asked: Consultation, *, by: "Account | None", at: datetime) -> Consultation:
    """Remind a body of what it was asked (Erinnerung)."""
    case, asked = lock_open(asked)
    if asked.reminded_at is not None and at - asked.reminded_at < QUIET:
        raise RemindedLately(f"{asked.pk} was reminded at {asked.reminded_at}.")
    asked.reminded_at, asked.reminders = at, asked.reminders + 1
    asked.save(update_fields=["reminded_at", "reminders"])
    record("consultation.reminded", case, by=by, at=at, consultation=asked.pk, detail={"body": asked.name})
    return asked


@atomic
def call_off(asked: Consultation, *, by: "Account", at: datetime) -> Consultation:
    """Wait no longer for a statement (Verzicht auf die Stellungnahme)."""
    case, asked = lock_open(asked)
    refuse_own(case, by)
    asked.called_off_at = at
    asked.save(update_fields=["called_off_at"])
    record("consultation.called_off", case, by=by, at=at, consultation=asked.pk, detail={"body": asked.name})
    return asked


def lock_open(asked: Consultation) -> tuple[Case, Consultation]:
    case = lock(asked.case)
    fresh = Consultation.objects.get(pk=asked.pk, case=case)
    if not fresh.is_open:
        raise NotOpen(f"consultation {asked.pk}")
    return case, fresh


def refuse_unconsulted(case: Case, *, on: date) -> None:
    """Refuse a decision for which a needed statement is missing, asked for or not."""
    needed = [each for each in usual(case, on=on) if each.needed]
    if not needed:
        return
    there = set(case.consultations.exclude(answered_at=None).values_list("usual", flat=True))
    if missing := [name_of(each) for each in needed if each.id not in there]:
        raise StatementNeeded(missing)


def name_of(body: Consulted) -> T:
    """Return what a usual body is called."""
    if body.name is not None:
        return body.name
    office = Authority.objects.filter(slug=body.office).first()
    return office.title if office is not None else T(body.office)


def is_overdue(asked: Consultation, *, at: datetime) -> bool:
    return asked.is_open and localdate(at) > asked.due_on
