"""Confirm electronically who has moved in; the landlord gets a mark that the tenant names when registering."""

from datetime import timedelta

from services.landlord_confirmation.questions import Dwelling, Landlord, Move
from services.landlord_confirmation.reasons import REJECTION_REASONS
from townhall.kit import (
    Answers,
    Block,
    Effect,
    Fact,
    Letter,
    Nature,
    Outcome,
    Part,
    Profile,
    Result,
    Ruling,
    Service,
    Situation,
    T,
    hook,
    register,
    written,
)

GREETING = Block(
    "text",
    text=T(
        "Guten Tag {applicant},\n\nam {received_on} haben Sie uns einen Einzug bestätigt.",
        en="Dear {applicant},\n\non {received_on} you confirmed a move to us.",
    ),
)
MARK = Block("entitlements", title=T("Zuordnungsmerkmal", en="Allocation mark"))
FACTS = Block("facts", title=T("Was Sie bestätigt haben", en="What you have confirmed"))
NOTES = Block("notes", title=T("Wie es weitergeht", en="What happens next"))
ACCEPTED = Letter(
    T("Ihre Wohnungsgeberbestätigung ist eingegangen", en="Your landlord confirmation has arrived"),
    (GREETING, Block("parts"), MARK, FACTS, NOTES),
)
REJECTED = Letter(
    T("Zu Ihrer Wohnungsgeberbestätigung", en="About your landlord confirmation"), (GREETING, Block("parts"), Block("reasons"))
)


@hook
def decide(answers: Answers, situation: Situation) -> Ruling | T:
    """Take in what fits; a person looks at addresses elsewhere and at moves long ago."""
    address = answers.read(Dwelling).address
    if "bochum" not in (address.city or "").casefold():
        return T("Die Wohnung liegt nicht in Bochum.", en="The dwelling is not in Bochum.")
    days = situation.law.value("landlord_confirmation.look_back", on=situation.today)
    if answers.read(Move).on < situation.today - timedelta(days=days):
        return T("Der Einzug liegt lange zurück.", en="The move was a long time ago.")
    return Ruling(
        "accepted",
        T(
            "Regelfall: Wohnung in Bochum, Einzug in letzter Zeit. Die Bestätigung wird nur entgegengenommen.",
            en="Ordinary case: dwelling in Bochum, recent move. The confirmation is merely taken in.",
        ),
    )


@hook
def take_in(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Give the mark for the tenant (§ 19 (4) BMG), or say that the confirmation cannot be used."""
    if outcome == "rejected":
        cannot = T("Wir können diese Bestätigung nicht verwenden.", en="We cannot use this confirmation.")
        return Result(parts=(Part(cannot),))
    move, home = answers.read(Move), answers.read(Dwelling).address
    people = written.several(f"{person.given_name} {person.family_name}" for person in move.people)
    where = f"{home.street} {home.house_number}, {home.postcode} {home.city}"
    principal = answers.read(Landlord).principal
    return Result(
        parts=(Part(T("Wir haben Ihre Bestätigung entgegengenommen.", en="We have taken in your confirmation.")),),
        facts=(
            Fact(T("Eingezogen", en="Moved in"), people),
            Fact(T("Wohnung", en="Dwelling"), T(where, en=where)),
            Fact(T("Tag des Einzugs", en="Day of the move"), written.day(move.on)),
            *([Fact(T("Im Auftrag von", en="On behalf of"), T(principal, en=principal))] if principal else []),
        ),
        notes=(
            T(
                "Geben Sie das Zuordnungsmerkmal den eingezogenen Personen. Sie nennen es, wenn sie sich anmelden.",
                en="Give the allocation mark to the people who moved in. They name it when they register.",
            ),
            T("Die Anmeldung ist innerhalb von zwei Wochen nötig.", en="They have to register within two weeks."),
        ),
        effects=(
            Effect(
                "create",
                "allocation_mark",
                "Zuordnungsmerkmal",
                situation.today,
                data=(("moved_in", move.on.isoformat()),),
            ),
        ),
    )


@register
class LandlordConfirmation(Service):
    """Legal basis: BMG § 19 (1), (3) and (4)."""

    slug = "wohnungsgeberbestaetigung"
    title = T("Einzug bestätigen (Wohnungsgeberbestätigung)", en="Confirm a move (landlord confirmation)")
    legal_basis = "§ 19 Abs. 1, 3 und 4 BMG"
    authority = "meldewesen"
    submit_label = T("Einzug verbindlich bestätigen", en="Confirm the move now")
    profile = Profile(
        summary=T(
            "Bestätigen Sie der Stadt, wer in Ihre Wohnung eingezogen ist. Sie erhalten sofort ein Merkmal für die Anmeldung.",
            en="Confirm to the city who has moved into your dwelling. You receive a mark for the registration at once.",
        ),
        who=T(
            "Alle, die eine Wohnung vermieten, untervermieten oder überlassen, auch Wohnungsunternehmen.",
            en="Everybody who lets, sublets or gives a dwelling to others, housing companies, too.",
        ),
        cost=T("Kostenlos", en="Free of charge"),
        minutes=4,
        processing=T("Meist sofort", en="Usually at once"),
        documents=(
            T("Namen der eingezogenen Personen", en="Names of the people who moved in"),
            T("Tag des Einzugs", en="Day of the move"),
        ),
        keywords=(
            "wohnungsgeberbestätigung",
            "wohnungsgeber",
            "vermieterbescheinigung",
            "vermieterbestätigung",
            "einzug bestätigen",
            "einzugsbestätigung",
            "vermieter",
            "untermieter",
            "landlord",
            "landlord confirmation",
            "tenant moved in",
        ),
        audience=("citizen", "organisation"),
        life_situations=("moving",),
    )
    steps = [Landlord, Dwelling, Move]
    applicant = Landlord.who
    trust = 1
    processing = "landlord_confirmation.processing"
    automation = "landlord_confirmation.automation"
    outcomes = [
        Outcome(
            id="accepted",
            label=T("Bestätigung entgegennehmen", en="Take in the confirmation"),
            granted=True,
            nature=Nature.ACKNOWLEDGEMENT,
            letter=ACCEPTED,
            summary=T(
                "Ihre Bestätigung ist da. Im Schreiben steht das Merkmal für die eingezogenen Personen.",
                en="Your confirmation is here. The letter names the mark for the people who moved in.",
            ),
        ),
        Outcome(
            id="rejected",
            label=T("Bestätigung nicht verwenden", en="Not use the confirmation"),
            granted=False,
            nature=Nature.ACKNOWLEDGEMENT,
            letter=REJECTED,
            needs_reasons=True,
            reasons=REJECTION_REASONS,
            summary=T(
                "Wir können Ihre Bestätigung nicht verwenden. Im Schreiben steht, warum und was zu tun ist.",
                en="We cannot use your confirmation. The letter says why and what to do.",
            ),
        ),
    ]
    decide = decide
    assess = take_in
