"""Every message a person can get. Each is a letter in their postbox; the mail only says that it is there."""

from datetime import date, datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from townhall.applications.models import Channel, PartyRole
from townhall.authorities.legal_register import Register
from townhall.cases import objecting
from townhall.cases.models import Case, Hearing, InformationRequest, Message, Objection, State
from townhall.cases.timeline import detail_of
from townhall.cases.town_outcomes import outcome_of
from townhall.catalogue.plain_language import Passage
from townhall.certificates.correction_words import subject_of, summary_of
from townhall.certificates.models import Certificate
from townhall.certificates.notices import Composer
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.lib import written
from townhall.lib.text import T
from townhall.notifications import announcing, mail, posting
from townhall.notifications.in_short import in_short, in_short_by_mail
from townhall.notifications.models import Because, Letter

RECEIVED = T("Wir haben Ihren Antrag erhalten", en="We have received your application")
RECEIVED_SUMMARY = T(
    "Ihr Antrag „{service}“ ist bei uns. Als Nächstes prüfen wir Ihre Angaben.",
    en="Your application “{service}” has arrived. Next we look at what you told us.",
)
UNPAID_SUMMARY = T(
    "Ihr Antrag „{service}“ ist bei uns. Wir bearbeiten ihn, sobald {amount} bezahlt sind.",
    en="Your application “{service}” has arrived. We work on it as soon as {amount} are paid.",
)
ASKED = T("Wir brauchen noch etwas von Ihnen", en="We need something else from you")
ASKED_SUMMARY = T(
    "Ergänzen Sie Ihren Antrag bis zum {due}. Bis dahin ruht die Bearbeitung.",
    en="Complete your application by {due}. Until then we wait.",
)
REMINDED = T("Wir warten noch auf Ihre Antwort", en="We are still waiting for your answer")
REMINDED_SUMMARY = T(
    "Ergänzen Sie Ihren Antrag bis zum {due}. Wenn Sie schon geantwortet haben, ist nichts zu tun.",
    en="Complete your application by {due}. If you have answered already, there is nothing to do.",
)
INTENDED = T("Sie können sich äußern, bevor wir entscheiden", en="You can comment before we decide")
INTENDED_SUMMARY = T(
    "Wir haben vor, anders zu entscheiden, als Sie es beantragt haben. Schreiben Sie uns bis zum {due}, was dagegen spricht.",
    en="We intend to decide differently from what you applied for. Write to us by {due} what speaks against it.",
)
MOVED = T("Eine andere Stelle bearbeitet Ihren Antrag", en="Another office works on your application")
MOVED_SUMMARY = T(
    "Zuständig ist jetzt: {office}. Sie brauchen nichts zu tun.", en="In charge now: {office}. You need not do anything."
)
REOPENED = T("Wir prüfen unsere Entscheidung noch einmal", en="We are looking at our decision again")
REOPENED_SUMMARY = T(
    "Bis wir neu entscheiden, gilt die Entscheidung weiter. Fristen für Ihren Rechtsbehelf laufen weiter.",
    en="Until we decide anew, the decision stands. The time for your remedy runs on.",
)
OBJECTED = T("Ihr Widerspruch ist bei uns eingegangen", en="We have received your objection")
OBJECTED_SUMMARY = T(
    "Ihr Widerspruch ist am {due} bei uns eingegangen. Wir prüfen die Entscheidung.",
    en="We received your objection on {due}. We examine the decision.",
)
OBJECTED_LATE = T(
    "Ihr Widerspruch kam nach dem {until}, dem letzten Tag der Frist. Waren Sie ohne Verschulden verhindert? Dann beantragen Sie "
    "Wiedereinsetzung, spätestens zwei Wochen nachdem der Grund weggefallen ist, und nennen Sie ihn (§ 70 Abs. 2, § 60 VwGO).",
    en="Your objection came after {until}, the last day for it. Were you prevented through no fault of yours? Then apply for "
    "restoration within two weeks after the cause has ceased, and name it (section 70 (2), section 60 VwGO).",
)
PASSED_ON = T("Eine andere Stelle entscheidet über Ihren Widerspruch", en="Another authority decides on your objection")
PASSED_ON_SUMMARY = T(
    "Wir haben Ihren Widerspruch vorgelegt. Es entscheidet: {office}.",
    en="We have passed your objection on. In charge: {office}.",
)
STANDS = T("Es bleibt bei unserer Entscheidung", en="Our decision stays as it is")
STANDS_SUMMARY = T(
    "Wir haben unsere Entscheidung noch einmal geprüft und ändern sie nicht. Eine neue Frist beginnt damit nicht.",
    en="We have looked at our decision again and do not change it. No new time limit begins with this.",
)
EXTENDED = T("Unsere Entscheidung dauert länger", en="Our decision takes longer")
EXTENDED_SUMMARY = T("Wir haben die Frist verlängert, bis zum {due}.", en="We have extended the deadline, until {due}.")
WRITTEN = T("Neue Nachricht zu Ihrem Vorgang", en="New message about your case")
WRITTEN_SUMMARY = T(
    "Wir haben Ihnen geschrieben. Sie können im Vorgang antworten.", en="We wrote to you. You can reply in your case."
)


