"""A case made of a sample application, to try something on it: nothing of it stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db.transaction import atomic, set_rollback
from django.utils.timezone import localdate

from townhall.applications.drafts import start
from townhall.applications.models import Application, Party
from townhall.applications.parties import applicant_name, parties_of, sort_name
from townhall.authorities.tree import authority
from townhall.cases.models import Case, State
from townhall.catalogue.answers import Answers
from townhall.catalogue.models import ServiceVersion

NUMBER = "MUSTER"


@contextmanager
def sample_case(version: ServiceVersion, tree: dict, *, at: datetime, language: str = "de") -> Iterator[Case]:
    """Open a case from a sample of a service, and undo it when the work on it is done; nothing of it is ever committed."""
    with atomic():
        draft, _code = start(version, account=None, at=at, language=language)
        answers = Answers(version.definition, tree, today=localdate(at)).visible()
        application = Application.objects.create(
            draft=draft, version=version, reference=draft.reference, tree=answers.tree, language=language, submitted_at=at
        )
        Party.objects.bulk_create(parties_of(application, answers, by=None))
        yield Case.objects.create(
            application=application,
            service_slug=version.slug,
            state=State.IN_REVIEW,
            authority=authority(answers.authority),
            applicant_name=applicant_name(answers, by=None),
            sort_name=sort_name(answers, by=None),
            received_at=at,
            number=NUMBER,
        )
        set_rollback(True)
