"""Why relief from the dog tax is refused: the building blocks a clerk chooses from, with the law as the register has it."""

from townhall.kit import Reason, T

REFUSAL_REASONS = (
    Reason(
        id="no_such_relief",
        label=T("Grund steht nicht in der Satzung", en="Ground is not in the statute"),
        text=T(
            "Die Satzung nennt, wofür es eine Befreiung oder Ermäßigung gibt ({law:dog_tax_relief.basis}). "
            "Ihr Grund gehört nicht dazu: {gap:Genannter Grund}.",
            en="The statute names the grounds for an exemption or a reduction ({law:dog_tax_relief.basis}). "
            "Yours is not among them: {gap:Genannter Grund}.",
        ),
    ),
    Reason(
        id="not_registered",
        label=T("Hund nicht angemeldet", en="Dog not registered"),
        text=T(
            "Eine Vergünstigung gibt es nur für einen angemeldeten Hund ({law:dog_tax_relief.basis}). Für "
            "Ihren Haushalt ist dieser Hund nicht angemeldet.",
            en="Relief is given for a registered dog only ({law:dog_tax_relief.basis}). This dog is not "
            "registered for your household.",
        ),
    ),
    Reason(
        id="not_proved",
        label=T("Nicht nachgewiesen", en="Not proved"),
        text=T(
            "Wer eine Vergünstigung möchte, weist ihren Grund nach ({law:dog_tax_relief.proof}). Nicht "
            "nachgewiesen ist: {gap:Was fehlt}.",
            en="Who wants relief proves its ground ({law:dog_tax_relief.proof}). This is not proved: {gap:Was fehlt}.",
        ),
    ),
    Reason(
        id="ended",
        label=T("Grund ist weggefallen", en="Ground has ended"),
        text=T(
            "Der Grund besteht nicht mehr, wenn die Vergünstigung beginnen würde: {gap:Seit wann nicht mehr}. "
            "Dann sieht die Satzung keine Vergünstigung vor ({law:dog_tax_relief.basis}).",
            en="The ground no longer exists when the relief would begin: {gap:Seit wann nicht mehr}. The statute "
            "gives no relief then ({law:dog_tax_relief.basis}).",
        ),
    ),
)
