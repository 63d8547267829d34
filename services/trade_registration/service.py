"""Register a business (Gewerbeanmeldung): what is asked, what it costs, and how a case can end."""

from services.trade_registration.letters import RECEIPT, REFUSED
from services.trade_registration.owner import Owner, OwnOrigin, Representatives
from services.trade_registration.premises import Kind, Papers, Premises, Staff
from services.trade_registration.questions import Activity, Area, Reason
from services.trade_registration.reasons import REFUSAL_REASONS
from services.trade_registration.rules import check, confirm
from services.trade_registration.stock import owned_by
from townhall.kit import Fee, FeeItem, Nature, Outcome, Payable, Profile, Service, T, register

IS_COMPANY = Owner.who.applies_as.is_("organisation")


@register
class TradeRegistration(Service):
    """Legal basis: GewO §§ 14 and 15 (1), GewAnzV §§ 1–3.

    The receipt is a certificate; only the fee in the same letter is an administrative act, and the only operative part. That an
    objection is its remedy, and an action that of a refusal, is to be checked by the legal office.
    """

    slug = "gewerbeanmeldung"
    title = T("Gewerbe anmelden", en="Register a business")
    leika = "99050012104000"
    legal_basis = "§§ 14, 15 Abs. 1 GewO, §§ 1 bis 3 GewAnzV"
    authority = "gewerbemeldestelle"
    submit_label = T("Gewerbe verbindlich anmelden", en="Register the business now")
    profile = Profile(
        summary=T(
            "Melden Sie Ihr Gewerbe an, wenn Sie in Bochum einen Betrieb gründen, übernehmen oder hierher verlegen.",
            en="Register your business if you start, take over or move one to Bochum.",
        ),
        who=T(
            "Menschen und Unternehmen mit Betrieb in Bochum. Freie Berufe und Landwirtschaft melden sich nur beim Finanzamt.",
            en="People and companies with a business in Bochum. Liberal professions and farms tell only the tax office.",
        ),
        cost=T(
            "26 € für eine Person, 33 € für eine Gesellschaft und 13 € für jede weitere vertretende Person. Sie zahlen danach.",
            en="€26 for a person, €33 for a company and €13 for each further representative. You pay afterwards.",
        ),
        minutes=12,
        processing=T("Die Bescheinigung kommt innerhalb von drei Tagen.", en="The receipt comes within three days."),
        documents=(
            T("Auszug aus dem Handelsregister, wenn es einen gibt", en="Extract from the commercial register, if there is one"),
            T("Erlaubnis oder Handwerkskarte, wenn nötig", en="Permission or craft card, if needed"),
            T("Aufenthaltstitel, wenn Sie nicht aus der EU kommen", en="Residence permit, if you are not from the EU"),
        ),
        channels=T("Schriftlich oder in der Gewerbemeldestelle", en="In writing or at the trade registration office"),
        keywords=(
            "gewerbe anmelden",
            "gewerbeanmeldung",
            "gewerbeschein",
            "selbstständig machen",
            "selbständig",
            "kleingewerbe",
            "nebengewerbe",
            "firma gründen",
            "firma anmelden",
            "gmbh anmelden",
            "gründung",
            "existenzgründung",
            "laden eröffnen",
            "gewerbe",
            "gewerbe amt",
            "gewerbeamt",
            "gewa 1",
            "register business",
            "start business",
            "start a business",
            "trade licence",
            "self employed",
            "business registration",
        ),
        audience=("citizen", "organisation"),
        life_situations=("business", "work"),
    )
    steps = [Area, Owner, OwnOrigin, Representatives, Reason, Activity, Kind, Staff, Premises, Papers]
    applicant = Owner.who
    processing = "trade_registration.processing"
    fee = Fee(
        (
            FeeItem(
                T("Anmeldung durch eine Person", en="Registration by a person"),
                law="trade_registration.fee.person",
                when=~IS_COMPANY,
            ),
            FeeItem(
                T("Anmeldung durch eine Gesellschaft", en="Registration by a company"),
                law="trade_registration.fee.company",
                when=IS_COMPANY,
            ),
            FeeItem(
                T("Weitere vertretende Person", en="Further representative"),
                law="trade_registration.fee.further",
                times=Representatives.people.count() - 1,
                when=IS_COMPANY,
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
            summary=T(
                "Ihr Gewerbe ist angemeldet. Das Schreiben ist Ihr Gewerbeschein und nennt die Gebühr.",
                en="Your business is registered. The letter is your receipt and names the fee.",
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
