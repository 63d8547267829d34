"""What has not worked: programs that refuse, keep silent or are out of reach, mail that came back, money that does not fit."""

from collections.abc import Callable
from datetime import datetime, timedelta

from townhall.cases.models import Case, Decision, State
from townhall.demo.colleagues import supervisor_of
from townhall.demo.machine import NOTICE, catch_up, open_of
from townhall.handover import answering
from townhall.handover.adapters.port import Answer, NotReachable
from townhall.handover.models import Destination, Handover
from townhall.journal.relay import describe
from townhall.notifications import mail
from townhall.notifications.models import OutgoingMail
from townhall.payments import booking, refunding, requesting
from townhall.payments.models import Payment

TRADES = ["gewerbeanmeldung", "gewerbeummeldung"]
PROGRAMS = (
    {"slug": "gewerberegister", "name": "Gewerberegister (Vorführung)", "kind": Destination.Kind.SPECIALIST},
    {"slug": "e-akte", "name": "E-Akte (Vorführung)", "kind": Destination.Kind.RECORDS},
)
REFUSAL = "Den Schlüssel der Betriebsart gibt es in diesem Register nicht (erfundene Antwort)."
REFERENCE = "GR-{}/4711"
STRAY = "antwort-4711.json"
SILENT = timedelta(days=5)  # longer than a program has to answer
NIGHT = 12  # attempts; by then the machine tries once an hour
AN_HOUR = timedelta(hours=1)
NO_SUCH_MAILBOX = "SMTP 550"
NOBODYS = "0000.0815.4711"  # a Kassenzeichen nobody was given
A_TYPING_MISTAKE = 500  # cents

End = Callable[[Handover, datetime], None]


def hand_over(*, at: datetime) -> None:
    """Let decided trade registrations go to two programs of the city, with every end this can have."""
    register, files = (Destination.objects.create(services=TRADES, **facts) for facts in PROGRAMS)
    answering.write_down(files, Answer(STRAY), at=at)
    for case in decided().filter(service_slug__in=TRADES)[: len(ENDS)]:
        catch_up(case, *NOTICE, "sending.order")
    ordered = Handover.objects.filter(destination=register).select_related("case", "destination").order_by("pk")
    for handover, come_to in zip(ordered, ENDS, strict=False):
        come_to(handover, at)


def accepted(handover: Handover, at: datetime) -> None:
    catch_up(handover.case, "sending.send")
    answer = Answer("antwort.json", handover.key, 1, True, reference=REFERENCE.format(handover.pk))
    answering.write_down(handover.destination, answer, at=at)


def refused(handover: Handover, at: datetime) -> None:
    catch_up(handover.case, "sending.send")
    answering.write_down(handover.destination, Answer("antwort.json", handover.key, 1, False, reason=REFUSAL), at=at)


def met_with_silence(handover: Handover, at: datetime) -> None:
    catch_up(handover.case, "sending.send")
    handed_at = at - SILENT
    answer_by = handed_at + timedelta(days=handover.destination.days_to_answer)
    Handover.objects.filter(pk=handover.pk).update(handed_at=handed_at, answer_by=answer_by)


def failed(handover: Handover, at: datetime) -> None:
    """Let the program have been out of reach the whole night; it is back, so trying again works."""
    tried = open_of(handover.case, "sending.send").filter(event__data__handover=handover.pk)
    tried.update(attempt=NIGHT, run_at=at + AN_HOUR, error=describe(NotReachable(handover.destination.slug)))


ENDS: tuple[End, ...] = (failed, refused, met_with_silence, accepted)


def let_mail_come_back(*, at: datetime) -> None:
    """Let the mail server refuse a mail about a notice for good, so that the notice goes by post."""
    for case in decided().exclude(application__account=None).exclude(service_slug__in=TRADES):
        catch_up(case, *NOTICE)
        about = OutgoingMail.objects.filter(letter__case=case, purpose="decision", state=OutgoingMail.State.QUEUED).last()
        if about is not None:
            mail.settle(about, NO_SUCH_MAILBOX, at=at)
            catch_up(case, "posting.send_instead")
            return


def let_money_disagree(*, at: datetime) -> None:
    """Let the bank report money for nobody and a sum somebody mistyped, and give a fee back that nobody has confirmed yet."""
    booking.take_receipt(booking.Row("4711", NOBODYS, 4_711), at=at)
    unpaid = Case.objects.filter(state=State.AWAITING_PAYMENT).order_by("-pk").first()
    if unpaid is not None:
        owed = requesting.request(unpaid, at=at)
        booking.take_receipt(booking.Row("4712", owed.reference, owed.cents + A_TYPING_MISTAKE), at=at)
    paid = Payment.objects.filter(state=Payment.State.PAID).select_related("case__authority").order_by("pk").last()
    if paid is not None:
        refunding.order_refund(paid, by=supervisor_of(paid.case), at=at)


def decided():
    """Return the cases with a decision that holds, the newest first."""
    final = Decision.objects.filter(status=Decision.Status.FINAL).values("case")
    return Case.objects.filter(state=State.DECIDED, pk__in=final).order_by("-decided_at", "-pk")
