"""Letters every service can end with, besides its own: withdrawal, revocation, ruling on an objection."""

from townhall.catalogue.outcomes import Block, Letter, Nature, Outcome
from townhall.lib.text import T

TOWN = "town"  # stands before the id in the key of such a letter: town.withdrawal
GREETING = T(
    "Guten Tag {applicant},\n\ndieses Schreiben betrifft eine Entscheidung, die Sie von uns haben.",
    en="Dear {applicant},\n\nthis letter is about a decision you have from us.",
)
BLOCKS = (
    Block("text", text=GREETING),
    Block("parts", title=T("Entscheidung", en="Decision")),
    Block("reasons", title=T("Begründung", en="Reasons")),
    Block("notes", title=T("Was daraus folgt", en="What follows")),
    Block("announcement", title=T("Bekanntgabe", en="When this notice counts as received")),
    Block("remedy", title=T("Ihr Recht", en="Your rights")),
)


def act(id: str, label: T, subject: T, summary: T, *, hearing: bool) -> Outcome:
    """Return an end that is an administrative act against somebody, in a letter of the town hall."""
    return Outcome(
        id=id,
        label=label,
        granted=False,
        nature=Nature.ADMINISTRATIVE_ACT,
        letter=Letter(subject, BLOCKS),
        summary=summary,
        needs_reasons=True,
        hearing=hearing,
    )


WITHDRAWAL = act(
    "withdrawal",
    T("Bescheid zurücknehmen", en="Withdraw the notice"),
    T("Rücknahme eines Bescheids", en="Withdrawal of a notice"),
    T(
        "Wir haben einen Bescheid zurückgenommen. So hätte er nicht ergehen dürfen. Ab wann, steht im Schreiben.",
        en="We have withdrawn a notice. It should not have been made like this. The letter says from when.",
    ),
    hearing=True,
)
REVOCATION = act(
    "revocation",
    T("Bescheid widerrufen", en="Revoke the notice"),
    T("Widerruf eines Bescheids", en="Revocation of a notice"),
    T(
        "Wir haben einen Bescheid widerrufen. Ab wann er nicht mehr gilt, steht im Schreiben.",
        en="We have revoked a notice. The letter says from when it does not count any more.",
    ),
    hearing=True,
)
RULING = act(
    "ruling",
    T("Widerspruch zurückweisen", en="Reject the objection"),
    T("Widerspruchsbescheid", en="Ruling on your objection"),
    T(
        "Wir haben Ihren Widerspruch geprüft und weisen ihn zurück. Der Bescheid nennt die Gründe.",
        en="We have examined your objection and reject it. The notice gives the reasons.",
    ),
    hearing=False,
)
UNDOINGS = (WITHDRAWAL, REVOCATION)
OUTCOMES: dict[str, Outcome] = {outcome.id: outcome for outcome in (*UNDOINGS, RULING)}
