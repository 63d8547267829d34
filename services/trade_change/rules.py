"""What a clerk has to look at when a business changes, and what the receipt says. A person always confirms it."""

from services.trade_change.questions import Business, Changes, NewActivity, NewName, Statement
from services.trade_registration.rules import (
    COMPLETE,
    CRAFT,
    PASSED_ON,
    PERMIT,
    RECEIPT,
    REFUSAL,
    doubt_about_owner,
    fee_part,
    owner_facts,
    same,
)
from services.trade_registration.stock import KIND, is_in_bochum, owner_name, place, the_business
from townhall.kit import Answers, Effect, Fact, Held, Part, Result, Situation, T, hook, written

NOT_FOUND = T(
    "Das Gewerbe ist im Bestand nicht eindeutig zu finden. Nennen Sie seine Nummer; ohne Nummer wird es neu aufgenommen.",
    en="The business cannot be found in the stock without doubt. State its number; without one it is taken in anew.",
)


@hook
def check(answers: Answers, situation: Situation) -> T:
    """Say what a clerk has to look at first, or that nothing is missing."""
    return doubt(answers, situation) or COMPLETE


def doubt(answers: Answers, situation: Situation) -> T | None:
    if found_in(answers, situation) is None:
        return NOT_FOUND
    if sentence := doubt_about_owner(answers):
        return sentence
    if not is_in_bochum(premises(answers)):
        return T("Die Betriebsstätte liegt nicht in Bochum.", en="The premises are not in Bochum.")
    if answers.read(NewActivity).needs_permit:
        return T("Die neue Tätigkeit braucht eine Erlaubnis.", en="The new activity needs a permission.")
    if answers.read(Changes).on < situation.submitted_on:
        return T("Die Änderung liegt vor der Anzeige.", en="The change was before the notice.")
    if answers.read(Statement).remarks:
        return T("Die Person hat eine Besonderheit mitgeteilt.", en="The person has stated something unusual.")
    return None


def found_in(answers: Answers, situation: Situation) -> Held | None:
    business = answers.read(Business)
    return the_business(situation, number=business.number, address=business.address)


def premises(answers: Answers):
    """Return where the business is after the change."""
    business = answers.read(Business)
    return business.new_address if has_changed(answers, "moved") else business.address


def has_changed(answers: Answers, what: str) -> bool:
    return what in (answers.read(Changes).kinds or [])


@hook
def confirm(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Confirm the notice, set the fee and change the stock, or refuse."""
    if outcome == "refused":
        refused = T("Wir bestätigen den Empfang Ihrer Anzeige nicht.", en="We do not confirm the receipt of your notice.")
        return Result(parts=(Part(refused, REFUSAL),))
    return Result(
        parts=(fee_part(answers, situation),),
        facts=facts(answers),
        notes=notes(answers),
        effects=(effect(answers, situation),),
    )


def effect(answers: Answers, situation: Situation) -> Effect:
    """Change the business in the stock; one that was registered before the stock began is taken in with what is known now."""
    on, found = answers.read(Changes).on, found_in(answers, situation)
    data = [("premises", place(premises(answers))), ("owner", owner_name(answers))]
    if has_changed(answers, "activity"):
        data.append(("activity", answers.read(NewActivity).focus))
    if has_changed(answers, "name"):
        data.append(("name", answers.read(NewName).new))
    if found is not None:
        return Effect("change", KIND, found.label, on, identifier=found.identifier, data=tuple(data))
    if earlier := situation.stated.get("number") or answers.read(Business).number:
        data.append(("earlier_number", earlier))
    return Effect("create", KIND, owner_name(answers), on, data=tuple(data))


def facts(answers: Answers) -> tuple[Fact, ...]:
    business, new_name, activity = answers.read(Business), answers.read(NewName), answers.read(NewActivity)
    found = owner_facts(answers)
    if has_changed(answers, "name"):
        found.append(Fact(T("Name", en="Name"), changed(new_name.former, new_name.new)))
    if has_changed(answers, "activity"):
        found.append(Fact(T("Tätigkeit", en="Activity"), changed(activity.former, activity.work)))
    here = same(place(business.address))
    where = changed(place(business.address), place(premises(answers))) if has_changed(answers, "moved") else here
    return (
        *found,
        Fact(T("Betriebsstätte", en="Premises"), where),
        Fact(T("Gilt ab", en="From"), written.day(answers.read(Changes).on)),
    )


def changed(former: str, new: str) -> T:
    return T("{new} (bisher: {former})", en="{new} (until now: {former})").fill(new=new, former=former)


def notes(answers: Answers) -> tuple[T, ...]:
    activity = answers.read(NewActivity)
    return (RECEIPT, *([CRAFT] if activity.is_craft else []), *([PERMIT] if activity.needs_permit else []), PASSED_ON)
