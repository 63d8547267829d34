"""What a clerk has to look at, and what the receipt says. No law lets a machine confirm the notice: a person always does."""

from services.trade_registration.owner import FREE_TO_WORK, Owner, OwnOrigin, Representatives
from services.trade_registration.premises import Kind, Papers, Premises
from services.trade_registration.questions import Activity
from services.trade_registration.stock import KIND, is_company, is_in_bochum, owner_name, place
from townhall.kit import Answers, Effect, Fact, Part, Result, Situation, T, charge, hook, written

LEVY, REFUSAL = "remedy.widerspruch_levy", "remedy.klage"
COMPLETE = T(
    "Die Angaben sind vollständig. Eine Person bestätigt den Empfang (§ 15 Abs. 1 GewO).",
    en="The notice is complete. A person confirms its receipt (section 15 (1) GewO).",
)
RECEIPT = T(
    "Diese Bescheinigung bestätigt nur, dass die Anzeige eingegangen ist. Sie ist keine Erlaubnis.",
    en="This certificate only confirms that the notice has arrived. It is no permission.",
)
PASSED_ON = T(
    "Wir geben Ihre Angaben weiter, soweit § 3 GewAnzV es verlangt, zum Beispiel an Finanzamt, Kammer und Berufsgenossenschaft.",
    en="We pass on your facts as far as section 3 GewAnzV demands, for example to tax office, chamber and accident insurer.",
)
CRAFT = T(
    "Ein zulassungspflichtiges Handwerk dürfen Sie erst beginnen, wenn Sie in der Handwerksrolle stehen (§ 1 HwO).",
    en="You may begin a craft that needs admission only when you are in the register of crafts (section 1 HwO).",
)
PERMIT = T(
    "Eine erlaubnispflichtige Tätigkeit dürfen Sie erst beginnen, wenn Sie die Erlaubnis haben.",
    en="You may begin an activity that needs a permission only when you have the permission.",
)


@hook
def check(answers: Answers, situation: Situation) -> T:
    """Say what a clerk has to look at first, or that nothing is missing."""
    return doubt(answers, situation) or COMPLETE


def doubt(answers: Answers, situation: Situation) -> T | None:
    activity, premises = answers.read(Activity), answers.read(Premises)
    if sentence := doubt_about_owner(answers):
        return sentence
    if not is_in_bochum(premises.address):
        return T("Die Betriebsstätte liegt nicht in Bochum.", en="The premises are not in Bochum.")
    if any(held.data.get("premises") == place(premises.address) for held in situation.held):
        return T("Für diese Anschrift ist schon ein Betrieb gemeldet.", en="A business is registered at this address already.")
    if answers.read(Kind).needs_permit:
        return T("Die Tätigkeit braucht eine Erlaubnis.", en="The activity needs a permission.")
    if activity.begins < situation.submitted_on:
        return T("Die Tätigkeit hat vor der Anzeige begonnen.", en="The activity began before the notice.")
    if answers.read(Papers).remarks:
        return T("Die Person hat eine Besonderheit mitgeteilt.", en="The person has stated something unusual.")
    return None


def doubt_about_owner(answers: Answers) -> T | None:
    """Look at age and nationality of whoever runs the business."""
    if answers.holds(Owner.who.person.born.age() < 18):
        return T(
            "Die Person ist minderjährig: Das Familiengericht muss zustimmen (§ 112 BGB).",
            en="The person is a minor: the family court has to agree (section 112 BGB).",
        )
    people = answers.read(Representatives).people or []
    origins = [person.origin for person in people] if is_company(answers) else [answers.read(OwnOrigin).origin]
    if any(origin.nationality not in FREE_TO_WORK for origin in origins):
        return T(
            "Der Aufenthaltstitel ist zu prüfen: Erlaubt er selbstständige Arbeit?",
            en="The residence permit has to be checked: does it allow self-employment?",
        )
    return None


@hook
def confirm(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Confirm the notice, set the fee and take the business into the stock, or refuse."""
    if outcome == "refused":
        refused = T("Wir bestätigen den Empfang Ihrer Anzeige nicht.", en="We do not confirm the receipt of your notice.")
        return Result(parts=(Part(refused, REFUSAL),))
    activity, premises = answers.read(Activity), answers.read(Premises)
    name = business_name(answers)
    data = (("premises", place(premises.address)), ("activity", activity.focus), ("owner", owner_name(answers)))
    return Result(
        parts=(fee_part(answers, situation),),
        facts=facts(answers),
        notes=notes(answers),
        effects=(Effect("create", KIND, name, activity.begins, data=data),),
    )


def business_name(answers: Answers) -> str:
    return answers.read(Activity).name or owner_name(answers)


def fee_part(answers: Answers, situation: Situation) -> Part:
    """The fee is the only thing the letter orders, so only the fee has a remedy."""
    amount = written.euro(charge(answers, situation).cents)
    return Part(T("Die Gebühr beträgt {amount}.", en="The fee is {amount}.").fill(amount=amount), LEVY)


def facts(answers: Answers) -> tuple[Fact, ...]:
    activity, premises = answers.read(Activity), answers.read(Premises)
    return (
        Fact(T("Betrieb", en="Business"), same(business_name(answers))),
        *owner_facts(answers),
        Fact(T("Tätigkeit", en="Activity"), same("; ".join([activity.work, *(activity.further or [])]))),
        Fact(T("Betriebsstätte", en="Premises"), same(place(premises.address))),
        Fact(T("Beginn", en="Beginning"), written.day(activity.begins)),
    )


def owner_facts(answers: Answers) -> list[Fact]:
    """Say who runs the business: a person, or a company with its register entry and who represents it."""
    name = Fact(T("Gewerbetreibend", en="Trader"), same(owner_name(answers)))
    if not is_company(answers):
        return [name]
    company, people = answers.read(Owner).who.organisation, answers.read(Representatives).people or []
    register = [company.register_court, company.register_number] if company.is_registered else []
    names = [f"{one.person.given_name} {one.person.family_name}" for one in people]
    entry = [Fact(T("Registereintrag", en="Register entry"), same(", ".join(register)))] if register else []
    return [name, *entry, Fact(T("Vertreten durch", en="Represented by"), written.several(names))]


def notes(answers: Answers) -> tuple[T, ...]:
    kind = answers.read(Kind)
    craft, permit = "craft" in (kind.kinds or []), bool(kind.needs_permit)
    return (RECEIPT, *([CRAFT] if craft else []), *([PERMIT] if permit else []), PASSED_ON)


def same(text: str) -> T:
    """What people typed reads alike in every language."""
    return T(text, en=text)
