"""Why a dog stays registered: the building blocks a clerk chooses from, with the law as the register has it."""

from townhall.kit import Reason, T

REFUSAL_REASONS = (
    Reason(
        id="not_found",
        label=T("Kein Hund angemeldet", en="No dog registered"),
        text=T(
            "Für Ihren Haushalt ist dieser Hund nicht angemeldet. Abmelden können Sie nur einen angemeldeten "
            "Hund ({law:dog_tax_end.basis}).",
            en="This dog is not registered for your household. You can only deregister a dog that is registered "
            "({law:dog_tax_end.basis}).",
        ),
    ),
    Reason(
        id="still_there",
        label=T("Hund lebt noch im Haushalt", en="Dog still in the household"),
        text=T(
            "Die Steuer endet erst, wenn Sie den Hund nicht mehr halten ({law:dog_tax_end.basis}). Er lebt "
            "noch bei Ihnen: {gap:Woran wir das sehen}.",
            en="The tax ends only when you do not keep the dog any more ({law:dog_tax_end.basis}). It still "
            "lives with you: {gap:Woran wir das sehen}.",
        ),
    ),
    Reason(
        id="not_proved",
        label=T("Ende nicht nachgewiesen", en="End not proved"),
        text=T(
            "Sie haben nicht nachgewiesen, dass Sie den Hund nicht mehr halten ({law:dog_tax_end.proof}). Es "
            "fehlt: {gap:Was fehlt}.",
            en="You have not proved that you do not keep the dog any more ({law:dog_tax_end.proof}). This is "
            "missing: {gap:Was fehlt}.",
        ),
    ),
)
