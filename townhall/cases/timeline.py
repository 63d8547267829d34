"""What happened to a case, told to the citizen and to the clerk (Verlauf)."""

from collections.abc import Iterator
from datetime import date, datetime

from townhall.cases.models import Case
from townhall.journal.models import Detail, Event
from townhall.lib import written
from townhall.lib.text import T

Entry = tuple[datetime, T, T]
NOTHING = T("", en="")

FOR_ALL = {
    "application.submitted": T("Antrag eingegangen", en="Application received"),
    "payment.requested": T("Zahlung angefordert", en="Payment requested"),
    "payment.received": T("Zahlung eingegangen", en="Payment received"),
    "payment.refund_due": T("Erstattung vorgemerkt", en="Refund noted"),
    "payment.refunded": T("Betrag erstattet", en="Amount refunded"),
    "receipt.issued": T("Antragsnachweis ausgestellt", en="Record of the application issued"),
    "case.taken": T("In Bearbeitung", en="In progress"),
    "case.info_requested": T("Rückfrage der Stadt", en="Question from the city"),
    "case.reminded": T("Erinnerung an die Rückfrage", en="Reminder of the question"),
    "case.info_answered": T("Antwort auf die Rückfrage", en="Answer to the question"),
    "case.transferred": T("An die zuständige Stelle abgegeben", en="Handed over to the office responsible"),
    "case.hearing_begun": T("Anhörung: Sie können sich äußern", en="Hearing: you can comment"),
    "case.deadline_extended": T("Frist verlängert", en="Deadline extended"),
    "consultation.asked": T("Andere Stelle um Stellungnahme gebeten", en="Another body asked for its statement"),
    "consultation.answered": T("Stellungnahme eingegangen", en="Statement received"),
    "case.carried_on": T("Bearbeitung ohne Antwort fortgesetzt", en="Continued without an answer"),
    "application.amended": T("Antrag geändert", en="Application changed"),
    "application.evidence_added": T("Nachweis nachgereicht", en="Evidence handed in later"),
    "case.decided": T("Entschieden", en="Decided"),
    "certificate.issued": T("Bescheid oder Schreiben ausgestellt", en="Notice or letter issued"),
    "notice.put_to_post": T("Bescheid geht mit der Post", en="Notice goes by post"),
    "notice.posted": T("Bescheid zur Post gegeben", en="Notice handed to the post"),
    "certificate.revoked": T("Bescheid oder Schreiben für ungültig erklärt", en="Notice or letter revoked"),
    "notice.corrected": T("Bescheid berichtigt", en="Notice corrected"),
    "decision.undone": T("Entscheidung zurückgenommen oder widerrufen", en="Decision withdrawn or revoked"),
    "objection.received": T("Widerspruch eingegangen", en="Objection received"),
    "objection.remedied": T(
        "Widerspruch hat Erfolg: Es wird neu entschieden", en="Objection found right: there will be a new decision"
    ),
    "objection.passed_on": T(
        "Widerspruch an die zuständige Stelle vorgelegt", en="Objection passed on to the authority in charge of it"
    ),
    "objection.ruled": T("Über den Widerspruch entschieden", en="Objection decided"),
    "certificate.replaced": T("Frühere Fassung des Bescheids ersetzt", en="Earlier copy of the notice replaced"),
    "case.reopened": T("Die Stadt prüft ihre Entscheidung noch einmal", en="The city looks at its decision again"),
    "case.left_standing": T("Es bleibt bei der Entscheidung", en="The decision stays as it is"),
    "fee.adjusted": T("Gebühr angepasst", en="Fee adjusted"),
    "entitlement.changed": T("Durch einen späteren Bescheid geändert", en="Changed by a later notice"),
    "case.withdrawn": T("Antrag zurückgenommen", en="Application withdrawn"),
    "case.closed": T("Abgeschlossen", en="Closed"),
}
FOR_CLERKS = {
    **FOR_ALL,
    "case.hearing_begun": T("Anhörung begonnen", en="Hearing begun"),
    "case.taken": T("Übernommen", en="Taken"),
    "case.assigned": T("Zugeteilt", en="Assigned"),
    "case.stepped_back": T("Für befangen erklärt", en="Stepped back for fear of bias"),
    "case.given_back": T("Zurückgegeben", en="Given back"),
    "case.resumed": T("Bearbeitung beginnt", en="Work begins"),
    "payment.started": T("Bezahlung begonnen", en="Payment begun"),
    "payment.booked": T("Als bezahlt verbucht", en="Booked as paid"),
    "payment.refund_reduced": T("Betrag der Erstattung festgelegt", en="Amount of the refund set"),
    "payment.refund_confirmed": T("Erstattung bestätigt", en="Refund confirmed"),
    "payment.failed": T("Bezahlung nicht gelungen", en="Payment did not succeed"),
    "payment.expired": T("Bezahlung abgelaufen", en="Payment expired"),
    "payment.ended": T("Forderung erledigt", en="Claim ended"),
    "payment.disputed": T("Bezahldienst meldet einen anderen Betrag", en="The payment service names another amount"),
    "payment.corrected": T("Zahlung nach Abgleich berichtigt", en="Payment corrected by reconciliation"),
    "case.left_to_person": T("Nicht automatisch entschieden", en="Not decided automatically"),
    "case.decision_proposed": T("Entscheidung vorgeschlagen", en="Decision proposed"),
    "case.proposal_returned": T("Vorschlag zurückgegeben", en="Proposal returned"),
    "case.resubmission_set": T("Zur Wiedervorlage gelegt", en="Put aside until a day"),
    "case.resubmission_done": T("Wiedervorlage erledigt", en="Resubmission dealt with"),
    "mail.failed": T("E-Mail kam nicht an", en="Mail did not arrive"),
    "case.deletion_noticed": T("Löschung angekündigt", en="Deletion announced"),
    "case.retention_extended": T("Aufbewahrung verlängert", en="Kept for longer"),
    "case.held": T("Löschung gesperrt", en="Put on hold"),
    "case.released": T("Löschsperre aufgehoben", en="Hold released"),
    "case.archive_answered": T("Antwort des Stadtarchivs", en="Answer of the city archive"),
    "handover.done": T("An ein anderes Programm übergeben", en="Handed over to another program"),
    "handover.acknowledged": T("Vom anderen Programm angenommen", en="Acknowledged by the other program"),
    "handover.refused": T("Vom anderen Programm abgelehnt", en="Refused by the other program"),
    "case.account_deleted": T(
        "Konto der antragstellenden Person gelöscht; was noch kommt, geht mit der Post",
        en="Account of the applicant deleted; what is still to come goes by post",
    ),
    "case.deletion_begun": T("Löschung begonnen", en="Deletion begun"),
    "consultation.reminded": T("An die Stellungnahme erinnert", en="Reminded of the statement"),
    "consultation.called_off": T("Auf die Stellungnahme verzichtet", en="Statement called off"),
    "file.ordered": T("Aktenausdruck bestellt", en="Printout of the file ordered"),
    "message.sent": T("Nachricht", en="Message"),
    "note.written": T("Vermerk", en="Note"),
}
WITH_REASON = ("case.deadline_extended", "case.reopened", "case.left_standing")
WITH_AMOUNT = (
    "payment.requested",
    "payment.received",
    "payment.refund_due",
    "payment.refunded",
    "payment.disputed",
    "payment.corrected",
)
CONSULTATION = ("consultation.asked", "consultation.answered", "consultation.reminded", "consultation.called_off")
LATE = T("nach Ablauf der Frist", en="after the end of the time for it")
WAYS = {
    "counter": T("am Schalter erfasst", en="entered at the counter"),
    "telephone": T("telefonisch aufgenommen", en="taken by telephone"),
    "paper": T("vom Papier erfasst", en="entered from paper"),
}
FROM_CITIZEN = T("von der antragstellenden Person", en="from the applicant")
IN_PLACE_OF = T("in Vertretung für {name}", en="standing in for {name}")
AUTOMATIC = T("automatisch", en="automatically")
BY_CITIZENS = {
    "application.submitted",
    "application.amended",
    "application.evidence_added",
    "case.info_answered",
    "case.withdrawn",
    "message.sent",
}


