"""Something to see at the first start: the samples that stand beside each service, filed by Charlie."""

import json
from datetime import datetime

from townhall.accounts.models import TrustLevel
from townhall.applications import drafts
from townhall.applications.submission import Incomplete
from townhall.cases.models import Case
from townhall.cases.receiving import receive
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.registry import SERVICES, samples_of
from townhall.demo.people import BY_KEY, account_of

IN_CHARLIES_WORDS = {
    "Alice Beispiel": "Charlie Nirgendwo",
    '"Alice"': '"Charlie"',
    '"Beispiel"': '"Nirgendwo"',
    "alice@": "charlie@",
    "Musterstraße": "Phantasiestraße",
}


def file_samples(*, at: datetime) -> None:
    """File every sample that is complete without a document, unless somebody has filed something already."""
    if Case.objects.exists():
        return
    for slug, service in sorted(SERVICES.items()):
        version = ServiceVersion.objects.latest_of(slug)
        for tree in samples_of(service).values():
            if version is not None:
                file_one(version, in_charlies_words(tree), at=at)


def file_one(version: ServiceVersion, tree: dict, *, at: datetime) -> None:
    charlie = account_of(BY_KEY["charlie"])
    draft, _code = drafts.start(version, account=charlie, at=at)
    drafts.replace(draft, tree, seen=draft.revision, at=at)
    try:
        receive(draft.pk, by=charlie, at=at, trust=TrustLevel.HIGH)
    except Incomplete:
        drafts.delete(draft, at=at)


def in_charlies_words(tree: dict) -> dict:
    words = json.dumps(tree, ensure_ascii=False)
    for hers, his in IN_CHARLIES_WORDS.items():
        words = words.replace(hers, his)
    return json.loads(words)
