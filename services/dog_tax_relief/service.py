"""Apply for relief from dog tax for a dog that is registered already."""

from services.dog_tax_relief.questions import Keeper, Relief
from services.dog_tax_relief.reasons import REFUSAL_REASONS
from services.dog_tax_relief.rules import assess, check, household, requirements
from townhall.kit import Block, Letter, Nature, Outcome, Profile, Service, Signing, T, fields, register

LETTER = Letter(
    T("Bescheid über Steuervergünstigung für Ihren Hund", en="Notice on tax relief for your dog"),
    (
        Block(
            "text",
            text=T(
                "Guten Tag {applicant},\n\nam {received_on} haben Sie eine Befreiung oder Ermäßigung von der Hundesteuer beantragt.",
                en="Dear {applicant},\n\non {received_on} you applied for exemption from or reduction of dog tax.",
            ),
        ),
        Block("parts", title=T("Entscheidung", en="Decision")),
        Block("reasons", title=T("Begründung", en="Reasons")),
        Block("notes", title=T("Gut zu wissen", en="Good to know")),
        Block("announcement", title=T("Bekanntgabe", en="When this notice counts as received")),
        Block("remedy", title=T("Ihr Recht", en="Your rights")),
    ),
)

ASKS = (
    fields.Text(
        T("Nummer der Steuermarke im Bestand", en="Number of the tax tag in the stock"),
        id="tag",
        max_length=20,
        required=False,
        personal=False,
        hint=T(
            "Nur wenn der Hund nach den Angaben nicht eindeutig zu finden ist",
            en="Only if the dog cannot be found without doubt by what was stated",
        ),
    ),
)


@register
class DogTaxRelief(Service):
    """Legal basis: KAG NRW §§ 3 and 12, the city's Hundesteuersatzung. The key is that of the reduction; exemption has its own."""

    slug = "hundesteuer-ermaessigung"
    title = T("Weniger Hundesteuer zahlen (Ermäßigung, Befreiung)", en="Pay less dog tax (reduction, exemption)")
    leika = "99102013149000"
    legal_basis = "§§ 3, 12 KAG NRW, Hundesteuersatzung der Stadt Bochum"
    authority = "steuerabteilung"
    submit_label = T("Antrag absenden", en="Send the application")
    profile = Profile(
        summary=T(
            "Zahlen Sie weniger oder keine Hundesteuer, zum Beispiel bei Bürgergeld oder für einen Assistenzhund.",
            en="Pay less or no dog tax, for example with citizen’s benefit or for an assistance dog.",
        ),
        who=T(
            "Alle, die in Bochum einen angemeldeten Hund halten und einen der Gründe haben.",
            en="Everybody in Bochum who keeps a registered dog and has one of the reasons.",
        ),
        cost=T("Kostenlos", en="Free of charge"),
        minutes=4,
        processing=T("Meist in wenigen Tagen, wenn der Nachweis da ist", en="Usually within a few days once the proof is there"),
        documents=(T("Bescheid oder Ausweis als Nachweis", en="Notice or ID as evidence"),),
        keywords=(
            "hundesteuer ermäßigung",
            "hundesteuer befreiung",
            "hundesteuer sozialhilfe",
            "hundesteuer bürgergeld",
            "assistenzhund",
            "blindenhund",
            "steuerbefreiung hund",
            "dog tax reduction",
            "assistance dog",
        ),
        life_situations=("pets", "work"),
    )
    steps = [Keeper, Relief]
    applicant = Keeper.person
    stock = "hundesteuer-anmeldung"
    processing = "dog_tax_relief.processing"
    announcement = "announcement.ao_122a"
    outcomes = [
        Outcome(
            id="reduced",
            label=T("Ermäßigung gewähren (50 %)", en="Grant the reduction (50%)"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=LETTER,
            asks=ASKS,
            names="tag",
            summary=T(
                "Sie zahlen weniger Hundesteuer. Der Bescheid sagt, ab wann.",
                en="You pay less dog tax. The notice says from when.",
            ),
        ),
        Outcome(
            id="exempted",
            label=T("Befreiung gewähren", en="Grant the exemption"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=LETTER,
            signing=Signing.TWO,
            asks=ASKS,
            names="tag",
            summary=T(
                "Ihr Hund wird von der Steuer befreit. Der Bescheid sagt, ab wann.",
                en="Your dog is exempt from the tax. The notice says from when.",
            ),
        ),
        Outcome(
            id="refused",
            label=T("Antrag ablehnen", en="Refuse the application"),
            granted=False,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=LETTER,
            needs_reasons=True,
            reasons=REFUSAL_REASONS,
            hearing=True,
            summary=T(
                "Wir konnten die Vergünstigung nicht gewähren. Der Bescheid nennt die Gründe.",
                en="We could not grant the relief. The notice gives the reasons.",
            ),
        ),
    ]
    decide = check
    assess = assess
    group = household
    requirements = requirements
