from townhall.fields.choice import Choice, options
from townhall.fields.contact import Email, Phone
from townhall.fields.group import Group, One
from townhall.fields.organisation import Organisation
from townhall.fields.person import Address, Person
from townhall.fields.text import Text
from townhall.lib.text import T


class Contact(Group):
    """Who speaks for an organisation."""

    title = T("Ansprechperson", en="Contact person")

    given_name = Text(T("Vorname", en="Given name"), max_length=128, autocomplete="given-name")
    family_name = Text(T("Familienname", en="Family name"), max_length=128, autocomplete="family-name")


class Applicant(Group):
    """A person or an organisation that applies: `who = One(Applicant, prefill="identity")`, `applicant = Asker.who`.

    The answers hold `person` for a person, `organisation` and `contact` for an organisation; address, e-mail and telephone
    belong to either.
    """

    title = T("Antragstellerin oder Antragsteller", en="Applicant")

    applies_as = Choice(
        T("Für wen stellen Sie den Antrag?", en="Who is the application for?"),
        options=options(
            person=T("Für mich selbst", en="For myself"),
            organisation=T(
                "Für ein Unternehmen, einen Verein oder eine Einrichtung", en="For a company, an association or an institution"
            ),
        ),
    )
    person = One(Person, T("Angaben zu Ihnen", en="About you"), when=applies_as.is_("person"))
    organisation = One(Organisation, when=applies_as.is_("organisation"))
    contact = One(Contact, when=applies_as.is_("organisation"))
    address = One(Address, T("Anschrift", en="Address"))
    email = Email(
        T("E-Mail-Adresse", en="E-mail address"),
        required=False,
        autocomplete="email",
        hint=T("Dorthin schreiben wir, sobald es etwas Neues gibt", en="We write there as soon as there is news"),
    )
    phone = Phone(T("Telefon für Rückfragen", en="Telephone for questions"), required=False, autocomplete="tel")


class Business(Group):
    """An organisation that applies where only organisations can: `who = One(Business)`, `applicant = Asker.who`."""

    title = T("Antragstellendes Unternehmen", en="Applying organisation")

    organisation = One(Organisation)
    contact = One(Contact)
    address = One(Address, T("Anschrift der Organisation", en="Address of the organisation"))
    email = Email(T("E-Mail-Adresse", en="E-mail address"), autocomplete="email")
    phone = Phone(T("Telefon für Rückfragen", en="Telephone for questions"), required=False, autocomplete="tel")
