"""What decisions create, change and end, and what somebody holds already (Bestand)."""

import hashlib
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from townhall.applications.models import PartyRole
from townhall.cases.models import Case, Decision, Entitlement, EntitlementGroup, EntitlementHolder, EntitlementSource
from townhall.cases.numbers import draw
from townhall.catalogue.answers import Answers
from townhall.catalogue.results import Effect, Held, Result
from townhall.catalogue.rules import group_key
from townhall.lib.codec import digest

if TYPE_CHECKING:
    from townhall.accounts.models import Account

Change = EntitlementSource.Change


class UnknownEffect(ValueError):
    """A rule asked for a change of an entitlement that the town hall does not know."""


def key_of(answers: Answers) -> str:
    """Return what entitlements are counted together by, unreadable, because it is made of names and addresses."""
    return key_of_group(group_key(answers))


def key_of_group(group: str) -> str:
    return hashlib.sha256(group.encode()).hexdigest() if group else ""


def key_named(number: str, *, service: str) -> str:
    """Return the key of the entitlement a clerk names by its number, whatever its people are called now; '' if there is none."""
    keys = Entitlement.objects.filter(service_slug=service, identifier=number.strip()).values_list("group_key", flat=True)
    return keys[0] if len(keys) == 1 else ""


def lock_group(key: str) -> None:
    """Keep other decisions of the same household waiting until this transaction ends."""
    if key:
        row = [EntitlementGroup(key=key)]
        EntitlementGroup.objects.bulk_create(row, update_conflicts=True, unique_fields=["key"], update_fields=["key"])


def held(
    key: str, *, service: str, on: date, besides: Decision | None = None, before: datetime | None = None
) -> tuple[Held, ...]:
    """Return what is held under a key on a day, with the case whose notice speaks of it last.

    `before` leaves out what was created only later, to look at a day that is over.

    What a decision that is being replaced (`besides`) created does not count beside what its successor grants, and what it
    changed or ended counts as it was before.
    """
    if not key:
        return ()
    undone = said_before(besides) if besides is not None else {}
    latest = EntitlementSource.objects.filter(entitlement=OuterRef("pk")).order_by("-pk").values("decision__case__number")[:1]
    then = Q() if before is None else Q(sources__change=Change.CREATED, sources__decision__signed_at__lt=before)
    rows = (
        (valid(on) | Entitlement.objects.filter(pk__in=undone))
        .filter(then, group_key=key, service_slug=service)
        .annotate(case_number=Subquery(latest))
        .order_by("pk")
    )
    if besides is not None:
        own = EntitlementSource.objects.filter(decision=besides, change__in=(Change.CREATED, Change.RENEWED))
        rows = rows.exclude(sources__in=own)
    return tuple(
        Held(
            kind=row.kind,
            identifier=row.identifier,
            label=row.label,
            valid_from=row.valid_from,
            data=undone.get(row.pk, row.data),
            case_number=row.case_number or "",
        )
        for row in rows
    )


def said_before(decision: Decision) -> dict[int, dict]:
    """Return by key what entitlements said before a decision changed or ended them, where nothing has touched them since."""
    newer = EntitlementSource.objects.filter(entitlement=OuterRef("entitlement"), pk__gt=OuterRef("pk"))
    touched = EntitlementSource.objects.filter(decision=decision, change__in=(Change.CHANGED, Change.ENDED))
    found = [source for source in touched.filter(~Exists(newer)) if "before" in source.data]
    return {each.entitlement_id: each.data["data" if each.change == Change.ENDED else "before"] for each in found}


def valid(on: date) -> "QuerySet[Entitlement]":
    """Return what has not ended by a day; what begins later counts already."""
    return Entitlement.objects.filter(Q(valid_until=None) | Q(valid_until__gte=on))


def mark_of(found: tuple[Held, ...]) -> str:
    """Identify what was held, so that a signature notices if it has changed since the proposal."""
    return digest([[one.kind, one.identifier, one.data] for one in found])


