"""What an application costs, shown before it is sent."""

from django.utils.timezone import localdate

from townhall.authorities.legal_register import NotChecked, NotInRegister, Register
from townhall.catalogue.answers import Answers
from townhall.catalogue.charging import charge
from townhall.catalogue.hooks import HookGone
from townhall.catalogue.results import Charge, Situation


def cost_of(answers: Answers) -> Charge | None:
    """Work out the fee with the answers given; None if the service has none or a person has to set it."""
    definition = answers.definition
    if definition.fee is None and not definition.hook("charge"):
        return None
    today = localdate()
    try:
        return charge(answers.visible(), Situation(today=today, submitted_on=today, law=Register()))
    except (NotInRegister, NotChecked, HookGone):
        return None
