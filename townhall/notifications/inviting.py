"""Ask other offices and outside bodies by mail for their statements, and remind them. The mail says nothing about anybody."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import override

from townhall.cases.days.resubmission import set_date
from townhall.cases.exchange.consulting import remind
from townhall.cases.models import Case, Consultation, Deletion
from townhall.journal.models import Event
from townhall.journal.reactions import Later
from townhall.lib import written
from townhall.notifications import mail
from townhall.notifications.composing import Part, compose, words_of
from townhall.notifications.mail import message_id
from townhall.notifications.models import OutgoingMail

SALT = PURPOSE = "consultation"
REFUSED = "Die E-Mail an {body} ({address}) kam nicht an. Fragen Sie auf anderem Weg, und tragen Sie die Stellungnahme ein."
MORNING = time(8)
AGAIN = timedelta(days=7)  # between two reminders
MOST = 3  # reminders; after that a person sees to it
OPEN_FOR = timedelta(days=60)  # after the last day, in which a link still leads somewhere


def invite(event: Event) -> None:
    """Write to whom was asked; a body without an address is asked by the clerk, by letter or telephone."""
    asked = consultation_of(event)
    if asked.is_open and (address := address_of(asked)):
        write(asked, address, at=timezone.now())


def watch(event: Event, *, at: datetime | None = None) -> None:
    """Remind of a statement that is late, in the morning after its last day and again after a week. Safe to run twice."""
    asked, at = consultation_of(event), at or timezone.now()
    if not asked.is_open or asked.reminders >= MOST:
        return
    due = next_reminder(asked)
    if at < due:
        raise Later(due - at)
    remind(asked, by=None, at=at)
    raise Later(AGAIN)


def next_reminder(asked: Consultation) -> datetime:
    late = datetime.combine(asked.due_on + timedelta(days=1), MORNING, tzinfo=get_current_timezone())
    return max(late, asked.reminded_at + AGAIN) if asked.reminded_at else late


def remind_by_mail(event: Event) -> None:
    """Send the reminder, whoever or whatever ordered it."""
    asked = consultation_of(event)
    if asked.is_open and (address := address_of(asked)):
        write(asked, address, at=timezone.now(), reminder=asked.reminders)


def consultation_of(event: Event) -> Consultation:
    related = ("case__application__version", "office")
    return Consultation.objects.select_related(*related).get(pk=event.data["consultation"])


def address_of(asked: Consultation) -> str:
    return asked.office.email if asked.office is not None else asked.email


def write(asked: Consultation, address: str, *, at: datetime, reminder: int = 0) -> None:
    service = asked.case.application.version.definition.title
    due, number = written.day(asked.due_on), asked.case.number
    words = words_of("mail.consultation", language="de", at=at, number=number, service=service, due=due)
    if reminder:
        words["subject"] = words["subject_again"]
    with override("de"):
        said = compose(words, Part(words["words"], links=[link(asked)]), language="de", at=at)
    mail.queue(purpose=PURPOSE, key=f"{asked.pk}.{reminder}", recipient=address, at=at, **said)


def see_to_it(event: Event) -> None:
    """Let the case come back to the clerk on the next day when the mail to an asked body was refused for good."""
    refused = OutgoingMail.objects.get(pk=event.data["mail"])
    asked = Consultation.objects.select_related("case").filter(pk=key_in(refused)).first()
    if asked is None or not asked.is_open or asked.case.resubmissions.filter(done_at=None).exists():
        return
    on, reason = localdate(event.happened_at) + timedelta(days=1), REFUSED.format(body=asked.name, address=refused.recipient)
    set_date(asked.case, on=on, reason=reason, by=asked.asked_by, at=event.happened_at)


def refused_among(consultations: Iterable[Consultation]) -> set[int]:
    """Return the keys of those whose last mail did not arrive."""
    names = {message_id(PURPOSE, f"{each.pk}.{turn}"): each.pk for each in consultations for turn in range(MOST + 1)}
    mails = OutgoingMail.objects.filter(message_id__in=names).order_by("created_at", "pk").values_list("message_id", "state")
    last = {names[name]: state for name, state in mails}
    return {key for key, state in last.items() if state == OutgoingMail.State.FAILED}


def key_in(refused: OutgoingMail) -> int:
    """Return the key of the consultation a mail was about; 0 if it was about something else."""
    key = refused.message_id.removeprefix(f"<{PURPOSE}.").partition(".")[0]
    return int(key) if refused.purpose == PURPOSE and key.isdigit() else 0


def link(asked: Consultation) -> str:
    """Return where the statement is given: an office signs in, an outside body has a link that nobody can guess."""
    if asked.office is not None:
        return settings.SITE_URL + reverse("backoffice:statement", args=[asked.pk])
    return settings.SITE_URL + reverse("portal:statement", args=[token(asked)])


def token(asked: Consultation) -> str:
    return Signer(salt=SALT).sign(str(asked.pk))


def find(signed: str, *, at: datetime) -> Consultation | None:
    """Return the consultation of a link; None if it is made up, over, or belongs to an office."""
    try:
        key = Signer(salt=SALT).unsign(signed)
    except BadSignature:
        return None
    kept = Case.objects.filter(deletion=Deletion.NONE)
    young = Consultation.objects.filter(office=None, called_off_at=None, due_on__gte=localdate(at) - OPEN_FOR, case__in=kept)
    return young.select_related("case__application__version", "case__authority").filter(pk=key).first()
