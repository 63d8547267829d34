"""Evidence on a page of the wizard: taken on every post whatever else is wrong, named by the draft and never by the browser."""

from collections.abc import Iterator
from datetime import datetime

from django.core.files.base import ContentFile, File
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from townhall.applications.attachments import attach, detach
from townhall.applications.forms import StepForm
from townhall.applications.models import Attachment, Draft
from townhall.applications.submission import MISSING_DOCUMENT, refused_documents
from townhall.applications.trees import occurrences, posted_shape
from townhall.catalogue.answers import Answers, descend
from townhall.documents.models import Document
from townhall.documents.storage import UploadRefused, read, store_upload
from townhall.fields.evidence import LATER, Evidence
from townhall.lib.text import T
from townhall.portal.access import person
from townhall.portal.applying.reuse import own_document

TOO_MANY = T(
    "Hier sind höchstens {number} Dateien möglich. Entfernen Sie zuerst eine andere.",
    en="At most {number} files fit here. Remove another one first.",
)


def documents_of(draft: Draft) -> dict[str, Document]:
    """Return the documents handed in with a draft by id."""
    rows = Attachment.objects.filter(draft=draft).select_related("document")
    return {str(row.document.pk): row.document for row in rows}


def names_refused(draft: Draft, form: StepForm) -> bool:
    """Say whether a page names a file about which something must be done before the way goes on."""
    if not asks_for_evidence(form):
        return False
    answers = Answers(form.definition, form.answers.tree | {form.step.id: form.tree}, today=form.answers.today)
    return any(path.startswith(f"{form.step.id}/") for path in refused_documents(answers.visible(), draft.pk))


def say_what_is_gone(form: StepForm, documents: dict[str, Document]) -> None:
    """Put a sentence at every question of a page that names a file which is not there any more."""
    for name, asked in form.questions.items():
        if isinstance(asked, Evidence) and set(str(form[name].value() or "").split()) - documents.keys() - {LATER}:
            form.errors[name] = form.error_class([str(MISSING_DOCUMENT)])


def asks_for_evidence(form: StepForm) -> bool:
    return any(isinstance(field, Evidence) for field in form.step.walk())


def without_claims(form: StepForm, post: MultiValueDict, tree: dict) -> MultiValueDict:
    """Return posted data in which documents are those the draft has: nobody hands in a document by naming its id."""
    data = MultiValueDict({key: post.getlist(key) for key in post})
    for name, field in evidence_places(form, post):
        key = f"{form.prefix}-{name}"
        follows = [LATER] if field.may_follow and f"{key}__later" in post else []
        data[key] = " ".join(ids_at(tree, f"{form.step.id}/{name}") + follows)
    return data


def take(request: HttpRequest, draft: Draft, form: StepForm, *, at: datetime) -> tuple[MultiValueDict, dict[str, str]]:
    """Store the files of a post and take back those to be removed; return the data and the refusals by question."""
    data = without_claims(form, request.POST, draft.tree)
    known = {*documents_of(draft), LATER} if asks_for_evidence(form) else set()
    for name, _field in evidence_places(form, data):
        key = f"{form.prefix}-{name}"
        data[key] = " ".join(id for id in str(data[key]).split() if id in known)
    return data, take_files(request, draft, form, data, at=at)


def take_files(request: HttpRequest, draft: Draft, form: StepForm, data: MultiValueDict, *, at: datetime) -> dict[str, str]:
    """Put new files into posted data, and leave out those to be removed; return the refusals by question."""
    refusals = {}
    for name, field in evidence_places(form, data):
        key = f"{form.prefix}-{name}"
        if key not in data:  # not open, and not answered before
            continue
        ids = without_removed(request, draft, name, str(data[key]).split())
        follows, ids = [id for id in ids if id == LATER], [id for id in ids if id != LATER]
        try:
            for file in request.FILES.getlist(key):
                ids.append(hand_in(request, draft, field, f"{form.step.id}/{name}", file, len(ids), at=at))
            for id in request.POST.getlist(f"{key}__own"):
                ids += hand_in_again(request, draft, field, f"{form.step.id}/{name}", id, ids, at=at)
        except UploadRefused as refused:
            refusals[name] = str(refused.message)
        except NotOwn:
            refusals[name] = str(MISSING_DOCUMENT)
        except TooMany:
            refusals[name] = str(TOO_MANY.fill(number=field.at_most))
        data[key] = " ".join(ids + follows)
    return refusals


class TooMany(Exception):
    """There are as many files as the question takes."""


class NotOwn(Exception):
    """Somebody chose a document that is not theirs, or is no longer there."""


def hand_in(request: HttpRequest, draft: Draft, field: Evidence, path: str, file: File, present: int, *, at: datetime) -> str:
    if present >= field.at_most:
        raise TooMany
    document = store_upload(file, owner=None if draft.entered_by_id else person(request), at=at)
    attach(draft, path, document)
    return str(document.pk)


def hand_in_again(
    request: HttpRequest, draft: Draft, field: Evidence, path: str, id: str, present: list[str], *, at: datetime
) -> list[str]:
    """Hand in a copy of an own document, once; every draft has files of its own, so that each can be deleted by itself."""
    document = own_document(person(request), id)
    if document is None:
        raise NotOwn(id)
    if Document.objects.filter(pk__in=present, sha256=document.sha256).exists():
        return []
    copy = ContentFile(read(document), name=document.name)
    return [hand_in(request, draft, field, path, copy, len(present), at=at)]


def without_removed(request: HttpRequest, draft: Draft, name: str, ids: list[str]) -> list[str]:
    """Take back the document a remove button names, if it stands at this question."""
    place, _, id = request.POST.get("remove_file", "").partition(" ")
    if place != name or id not in ids:
        return ids
    if draft.submitted_at is None:  # what was sent stays with the case, even if it is replaced
        detach(draft, Document.objects.get(pk=id))
    return [other for other in ids if other != id]


def evidence_places(form: StepForm, post: MultiValueDict) -> Iterator[tuple[str, Evidence]]:
    shape = posted_shape(form.step.fields, post, f"{form.prefix}-")
    for name, field, _value in occurrences(form.step.fields, shape):
        if isinstance(field, Evidence):
            yield name, field


def ids_at(tree: dict, path: str) -> list[str]:
    [found] = descend(tree, path.split("/")) or [None]
    return [id for id in found if id != LATER] if isinstance(found, list) else []
