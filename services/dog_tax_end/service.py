"""Deregister a dog from dog tax: the ordinary case is settled at once."""

from services.dog_tax_end.questions import Dog, Keeper, Refund
from services.dog_tax_end.reasons import REFUSAL_REASONS
from services.dog_tax_end.rules import assess, decide, household
from townhall.kit import Block, Letter, Nature, Outcome, Profile, Service, T, fields, register

BLOCKS = (
    Block(
        "text",
        text=T(
            "Guten Tag {applicant},\n\nam {received_on} haben Sie einen Hund abgemeldet: {answer:dog/name}.",
            en="Dear {applicant},\n\non {received_on} you deregistered a dog: {answer:dog/name}.",
        ),
    ),
    Block("parts", title=T("Entscheidung", en="Decision")),
    Block("tables", title=T("So haben wir gerechnet", en="How we worked it out")),
    Block("reasons", title=T("Begründung", en="Reasons")),
    Block("notes", title=T("Gut zu wissen", en="Good to know")),
    Block("announcement", title=T("Bekanntgabe", en="When this notice counts as received")),
    Block("remedy", title=T("Ihr Recht", en="Your rights")),
)

ENDED = Letter(T("Bescheid über das Ende der Hundesteuer", en="Notice on the end of dog tax"), BLOCKS)
SUMMARY = T(
    "Ihr Hund ist abgemeldet. Im Bescheid steht, wann die Steuer endet und was sich ändert.",
    en="Your dog is deregistered. The notice says when the tax ends and what changes.",
)


@register
class DogTaxEnd(Service):
    """Legal basis: KAG NRW §§ 3 and 12, AO § 155 (4), the city's Hundesteuersatzung."""

    slug = "hundesteuer-abmeldung"
    title = T("Hund abmelden", en="Deregister a dog")
    leika = "99102013070000"
    legal_basis = "§§ 3, 12 KAG NRW, § 155 Abs. 4 AO, Hundesteuersatzung der Stadt Bochum"
    authority = "steuerabteilung"
    submit_label = T("Hund verbindlich abmelden", en="Deregister the dog now")
    profile = Profile(
        summary=T(
            "Melden Sie Ihren Hund innerhalb von zwei Wochen ab, wenn er gestorben ist, Sie ihn abgeben oder wegziehen.",
            en="Deregister your dog within two weeks if it has died, you give it away or you move away.",
        ),
        who=T("Alle, die in Bochum einen Hund angemeldet haben.", en="Everybody who has registered a dog in Bochum."),
        cost=T("Kostenlos. Zu viel gezahlte Steuer bekommen Sie zurück.", en="Free of charge. You get back tax paid too much."),
        minutes=3,
        processing=T("Meist sofort", en="Usually at once"),
        documents=(T("Nummer der Steuermarke", en="Number of the tax tag"),),
        keywords=(
            "hund abmelden",
            "hundesteuer abmelden",
            "hund gestorben",
            "hund tot",
            "hund abgegeben",
            "hund verkauft",
            "steuermarke zurückgeben",
            "dog died",
            "deregister dog",
            "cancel dog tax",
        ),
        audience=("citizen", "organisation"),
        life_situations=("pets", "moving"),
    )
    steps = [Keeper, Dog, Refund]
    applicant = Keeper.person
    stock = "hundesteuer-anmeldung"
    processing = "dog_tax_end.processing"
    automation = "dog_tax_end.automation"
    announcement = "announcement.ao_122a"
    outcomes = [
        Outcome(
            id="ended",
            label=T("Steuer beenden", en="End the tax"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=ENDED,
            summary=SUMMARY,
        ),
        Outcome(
            id="ended_by_tag",
            label=T("Steuer beenden für eine Steuermarke, die Sie nennen", en="End the tax for a tax tag you state"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=ENDED,
            asks=(
                fields.Text(
                    T("Nummer der Steuermarke im Bestand", en="Number of the tax tag in the stock"),
                    id="tag",
                    max_length=20,
                    personal=False,
                    hint=T("Zum Beispiel 2026-000001", en="For example 2026-000001"),
                ),
            ),
            names="tag",
            summary=SUMMARY,
        ),
        Outcome(
            id="refused",
            label=T("Abmeldung ablehnen", en="Refuse to deregister"),
            granted=False,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=Letter(T("Bescheid über Ihre Abmeldung", en="Notice on your deregistration"), BLOCKS),
            needs_reasons=True,
            reasons=REFUSAL_REASONS,
            summary=T(
                "Wir konnten den Hund nicht abmelden. Der Bescheid nennt die Gründe.",
                en="We could not deregister the dog. The notice gives the reasons.",
            ),
        ),
    ]
    decide = decide
    assess = assess
    group = household
