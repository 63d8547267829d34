"""A text on trial: the letter it would give for a sample application, by the template of the notice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.timezone import localdate

from townhall.authorities.legal_register import Register
from townhall.cases.decisions.reasoning import Words
from townhall.cases.models import Case
from townhall.cases.sample_case import sample_case
from townhall.catalogue.models import Enclosure, ServiceVersion
from townhall.catalogue.outcomes import Nature, Outcome, Reason
from townhall.catalogue.placeholders import gaps_in
from townhall.certificates.rendering import Page, notice_html, page
from townhall.certificates.sample_decisions import sample_decision
from townhall.certificates.town_previews import town_decision
from townhall.documents import storage
from townhall.documents.models import Purpose
from townhall.editorial.contents import Content, Layout, LetterText, Text
from townhall.editorial.models import Kind, TextDraft
from townhall.editorial.office_blocks import OfficeBlock
from townhall.editorial.town_letters import TOWN
from townhall.editorial.using import Wording
from townhall.journal.models import Event
from townhall.lib import pdf
from townhall.lib.text import T

NO_SAMPLE = T(
    "Zu dieser Leistung gibt es keinen Beispielantrag, mit dem sich der Text zeigen lässt.",
    en="There is no sample application of this service with which the text could be shown.",
)


class NothingToShowItOn(Exception):
    """No service with a sample application uses this text."""

    message = NO_SAMPLE


@dataclass(frozen=True)
class Stage:
    """Where a text is shown: a version with one of its samples, and an outcome that uses it."""

    version: ServiceVersion
    tree: dict
    outcome: Outcome


def letter_of(text: Text, content: Content, *, at: datetime, language: str = "de") -> str:
    """Return the letter of a sample application with this text, as HTML; it is the very page the PDF is made of."""
    stage = stage_for(text, content)
    with sample_case(stage.version, stage.tree, at=at, language=language) as case:
        if is_of_the_town(text):
            return notice_html(town_decision(case, stage.outcome, text.key, content, at=at), language)
        wording = worded_with(content, stage.outcome)
        decision = sample_decision(case, outcome=stage.outcome.id, at=at)
        decision.wording = wording.dump()
        shown = [content.reason] if isinstance(content, OfficeBlock) else list(wording.letter.reasons)
        decision.blocks = [tried(case, stage.outcome, reason, at) for reason in shown]
        return notice_html(decision, language)


def is_of_the_town(text: Text) -> bool:
    """Say whether a text belongs to a decision about another one, which no service declares."""
    return text.kind == Kind.PHRASES or text.slug == TOWN


def page_of(text: Text, content: Content, *, at: datetime, language: str = "de") -> Page:
    return page(letter_of(text, content, at=at, language=language), title=text.title.in_("de"), language="de")


def print_draft(event: Event) -> Iterator[None]:
    """Print the draft of a text for a sample application; what has been changed meanwhile is not printed any more."""
    drafts = TextDraft.objects.filter(pk=event.subject_id, revision=event.data["revision"], paper=None)
    draft = drafts.first()
    if draft is None:
        return
    at, text = timezone.now(), Text(draft.kind, draft.key)
    sheet = page_of(text, text.read(draft.content), at=at, language="en")
    data = pdf.render(sheet.html, title=sheet.title, language=sheet.language, attachment={"text": str(draft)})
    facts = {"name": f"{draft.key}.pdf", "content_type": "application/pdf", "purpose": Purpose.TRIAL}
    document = storage.keep(data, owner=None, at=at, **facts)
    yield
    found = drafts.select_for_update().first()
    if found is not None:
        document.save(force_insert=True)
        found.paper = document
        found.save(update_fields=["paper"])


def worded_with(content: Content, outcome: Outcome) -> Wording:
    letter = content if isinstance(content, LetterText) else LetterText.of(outcome)
    return Wording(letter, content) if isinstance(content, Layout) else Wording(letter)


def tried(case: Case, outcome: Outcome, reason: Reason, at: datetime) -> dict:
    """Fill a building block with the names of its gaps."""
    words = Words(case, outcome, on=localdate(at), law=Register(), stated={})
    gaps = {name: f"[{name}]" for name in gaps_in(reason.text)}
    return {"id": reason.id, "gaps": gaps, "text": words.fill(reason.text, gaps).dump()}


def stage_for(text: Text, content: Content) -> Stage:
    """Find a service with a sample: the one a letter belongs to, else the first whose decisions would carry the text."""
    if text.version is not None and text.outcome is not None:
        return staged(text.version, text.outcome)
    for version in ServiceVersion.objects.current().filter(enclosure__isnull=False).order_by("slug"):
        for outcome in version.definition.outcomes:
            kinds = {block.kind for block in outcome.letter.blocks}
            if is_of_the_town(text) and not (outcome.granted and outcome.nature == Nature.ADMINISTRATIVE_ACT):
                continue
            if not isinstance(content, OfficeBlock) or ("reasons" in kinds and content.fits(outcome)):
                return staged(version, outcome)
    raise NothingToShowItOn(text.key)


def staged(version: ServiceVersion, outcome: Outcome) -> Stage:
    enclosure = Enclosure.objects.filter(version=version).first()
    if enclosure is None or not enclosure.samples:
        raise NothingToShowItOn(version.slug)
    return Stage(version, next(iter(enclosure.samples.values())), outcome)
