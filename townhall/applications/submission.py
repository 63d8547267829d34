"""Turn a draft into an application, exactly as it was checked (Antragstellung)."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.forms.utils import ErrorDict, ErrorList
from django.utils.timezone import localdate

from townhall.applications.models import Application, Attachment, Channel, Draft, Party
from townhall.applications.parties import parties_of
from townhall.applications.prefilling import dumped
from townhall.applications.proving import check_proved
from townhall.authorities.streets import StreetTable
from townhall.catalogue.answers import Answers
from townhall.catalogue.definition import Stop
from townhall.fields.context import FormContext
from townhall.fields.evidence import LATER, Evidence
from townhall.fields.found import find_out
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


MISSING_DOCUMENT = T("Eine Datei ist nicht mehr da. Laden Sie sie noch einmal hoch.", en="A file is gone. Upload it again.")


class Incomplete(Exception):
    """A step that arises is not filled in properly; `step` names the first, `errors` says what to do."""

    def __init__(self, step: str, errors: ErrorDict):
        super().__init__(f"Step {step} is not complete.")
        self.step, self.errors = step, errors


class Stopped(Exception):
    """The answers say that this service is not for the person; `step` names where, `stop` says why and what to do."""

    def __init__(self, step: str, stop: Stop):
        super().__init__(f"The way ends at step {step}.")
        self.step, self.stop = step, stop


class TrustTooLow(Exception):
    """The service asks for a higher proof of identity than the person has shown."""

    def __init__(self, needed: int, shown: int):
        super().__init__(f"This service needs trust level {needed}, shown was {shown}.")
        self.needed, self.shown = needed, shown


def freeze(
    draft: Draft, *, by: "Account | None", at: datetime, trust: int, channel: str = Channel.PORTAL, language: str = ""
) -> Application:
    """Check trust and every step that arises against the pinned version and keep the answers for good.

    The caller holds the lock on the draft.
    """
    definition = draft.version.definition
    if trust < definition.trust:
        raise TrustTooLow(definition.trust, trust)
    answers = located(draft.answers(today=localdate(at))).visible()
    proved = check_proved(answers, by=by)
    check(answers)
    if answers.stop is not None:
        raise Stopped(answers.stop[0].id, answers.stop[1])
    check_documents(answers, draft.pk)
    application = Application.objects.create(
        draft=draft,
        version=draft.version,
        account=by,
        reference=draft.reference,
        code_hash=draft.code_hash,
        tree=answers.tree,
        promised=promised(answers),
        language=language or draft.language,
        trust_level=trust,
        channel=channel,
        consented_at=at if by is not None and channel == Channel.PORTAL else None,  # no mailbox, no electronic delivery
        submitted_at=at,
    )
    Party.objects.bulk_create(parties_of(application, answers, by=by))
    draft.submitted_at, draft.sources = at, dumped(proved)  # where the rest came from is of use while it can be changed
    draft.save(update_fields=["version", "submitted_at", "sources"])
    return application


def located(answers: Answers) -> Answers:
    """Return the answers with what the street table says today of the addresses in them."""
    context = FormContext(places=StreetTable())
    trees = ((step, answers.tree.get(step.id)) for step in answers.definition.steps)
    found = {step.id: find_out(step.fields, tree, context) for step, tree in trees if isinstance(tree, dict)}
    return Answers(answers.definition, answers.tree | found, today=answers.today)


def check(answers: Answers) -> None:
    """Check all stored answers in one pass; Incomplete names the first step that is not right."""
    refuse({path: [sentence] for path, sentence in answers.problems().items()})


def check_documents(answers: Answers, draft_id: UUID) -> None:
    """Refuse documents with a virus, and those not handed in with this very draft: an id in a form is no permission."""
    refuse(refused_documents(answers, draft_id))


def refuse(problems: dict[str, list[T]]) -> None:
    """Raise Incomplete for the first step that has problems (path → sentences), with all of that step."""
    if not problems:
        return
    step = next(iter(problems)).partition("/")[0]
    here = {path.partition("/")[2]: texts for path, texts in problems.items() if path.startswith(f"{step}/")}
    raise Incomplete(step, ErrorDict({name: ErrorList([str(text) for text in texts]) for name, texts in here.items()}))


def refused_documents(answers: Answers, draft_id: UUID) -> dict[str, list[T]]:
    """Return what is to be done about documents that cannot be handed in, by path; call it with the visible view."""
    wanted = list(documents_in(answers))
    if not wanted:
        return {}
    rows = Attachment.objects.filter(draft=draft_id).select_related("document")
    own = {str(row.document_id): row.document for row in rows}
    found: dict[str, list[T]] = {}
    for path, id in wanted:
        sentence = own[id].refusal if id in own else MISSING_DOCUMENT
        if sentence is not None:
            found.setdefault(path, []).append(sentence)
    return found


def promised(answers: Answers) -> list[str]:
    """Return the paths of evidence that will be handed in later; call it with the visible view."""
    return [path for path, field, ids in answers.arising() if isinstance(field, Evidence) and LATER in (ids or [])]


def documents_in(answers: Answers) -> Iterator[tuple[str, str]]:
    """Yield path and id of every document the answers name."""
    for path, field, ids in answers.arising():
        if isinstance(field, Evidence):
            yield from ((path, id) for id in ids or [] if id != LATER)
