"""Which business changes, and what is new; who runs it is asked as at the registration. The content is that of form GewA 2."""

from services.trade_registration.premises import Papers
from townhall.kit import Step, Stop, T, fields


class Changes(Step):
    title = T("Was ändert sich?", en="What changes?")

    kinds = fields.MultipleChoice(
        T("Was ändert sich?", en="What changes?"),
        options=fields.options(
            activity=T(
                "Die Tätigkeit: etwas anderes oder etwas Zusätzliches", en="The activity: something else or something more"
            ),
            moved=T("Die Betriebsstätte zieht innerhalb von Bochum um", en="The premises move within Bochum"),
            name=T("Mein Name, der Firmenname oder der Name des Betriebs", en="My name, that of the company or of the business"),
            away=T("Der Betrieb zieht in eine andere Stadt", en="The business moves to another city"),
            owner=T("Rechtsform, Inhaberin oder Inhaber wechseln", en="The legal form or the owner changes"),
        ),
        at_least=1,
        personal=False,
    )
    stops = [
        Stop(
            kinds.includes("away"),
            title=T("Melden Sie hier ab und dort an", en="Close it here and register it there"),
            reason=T(
                "Ein Gewerbe ist dort gemeldet, wo der Betrieb liegt. Zieht er weg, endet die Meldung in Bochum (§ 14 Abs. 1 GewO).",
                en="A business is registered where its premises are. If it moves away, its registration in Bochum ends (section 14 (1) GewO).",
            ),
            way_on=T(
                "Melden Sie das Gewerbe in Bochum ab und in der neuen Stadt an.",
                en="Close the business in Bochum and register it in the new city.",
            ),
            link="gewerbeabmeldung",
        ),
        Stop(
            kinds.includes("owner"),
            title=T("Das ist eine neue Anmeldung", en="This is a new registration"),
            reason=T(
                "Wechselt die Rechtsform oder wer den Betrieb führt, beginnt rechtlich ein neues Gewerbe.",
                en="If the legal form or the owner changes, a new business begins in law.",
            ),
            way_on=T(
                "Wer neu beginnt, meldet an. Wer aufhört, meldet ab. Beides geht hier.",
                en="Whoever begins registers, whoever ends closes. You can do both here.",
            ),
            link="gewerbeanmeldung",
        ),
    ]
    on = fields.Date(
        T("Ab wann?", en="From when?"),
        personal=False,
        listed=True,
        why=T(
            "Die Änderung ist am selben Tag anzuzeigen (§ 14 Abs. 1 GewO).", en="The change is to be notified on the same day."
        ),
    )


class Business(Step):
    title = T("Welches Gewerbe?", en="Which business?")

    number = fields.Text(
        T("Nummer des Gewerbes", en="Number of the business"),
        max_length=40,
        required=False,
        hint=T(
            "Steht in der Empfangsbescheinigung (Gewerbeschein), zum Beispiel 2026-000001",
            en="On the receipt of the registration, for example 2026-000001",
        ),
        listed=True,
        personal=False,
    )
    address = fields.One(fields.Address, T("Betriebsstätte, wie sie gemeldet ist", en="Premises as they are registered"))
    new_address = fields.One(
        fields.Address, T("Neue Betriebsstätte in Bochum", en="New premises in Bochum"), when=Changes.kinds.includes("moved")
    )


class NewName(Step):
    title = T("Neuer Name", en="New name")
    when = Changes.kinds.includes("name")

    former = fields.Text(T("Wie war der Name bisher?", en="What was the name until now?"), max_length=200)
    new = fields.Text(
        T("Wie ist er jetzt?", en="What is it now?"),
        max_length=200,
        hint=T("Der Name, der sich ändert", en="The name that changes"),
    )


class NewActivity(Step):
    title = T("Neue Tätigkeit", en="New activity")
    when = Changes.kinds.includes("activity")

    former = fields.LongText(T("Bisherige Tätigkeit", en="Activity until now"), max_length=1000, lines=3, personal=False)
    work = fields.LongText(
        T("Alle Tätigkeiten ab jetzt", en="All activities from now on"),
        max_length=1000,
        lines=4,
        hint=T(
            "Auch was bleibt. Zum Beispiel „Verkauf und Reparatur von Fahrrädern“",
            en="Also what stays. For example “sale and repair of bicycles”",
        ),
        personal=False,
    )
    focus = fields.Text(
        T("Was davon ist der Schwerpunkt?", en="Which part is the main one?"),
        column=T("Schwerpunkt", en="Main activity"),
        max_length=200,
        listed=True,
        personal=False,
    )
    is_craft = fields.YesNo(
        T("Gehört Neues zum Handwerk?", en="Does anything new belong to the crafts?"),
        hint=T("Zum Beispiel Reparieren, Einbauen, Herstellen", en="For example repairing, installing, making"),
        personal=False,
    )
    craft_card = fields.Evidence(
        T("Handwerkskarte oder Gewerbekarte", en="Craft card"), at_most=2, may_follow=True, when=is_craft.is_true()
    )
    needs_permit = fields.YesNo(
        T("Braucht Neues eine Erlaubnis?", en="Does anything new need a permission?"),
        hint=T("Zum Beispiel Ausschank von Alkohol oder Makeln", en="For example serving alcohol or brokerage"),
        personal=False,
    )
    permit = fields.Evidence(T("Erlaubnis", en="Permission"), at_most=3, may_follow=True, when=needs_permit.is_true())


class Statement(Step):
    title = T("Erklärung", en="Declaration")

    authority = Papers.authority
    remarks = Papers.remarks
    identity = Papers.identity
    truth = Papers.truth
