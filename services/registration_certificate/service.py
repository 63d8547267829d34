"""Get a certificate of registration: the register answers at once when all facts match."""

from services.registration_certificate.reasons import ANSWER_REASONS
from townhall.kit import (
    Answers,
    Block,
    Fact,
    Fee,
    FeeItem,
    Impossible,
    Letter,
    Nature,
    Outcome,
    Part,
    Payable,
    Profile,
    Result,
    Ruling,
    Service,
    Situation,
    Step,
    T,
    fields,
    hook,
    register,
    written,
)

HIGH = 4  # trust level (§ 4 (1) BMeldDigiV)


class Identity(Step):
    title = T("Angaben zu Ihnen", en="About you")

    person = fields.One(fields.Person, T("Ihre Person", en="Your person"), prefill="identity")
    address = fields.One(
        fields.Address, T("Anschrift Ihrer Hauptwohnung", en="Address of your main residence"), prefill="address"
    )


class Extent(Step):
    title = T("Was soll bescheinigt werden?", en="What is to be certified?")

    kind = fields.Choice(
        T("Welche Bescheinigung brauchen Sie?", en="Which certificate do you need?"),
        column=T("Umfang", en="Extent"),
        options=fields.options(
            simple=T("Einfach: Name, Geburtsdatum, Anschrift", en="Simple: name, date of birth, address"),
            extended=T("Erweitert: mit weiteren Angaben", en="Extended: with further facts"),
        ),
        listed=True,
    )
    more = fields.MultipleChoice(
        T("Welche weiteren Angaben?", en="Which further facts?"),
        options=fields.options(
            nationality=T("Staatsangehörigkeit", en="Nationality"),
            family=T("Familienstand", en="Marital status"),
            birthplace=T("Geburtsort", en="Place of birth"),
            former=T("Frühere Anschriften", en="Former addresses"),
        ),
        when=kind.is_("extended"),
    )
    purpose = fields.Text(
        T("Wofür brauchen Sie sie?", en="What do you need it for?"),
        required=False,
        max_length=120,
        hint=T("Freiwillig. Zum Beispiel für die Kita", en="Optional. For example for the nursery"),
    )
    form = fields.Choice(
        T("Wie möchten Sie sie bekommen?", en="How would you like to receive it?"),
        options=fields.options(
            digital=T("Digital mit Siegel, sofort und kostenlos", en="Digitally with a seal, at once and free"),
            paper=T("Auf Papier mit der Post", en="On paper by post"),
        ),
    )


GREETING = Block(
    "text",
    text=T(
        "Für {applicant} bescheinigen wir aus dem Melderegister der Stadt Bochum:",
        en="From the residents’ register of the city of Bochum we certify for {applicant}:",
    ),
)
CERTIFICATE = Letter(
    T("Meldebescheinigung", en="Certificate of registration"),
    (GREETING, Block("parts"), Block("facts"), Block("charge"), Block("notes")),
)
ANSWER = Letter(T("Zu Ihrer Meldebescheinigung", en="About your certificate of registration"), (Block("parts"), Block("reasons")))
STATED = (
    fields.Text(T("Familienname, Vornamen, Doktorgrad", en="Family name, given names, degree"), id="name", max_length=200),
    fields.Date(T("Geburtsdatum", en="Date of birth"), id="born", past=True),
    fields.LongText(
        T("Anschriften, Haupt- und Nebenwohnung", en="Addresses, main and secondary"), id="addresses", max_length=600
    ),
    fields.LongText(
        T("Weitere Angaben nach § 18 Abs. 2 BMG", en="Further facts under section 18 (2) BMG"), id="more", required=False
    ),
)
NOT_BY_ITSELF = T(
    "Das Melderegister bescheinigt hier nichts von selbst. {why} Stellen Sie die Bescheinigung nach eigener Einsicht aus.",
    en="The register certifies nothing by itself here. {why} Issue the certificate by what you have looked up yourself.",
)


@hook
def decide(answers: Answers, situation: Situation) -> Ruling | T:
    """Let the register answer when name, birth and address match it completely (§ 4 (2) BMeldDigiV)."""
    extent = answers.read(Extent)
    if situation.trust < HIGH:
        return T("Die Identität ist nicht hoch genug nachgewiesen.", en="The identity is not proved highly enough.")
    if extent.form != "digital":
        return T("Papier ist gewünscht.", en="Paper is asked for.")
    return doubt(answers, situation) or Ruling(
        "certified_by_register",
        T("Alle vier Angaben stimmen mit dem Melderegister überein.", en="All four facts match the register."),
    )


def doubt(answers: Answers, situation: Situation) -> T | None:
    """Say why the register cannot answer by itself, or None."""
    if answers.read(Extent).kind != "simple":
        return T("Weitere Angaben sind gewünscht.", en="Further facts are asked for.")
    found = on_record(answers, situation)
    if found is None or not is_same_place(found, answers.read(Identity).address):
        return T("Das Melderegister stimmt nicht vollständig überein.", en="The register does not match completely.")
    return None


def on_record(answers: Answers, situation: Situation):
    who = answers.read(Identity).person
    return situation.residents.find(given_name=who.given_name, family_name=who.family_name, born=who.born)


def is_same_place(found, address) -> bool:
    def plain(*parts: str) -> str:
        return " ".join(" ".join(parts).casefold().split())

    stored = plain(found.street, found.house_number, found.postcode)
    return stored == plain(address.street, address.house_number, address.postcode)