def entries(case: Case, *, for_citizen: bool = True) -> list[Entry]:
    """Return when, what and more words, oldest first; a citizen sees no names and nothing internal."""
    titles = FOR_ALL if for_citizen else FOR_CLERKS
    events = Event.objects.of(case).filter(kind__in=titles).select_related("detail")
    outcomes = {outcome.id: outcome for outcome in case.application.version.definition.outcomes}
    made = []
    for event in events:
        texts = list(citizen_texts(event, outcomes) if for_citizen else clerk_texts(event, outcomes))
        made.append((event.happened_at, titles[event.kind], joined(texts)))
    return made


def citizen_texts(event: Event, outcomes: dict) -> Iterator[T]:
    if event.kind == "case.info_requested" and (question := detail_of(event).get("question")):
        yield T(question, en=question)
    if event.kind == "case.transferred":
        yield T.load(event.data["name"])
    if event.kind == "case.hearing_begun" and (intended := detail_of(event).get("intended")):
        yield T(intended, en=intended)
    if event.kind in CONSULTATION and (body := detail_of(event).get("body")):
        yield T(body, en=body)
    if event.kind in WITH_REASON and (reason := detail_of(event).get("reason")):
        yield T(reason, en=reason)
    if event.kind == "objection.received" and event.data["late"]:
        yield LATE
    if event.kind == "objection.passed_on":
        yield T.load(event.data["name"])
    if event.kind in ("decision.undone", "objection.ruled"):
        yield T.load(event.data["sentence"])
    if event.kind == "notice.corrected" and (slip := detail_of(event)):
        yield T(f"„{slip['wrong']}“ → „{slip['right']}“")
    if event.kind == "case.decided" and (outcome := outcomes.get(event.data.get("outcome"))):
        yield outcome.summary
    if event.kind in WITH_AMOUNT and "cents" in event.data:
        yield written.euro(event.data["cents"])
    if event.kind == "entitlement.changed":
        number = event.data.get("by_case", "")
        yield T(f"Bescheid zum Vorgang {number}", en=f"Notice in case {number}")


