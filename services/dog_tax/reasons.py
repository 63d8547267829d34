"""Why relief is refused or no tax is due: the building blocks a clerk chooses from, with the law as the register has it."""

from townhall.kit import Reason, T

RELIEF_REASONS = (
    Reason(
        id="no_such_relief",
        label=T("Grund steht nicht in der Satzung", en="Ground is not in the statute"),
        text=T(
            "Die Satzung nennt, wofür es eine Befreiung oder Ermäßigung gibt ({law:dog_tax.relief.social}). "
            "Ihr Grund gehört nicht dazu: {gap:Genannter Grund}.",
            en="The statute names the grounds for an exemption or a reduction ({law:dog_tax.relief.social}). "
            "Yours is not among them: {gap:Genannter Grund}.",
        ),
    ),
    Reason(
        id="not_proved",
        label=T("Nicht nachgewiesen", en="Not proved"),
        text=T(
            "Wer eine Vergünstigung möchte, weist ihren Grund nach ({law:dog_tax.proof}). Nicht nachgewiesen "
            "ist: {gap:Was fehlt}.",
            en="Who wants relief proves its ground ({law:dog_tax.proof}). This is not proved: {gap:Was fehlt}.",
        ),
    ),
    Reason(
        id="shelter_over",
        label=T("Zeit für Hunde aus dem Tierheim vorbei", en="Time for dogs from a shelter is over"),
        text=T(
            "Ein Hund aus dem Tierheim ist {value:dog_tax.relief.shelter} Monate befreit "
            "({law:dog_tax.relief.shelter}). Diese Zeit ist vorbei.",
            en="A dog from a shelter is exempt for {value:dog_tax.relief.shelter} months "
            "({law:dog_tax.relief.shelter}). This time is over.",
        ),
    ),
)

NOT_LIABLE_REASONS = (
    Reason(
        id="elsewhere",
        label=T("Hund lebt nicht in Bochum", en="Dog does not live in Bochum"),
        text=T(
            "Steuer zahlt, wer einen Hund in Bochum hält ({law:dog_tax.basis}). Der Hund lebt an einem anderen Ort: {gap:Ort}.",
            en="Who keeps a dog in Bochum pays tax ({law:dog_tax.basis}). The dog lives at another place: {gap:Ort}.",
        ),
    ),
    Reason(
        id="other_keeper",
        label=T("Jemand anderes hält den Hund", en="Somebody else keeps the dog"),
        text=T(
            "Steuer zahlt, wer den Hund hält ({law:dog_tax.basis}). Nicht Sie halten den Hund, sondern {gap:Wer den Hund hält}.",
            en="Who keeps the dog pays the tax ({law:dog_tax.basis}). Not you keep the dog, but {gap:Wer den Hund hält}.",
        ),
    ),
    Reason(
        id="short_stay",
        label=T("Nur zu Besuch", en="Only visiting"),
        text=T(
            "Der Hund ist nur für kurze Zeit bei Ihnen: {gap:Von wann bis wann}. Damit halten Sie ihn nicht "
            "im Sinne der Satzung ({law:dog_tax.basis}).",
            en="The dog stays with you for a short time only: {gap:Von wann bis wann}. So you do not keep it in "
            "the sense of the statute ({law:dog_tax.basis}).",
        ),
    ),
)
