"""A new decision takes the place of an earlier one: what that one created lives on under its number, or ends (Ersetzung)."""

from dataclasses import replace
from datetime import date, timedelta

from townhall.cases.holdings.entitlements import Change, apply_effects, note
from townhall.cases.models import Decision, Entitlement, EntitlementSource
from townhall.catalogue.results import Effect, Result


def with_old_numbers(result: Result, *, of: Decision) -> Result:
    """Give what is granted again the number it has; only what is really new draws one."""
    known = {(row.kind, row.label): row.identifier for row in created_by(of)}

    def same(effect: Effect) -> Effect:
        number = known.pop((effect.kind, effect.label[:200]), "") if effect.change == "create" else ""
        return replace(effect, identifier=number) if number else effect

    return replace(result, effects=tuple(same(effect) for effect in result.effects))


def apply_instead(decision: Decision, result: Result, *, of: Decision, service: str, key: str, on: date) -> list[Entitlement]:
    """Undo what the earlier decision did and do what the new one says; each entitlement gets one entry of what happened to it."""
    old = {row.identifier: row for row in created_by(of)}
    again = {effect.identifier for effect in result.effects if effect.change == "create" and effect.identifier in old}
    touched = {effect.identifier for effect in result.effects}
    for row in old.values():
        if row.identifier not in again:
            end(row, decision, after=on)
    restore(of, by=decision, besides=touched)
    fresh = replace(result, effects=tuple(effect for effect in result.effects if effect.identifier not in again))
    made = {row.identifier: row for row in apply_effects(decision, fresh, service=service, key=key)}
    for effect in result.effects:
        if effect.identifier in again:
            made[effect.identifier] = renew(old[effect.identifier], effect, decision)
    return [made[effect.identifier] for effect in result.effects]


def created_by(decision: Decision) -> list[Entitlement]:
    """Return what a decision created, or took over from the one it replaced."""
    mine = EntitlementSource.objects.filter(decision=decision, change__in=(Change.CREATED, Change.RENEWED))
    return list(Entitlement.objects.filter(sources__in=mine).order_by("pk"))


def renew(row: Entitlement, effect: Effect, decision: Decision) -> Entitlement:
    before = {"data": row.data, "valid_from": row.valid_from.isoformat(), "valid_until": row.valid_until and str(row.valid_until)}
    row.data, row.valid_from, row.valid_until = dict(effect.data), effect.valid_from, effect.valid_until
    row.save(update_fields=["data", "valid_from", "valid_until"])
    note(row, decision, Change.RENEWED, data={"before": before})
    return row


def end(row: Entitlement, decision: Decision, *, after: date) -> None:
    """Let an entitlement end after a day; its number stays on record. One that has not begun never does."""
    last = max(after, row.valid_from - timedelta(days=1))
    if row.valid_until is not None and row.valid_until <= last:
        return
    row.valid_until = last
    row.save(update_fields=["valid_until"])
    note(row, decision, Change.ENDED, data={"until": last.isoformat()})


def restore(decision: Decision, *, by: Decision, besides: set[str]) -> None:
    """Give back to other entitlements what a decision changed or ended, where nothing has touched them since.

    Of those `besides`, which the new decision changes or ends itself, that is all there is to tell.
    """
    touched = EntitlementSource.objects.filter(decision=decision, change__in=(Change.CHANGED, Change.ENDED))
    for source in touched.select_related("entitlement"):
        row, newer = source.entitlement, EntitlementSource.objects.filter(entitlement=source.entitlement, pk__gt=source.pk)
        if newer.exists() or "before" not in source.data:
            continue
        before, told = row.data, {}
        if source.change == Change.CHANGED:
            row.data = source.data["before"]
        else:
            until, row.data = source.data["before"], source.data["data"]
            row.valid_until, told = date.fromisoformat(until) if until else None, {"until": until}
        row.save(update_fields=["data", "valid_until"])
        if row.identifier not in besides:
            note(row, by, Change.CHANGED, data={"before": before, "after": row.data, **told})
