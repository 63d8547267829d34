"""A small service of three steps for the tests of the portal: who, which animals, and evidence if one of them assists."""

from dataclasses import replace

from townhall.catalogue.plain_language import Passage
from townhall.kit import Profile, Service, Step, T, fields


class Keeper(Step):
    title = T("Halterin oder Halter", en="Keeper")

    keeper = fields.One(fields.Person, prefill="identity")
    phone = fields.Phone(T("Telefon", en="Telephone"), required=False, autocomplete="tel")


class Animal(fields.Group):
    title = T("Hund", en="Dog")

    name = fields.Text(T("Rufname", en="Name"), max_length=50)
    breed = fields.Choice(
        T("Rasse", en="Breed"), options=fields.options(listed=T("gelistet", en="listed"), other=T("andere", en="other"))
    )
    weight = fields.Number(T("Gewicht", en="Weight"), when=breed.is_("listed"))


class Household(Step):
    title = T("Ihre Hunde", en="Your dogs")

    dogs = fields.Repeat(T("Hunde", en="Dogs"), of=fields.One(Animal), at_least=1, at_most=3)
    assists = fields.YesNo(T("Assistenzhund?", en="Assistance dog?"))


class Exemption(Step):
    title = T("Befreiung", en="Exemption")
    when = Household.assists.is_true()

    proof = fields.Evidence(T("Ausweis", en="Proof"), at_most=2)
    remark = fields.Text(T("Bemerkung", en="Remark"), required=False)


class Remarks(Step):
    title = T("Besonderheiten", en="Anything unusual")

    text = fields.Text(T("Noch etwas?", en="Anything else?"), required=False)


class Registration(Service):
    slug = "hund"
    title = T("Hund anmelden", en="Register a dog")
    steps = [Keeper, Household, Exemption, Remarks]
    profile = Profile(
        summary=T("Melden Sie Ihren Hund an.", en="Register your dog."),
        who=T("Alle", en="Everybody"),
        cost=T("168 Euro im Jahr", en="168 euros a year"),
        minutes=4,
        processing=T("Meist drei Tage", en="Usually three days"),
    )
    authority = "steuerabteilung"
    submit_label = T("Hund verbindlich anmelden", en="Register the dog bindingly")
    applicant = Keeper.keeper


registration = replace(Registration.definition, plain_language=(Passage("Worum geht es?", ("Sie haben einen Hund.",)),))

ALICE = {
    "keeper-keeper/given_name": "Alice",
    "keeper-keeper/family_name": "Beispiel",
    "keeper-keeper/born": "1.5.1980",
}
REX = {
    "household-dogs__count": "1",
    "household-dogs/0/name": "Rex",
    "household-dogs/0/breed": "other",
    "household-assists": "no",
}
NOTHING = {"remarks-text": ""}
