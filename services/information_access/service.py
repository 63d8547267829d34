"""Ask the city for official information (Informationszugang): nobody needs an account or a reason."""

from decimal import Decimal

from services.information_access.letters import CHARGED, DECIDED, INFORMED
from services.information_access.questions import Contact, Form, Wish
from services.information_access.reasons import ANSWER_REASONS, NOT_THERE_REASONS, PARTLY_REASONS, REFUSAL_REASONS
from services.information_access.rules import answer
from townhall.kit import Nature, Outcome, Profile, Service, T, fields, register


@register
class InformationAccess(Service):
    """Legal basis: IFG NRW §§ 4 and 5, for environmental information UIG NRW.

    Information given in full is an acknowledgement; a fee for it (§ 11 IFG NRW) and a refusal, also in part, are
    administrative acts. That their remedy is an action at the administrative court (JustG NRW § 110) is to be checked by the
    legal office. A refusal costs nothing.
    """

    slug = "ifg"
    title = T("Amtliche Informationen anfordern", en="Ask for official information")
    legal_basis = "§§ 4, 5 IFG NRW, § 2 UIG NRW"
    authority = "rechtsamt"
    submit_label = T("Antrag auf Information absenden", en="Send the request for information")
    profile = Profile(
        summary=T(
            "Verlangen Sie Einblick in Akten, Zahlen und Unterlagen der Stadt. Einen Grund müssen Sie nicht nennen.",
            en="Ask to see files, figures and papers of the city. You need to give no reason.",
        ),
        who=T(
            "Alle Menschen, auch ohne Konto und unter einem Pseudonym.",
            en="Everybody, without an account and under a pseudonym, too.",
        ),
        cost=T(
            "Einfache Auskünfte und Ablehnungen kosten nichts. Für großen Aufwand kann eine Gebühr anfallen; wir fragen vorher.",
            en="Simple answers and refusals cost nothing. Much work may cost a fee; we ask you first.",
        ),
        minutes=4,
        processing=T("Sofort, spätestens innerhalb eines Monats", en="At once, within a month at the latest"),
        keywords=(
            "ifg",
            "informationsfreiheit",
            "informationszugang",
            "akteneinsicht",
            "akten einsehen",
            "uig",
            "umweltinformationen",
            "transparenz",
            "auskunft",
            "freedom of information",
            "foi request",
            "public records",
        ),
        audience=("citizen", "organisation"),
        life_situations=("living",),
    )
    steps = [Wish, Form, Contact]
    applicant = Contact.person
    processing = "information_access.processing"
    outcomes = [
        Outcome(
            id="informed",
            label=T("Information geben", en="Give the information"),
            granted=True,
            nature=Nature.ACKNOWLEDGEMENT,
            letter=INFORMED,
            needs_reasons=True,
            reasons=ANSWER_REASONS,
            summary=T("Die Information, um die Sie gebeten haben, liegt bereit.", en="The information you asked for is ready."),
        ),
        Outcome(
            id="charged",
            label=T("Information geben, gegen eine Gebühr", en="Give the information for a fee"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=CHARGED,
            needs_reasons=True,
            reasons=ANSWER_REASONS,
            asks=(
                fields.Number(
                    T(
                        "Wie viele Viertelstunden hat die Auskunft gekostet?",
                        en="How many quarters of an hour did the answer take?",
                    ),
                    id="quarters",
                    at_least=Decimal(1),
                    at_most=Decimal(400),
                    personal=False,
                    hint=T(
                        "Nur bei viel Aufwand. Wer erst gefragt werden wollte, muss der Gebühr vorher zugestimmt haben",
                        en="Only for much work. Whoever wanted to be asked first must have agreed to the fee before",
                    ),
                ),
            ),
            summary=T(
                "Die Information liegt bereit. Sie kostet eine Gebühr, der Bescheid nennt sie.",
                en="The information is ready. It costs a fee, which the notice names.",
            ),
        ),
        Outcome(
            id="not_there",
            label=T("Mitteilen, dass die Information nicht vorhanden ist", en="Say that the information does not exist"),
            granted=False,
            nature=Nature.ACKNOWLEDGEMENT,
            letter=INFORMED,
            needs_reasons=True,
            reasons=NOT_THERE_REASONS,
            summary=T(
                "Die Stadt hat diese Information nicht. Im Schreiben steht, wo Sie weiterfragen können.",
                en="The city does not have this information. The letter says where you can ask next.",
            ),
        ),
        Outcome(
            id="partly",
            label=T("Information zum Teil geben", en="Give part of the information"),
            granted=False,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=DECIDED,
            needs_reasons=True,
            reasons=PARTLY_REASONS,
            summary=T(
                "Sie bekommen die Information zum Teil. Der Bescheid nennt die Gründe.",
                en="You receive part of the information. The notice gives the reasons.",
            ),
        ),
        Outcome(
            id="refused",
            label=T("Antrag ablehnen", en="Refuse the request"),
            granted=False,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=DECIDED,
            needs_reasons=True,
            reasons=REFUSAL_REASONS,
            summary=T(
                "Wir können Ihnen die Information nicht geben. Der Bescheid nennt die Gründe.",
                en="We cannot give you the information. The notice gives the reasons.",
            ),
        ),
    ]
    assess = answer
