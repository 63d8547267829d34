"""Close a business (Gewerbeabmeldung): what is asked, and how a case can end."""

from services.trade_closure.letters import RECEIPT, REFUSED
from services.trade_closure.questions import Business, Ending, Statement, Successor
from services.trade_closure.reasons import REFUSAL_REASONS
from services.trade_closure.rules import check, confirm
from services.trade_registration.owner import Owner, OwnOrigin, Representatives
from services.trade_registration.premises import Staff
from services.trade_registration.stock import owned_by
from townhall.kit import Nature, Outcome, Profile, Service, T, fields, register


@register
class TradeClosure(Service):
    """Legal basis: GewO §§ 14 and 15 (1), GewAnzV §§ 1–3.

    The receipt is a certificate without a remedy. That an action is the remedy of a refusal is to be checked by the legal
    office. No LeiKa key was found.
    """

    slug = "gewerbeabmeldung"
    title = T("Gewerbe abmelden", en="Close a business")
    legal_basis = "§§ 14, 15 Abs. 1 GewO, §§ 1 bis 3 GewAnzV"
    authority = "gewerbemeldestelle"
    submit_label = T("Gewerbe verbindlich abmelden", en="Close the business now")
    profile = Profile(
        summary=T(
            "Zeigen Sie an, wenn Sie den Betrieb aufgeben, übergeben oder aus Bochum wegziehen.",
            en="Report when you give up or hand over the business or move it away from Bochum.",
        ),
        who=T("Menschen und Unternehmen mit Betrieb in Bochum.", en="People and companies with a business in Bochum."),
        cost=T("Kostenlos", en="Free of charge"),
        minutes=7,
        processing=T("Die Bescheinigung kommt innerhalb von drei Tagen.", en="The receipt comes within three days."),
        documents=(T("Gewerbeschein: Darin steht die Nummer", en="Receipt of the registration: it names the number"),),
        channels=T("Schriftlich oder in der Gewerbemeldestelle", en="In writing or at the trade registration office"),
        keywords=(
            "gewerbe abmelden",
            "gewerbeabmeldung",
            "betrieb aufgeben",
            "firma schließen",
            "firma abmelden",
            "geschäft schließen",
            "geschäft übergeben",
            "selbstständigkeit beenden",
            "gewerbe löschen",
            "gewa 3",
            "close business",
            "deregister business",
            "stop trading",
        ),
        audience=("citizen", "organisation"),
        life_situations=("business",),
    )
    steps = [Ending, Business, Owner, OwnOrigin, Representatives, Staff, Successor, Statement]
    applicant = Owner.who
    stock = "gewerbeanmeldung"
    processing = "trade_closure.processing"
    outcomes = [
        Outcome(
            id="confirmed",
            label=T("Empfang bescheinigen", en="Certify the receipt"),
            granted=True,
            nature=Nature.CERTIFICATE,
            letter=RECEIPT,
            asks=(
                fields.Text(
                    T("Nummer des Gewerbes im Bestand", en="Number of the business in the stock"),
                    id="number",
                    max_length=40,
                    required=False,
                    personal=False,
                    hint=T(
                        "Nur wenn das Gewerbe unter einem anderen Namen steht oder mehrere in Frage kommen",
                        en="Only if the business stands under another name or several are possible",
                    ),
                ),
            ),
            names="number",
            summary=T(
                "Ihr Gewerbe ist abgemeldet. Das Schreiben bescheinigt es.",
                en="Your business is closed. The letter certifies it.",
            ),
        ),
        Outcome(
            id="refused",
            label=T("Bescheinigung ablehnen", en="Refuse the certificate"),
            granted=False,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=REFUSED,
            needs_reasons=True,
            reasons=REFUSAL_REASONS,
            summary=T(
                "Wir können den Empfang nicht bescheinigen. Der Bescheid nennt die Gründe.",
                en="We cannot certify the receipt. The notice gives the reasons.",
            ),
        ),
    ]
    decide = check
    assess = confirm
    group = owned_by
