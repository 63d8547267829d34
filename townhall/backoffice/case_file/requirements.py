"""What the law asks for, worked out for the clerk: how much of it is met, and by which rule (Voraussetzungen)."""

from dataclasses import dataclass
from datetime import date

from townhall.authorities.legal_register import NotChecked, NotInRegister
from townhall.authorities.registers import NotReachable
from townhall.cases.decisions.grounds import Grounds
from townhall.cases.models import Case
from townhall.catalogue import rules
from townhall.catalogue.results import Requirement
from townhall.lib.text import T

NOT_NOW = T(
    "Die Voraussetzungen lassen sich gerade nicht vorprüfen: Im Rechtsstand fehlt ein geprüfter Eintrag, "
    "oder ein Register antwortet nicht. Prüfen Sie selbst.",
    en="The requirements cannot be checked beforehand now: a checked entry of the legal register is missing, "
    "or a register does not answer. Check them yourself.",
)


@dataclass(frozen=True)
class Checked:
    """The requirements of an open case; `problem` says why there are none."""

    requirements: tuple[Requirement, ...] = ()
    problem: T | None = None

    @property
    def met(self) -> int:
        return sum(each.met is True for each in self.requirements)


def check(case: Case, *, today: date) -> Checked | None:
    """Check an open case as the law stands today; None if its service names no requirements or it is decided."""
    if not case.is_open or case.application.version.definition.hook("requirements") is None:
        return None
    try:
        grounds = Grounds(case, today)
        return Checked(rules.requirements(grounds.answers, grounds.situation))
    except (NotInRegister, NotChecked, NotReachable):
        return Checked(problem=NOT_NOW)
