"""Register a dog for dog tax (Hundesteuer): what is asked, and how a case can end. The figures stand in tax.py."""

from services.dog_tax.letters import ASSESSED, NOT_LIABLE, RELIEF_GRANTED, RELIEF_REFUSED
from services.dog_tax.questions import Dogs, Household, Keeper, OtherKeepers, Payment, Relief, Remarks
from services.dog_tax.reasons import NOT_LIABLE_REASONS, RELIEF_REASONS
from services.dog_tax.rules import assess, decide, household
from townhall.kit import Nature, Outcome, Profile, Retention, Service, Signing, T, register


@register
class DogTax(Service):
    """Legal basis: KAG NRW §§ 3 and 12, AO § 155 (4), the city's Hundesteuersatzung."""

    slug = "hundesteuer-anmeldung"
    title = T("Hund anmelden", en="Register a dog")
    leika = "99102013104000"
    legal_basis = "§§ 3, 12 KAG NRW, § 155 Abs. 4 AO, Hundesteuersatzung der Stadt Bochum"
    authority = "steuerabteilung"
    submit_label = T("Hund verbindlich anmelden", en="Register the dog now")
    profile = Profile(
        summary=T(
            "Melden Sie Ihren Hund innerhalb von zwei Wochen an, nachdem Sie ihn aufgenommen haben oder mit ihm nach Bochum gezogen sind.",
            en="Register your dog within two weeks of taking it in or of moving to Bochum with it.",
        ),
        who=T(
            "Alle, die in Bochum wohnen und einen Hund halten, der älter als drei Monate ist oder werden wird.",
            en="Everyone who lives in Bochum and keeps a dog.",
        ),
        cost=T(
            "Die Anmeldung kostet nichts. Die Steuer beträgt im Jahr 168 € für einen Hund, je 192 € bei zwei und je 216 € bei drei oder mehr Hunden.",
            en="Registering is free. The tax per year is €168 for one dog, €192 each for two and €216 each for three or more dogs.",
        ),
        minutes=6,
        processing=T(
            "Ohne Besonderheiten sofort. Über eine Befreiung oder Ermäßigung entscheiden wir meist in wenigen Tagen.",
            en="At once if nothing is unusual. We usually decide on an exemption or reduction within a few days.",
        ),
        documents=(
            T("Chipnummer Ihres Hundes, wenn er eine hat", en="Your dog's microchip number, if it has one"),
            T(
                "Nachweis, wenn Sie eine Befreiung oder Ermäßigung beantragen",
                en="Evidence if you apply for an exemption or reduction",
            ),
            T("IBAN, wenn Sie uns die Abbuchung erlauben", en="IBAN if you allow us to debit the tax"),
        ),
        channels=T("Telefonisch, schriftlich oder in der Steuerabteilung", en="By telephone, in writing or at the tax section"),
        keywords=(
            "hund",
            "hunde",
            "hundesteuer",
            "hundemarke",
            "steuermarke",
            "welpe",
            "haustier",
            "tierheim",
            "assistenzhund",
            "blindenhund",
            "hund anmelden",
            "dog",
            "dog tax",
            "dog licence",
            "puppy",
            "pet",
            "register dog",
        ),
        audience=("citizen", "organisation"),
        life_situations=("pets", "moving"),
    )
    steps = [Keeper, OtherKeepers, Dogs, Household, Relief, Payment, Remarks]
    applicant = Keeper.person
    joint = OtherKeepers.people
    processing = "dog_tax.processing"
    retention = Retention("dog_tax.retention", archive=False)
    automation = "dog_tax.automation"
    announcement = "announcement.ao_122a"
    outcomes = [
        Outcome(
            id="assessed",
            label=T("Steuer festsetzen", en="Assess the tax"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=ASSESSED,
            summary=T(
                "Ihr Hund ist angemeldet. Im Bescheid stehen die Steuermarke, der Betrag und wann er fällig ist.",
                en="Your dog is registered. The notice names the tag number, the amount and the days.",
            ),
        ),
        Outcome(
            id="exempted",
            label=T("Steuer festsetzen und Befreiung gewähren", en="Assess the tax and grant the exemption"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=RELIEF_GRANTED,
            signing=Signing.TWO,
            summary=T(
                "Ihr Hund ist angemeldet und wird von der Steuer befreit. Der Bescheid sagt, ab wann und wie lange.",
                en="Your dog is registered and exempt from the tax. The notice says from when and for how long.",
            ),
        ),
        Outcome(
            id="reduced",
            label=T("Steuer festsetzen und Ermäßigung gewähren", en="Assess the tax and grant the reduction"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=RELIEF_GRANTED,
            signing=Signing.TWO,
            summary=T(
                "Ihr Hund ist angemeldet und Sie zahlen weniger Steuer. Der Bescheid sagt, ab wann und wie viel.",
                en="Your dog is registered and you pay less tax. The notice says from when and how much.",
            ),
        ),
        Outcome(
            id="relief_refused",
            label=T(
                "Steuer festsetzen, Befreiung oder Ermäßigung ablehnen", en="Assess the tax, refuse the exemption or reduction"
            ),
            granted=False,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=RELIEF_REFUSED,
            needs_reasons=True,
            reasons=RELIEF_REASONS,
            summary=T(
                "Ihr Hund ist angemeldet. Die Befreiung oder Ermäßigung konnten wir nicht gewähren. Der Bescheid nennt die Gründe.",
                en="Your dog is registered. We could not grant the exemption or reduction. The notice gives the reasons.",
            ),
        ),
        Outcome(
            id="not_liable",
            label=T("Keine Steuerpflicht in Bochum feststellen", en="Find that no tax is due in Bochum"),
            granted=False,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=NOT_LIABLE,
            needs_reasons=True,
            reasons=NOT_LIABLE_REASONS,
            summary=T(
                "Sie müssen für diesen Hund in Bochum keine Steuer zahlen. Der Bescheid nennt die Gründe.",
                en="You do not have to pay tax for this dog in Bochum. The notice gives the reasons.",
            ),
        ),
    ]
    decide = decide
    assess = assess
    group = household