def with_numbers(result: Result, *, service: str, on: date) -> Result:
    """Give every new entitlement its number; the letter reads it from there."""
    effects = tuple(
        replace(effect, identifier=f"{on.year}-{draw(f'{service}:{effect.kind}:{on.year}'):06d}")
        if effect.change == "create" and not effect.identifier
        else effect
        for effect in result.effects
    )
    return replace(result, effects=effects)


def apply_effects(decision: Decision, result: Result, *, service: str, key: str) -> list[Entitlement]:
    """Create, change and end entitlements of a service as a decision says; the caller holds the lock on their group."""
    verbs = {"create": create, "change": change, "end": end}
    if unknown := {effect.change for effect in result.effects} - verbs.keys():
        raise UnknownEffect(f"There is no effect {', '.join(sorted(unknown))}.")
    return [verbs[effect.change](effect, decision, service, key) for effect in result.effects]


def create(effect: Effect, decision: Decision, service: str, key: str) -> Entitlement:
    """Create an entitlement in the group of the application, or in the one the effect names, which is locked, too."""
    if effect.group and key_of_group(effect.group) != key:
        key = key_of_group(effect.group)
        lock_group(key)
    made = Entitlement.objects.create(
        service_slug=service,
        kind=effect.kind,
        identifier=effect.identifier,
        label=effect.label[:200],
        group_key=key,
        data=dict(effect.data),
        valid_from=effect.valid_from,
        valid_until=effect.valid_until,
    )
    parties = decision.case.application.parties.filter(role__in=(PartyRole.APPLICANT, PartyRole.JOINT)).order_by("pk")
    EntitlementHolder.objects.bulk_create(
        EntitlementHolder(entitlement=made, account_id=party.account_id, name=party.name) for party in parties
    )
    note(made, decision, Change.CREATED, data=dict(effect.data))
    return made


def change(effect: Effect, decision: Decision, service: str, key: str) -> Entitlement:
    row = named(effect, service, key)
    before, row.data = row.data, row.data | dict(effect.data)
    row.valid_until = effect.valid_until or row.valid_until
    row.save(update_fields=["data", "valid_until"])
    note(row, decision, Change.CHANGED, data={"before": before, "after": row.data, "from": effect.valid_from.isoformat()})
    return row


def end(effect: Effect, decision: Decision, service: str, key: str) -> Entitlement:
    row = named(effect, service, key)
    before = {"before": row.valid_until.isoformat() if row.valid_until else None, "data": row.data}
    row.valid_until, row.data = effect.valid_until or effect.valid_from, row.data | dict(effect.data)
    row.save(update_fields=["valid_until", "data"])
    note(row, decision, Change.ENDED, data={"until": row.valid_until.isoformat(), **before})
    return row


def named(effect: Effect, service: str, key: str) -> Entitlement:
    """Return the entitlement an effect names, and never one of another household."""
    place = {"service_slug": service, "kind": effect.kind, "identifier": effect.identifier}
    return Entitlement.objects.get(**place, group_key=key)


def note(row: Entitlement, decision: Decision, change: EntitlementSource.Change, *, data: dict) -> None:
    EntitlementSource.objects.create(entitlement=row, decision=decision, change=change, data=data)


def touched_by(decision: Decision) -> list[Entitlement]:
    """Return what a decision changed or ended, whoever created it."""
    sources = EntitlementSource.objects.filter(decision=decision, change__in=(Change.CHANGED, Change.ENDED))
    return list(Entitlement.objects.filter(sources__in=sources).order_by("pk"))


def other_cases(made: list[Entitlement], case: Case) -> list[Case]:
    """Return the earlier cases whose entitlements a decision touched."""
    if not made:
        return []
    sources = EntitlementSource.objects.filter(entitlement__in=made, change=Change.CREATED)
    return list(Case.objects.filter(decisions__effects__in=sources).exclude(pk=case.pk).distinct().order_by("pk"))


def of(account: "Account", *, on: date) -> "QuerySet[Entitlement]":
    """Return what an account holds on a day, for Mein Konto."""
    return valid(on).filter(holders__account=account).order_by("service_slug", "pk").distinct()
