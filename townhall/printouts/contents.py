"""What is in the file of a case, in the order in which it is printed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from townhall.applications.attachments import called_by_name, names_of
from townhall.applications.models import Amendment, Attachment
from townhall.cases import timeline
from townhall.cases.exchange import correspondence
from townhall.cases.models import Case, Enclosure
from townhall.catalogue.answers import Answers
from townhall.catalogue.display import Section, sections
from townhall.certificates.letterhead import sender_of
from townhall.certificates.rendering import submitted
from townhall.documents.models import Document, ScanState
from townhall.editorial.town_letters import OUTCOMES
from townhall.lib import written
from townhall.lib.text import T
from townhall.notifications.models import Letter
from townhall.printouts.models import Printout

LANGUAGE = "de"  # the official language, in which files are kept (§ 23 VwVfG NRW)
FROM_APPLICATION = T("Unterlage zum Antrag", en="Document of the application")
FROM_MESSAGE = T("Anlage einer Nachricht", en="Document of a message")
FROM_STATEMENT = T("Anlage der Stellungnahme: {name}", en="Document of the statement: {name}")


@dataclass(frozen=True)
class Paper:
    """A document that is part of the file, with what it is and when it came."""

    document: Document
    title: str
    about: str

    @property
    def is_clean(self) -> bool:
        return self.document.state == ScanState.CLEAN


@dataclass(frozen=True)
class Change:
    """A later change of the application, question by question."""

    amendment: Amendment
    lines: list[tuple[str, str, str]]  # question, before, after


def contents(printout: Printout) -> dict[str, Any]:
    """Return everything that is printed as text."""
    case = printout.case
    application = case.application
    named = names_of(application.draft_id)
    return {
        "printout": printout,
        "case": case,
        "service": application.version.definition.title.in_(LANGUAGE),
        "office": sender_of(case.authority, LANGUAGE),
        "sections": called_by_name(sections(submitted(case), LANGUAGE), named),
        "changes": [change(each, application.version.definition, printout.ordered_at) for each in amendments(case)],
        "parties": list(application.parties.order_by("pk")),
        "requests": list(case.information_requests.select_related("asked_by").order_by("asked_at", "pk")),
        "hearings": list(case.hearings.order_by("held_at", "pk")),
        "objections": list(case.objections.order_by("received_on", "pk")),
        "letters": list(Letter.objects.filter(case=case).order_by("created_at", "pk")),
        "messages": list(correspondence.all_messages(case)),
        "consultations": list(case.consultations.order_by("pk")),
        "notes": list(case.notes.select_related("author").order_by("written_at", "pk")) if printout.with_notes else [],
        "number_of_notes": case.notes.count(),
        "decisions": decisions(case),
        "entries": told(case, printout),
        "ordered_on": written.day(localdate(printout.ordered_at)).in_(LANGUAGE),
    }


def amendments(case: Case) -> list[Amendment]:
    return list(case.application.amendments.order_by("number"))


def change(amendment: Amendment, definition: Any, at: datetime) -> Change:
    before, after = (shown(definition, tree, at) for tree in (amendment.before, amendment.after))
    paths = [path for path in [*after, *(path for path in before if path not in after)] if path in after or path in before]
    differing = [path for path in paths if before.get(path, ("", ""))[1] != after.get(path, ("", ""))[1]]
    lines = [
        ((after.get(path) or before[path])[0], before.get(path, ("", "–"))[1], after.get(path, ("", "–"))[1])
        for path in differing
    ]
    return Change(amendment, lines)


def shown(definition: Any, tree: dict, at: datetime) -> dict[str, tuple[str, str]]:
    found: list[Section] = sections(Answers(definition, tree, today=localdate(at)), LANGUAGE)
    return {line.path: (line.label, line.shown) for section in found for line in section.lines}


def decisions(case: Case) -> list[tuple[Any, str, list[str]]]:
    """Return every decision with its outcome and its operative parts in words."""
    known = (*case.application.version.definition.outcomes, *OUTCOMES.values())
    outcomes = {outcome.id: outcome.label.in_(LANGUAGE) for outcome in known}
    rows = case.decisions.select_related("proposed_by", "signed_by").prefetch_related("parts").order_by("number")
    return [
        (row, outcomes.get(row.outcome, row.outcome), [T.load(part.text).in_(LANGUAGE) for part in row.parts.all()])
        for row in rows
    ]


def told(case: Case, printout: Printout) -> list[tuple[datetime, str, str]]:
    """Return the timeline; without the internal notes it does not say that there were any."""
    made = timeline.entries(case, for_citizen=False)
    hidden = None if printout.with_notes else timeline.FOR_CLERKS["note.written"]
    return [(at, title.in_(LANGUAGE), text.in_(LANGUAGE)) for at, title, text in made if title != hidden]


def papers(case: Case) -> list[Paper]:
    """Return the documents of a file: notices first, then what was handed in, then what came with letters and statements."""
    issued = case.certificates.select_related("document").order_by("issued_at", "pk")
    found = [Paper(each.document, T.load(each.title).in_(LANGUAGE), day(each.issued_at)) for each in issued]
    attached = Attachment.objects.filter(draft=case.application.draft_id).select_related("document").order_by("pk")
    found += [Paper(each.document, each.document.name, about(FROM_APPLICATION, each.document)) for each in attached]
    enclosures = Enclosure.objects.filter(case=case).select_related("document", "consultation").order_by("pk")
    for each in enclosures:
        origin = FROM_STATEMENT.fill(name=each.consultation.name) if each.consultation is not None else FROM_MESSAGE
        found.append(Paper(each.document, each.document.name, about(origin, each.document)))
    return found


def about(origin: T, document: Document) -> str:
    return f"{origin.in_(LANGUAGE)}, {day(document.created_at)}"


def day(at: datetime) -> str:
    return written.day(localdate(at)).in_(LANGUAGE)
