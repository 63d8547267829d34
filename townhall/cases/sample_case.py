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
from townhall.cases.holdings.entitlements import key_of
from townhall.cases.models import Case, Entitlement, State
from townhall.catalogue.answers import Answers
from townhall.catalogue.checking.trials import situation_of
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
        stock_up(answers)
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


def stock_up(answers: Answers) -> None:
    """Enter what somebody holds whom a sample is about, so that it can be changed or ended."""
    facts = {"service_slug": answers.definition.stock_slug, "group_key": key_of(answers)}
    Entitlement.objects.bulk_create(
        Entitlement(kind=one.kind, identifier=one.identifier, label=one.label, data=one.data, valid_from=one.valid_from, **facts)
        for one in situation_of(answers).held
    )
