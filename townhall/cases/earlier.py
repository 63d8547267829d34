"""What a person has told the town hall before, and what is proved of them: read along with the version they begin in."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from townhall.accounts.models import IdentityProof
from townhall.accounts.proofs import latest
from townhall.applications.prefilling import Earlier, Source, fill
from townhall.cases.models import Case
from townhall.catalogue.models import ServiceVersion
from townhall.lib.gathering import gathered

if TYPE_CHECKING:
    from townhall.accounts.models import Account

YOUNG = timedelta(days=730)  # what somebody stated longer ago is more likely wrong than helpful
MOST = 10  # applications that are looked at


def version_to_begin(slug: str, *, account: "Account | None", at: datetime) -> ServiceVersion | None:
    """Return the version in which people begin today; None if there is none left.

    For somebody who is signed in it brings along, in the same statement, their proofs and their latest applications.
    """
    versions = ServiceVersion.objects.all()
    if account is not None:
        newest = Case.objects.filter(application__account=account, received_at__gte=at - YOUNG).order_by("-received_at")
        own = Case.objects.filter(pk__in=newest.values("pk")[:MOST])
        columns = {"tree": Coalesce("application__amended", "application__tree"), "number": "number", "at": "received_at"}
        columns |= {"version": "application__version", "digest": "application__version__digest"}
        proofs = IdentityProof.objects.filter(account=account)
        versions = versions.annotate(
            earlier=gathered(own, owner="application__account", **columns),
            proofs=gathered(proofs, owner="account", level="level", facts="facts", at="proved_at"),
        )
    return versions.offered(slug, on=localdate(at))


def known(version: ServiceVersion, *, account: "Account | None") -> dict[str, Source]:
    """Return path → source of every answer that is known when an application begins, from a version found as above."""
    if account is None:
        return {}
    proofs = [(row["level"], moment(row["at"]), read(row["facts"])) for row in getattr(version, "proofs", None) or []]
    definition = version.definition
    return fill(definition, account=account, proved=latest(proofs, level=definition.trust), earlier=earlier(version))


def earlier(version: ServiceVersion) -> Iterator[Earlier]:
    """Yield own applications, the newest first."""
    rows = getattr(version, "earlier", None) or []
    for row in sorted(rows, key=lambda row: moment(row["at"]), reverse=True):
        then = ServiceVersion.from_db(None, ["id", "digest"], [row["version"], row["digest"]])
        yield Earlier(row["number"], localdate(moment(row["at"])), then.definition, read(row["tree"]))


def read(data: Any) -> Any:
    """Return JSON that stands in JSON; SQLite hands it over as text."""
    return json.loads(data) if isinstance(data, str) else data


def moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)
