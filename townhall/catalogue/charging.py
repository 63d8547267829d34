"""Work out what an application costs, and say why (Gebührenberechnung).

A charge is data: it is stored with the application or decision and never worked out again.
"""

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from townhall.catalogue.answers import Answers
from townhall.catalogue.fees import FeeItem
from townhall.catalogue.hooks import find_hook
from townhall.catalogue.results import Charge, ChargeLine, Law, Situation
from townhall.lib import written
from townhall.lib.text import T

TIMES = T("{title}: {count} × {each} = {sum} ({source})", en="{title}: {count} × {each} = {sum} ({source})")
ONCE = T("{title}: {sum} ({source})", en="{title}: {sum} ({source})")


def charge(answers: Answers, situation: Situation) -> Charge:
    """Work out what an application costs, line by line with the source of each amount.

    Answers are the visible ones. A missing entry of the register raises NotInRegister, a hook that is gone HookGone.
    """
    definition = answers.definition
    if name := definition.hook("charge"):
        code: Callable[[Answers, Situation], Charge] = find_hook(name)
        return code(answers, situation)
    items = definition.fee.items if definition.fee is not None else ()
    lines = (line(item, answers, situation.law, situation.submitted_on) for item in items)
    return Charge(tuple(one for one in lines if one is not None))


def line(item: FeeItem, answers: Answers, law: Law, on: date) -> ChargeLine | None:
    """Work out one item, or None if it does not apply or the answers do not say how often."""
    if not answers.holds(item.when):
        return None
    count = Decimal(1) if item.times is None else answers.work_out(item.times)
    picked = answers.work_out(item.by) if item.by is not None else None
    if not count or (item.by is not None and picked is None):
        return None
    value = law.value(item.law, on=on)
    each = int(value[picked]) if item.by is not None else int(value)
    return charge_line(item.title, each=each, count=count, source=law.source(item.law, on=on))


def charge_line(title: T, *, each: int, count: Decimal | int = 1, source: str) -> ChargeLine:
    """Return one line of a charge with its sentence; a fraction of a cent is rounded half up."""
    count = Decimal(count)
    cents = int((each * count).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    pattern = ONCE if count == 1 else TIMES
    facts = {"each": written.euro(each), "sum": written.euro(cents), "count": written.number(count)}
    return ChargeLine(title, each, count, cents, source, pattern.fill(title=title, source=source, **facts))
