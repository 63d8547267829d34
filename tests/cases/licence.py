"""A small service for the tests of cases: a licence that ordinary applicants get at once, and others from a clerk."""

from dataclasses import replace
from datetime import date, timedelta

from townhall.catalogue.plain_language import Passage
from townhall.kit import (
    Answers,
    Block,
    Effect,
    Impossible,
    Letter,
    Nature,
    Outcome,
    Part,
    Profile,
    Reason,
    Result,
    Ruling,
    Service,
    Signing,
    Situation,
    Step,
    T,
    fields,
    hook,
)


class Asker(fields.Group):
    title = T("Person", en="Person")

    given_name = fields.Text(T("Vorname", en="Given name"))
    family_name = fields.Text(T("Familienname", en="Family name"))


class Person(Step):
    title = T("Person", en="Person")

    asker = fields.One(Asker)
    others = fields.Repeat(T("Weitere", en="Others"), of=fields.One(Asker), at_most=3)


class Thing(Step):
    title = T("Sache", en="Thing")

    name = fields.Text(T("Name", en="Name"))
    special = fields.YesNo(T("Besonders?", en="Special?"))
    why = fields.Text(T("Warum?", en="Why?"), when=special.is_true())


@hook
def grant_ordinary(answers: Answers, situation: Situation) -> Ruling | T:
    if answers.read(Thing).special:
        return T("Besonderes prüft ein Mensch.", en="A person looks at what is special.")
    return Ruling("granted", T("Ein gewöhnlicher Fall.", en="An ordinary case."))


REASONS = (
    Reason(
        "missing",
        T("Unterlagen fehlen", en="Papers are missing"),
        T(
            "Für {applicant} fehlt: {gap:Was fehlt} ({law:licence.processing}).",
            en="For {applicant} this is missing: {gap:Was fehlt} ({law:licence.processing}).",
        ),
    ),
    Reason(
        "late",
        T("Zu spät", en="Too late"),
        T(
            "Ihr Antrag kam am {received_on}, nach {value:licence.processing}.",
            en="It came on {received_on}, after {value:licence.processing}.",
        ),
    ),
)


NO_CANNON = T("Für eine Kanone gibt es keine Erlaubnis.", en="There is no licence for a cannon.")


@hook
def work_out(answers: Answers, situation: Situation, outcome: str) -> Result | Impossible:
    """Grant one licence, and say in the data of the earlier ones how many there are now."""
    if outcome in ("refused", "withheld"):
        return Result(parts=(Part(T("Abgelehnt.", en="Refused."), remedy="remedy.widerspruch"),))
    if answers.read(Thing).name == "Cannon":
        return Impossible(NO_CANNON)
    count = str(len(situation.held) + 1)
    today, until = situation.today, situation.stated.get("until")
    made = Effect("create", "licence", answers.read(Thing).name or "", today, valid_until=until, data=(("count", count),))
    changed = tuple(
        Effect("change", held.kind, held.label, today, identifier=held.identifier, data=(("count", count),))
        for held in situation.held
    )
    return Result(
        parts=(Part(T("Erteilt.", en="Granted."), remedy="remedy.widerspruch"),),
        effects=(made, *changed),
        notes=(T(f"Sie haben jetzt {count}.", en=f"You have {count} now."),),
    )


@hook
def same_family(answers: Answers) -> str:
    return str(answers["person/asker/family_name"])


def outcome(id: str, label: T, *, granted: bool, blocks: tuple[Block, ...] = (), **rest) -> Outcome:
    letter = Letter(label, (*blocks, Block("parts"), Block("reasons"), Block("remedy")))
    return Outcome(id=id, label=label, granted=granted, nature=Nature.ADMINISTRATIVE_ACT, letter=letter, summary=label, **rest)


class Licence(Service):
    slug = "licence"
    title = T("Erlaubnis", en="Licence")
    steps = [Person, Thing]
    profile = Profile(
        summary=T("Eine Erlaubnis.", en="A licence."),
        who=T("Alle", en="Everybody"),
        cost=T("Kostenlos", en="Free"),
        minutes=1,
        processing=T("Sofort", en="At once"),
    )
    authority = "steuerabteilung"
    submit_label = T("Beantragen", en="Apply")
    trust = 1
    applicant = Person.asker
    joint = Person.others
    processing = "licence.processing"
    automation = "licence.automation"
    checkable = ("licence",)
    outcomes = [
        outcome("granted", T("Erteilen", en="Grant"), granted=True),
        outcome("special", T("Besonders erteilen", en="Grant specially"), granted=True, signing=Signing.TWO),
        outcome(
            "limited",
            T("Befristet erteilen", en="Grant for a time"),
            granted=True,
            asks=(
                fields.Date(T("Befristet bis", en="Granted until"), id="until", future=True),
                fields.Text(T("Auflage", en="Condition"), id="condition", required=False),
            ),
            blocks=(Block("text", text=T("Sie gilt bis {stated:until}.", en="It holds until {stated:until}.")),),
        ),
        outcome("refused", T("Ablehnen", en="Refuse"), granted=False, needs_reasons=True, reasons=REASONS),
        outcome("withheld", T("Versagen", en="Withhold"), granted=False, needs_reasons=True, hearing=True),
    ]
    decide = grant_ordinary
    assess = work_out
    group = same_family


licence = replace(Licence.definition, plain_language=(Passage("Worum geht es?", ("Sie möchten eine Erlaubnis.",)),))

COMPLETE = {
    "person": {
        "asker": {"given_name": "Alice", "family_name": "Beispiel"},
        "others": [{"given_name": "Erik", "family_name": "Beispiel"}],
    },
    "thing": {"name": "Flag", "special": False},
}
CANNON = COMPLETE | {"thing": {"name": "Cannon", "special": False}}
SPECIAL = COMPLETE | {"thing": {"name": "Flag", "special": True, "why": "It is big."}}
NEXT_WEEK = timedelta(days=7)
IN_FORCE = date(2026, 1, 1)
