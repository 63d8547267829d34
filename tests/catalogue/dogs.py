"""A small service with everything the engine knows: repeats in repeats, rules within an entry, a step that may not arise."""

from townhall.kit import (
    Answers,
    Block,
    Letter,
    Nature,
    Outcome,
    Part,
    Profile,
    Result,
    Ruling,
    Service,
    Situation,
    Step,
    T,
    fields,
    hook,
)


class Keeper(Step):
    title = T("Halterin oder Halter", en="Dog owner")

    keeper = fields.One(fields.Person, prefill="identity")
    others = fields.Repeat(T("Weitere Halter", en="Other owners"), of=fields.One(fields.Person), at_most=3)


class Animal(fields.Group):
    title = T("Hund", en="Dog")

    name = fields.Text(T("Rufname", en="Name"), max_length=50)
    born = fields.Date(T("Geburtsdatum", en="Date of birth"), past=True, hint=T("Geschätzt genügt.", en="A guess is fine."))
    breed = fields.Choice(
        T("Rasse", en="Breed"), options=fields.options(listed=T("gelistet", en="listed"), other=T("andere", en="other"))
    )
    weight = fields.Number(T("Gewicht in kg", en="Weight in kg"), places=1, at_least=1, when=breed.is_("listed"))
    chips = fields.Repeat(T("Chips", en="Chips"), of=fields.Microchip(T("Chipnummer", en="Chip number")), at_most=2)


class Household(Step):
    title = T("Ihre Hunde", en="Your dogs")

    dogs = fields.Repeat(T("Hunde im Haushalt", en="Dogs in the household"), of=fields.One(Animal), at_least=1, at_most=5)
    is_assistance = fields.YesNo(T("Ist ein Assistenzhund dabei?", en="Is one of them an assistance dog?"))


class Exemption(Step):
    title = T("Befreiung von der Steuer", en="Exemption from the tax")
    when = Household.is_assistance.is_true() & (Household.dogs.count() < 3)

    proof = fields.Evidence(T("Ausweis des Assistenzhundes", en="Assistance dog ID"), at_most=2, may_follow=True)


@hook
def approve_ordinary(answers: Answers, situation: Situation) -> Ruling | T:
    """Grant what needs no judgement."""
    if answers.read(Household).is_assistance or answers.holds(Keeper.keeper.born.age() < 18):
        return T("Ein Mensch sieht nach.", en="A person looks at it.")
    return Ruling("registered", T("Regelfall", en="Ordinary case"))


@hook
def assess(answers: Answers, situation: Situation, outcome: str) -> Result:
    return Result(parts=(Part(T("Ihr Hund ist angemeldet.", en="Your dog is registered.")),))


class Dogs(Service):
    """The example of the engine's own tests."""

    slug = "hunde-beispiel"
    title = T("Hund anmelden", en="Register a dog")
    leika = "99102013104000"
    legal_basis = "§ 3 KAG NRW"
    authority = "steuerabteilung"
    submit_label = T("Hund verbindlich anmelden", en="Register the dog now")
    profile = Profile(
        summary=T("Melden Sie Ihren Hund an.", en="Register your dog."),
        who=T("Alle mit Hund", en="Everyone with a dog"),
        cost=T("Kostenlos", en="Free of charge"),
        minutes=4,
        processing=T("Sofort", en="At once"),
        keywords=("hundesteuer", "welpe", "dog tax"),
        life_situations=("pets",),
    )
    steps = [Keeper, Household, Exemption]
    applicant = Keeper.keeper
    joint = Keeper.others
    outcomes = [
        Outcome(
            id="registered",
            label=T("Anmelden", en="Register"),
            granted=True,
            nature=Nature.ACKNOWLEDGEMENT,
            letter=Letter(
                T("Ihre Anmeldung", en="Your registration"),
                (Block("text", text=T("Guten Tag {applicant}", en="Dear {applicant}")), Block("parts")),
            ),
            summary=T("Ihr Hund ist angemeldet.", en="Your dog is registered."),
        )
    ]
    decide = approve_ordinary
    assess = assess


ORDINARY = {
    "keeper": {"keeper": {"given_name": "Alice", "family_name": "Beispiel", "born": "1980-05-01"}, "others": []},
    "household": {
        "dogs": [{"name": "Rex", "born": "2024-03-01", "breed": "other", "chips": ["276098100000001"]}],
        "is_assistance": False,
    },
}
