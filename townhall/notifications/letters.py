"""Every message a person can get. Each is a letter in their postbox; the mail only says that it is there."""

from datetime import date

from django.utils import timezone

from townhall.applications.models import Channel
from townhall.authorities.legal_register import Register
from townhall.cases.decisions.town_outcomes import outcome_of
from townhall.cases.models import Case, Hearing, InformationRequest, Message, Objection, State
from townhall.cases.second_looks import objecting
from townhall.cases.timeline import detail_of
from townhall.certificates.correction_words import subject_of, summary_of
from townhall.certificates.models import Certificate
from townhall.certificates.notices import Composer
from townhall.editorial.using import phrases_for
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.lib import written
from townhall.lib.text import T
from townhall.notifications import announcing, posting
from townhall.notifications.models import Because, Letter
from townhall.notifications.telling import put, write


def confirm_receipt(event: Event) -> None:
    """Tell the applicant that the application has arrived (Eingangsbestätigung)."""
    case = case_of(event)
    service = case.application.version.definition.title
    if case.state == State.AWAITING_PAYMENT and (bill := case.bill):
        do = "pay" if case.due_on else "do"
        write(event, case, "receipt", about="unpaid", do=do, due=case.due_on, service=service, amount=bill.amount)
    else:
        write(event, case, "receipt", service=service)


def remind_of_payment(event: Event) -> None:
    """Remind the applicant of the fee and of what happens without it; not if it is paid meanwhile (Zahlungserinnerung)."""
    case = case_of(event)
    if case.state == State.AWAITING_PAYMENT and (bill := case.bill):
        write(event, case, "payment_reminder", due=date.fromisoformat(event.data["due_on"]), amount=bill.amount)


def tell_of_lapse(event: Event) -> None:
    """Tell the applicant that the case is closed because nobody paid (nicht bezahlt, nicht bearbeitet)."""
    case = case_of(event)
    bill = case.bill
    assert bill is not None  # only a case that was billed can lapse
    write(event, case, "lapse", amount=bill.amount)


def tell_of_revival(event: Event) -> None:
    """Tell the applicant that the money has come after all and the case goes on."""
    write(event, case_of(event), "revival")


def ask_for_information(event: Event) -> None:
    """Tell the applicant what is missing, and by when (Nachforderung)."""
    asked = InformationRequest.objects.get(pk=event.data["request"])
    write(event, case_of(event), "information_request", text=asked.question, due=asked.due_on)


def remind_of_information(event: Event) -> None:
    """Tell the applicant once more what is missing; not if the answer has come meanwhile (Erinnerung)."""
    asked = InformationRequest.objects.get(pk=event.data["request"])
    if asked.answered_at is None:
        write(event, case_of(event), "reminder", text=asked.question, due=asked.due_on)


def announce_decision(event: Event) -> None:
    """Provide the sealed notice and begin to count (Bekanntgabe); who is not reached digitally gets it by post."""
    if Letter.objects.filter(event=event, kind="decision").exists():
        return
    case = case_of(event)
    certificate = Certificate.objects.select_related("decision__about").get(pk=event.data["certificate"])
    decision = certificate.decision
    assert decision is not None
    decision.case = certificate.case = case
    outcome = outcome_of(decision)
    at = timezone.now()  # the notice is provided when this is committed, however long its delivery has waited
    announced = announcing.announce(decision, at=at)
    composers = {language: Composer(decision, outcome, language) for language in ("de", "en")}
    summary = T.load({language: composer.say(summary_of(decision)) for language, composer in composers.items()})
    said = {language: composer.in_short() for language, composer in composers.items()}
    letter = put(event, case, "decision", subject_of(decision), summary, said=said, certificate=certificate, at=at)
    if case.application.channel == Channel.POST or announcing.goes_by_post(decision):
        posting.queue(certificate, because=Because.PAPER, at=at)
    elif announced:
        record("notice.provided", case, by=None, at=at, letter=letter.pk)


def ask_to_comment(event: Event) -> None:
    """Tell the applicant what is intended, and until when they can comment (Anhörung, § 28 VwVfG NRW, § 91 AO)."""
    hearing = Hearing.objects.get(pk=event.data["hearing"])
    write(event, case_of(event), "hearing", text=hearing.text, due=hearing.due_on)


def tell_of_transfer(event: Event) -> None:
    """Tell the applicant which office works on the case now, and why (Abgabenachricht)."""
    write(event, case_of(event), "transfer", text=reason_of(event), office=T.load(event.data["name"]))


def tell_of_extension(event: Event) -> None:
    """Tell the applicant that the decision takes longer, until when and why (§ 42a Abs. 2 Satz 4 VwVfG)."""
    until = written.day(date.fromisoformat(event.data["due_on"]))
    write(event, case_of(event), "extension", text=reason_of(event), due_on=until)


def tell_of_reopening(event: Event) -> None:
    """Tell the applicant that a decision is looked at again, and why (Wiederaufgreifen)."""
    write(event, case_of(event), "reopening", text=reason_of(event))


def acknowledge_objection(event: Event) -> None:
    """Confirm an objection with its day, whether it suspends the decision, and what to do if it came late."""
    case, objection = case_of(event), Objection.objects.select_related("decision").get(pk=event.data["objection"])
    parts, language = objection.decision.parts.filter(number__in=objection.parts), case.application.language
    said = [objecting.effect_of(parts, on=objection.received_on, law=Register())]
    if objection.is_late and event.data["until"]:
        until = written.day(date.fromisoformat(event.data["until"]))
        said.append(phrases_for(objecting.RECEIVED, on=objection.received_on).fill("late", until=until))
    text = "\n\n".join(each.in_(language) for each in said)
    write(event, case, "objection", text=text, received_on=written.day(objection.received_on))


def tell_of_passing_on(event: Event) -> None:
    """Tell who decides on an objection now, and why (Vorlage)."""
    write(event, case_of(event), "objection_passed_on", text=reason_of(event), office=T.load(event.data["name"]))


def tell_of_standing(event: Event) -> None:
    """Tell the applicant that the decision stays as it is after a second look."""
    write(event, case_of(event), "standing", text=reason_of(event))


def tell_of_message(event: Event) -> None:
    """Tell the citizen that the authority has written; the other direction shows in the work list."""
    if not event.data["from_citizen"]:
        write(event, case_of(event), "message", text=Message.objects.get(pk=event.data["message"]).text)


def reason_of(event: Event) -> str:
    said: str = detail_of(event).get("reason", "")
    return said


def case_of(event: Event) -> Case:
    return Case.objects.select_related("application__version", "application__account", "authority").get(pk=event.subject_id)
