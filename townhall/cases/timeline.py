"""What happened to a case, told to the citizen and to the clerk (Verlauf)."""

from collections.abc import Iterator
from datetime import date, datetime

from townhall.cases.models import Case
from townhall.journal.kinds import KINDS
from townhall.journal.models import Detail, Event
from townhall.lib import written
from townhall.lib.text import T

Entry = tuple[datetime, T, T]
NOTHING = T("", en="")

FOR_ALL = {kind: words.citizen for kind, words in KINDS.items() if words.citizen is not None}
FOR_CLERKS = {kind: words.office for kind, words in KINDS.items() if words.is_filed}
WITH_REASON = ("case.deadline_extended", "case.reopened", "case.left_standing")
WITH_AMOUNT = (
    "payment.requested",
    "payment.received",
    "payment.refund_due",
    "payment.refunded",
    "payment.disputed",
    "payment.taken_back",
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
    "case.hearing_answered",
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
