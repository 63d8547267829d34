"""What the daily timer does: notice, shut and delete whatever is due (Lauf des Löschkonzepts)."""

from collections import Counter
from datetime import date, datetime

from townhall.retention.deleting import begin, finish
from townhall.retention.due import Act, Planned, plan
from townhall.retention.noticing import notice


def apply(*, on: date, at: datetime) -> Counter[Act]:
    """Carry out what is due on a day; each case in a transaction of its own, so that a killed run goes on where it stopped."""
    done: Counter[Act] = Counter()
    for planned in list(plan(on=on)):
        if carry_out(planned, on=on, at=at):
            done[planned.act] += 1
    return done


def carry_out(planned: Planned, *, on: date, at: datetime) -> bool:
    match planned.act:
        case Act.NOTICE:
            return notice(planned.case, on=on, at=at)
        case Act.BEGIN:
            return begin(planned.case, on=on, at=at)
        case Act.DELETE:
            return finish(planned.case, on=on, at=at) is not None
        case Act.WAIT:
            return False
