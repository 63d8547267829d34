"""What only the matrix looks at: drafts and notices by the identity they ask for, a case all officials have a part in."""

from dataclasses import replace
from types import SimpleNamespace

from tests.cases.licence import SPECIAL, licence
from tests.permissions.world import file_of
from townhall.accounts.models import TrustLevel
from townhall.applications.drafts import start
from townhall.applications.models import Application, Draft
from townhall.cases.models import Case, Recusal
from townhall.cases.receiving import receive
from townhall.catalogue.publishing import publish
from townhall.certificates.models import Certificate
from townhall.documents.models import Document, Purpose, ScanState
from townhall.journal.models import Event
from townhall.notifications.models import Letter
from townhall.retention.models import DataExport

ASKING = {
    "open": TrustLevel.NONE,
    "basic": TrustLevel.BASIC,
    "substantial": TrustLevel.SUBSTANTIAL,
    "high": TrustLevel.HIGH,
}


def add(town: SimpleNamespace, alice, officials, now) -> None:
    for name, trust in ASKING.items():
        version = publish(replace(licence, slug=f"licence-{name}", trust=trust), at=now)
        setattr(town, f"{name}_draft", draft_of(version, None if name == "open" else alice, now))
    high = receive(draft_of(version, alice, now).pk, by=alice, at=now, trust=TrustLevel.HIGH)
    town.high_notice = notice_of(high, alice, now)
    town.notice = notice_of(town.reopened, alice, now)
    town.record = town.certificate.document
    town.objectionable = town.decided
    Document.objects.filter(pk__in=(town.record.pk, town.notice.pk, town.high_notice.pk)).update(state=ScanState.CLEAN)
    town.data = DataExport.objects.create(
        account=alice, ordered_at=now, ready_at=now, expires_at=now.replace(year=2090), file=file_of(alice, now, "own_data")
    )
    town.own_case = receive(draft_of(version, alice, now).pk, by=alice, at=now, trust=TrustLevel.HIGH)
    Application.objects.filter(pk=town.own_case.application_id).update(account=officials[0])
    for account in officials[1:]:
        Recusal.objects.create(case=town.own_case, account=account, recorded_at=now)


def draft_of(version, account, now) -> Draft:
    draft, _ = start(version, account=account, at=now)
    draft.tree = SPECIAL
    draft.save()
    return draft


def notice_of(case: Case, alice, now) -> Document:
    """Give a case a notice whose letter has been opened."""
    facts = {"kind": Certificate.Kind.NOTICE, "title": {"de": "Bescheid", "en": "Notice"}, "code_hash": f"object {case.pk}"}
    notice = Certificate.objects.create(case=case, document=file_of(alice, now, Purpose.NOTICE), issued_at=now, **facts)
    letter = {
        "kind": "decision",
        "subject": "Bescheid",
        "event": Event.objects.of(case).last(),
        "created_at": now,
        "first_opened_at": now,
    }
    Letter.objects.create(account=alice, case=case, certificate=notice, **letter)
    return notice.document
