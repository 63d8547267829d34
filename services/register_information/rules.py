"""What an answer states. A person always looks first whether the register may answer (§§ 44, 51, 52 BMG)."""

from townhall.kit import Answers, Fact, Part, Result, Situation, T, hook

NEUTRAL = T(
    "Zu den Angaben, die Sie gemacht haben, können wir keine Auskunft geben. Entweder ist keine Person eindeutig zu finden, "
    "oder eine Auskunft ist nicht zulässig.",
    en="We cannot give any information on the facts you stated. Either no person can be found without doubt, or information is "
    "not allowed.",
)
BOUND = T(
    "Sie dürfen die Daten nur für den Zweck verwenden, den Sie genannt haben (§ 47 BMG).",
    en="You may use the data only for the purpose you named (section 47 BMG).",
)
PAID = T(
    "Die Gebühr entsteht auch, wenn wir keine Auskunft geben können.", en="The fee is due even if we cannot give any information."
)


@hook
def answer(answers: Answers, situation: Situation, outcome: str) -> Result:
    """State what the clerk found, or the neutral sentence that gives nobody away."""
    if outcome == "nothing":
        return Result(parts=(Part(NEUTRAL),), notes=(PAID,))
    stated = situation.stated
    pairs = [
        (T("Name", en="Name"), stated["name"]),
        (T("Doktorgrad", en="Doctor’s degree"), stated["degree"]),
        (T("Anschrift", en="Address"), stated["address"]),
    ]
    facts = [Fact(label, T(value, en=value)) for label, value in pairs if value]
    if stated["has_died"]:
        facts.append(Fact(T("Hinweis", en="Note"), T("Die Person ist verstorben.", en="The person has died.")))
    said = T("Das Melderegister enthält die folgenden Angaben.", en="The register contains the following facts.")
    return Result(parts=(Part(said),), facts=tuple(facts), notes=(BOUND,))
