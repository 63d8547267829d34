"""What became of the invented cases: each story says how long ago it began, what happened, and how often it is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from townhall.applications.models import Way
from townhall.demo.happenings import (
    Happening,
    answer,
    answer_back,
    ask,
    close,
    comment,
    consult,
    grant,
    grant_in_part,
    hear,
    look_after,
    note,
    object_to,
    pass_judgement,
    pass_to_another_office,
    propose,
    put_aside,
    refuse,
    sign,
    state,
    take,
    take_back,
    withdraw,
    write,
    write_with_paper,
    write_with_virus,
)


class Began(Enum):
    """When a case came in, in shares of the time that its service promises, or in days."""

    LATELY = "lately"  # a few hours to a few days ago
    WITHIN = "within"  # so that its deadline is still to come
    TOO_LONG_AGO = "too long ago"  # so that its deadline is over
    WEEKS_AGO = "weeks ago"
    LONG_AGO = "long ago"  # in this year or the one before
    OUT_OF_TIME = "out of time"  # so that a request to the city need not be kept any more, or only for a few days


@dataclass(frozen=True)
class Story:
    began: Began
    steps: Sequence[Happening]
    times: int = 1  # of one round
    of: Sequence[str] = ()  # "slug/SAMPLE": only these fit; without any, whatever comes next
    is_paid: bool = True  # where a fee is asked before the work
    is_ordinary: bool = False  # the machine may decide it
    way: Way | None = None  # how it came, if an official entered it

    @property
    def before(self) -> str:
        """Return what the same person had decided some weeks before; '' for nothing."""
        return REGISTRATION if self.of == RELIEF else ""


EXEMPTIONS = ("hundesteuer-anmeldung/EXEMPTION",)
REGISTRATION = "hundesteuer-anmeldung/ORDINARY"
RELIEF = ("hundesteuer-ermaessigung/ORDINARY",)  # of a dog that is registered already
EVENTS = ("veranstaltung/ORDINARY", "veranstaltung/FESTIVAL")
PAVEMENTS = ("sondernutzung-gastro/NARROW",)
TRADES = ("gewerbeanmeldung/ORDINARY", "gewerbeanmeldung/GMBH", "gewerbeummeldung/ORDINARY")
ORDINARY = ("hundesteuer-anmeldung/ORDINARY", "bewohnerparkausweis/ORDINARY", "hundesteuer-abmeldung/ORDINARY")
REQUESTS = ("buergeranregung/ORDINARY", "ifg/ORDINARY")
WISHES = ("anliegen/ORDINARY", "anliegen/COMPLAINT")
FEES_FIRST = ("bewohnerparkausweis/ORDINARY", "handwerkerparkausweis/ORDINARY", "meldebescheinigung/ORDINARY")

ROUND = (
    Story(Began.LATELY, [], times=7),
    Story(Began.LATELY, [write]),
    Story(Began.LATELY, [], way=Way.COUNTER),
    Story(Began.WITHIN, [take, note], way=Way.TELEPHONE),
    Story(Began.WITHIN, [take, pass_to_another_office], of=REQUESTS),
    Story(Began.LATELY, [], of=FEES_FIRST, is_paid=False),
    Story(Began.WITHIN, [take], times=2),
    Story(Began.WITHIN, [take, note]),
    Story(Began.WITHIN, [take, write]),
    Story(Began.WITHIN, [take, write_with_paper, note]),
    Story(Began.WITHIN, [take, write_with_virus]),
    Story(Began.WITHIN, [take, put_aside]),
    Story(Began.WITHIN, [take, ask], times=2),
    Story(Began.WITHIN, [take, ask, write]),
    Story(Began.WITHIN, [take, ask, answer, note]),
    Story(Began.WITHIN, [take, propose], of=EXEMPTIONS, times=2),
    Story(Began.WITHIN, [take, hear], of=RELIEF),
    Story(Began.WITHIN, [take, consult, state], of=EVENTS),
    Story(Began.TOO_LONG_AGO, [take, note]),
    Story(Began.TOO_LONG_AGO, [write]),
    Story(Began.WEEKS_AGO, [take, grant], times=3),
    Story(Began.WEEKS_AGO, [take, grant], of=RELIEF, way=Way.PAPER, times=2),
    Story(Began.WEEKS_AGO, [take, grant], of=WISHES, way=Way.PAPER),
    Story(Began.WEEKS_AGO, [take, note, refuse]),
    Story(Began.WEEKS_AGO, [look_after], of=ORDINARY, is_ordinary=True, times=2),
    Story(Began.LONG_AGO, [look_after, close], of=ORDINARY, is_ordinary=True, times=4),
    Story(Began.WEEKS_AGO, [take, grant, object_to], of=TRADES),
    Story(Began.WEEKS_AGO, [take, write, withdraw]),
    Story(Began.LONG_AGO, [take, grant, close], times=15),
    Story(Began.LONG_AGO, [take, write, answer_back, grant, close], times=3),
    Story(Began.LONG_AGO, [take, ask, answer, grant, close], times=4),
    Story(Began.LONG_AGO, [take, note, refuse, close], times=2),
    Story(Began.LONG_AGO, [take, hear, comment, refuse, close], of=RELIEF),
    Story(Began.LONG_AGO, [take, hear, comment, grant_in_part, close], of=PAVEMENTS),
    Story(Began.LONG_AGO, [take, propose, sign, close], of=EXEMPTIONS, times=2),
    Story(Began.LONG_AGO, [take, grant, object_to, pass_judgement, close], of=TRADES),
    Story(Began.LONG_AGO, [take, grant, take_back], of=TRADES),
    Story(Began.LONG_AGO, [withdraw, close]),
    Story(Began.OUT_OF_TIME, [take, grant, close], of=WISHES, times=3),
)
STORIES = [story for story in ROUND for _ in range(story.times)]
