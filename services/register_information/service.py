"""Ask the residents' register where somebody lives; a person looks whether the register may answer."""

from services.register_information.letters import FOUND, NOTHING
from services.register_information.questions import Asker, Purpose, Sought
from services.register_information.rules import answer
from townhall.kit import Fee, FeeItem, Nature, Outcome, Payable, Profile, Service, T, fields, register


@register
class RegisterInformation(Service):
    """Legal basis: BMG §§ 44, 47, 49. Blocks of information (§§ 51, 52) are checked by a person in the register."""

    slug = "melderegisterauskunft"
    title = T("Adresse einer Person erfragen (Melderegisterauskunft)", en="Ask for somebody’s address (register information)")
    legal_basis = "§§ 44, 47, 49 BMG"
    authority = "meldewesen"
    submit_label = T("Auskunft kostenpflichtig anfordern", en="Request the information against payment")
    profile = Profile(
        summary=T(
            "Sie suchen die Anschrift einer Person, die in Bochum gemeldet ist oder war. Wir sehen im Melderegister nach.",
            en="You look for the address of somebody who is or was registered in Bochum. We look it up in the register.",
        ),
        who=T(
            "Menschen und Unternehmen, die die gesuchte Person eindeutig beschreiben können.",
            en="People and companies who can describe the person sought without doubt.",
        ),
        cost=T(
            "Sie zahlen die Gebühr, bevor wir suchen. Sie fällt auch an, wenn wir niemanden finden.",
            en="You pay the fee before we search. It is due even if we find nobody.",
        ),
        minutes=5,
        processing=T("Meist innerhalb von zwei Wochen", en="Usually within two weeks"),
        documents=(
            T("Name der gesuchten Person", en="Name of the person sought"),
            T(
                "Zwei weitere Angaben, zum Beispiel Geburtsdatum und letzte Anschrift",
                en="Two more facts, for example the date of birth and the last address",
            ),
        ),
        keywords=(
            "melderegisterauskunft",
            "adressauskunft",
            "adresse herausfinden",
            "person suchen",
            "anschrift",
            "einwohnermeldeamt auskunft",
            "emra",
            "find address",
            "find a person",
            "residents register",
        ),
        audience=("citizen", "organisation"),
        life_situations=("papers", "business"),
    )
    steps = [Asker, Purpose, Sought]
    applicant = Asker.who
    trust = 1
    processing = "register_information.processing"
    fee = Fee(
        (FeeItem(T("Auskunft zu einer Person", en="Information on one person"), law="register_information.fee"),),
        Payable.BEFORE,
        kept="register_information.kept",
    )
    outcomes = [
        Outcome(
            id="found",
            label=T("Auskunft geben", en="Give the information"),
            granted=True,
            nature=Nature.ACKNOWLEDGEMENT,
            letter=FOUND,
            asks=(
                fields.Text(T("Vornamen und Familienname", en="Given names and family name"), id="name", max_length=200),
                fields.Text(T("Doktorgrad", en="Doctor’s degree"), id="degree", max_length=20, required=False),
                fields.Text(
                    T("Derzeitige Anschriften", en="Present addresses"),
                    id="address",
                    max_length=300,
                    hint=T("Vorher Sperren nach §§ 51 und 52 BMG prüfen", en="Check blocks under sections 51 and 52 BMG first"),
                ),
                fields.YesNo(T("Ist die Person verstorben?", en="Has the person died?"), id="has_died"),
            ),
            summary=T("Die Auskunft aus dem Melderegister liegt bereit.", en="The information from the register is ready."),
        ),
        Outcome(
            id="nothing",
            label=T("Keine Auskunft möglich (neutrale Antwort)", en="No information possible (neutral answer)"),
            granted=False,
            nature=Nature.ACKNOWLEDGEMENT,
            letter=NOTHING,
            summary=T(
                "Zu Ihren Angaben können wir keine Auskunft geben. Im Schreiben steht, was das heißt.",
                en="We cannot give any information on your facts. The letter says what that means.",
            ),
        ),
    ]
    assess = answer
