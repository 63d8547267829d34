"""Notify a change of a business (Gewerbeummeldung): what is asked, what it costs, and how a case can end."""

from services.trade_change.letters import RECEIPT, REFUSED
from services.trade_change.questions import Business, Changes, NewActivity, NewName, Statement
from services.trade_change.reasons import REFUSAL_REASONS
from services.trade_change.rules import check, confirm
from services.trade_registration.owner import Owner, OwnOrigin, Representatives
from services.trade_registration.premises import Staff
from services.trade_registration.stock import owned_by
from townhall.kit import Fee, FeeItem, Nature, Outcome, Payable, Profile, Service, T, fields, register

IS_COMPANY = Owner.who.applies_as.is_("organisation")


@register
class TradeChange(Service):
    """Legal basis: GewO §§ 14 and 15 (1), GewAnzV §§ 1–3.

    Only the fee in the receipt is an administrative act. That an objection is its remedy, and an action that of a refusal, is to
    be checked by the legal office. No LeiKa key was found.
    """

    slug = "gewerbeummeldung"
    title = T("Gewerbe ummelden", en="Change a business registration")
    legal_basis = "§§ 14, 15 Abs. 1 GewO, §§ 1 bis 3 GewAnzV"
    authority = "gewerbemeldestelle"
    submit_label = T("Änderung verbindlich anzeigen", en="Notify the change now")
    profile = Profile(
        summary=T(
            "Zeigen Sie an, wenn der Betrieb in Bochum umzieht oder sich ändert, was Sie anbieten oder wie Sie heißen.",
            en="Report when the business moves within Bochum or when what you offer or your name changes.",
        ),
        who=T("Menschen und Unternehmen mit Betrieb in Bochum.", en="People and companies with a business in Bochum."),
        cost=T(
            "26 € für eine Person, 33 € für eine Gesellschaft. Sie zahlen danach.",
            en="€26 for a person, €33 for a company. You pay afterwards.",
        ),
        minutes=9,
        processing=T("Die Bescheinigung kommt innerhalb von drei Tagen.", en="The receipt comes within three days."),
        documents=(
            T("Gewerbeschein: Darin steht die Nummer", en="Receipt of the registration: it names the number"),
            T("Erlaubnis oder Handwerkskarte, wenn Neues sie braucht", en="Permission or craft card, if anything new needs it"),
        ),
        channels=T("Schriftlich oder in der Gewerbemeldestelle", en="In writing or at the trade registration office"),
        keywords=(
            "gewerbe ummelden",
            "gewerbeummeldung",
            "betrieb verlegen",
            "tätigkeit ändern",
            "tätigkeit erweitern",
            "firma umziehen",
            "laden umziehen",
            "firmenname ändern",
            "gewerbe ändern",
            "gewa 2",
            "change business address",
            "change business activity",
            "move business",
        ),
        audience=("citizen", "organisation"),
        life_situations=("business", "moving"),
    )
    steps = [Changes, Business, Owner, OwnOrigin, Representatives, NewName, NewActivity, Staff, Statement]
    applicant = Owner.who
    stock = "gewerbeanmeldung"
    processing = "trade_change.processing"
    fee = Fee(
        (
            FeeItem(T("Ummeldung durch eine Person", en="Change by a person"), law="trade_change.fee.person", when=~IS_COMPANY),
            FeeItem(
                T("Ummeldung durch eine Gesellschaft", en="Change by a company"), law="trade_change.fee.company", when=IS_COMPANY
            ),
        ),
        Payable.AFTER,
    )
    outcomes = [
        Outcome(
            id="confirmed",
            label=T("Empfang bescheinigen", en="Certify the receipt"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=RECEIPT,
            charged=True,
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
                "Die Änderung Ihres Gewerbes ist angezeigt. Das Schreiben bescheinigt es und nennt die Gebühr.",
                en="The change of your business is notified. The letter certifies it and names the fee.",
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