def clerk_texts(event: Event, outcomes: dict) -> Iterator[T]:
    if event.actor_label:
        yield T(event.actor_label, en=event.actor_label)
        if absent := event.data.get("in_place_of"):
            yield IN_PLACE_OF.fill(name=absent)
    elif event.kind in BY_CITIZENS:
        yield FROM_CITIZEN
    elif event.data.get("automatic"):
        yield AUTOMATIC
    if event.kind in ("case.decided", "case.decision_proposed") and (outcome := outcomes.get(event.data.get("outcome"))):
        yield outcome.label
    if way := event.data.get("way"):
        yield WAYS[way]
    if sentence := event.data.get("sentence"):
        yield T.load(sentence)
    if event.kind in ("entitlement.changed", "case.transferred", "notice.corrected", *WITH_AMOUNT, *CONSULTATION):
        yield from citizen_texts(event, outcomes)
    if event.kind.startswith("handover."):
        yield T(" ".join(part for part in (event.data["destination"], event.data.get("reference", "")) if part))
    if event.kind == "case.resubmission_set":
        yield written.day(date.fromisoformat(event.data["due_on"]))
    words = detail_of(event)
    for text in (words.get("question"), words.get("comment"), words.get("reason"), words.get("intended")):
        if text:
            yield T(text, en=text)


def detail_of(event: Event) -> dict:
    """Return the personal part of an event, unless it has been erased."""
    try:
        return dict(event.detail.content)
    except Detail.DoesNotExist:
        return {}


def joined(texts: list[T]) -> T:
    if not texts:
        return NOTHING
    return T(" · ".join(text.in_("de") for text in texts), en=" · ".join(text.in_("en") for text in texts))