def confirm_receipt(event: Event) -> None:
    """Tell the applicant that the application has arrived (Eingangsbestätigung)."""
    case = case_of(event)
    service = case.application.version.definition.title
    summary = RECEIVED_SUMMARY.fill(service=service)
    if case.state == State.AWAITING_PAYMENT and (bill := case.bill):
        summary = UNPAID_SUMMARY.fill(service=service, amount=bill.amount)
    put(event, case, "receipt", RECEIVED, summary)


def ask_for_information(event: Event) -> None:
    """Tell the applicant what is missing, and by when (Nachforderung)."""
    case = case_of(event)
    asked = InformationRequest.objects.get(pk=event.data["request"])
    put(
        event,
        case,
        "information_request",
        ASKED,
        ASKED_SUMMARY.fill(due=written.day(asked.due_on)),
        text=asked.question,
        due=asked.due_on,
    )


def remind_of_information(event: Event) -> None:
    """Tell the applicant once more what is missing; not if the answer has come meanwhile (Erinnerung)."""
    asked = InformationRequest.objects.get(pk=event.data["request"])
    if asked.answered_at is None:
        summary = REMINDED_SUMMARY.fill(due=written.day(asked.due_on))
        put(event, case_of(event), "reminder", REMINDED, summary, text=asked.question, due=asked.due_on)


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
    """Tell the applicant what is intended, and until when they can comment (Anhörung, § 28 VwVfG NRW)."""
    hearing = Hearing.objects.get(pk=event.data["hearing"])
    summary = INTENDED_SUMMARY.fill(due=written.day(hearing.due_on))
    put(event, case_of(event), "hearing", INTENDED, summary, text=hearing.text, due=hearing.due_on)


def tell_of_transfer(event: Event) -> None:
    """Tell the applicant which office works on the case now, and why (Abgabenachricht)."""
    summary = MOVED_SUMMARY.fill(office=T.load(event.data["name"]))
    put(event, case_of(event), "transfer", MOVED, summary, text=detail_of(event).get("reason", ""))


def tell_of_extension(event: Event) -> None:
    """Tell the applicant that the decision takes longer, until when and why (§ 42a Abs. 2 Satz 4 VwVfG)."""
    summary = EXTENDED_SUMMARY.fill(due=written.day(date.fromisoformat(event.data["due_on"])))
    put(event, case_of(event), "extension", EXTENDED, summary, text=detail_of(event).get("reason", ""))


def tell_of_reopening(event: Event) -> None:
    """Tell the applicant that a decision is looked at again, and why (Wiederaufgreifen)."""
    put(event, case_of(event), "reopening", REOPENED, REOPENED_SUMMARY, text=detail_of(event).get("reason", ""))


