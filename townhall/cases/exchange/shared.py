"""What a body sees of a case when it is asked for its statement: the answers and documents it needs, nothing else."""

from dataclasses import replace

from django.db.models import QuerySet
from django.utils.timezone import localdate

from townhall.applications.attachments import called_by_name
from townhall.applications.models import Attachment
from townhall.cases.models import Consultation
from townhall.catalogue.display import Section, sections
from townhall.documents.models import Document, ScanState


def shared_sections(asked: Consultation, language: str) -> list[Section]:
    """Return the answers a body may see, step by step; documents by their names."""
    application = asked.case.application
    shown = sections(application.answers(today=localdate(asked.asked_at)), language)
    kept = [replace(each, lines=tuple(line for line in each.lines if line.path in asked.paths)) for each in shown]
    names = {str(each.pk): each.name for each in shared_documents(asked)}
    return called_by_name([each for each in kept if each.lines], names)


def shared_documents(asked: Consultation) -> QuerySet[Document]:
    """Return the clean documents handed in as answers a body may see."""
    handed_in = Attachment.objects.filter(draft=asked.case.application.draft_id, path__in=asked.paths)
    return Document.objects.filter(attachment__in=handed_in, state=ScanState.CLEAN).order_by("created_at", "pk")
