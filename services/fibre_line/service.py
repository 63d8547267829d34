"""Apply for consent to laying telecommunication lines in public roads, or give notice of minor works."""

from services.fibre_line.letters import CONSENT, DEEMED, REFUSAL
from services.fibre_line.questions import Building, Operator, OtherDecisions, Papers, Project
from services.fibre_line.reasons import APPLICATION_REASONS, REFUSAL_REASONS
from services.fibre_line.rules import assess
from townhall.kit import Fee, FeeItem, Nature, Outcome, Profile, Service, Silence, T, Term, fields, register


@register
class FibreLine(Service):
    """Legal basis: § 127 TKG. Without a decision within three months, for a notice within one, consent counts as given."""

    slug = "glasfaser-127-tkg"
    title = T("Glasfaser und andere Telekommunikationslinien verlegen", en="Laying fibre and other telecommunication lines")
    legal_basis = "§ 127 TKG"
    authority = "tiefbauamt"
    submit_label = T("Antrag oder Anzeige einreichen", en="Submit the application or notice")
    profile = Profile(
        summary=T(
            "Bitten Sie die Stadt um Zustimmung, bevor Sie Leitungen in öffentlichen Wegen verlegen oder ändern.",
            en="Ask the city for consent before you lay or change lines in public roads.",
        ),
        who=T(
            "Unternehmen, die öffentliche Wege nutzen dürfen. Einen Anschluss für Ihr Haus bestellen Sie bei einem Anbieter.",
            en="Companies entitled to use public roads. For a connection of your home ask a provider.",
        ),
        cost=T("Eine Verwaltungsgebühr; Sie sehen sie vor dem Absenden.", en="A fee; you see it before you send."),
        minutes=12,
        processing=T(
            "Drei Monate ab dem vollständigen Antrag, ein Monat ab der Anzeige. Entscheiden wir nicht, gilt die Zustimmung als "
            "erteilt.",
            en="Three months from the complete application, one month from the notice. If we do not decide, consent counts as "
            "given.",
        ),
        documents=(
            T("Trassenplan", en="Plan of the route"),
            T("Verkehrszeichenplan, wenn der Verkehr betroffen ist", en="Traffic sign plan, if traffic is affected"),
        ),
        keywords=(
            "glasfaser",
            "breitband",
            "telekommunikationslinie",
            "leitung verlegen",
            "tkg",
            "trasse",
            "trenching",
            "fibre",
            "fiber",
            "broadband",
        ),
        audience=("organisation",),
        life_situations=("building",),
    )
    steps = [Operator, Project, OtherDecisions, Building, Papers]
    applicant = Operator.who
    trust = 1
    processing = "fibre_line.application"
    terms = [Term(Project.kind.is_("notice"), "fibre_line.notice")]
    extension = "fibre_line.extension"
    silence = Silence(
        outcome="deemed",
        meaning=T("gilt die Zustimmung als erteilt", en="consent counts as given"),
        complaint="fibre_line.complaint",
    )
    fee = Fee((FeeItem(T("Zustimmung", en="Consent"), law="fibre_line.fee", by=Project.kind),))
    outcomes = [
        Outcome(
            id="consented",
            label=T("Zustimmen", en="Consent"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=CONSENT,
            charged=True,
            asks=(
                fields.LongText(
                    T("Nebenbestimmungen", en="Conditions"),
                    id="conditions",
                    required=False,
                    max_length=4000,
                    personal=False,
                    hint=T("Eine je Zeile; für alle Unternehmen gleich", en="One a line; alike for all companies"),
                ),
            ),
            summary=T(
                "Sie dürfen die Leitung verlegen. Im Bescheid stehen Bedingungen und Gebühr.",
                en="You may lay the line. The notice names conditions and fee.",
            ),
        ),
        Outcome(
            id="application_needed",
            label=T("Anzeige genügt nicht: Antrag verlangen", en="A notice is not enough: ask for an application"),
            granted=False,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=REFUSAL,
            needs_reasons=True,
            reasons=APPLICATION_REASONS,
            summary=T(
                "Für diese Maßnahme brauchen Sie einen Antrag. Der Bescheid nennt die Gründe.",
                en="These works need an application. The notice gives the reasons.",
            ),
        ),
        Outcome(
            id="refused",
            label=T("Nicht zustimmen", en="Refuse consent"),
            granted=False,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=REFUSAL,
            needs_reasons=True,
            reasons=REFUSAL_REASONS,
            summary=T(
                "Wir stimmen nicht zu. Der Bescheid nennt die Gründe.", en="We do not consent. The notice gives the reasons."
            ),
        ),
        Outcome(
            id="deemed",
            label=T("Bescheinigen, dass die Zustimmung als erteilt gilt", en="Certify that consent counts as given"),
            granted=True,
            nature=Nature.CERTIFICATE,
            letter=DEEMED,
            summary=T(
                "Die Zustimmung gilt als erteilt, weil die Zeit ohne Entscheidung abgelaufen ist.",
                en="Consent counts as given, because the time ran out without a decision.",
            ),
        ),
    ]
    assess = assess