@hook
def certify(answers: Answers, situation: Situation, outcome: str) -> Result | Impossible:
    """State what the register holds: found by the machine, or read by the clerk."""
    if outcome == "not_possible":
        cannot = T("Wir können die Bescheinigung so nicht ausstellen.", en="We cannot issue the certificate like this.")
        return Result(parts=(Part(cannot),))
    if outcome == "certified_by_register" and (why := doubt(answers, situation)):
        return Impossible(NOT_BY_ITSELF.fill(why=why))
    facts = by_register(answers, situation) if outcome == "certified_by_register" else by_clerk(situation)
    note = T(
        "Diese Bescheinigung trägt ein elektronisches Siegel. Wer sie bekommt, kann sie mit dem Code prüfen.",
        en="This certificate carries an electronic seal. Whoever receives it can verify it with the code.",
    )
    return Result(parts=(), facts=facts, notes=(note,))


def by_register(answers: Answers, situation: Situation) -> tuple[Fact, ...]:
    found = on_record(answers, situation)
    name = " ".join(part for part in (found.degree, found.given_name, found.family_name) if part)
    home = f"{found.street} {found.house_number}, {found.postcode} {found.city}"
    return (
        Fact(T("Name", en="Name"), T(name, en=name)),
        Fact(T("Geburtsdatum", en="Date of birth"), written.day(found.born)),
        Fact(T("Hauptwohnung", en="Main residence"), T(home, en=home)),
    )


def by_clerk(situation: Situation) -> tuple[Fact, ...]:
    stated = situation.stated
    lines = [
        (T("Name", en="Name"), T(stated["name"] or "", en=stated["name"] or "")),
        (T("Geburtsdatum", en="Date of birth"), written.day(stated["born"]) if stated["born"] else T("", en="")),
        (T("Anschriften", en="Addresses"), T(stated["addresses"] or "", en=stated["addresses"] or "")),
        (T("Weitere Angaben", en="Further facts"), T(stated["more"] or "", en=stated["more"] or "")),
    ]
    return tuple(Fact(label, value) for label, value in lines if value)


@register
class RegistrationCertificate(Service):
    """Legal basis: BMG §§ 10 and 18, BMeldDigiV §§ 4 and 5. A certificate is no administrative act."""

    slug = "meldebescheinigung"
    title = T("Meldebescheinigung", en="Certificate of registration")
    legal_basis = "§§ 10, 18 BMG, §§ 4, 5 BMeldDigiV"
    authority = "meldewesen"
    submit_label = T("Bescheinigung anfordern", en="Request the certificate")
    profile = Profile(
        summary=T(
            "Lassen Sie sich bescheinigen, dass Sie in Bochum gemeldet sind. Digital bekommen Sie die Bescheinigung sofort.",
            en="Have it certified that you are registered in Bochum. Digitally you receive the certificate at once.",
        ),
        who=T("Alle, die in Bochum gemeldet sind, für sich selbst.", en="Everybody registered in Bochum, for themselves."),
        cost=T("Digital kostenlos, auf Papier gegen Gebühr", en="Free digitally, against a fee on paper"),
        minutes=3,
        processing=T("Digital sofort, auf Papier etwa eine Woche", en="Digitally at once, on paper about a week"),
        documents=(T("Personalausweis mit Online-Funktion", en="Identity card with online function"),),
        keywords=(
            "meldebescheinigung",
            "meldebestätigung",
            "wohnsitzbescheinigung",
            "aufenthaltsbescheinigung",
            "bescheinigung wohnsitz",
            "erweiterte meldebescheinigung",
            "proof of address",
            "certificate of registration",
            "proof of residence",
        ),
        life_situations=("papers", "moving"),
    )
    steps = [Identity, Extent]
    applicant = Identity.person
    trust = HIGH
    processing = "registration_certificate.processing"
    automation = "registration_certificate.automation"
    fee = Fee(
        (
            FeeItem(
                T("Bescheinigung auf Papier", en="Certificate on paper"),
                law="registration_certificate.fee",
                by=Extent.form,
                when=Extent.form.is_("paper"),
            ),
        ),
        Payable.AFTER,
    )
    outcomes = [
        Outcome(
            id="certified",
            label=T("Bescheinigung ausstellen", en="Issue the certificate"),
            granted=True,
            nature=Nature.CERTIFICATE,
            letter=CERTIFICATE,
            asks=STATED,
            charged=True,
            summary=T("Ihre Meldebescheinigung ist da.", en="Your certificate of registration is here."),
        ),
        Outcome(
            id="certified_by_register",
            label=T("Bescheinigen, was das Register meldet", en="Certify what the register says"),
            granted=True,
            nature=Nature.CERTIFICATE,
            letter=CERTIFICATE,
            charged=True,
            summary=T("Ihre Meldebescheinigung ist da.", en="Your certificate of registration is here."),
        ),
        Outcome(
            id="not_possible",
            label=T("Mitteilen, dass sie so nicht möglich ist", en="Say that it is not possible like this"),
            granted=False,
            nature=Nature.ACKNOWLEDGEMENT,
            letter=ANSWER,
            needs_reasons=True,
            reasons=ANSWER_REASONS,
            summary=T(
                "Wir können die Bescheinigung so nicht ausstellen. Im Schreiben steht, was Sie tun können.",
                en="We cannot issue the certificate like this. The letter says what you can do.",
            ),
        ),
    ]
    decide = decide
    assess = certify