def acknowledge_objection(event: Event) -> None:
    """Confirm an objection with its day, whether it suspends the decision, and what to do if it came late."""
    case, objection = case_of(event), Objection.objects.select_related("decision").get(pk=event.data["objection"])
    parts, language = objection.decision.parts.filter(number__in=objection.parts), case.application.language
    said = [objecting.effect_of(parts, on=objection.received_on, law=Register())]
    if objection.is_late and event.data["until"]:
        said.append(OBJECTED_LATE.fill(until=written.day(date.fromisoformat(event.data["until"]))))
    summary = OBJECTED_SUMMARY.fill(due=written.day(objection.received_on))
    put(event, case, "objection", OBJECTED, summary, text="\n\n".join(text.in_(language) for text in said))


def tell_of_passing_on(event: Event) -> None:
    """Tell who decides on an objection now, and why (Vorlage)."""
    summary = PASSED_ON_SUMMARY.fill(office=T.load(event.data["name"]))
    put(event, case_of(event), "objection_passed_on", PASSED_ON, summary, text=detail_of(event).get("reason", ""))


def tell_of_standing(event: Event) -> None:
    """Tell the applicant that the decision stays as it is after a second look."""
    put(event, case_of(event), "standing", STANDS, STANDS_SUMMARY, text=detail_of(event).get("reason", ""))


def tell_of_message(event: Event) -> None:
    """Tell the citizen that the authority has written; the other direction shows in the work list."""
    if not event.data["from_citizen"]:
        message = Message.objects.get(pk=event.data["message"])
        put(event, case_of(event), "message", WRITTEN, WRITTEN_SUMMARY, text=message.text)


def case_of(event: Event) -> Case:
    return Case.objects.select_related("application__version", "application__account", "authority").get(pk=event.subject_id)


def put(
    event: Event,
    case: Case,
    kind: str,
    subject: T,
    summary: T,
    *,
    text: str = "",
    due: date | None = None,
    said: dict[str, list[Passage]] | None = None,
    certificate: Certificate | None = None,
    at: datetime | None = None,
) -> Letter:
    """Put a letter into the postbox, once per event, and queue the mail that tells of it.

    `due` is the day by which the person has to do what the letter asks; `said` the summary in plain language of a notice,
    any other letter gets its own.
    """
    at = at or timezone.now()
    said = said or {language: in_short(kind, summary, due=due, language=language) for language in ("de", "en")}
    language = case.application.language
    letter, _ = Letter.objects.get_or_create(
        event=event,
        kind=kind,
        defaults={
            "account": case.application.account,
            "case": case,
            "subject": subject.in_(language)[:200],
            "summary": summary.in_(language)[:400],
            "in_short": {language: [passage.dump() for passage in passages] for language, passages in said.items()},
            "text": text,
            "certificate": certificate,
            "created_at": at,
        },
    )
    if address := address_of(case):
        tell(letter, case, address, due=due, at=at)
    return letter


def address_of(case: Case) -> str:
    """Return where mail goes: to the account, else to the address given with the application, else nowhere."""
    if case.application.account is not None:
        return case.application.account.email
    applicant = case.application.parties.filter(role=PartyRole.APPLICANT).first()
    return applicant.email if applicant else ""


def tell(letter: Letter, case: Case, address: str, *, due: date | None = None, at: datetime, reminder: int = 0) -> None:
    """Queue a mail with reference and link, and nothing that others should not read; `reminder` is the day of a reminder."""
    with override(case.application.language):
        path = reverse("portal:letter", args=[letter.pk]) if letter.account_id else reverse("portal:follow")
        said = {
            "number": case.number,
            "reference": case.application.reference,
            "link": settings.SITE_URL + path,
            "letter": letter,
            "passages": in_short_by_mail(letter.kind, due=due, language=case.application.language),
            "waits": bool(reminder),
            "city": settings.CITY,
            "demo": settings.DEMO,
        }
        mail.queue(
            purpose=f"{letter.kind}_reminder" if reminder else letter.kind,
            key=f"{letter.event_id}.{reminder}" if reminder else str(letter.event_id),
            recipient=address,
            subject=render_to_string("mail/letter_subject.txt", said).strip(),
            text=render_to_string("mail/letter.txt", said).strip() + "\n",
            html=render_to_string("mail/letter.html", said),
            letter=letter,
            at=at,
        )
