"""Who runs the business: asked alike by all three notices, as the ordinance on them orders one content (§ 1 GewAnzV)."""

from townhall.kit import Step, T, fields

PARTNERSHIPS = ("gbr", "ohg", "kg")
REGISTERED = ("ohg", "kg", "gmbh", "ug", "ag", "eg", "association")
FREE_TO_WORK = (  # no residence permit: EU, EEA (§§ 1, 12 FreizügG/EU), Switzerland (agreement of 21 June 1999)
    *("AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT"),
    *("LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"),
)


class Company(fields.Group):
    title = T("Unternehmen", en="Company")

    name = fields.Text(
        T("Name des Unternehmens", en="Name of the company"),
        max_length=200,
        autocomplete="organization",
        hint=T(
            "So, wie er im Register oder im Vertrag steht, mit Rechtsform",
            en="As it stands in the register or the contract, with its legal form",
        ),
        listed=True,
    )
    legal_form = fields.Choice(
        T("Rechtsform", en="Legal form"),
        options=fields.options(
            gbr=T("GbR", en="GbR (civil-law partnership)"),
            ohg=T("OHG", en="OHG (general partnership)"),
            kg=T("KG, auch GmbH & Co. KG", en="KG (limited partnership)"),
            gmbh=T("GmbH", en="GmbH (limited company)"),
            ug=T("UG (haftungsbeschränkt)", en="UG (limited company with small capital)"),
            ag=T("AG", en="AG (stock corporation)"),
            eg=T("eG (Genossenschaft)", en="eG (cooperative)"),
            association=T("Verein", en="Association"),
            other=T("Andere, auch ausländische", en="Other, also foreign"),
        ),
        listed=True,
    )
    is_registered = fields.YesNo(
        T("Ist das Unternehmen schon im Register eingetragen?", en="Is the company in the register already?"),
        hint=T(
            "Handels-, Genossenschafts- oder Vereinsregister. Bei einer Gründung vor der Eintragung: Nein",
            en="Register of companies, cooperatives or associations. While it is being founded: no",
        ),
        personal=False,
        when=legal_form.is_one_of(*REGISTERED),
    )
    register_court = fields.Text(
        T("Registergericht", en="Register court"),
        max_length=100,
        hint=T("Zum Beispiel Amtsgericht Bochum", en="For example Amtsgericht Bochum"),
        personal=False,
        when=is_registered.is_true(),
    )
    register_number = fields.Text(
        T("Registernummer", en="Register number"),
        max_length=40,
        hint=T("Oben auf dem Registerauszug, zum Beispiel HRB 12345", en="On top of the extract, for example HRB 12345"),
        personal=False,
        when=is_registered.is_true(),
    )


class Trader(fields.Group):
    title = T("Gewerbetreibende Person oder Unternehmen", en="Trader")

    applies_as = fields.Choice(
        T("Wer betreibt das Gewerbe?", en="Who runs the business?"),
        options=fields.options(
            person=T("Ich selbst, als Einzelunternehmen", en="I myself, as a sole trader"),
            organisation=T(
                "Eine Gesellschaft oder ein Verein, zum Beispiel GbR oder GmbH",
                en="A partnership, company or association, for example a GmbH",
            ),
        ),
    )
    person = fields.One(fields.Person, T("Angaben zu Ihnen", en="About you"), when=applies_as.is_("person"))
    organisation = fields.One(Company, when=applies_as.is_("organisation"))
    contact = fields.One(fields.Contact, when=applies_as.is_("organisation"))
    address = fields.One(
        fields.Address,
        T("Anschrift", en="Address"),
        hint=T("Ihre Wohnanschrift; bei einem Unternehmen der Sitz", en="Where you live; for a company, where it has its seat"),
    )
    email = fields.Email(
        T("E-Mail-Adresse", en="E-mail address"),
        required=False,
        autocomplete="email",
        hint=T("Dorthin schreiben wir, sobald es etwas Neues gibt", en="We write there as soon as there is news"),
    )
    phone = fields.Phone(T("Telefon für Rückfragen", en="Telephone for questions"), required=False, autocomplete="tel")


class Owner(Step):
    title = T("Wer betreibt das Gewerbe?", en="Who runs the business?")

    who = fields.One(Trader, prefill="identity")


class Origin(fields.Group):
    title = T("Geburt und Staatsangehörigkeit", en="Birth and nationality")

    birth_name = fields.Text(
        T("Geburtsname", en="Name at birth"),
        max_length=128,
        required=False,
        hint=T("Nur wenn er anders ist als der Familienname", en="Only if it differs from the family name"),
    )
    birthplace = fields.Text(T("Geburtsort", en="Place of birth"), max_length=128)
    birth_country = fields.Country(T("Geburtsland", en="Country of birth"))
    nationality = fields.Nationality(
        T("Staatsangehörigkeit", en="Nationality"),
        hint=T(
            "Wenn Sie mehrere haben: zuerst die deutsche oder die eines EU-Staats",
            en="If there are several: first the German one or that of an EU state",
        ),
        why=T(
            "Die Angaben verlangt die Gewerbeanzeigeverordnung. Wer nicht aus der EU, dem EWR oder der Schweiz kommt, braucht "
            "einen Aufenthaltstitel, der selbstständige Arbeit erlaubt.",
            en="The ordinance on trade notices demands these facts. People from outside the EU, the EEA and Switzerland need a "
            "residence permit that allows self-employment.",
        ),
    )
    further_nationalities = fields.Repeat(
        T("Weitere Staatsangehörigkeit", en="Further nationality"),
        of=fields.Nationality(T("Weitere Staatsangehörigkeit", en="Further nationality")),
        at_most=3,
        required=False,
    )
    residence_permit = fields.Evidence(
        T("Aufenthaltstitel", en="Residence permit"),
        at_most=2,
        may_follow=True,
        hint=T("Vorder- und Rückseite, mit Zusatzblatt", en="Front and back, with the supplementary sheet"),
        when=~nationality.is_one_of(*FREE_TO_WORK),
    )


class OwnOrigin(Step):
    title = T("Geburt und Staatsangehörigkeit", en="Birth and nationality")
    when = Owner.who.applies_as.is_("person")

    origin = fields.One(Origin)


class Representative(fields.Group):
    title = T("Person", en="Person")

    person = fields.One(fields.Person, T("Name und Geburtsdatum", en="Name and date of birth"))
    origin = fields.One(Origin)
    address = fields.One(fields.AnyAddress, T("Wohnanschrift", en="Home address"))


class Representatives(Step):
    title = T("Wer vertritt das Unternehmen?", en="Who represents the company?")
    when = Owner.who.applies_as.is_("organisation")

    who = fields.Info(
        T(
            "Nennen Sie alle, die das Unternehmen gesetzlich vertreten: bei GmbH und UG die Geschäftsführung, bei AG, eG und Verein "
            "den Vorstand, bei GbR, OHG und KG alle Gesellschafterinnen und Gesellschafter, die die Geschäfte führen.",
            en="Name everybody who represents the company by law: the managing directors of a GmbH or UG, the board of an AG, eG or "
            "association, all managing partners of a GbR, OHG or KG.",
        )
    )
    people = fields.Repeat(T("Person", en="Person"), of=fields.One(Representative), at_least=1, at_most=10)
