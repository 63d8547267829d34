"""What the case file shows of an application: answers with what was changed, people, what they hold, documents."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from townhall.applications.models import Party
from townhall.applications.proving import proved_paths
from townhall.cases.models import Case, Entitlement
from townhall.catalogue.answers import Answers
from townhall.catalogue.display import Line, sections
from townhall.catalogue.rules import group_key
from townhall.documents.models import Document, ScanState
from townhall.lib.text import T

SCANNED = T("Eingescannter Antrag", en="Scanned application")


@dataclass(frozen=True)
class Fact:
    """One answer; `before` is what was submitted first, if it was changed later; `proved`: an identity proof says the same."""

    line: Line
    before: str | None = None
    proved: bool = False


@dataclass(frozen=True)
class Facts:
    """The answers of one step, under their headings."""

    title: str
    groups: list[tuple[str, list[Fact]]]


def facts(case: Case, *, today: date, language: str) -> list[Facts]:
    """Return the answers step by step, those changed since the submission with what stood there before."""
    application = case.application
    submitted = Answers(application.version.definition, application.tree, today=today)
    before = {line.path: line.shown for section in sections(submitted, language) for line in section.lines}
    amended = application.amended is not None
    proved = proved_paths(application.version.definition, application.draft)

    def fact(line: Line) -> Fact:
        was = before.get(line.path, "")
        return Fact(line, was if amended and was != line.shown else None, line.path in proved)

    shown = sections(application.answers(today=today), language)
    return [Facts(each.title, [(group, [fact(line) for line in lines]) for group, lines in each.groups()]) for each in shown]


def promised(case: Case) -> list[T]:
    """Return the questions whose evidence will be handed in later."""
    answers = case.application.answers(today=localdate())
    return [answers.question(path).label for path in case.application.promised]


def people(case: Case) -> list[tuple[Party, str]]:
    """Return everybody who takes part once, with all their roles."""
    found: dict[tuple, tuple[Party, list[str]]] = {}
    for party in case.application.parties.order_by("pk"):
        who = (party.name, party.account_id or (party.born, party.street, party.house_number))
        found.setdefault(who, (party, []))[1].append(str(party.get_role_display()))
    return [(party, ", ".join(roles)) for party, roles in found.values()]


def held(case: Case, *, today: date) -> list[Entitlement]:
    """Return what the same people hold already of this service, for example the dogs of the household."""
    key = group_key(case.application.answers(today=today))
    if not key:
        return []
    return list(Entitlement.objects.filter(service_slug=case.service_slug, group_key=key).order_by("valid_from", "pk"))


@dataclass(frozen=True)
class Paper:
    """An uploaded document as a clerk may see it: pictures of its pages, never the file itself in the browser."""

    document: Document
    question: T | str

    @property
    def is_clean(self) -> bool:
        return self.document.state == ScanState.CLEAN

    @property
    def is_infected(self) -> bool:
        return self.document.state == ScanState.INFECTED

    @property
    def is_drawn(self) -> bool:
        return self.document.pages is not None


def papers(case: Case) -> list[Paper]:
    by_path = case.application.version.definition.by_path
    attached = case.application.draft.attachments.select_related("document").prefetch_related("document__page_images")
    found = []
    for attachment in attached.order_by("pk"):
        field = by_path.get("/".join("*" if part.isdigit() else part for part in attachment.path.split("/")))
        found.append(Paper(attachment.document, field.label if field is not None else ""))
    scans = case.enclosures.filter(message=None, consultation=None) if case.application.draft.way else []
    return found + [Paper(each.document, SCANNED) for each in scans]
