"""Which business ends, why, and who goes on with it; who ran it is asked as at the registration. The content is that of GewA 3."""

from services.trade_registration.premises import Papers
from townhall.kit import Step, Stop, T, fields


class Ending(Step):
    title = T("Was endet?", en="What ends?")

    scope = fields.Choice(
        T("Was geben Sie auf?", en="What do you give up?"),
        options=fields.options(
            whole=T("Den ganzen Betrieb oder eine ganze Betriebsstätte", en="The whole business or whole premises"),
            part=T("Nur einen Teil der Tätigkeit", en="Only a part of the activity"),
            pause=T("Nichts, ich mache nur eine Pause", en="Nothing, I only take a break"),
        ),
        personal=False,
    )
    stops = [
        Stop(
            scope.is_("part"),
            title=T("Das ist eine Ummeldung", en="This is a change"),
            reason=T(
                "Solange der Betrieb weitergeht, ändert sich nur die Tätigkeit (§ 14 Abs. 1 GewO).",
                en="As long as the business goes on, only the activity changes (section 14 (1) GewO).",
            ),
            way_on=T("Melden Sie das Gewerbe um.", en="Notify the change."),
            link="gewerbeummeldung",
        ),
        Stop(
            scope.is_("pause"),
            title=T("Sie müssen nichts abmelden", en="You need not close anything"),
            reason=T(
                "Wer nur für kurze Zeit ruht, gibt den Betrieb nicht auf. Erst wer aufhört, meldet ab.",
                en="Whoever only rests for a short time does not give up the business. Only who ends it closes it.",
            ),
            way_on=T(
                "Sagen Sie dem Finanzamt über ELSTER, wenn Sie in der Pause nichts einnehmen.",
                en="Tell the tax office through ELSTER if you earn nothing during the break.",
            ),
            link="https://www.elster.de",
        ),
    ]
    why = fields.Choice(
        T("Warum melden Sie ab?", en="Why do you close it?"),
        options=fields.options(
            given_up=T("Ich gebe den Betrieb ganz auf", en="I give up the business"),
            relocated=T("Der Betrieb zieht in eine andere Stadt", en="The business moves to another city"),
            handed_over=T("Ich verkaufe, verpachte oder vererbe ihn", en="I sell, lease or bequeath it"),
            legal_form=T("Die Rechtsform wechselt, auch durch Umwandlung", en="The legal form changes, also by conversion"),
            partner=T("Jemand tritt aus der Gesellschaft aus", en="Somebody leaves the partnership"),
            never_begun=T("Der Betrieb hat nie begonnen", en="The business never began"),
        ),
        listed=True,
        personal=False,
        when=scope.is_("whole"),
    )
    on = fields.Date(
        T("Letzter Tag des Betriebs", en="Last day of the business"),
        personal=False,
        listed=True,
        why=T(
            "Die Abmeldung ist an dem Tag fällig, an dem der Betrieb endet (§ 14 Abs. 1 GewO).",
            en="The closure is due on the day the business ends (section 14 (1) GewO).",
        ),
        when=scope.is_("whole"),
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
    work = fields.Text(
        T("Welche Tätigkeit endet?", en="Which activity ends?"),
        max_length=200,
        hint=T("Zum Beispiel Einzelhandel mit Fahrrädern", en="For example retail of bicycles"),
        personal=False,
    )
    address = fields.One(fields.Address, T("Betriebsstätte, die endet", en="Premises that end"))
    new_address = fields.One(fields.Address, T("Künftige Betriebsstätte", en="Future premises"), when=Ending.why.is_("relocated"))


class Successor(Step):
    title = T("Wer macht weiter?", en="Who goes on?")
    when = Ending.why.is_one_of("handed_over", "legal_form")

    name = fields.Text(
        T("Name der Nachfolgerin oder des Nachfolgers", en="Name of the successor"),
        max_length=200,
        hint=T("Person oder Unternehmen", en="A person or company"),
        why=T(
            "Die Gewerbeanzeigeverordnung fragt danach. Auch wer weitermacht, muss sich anmelden.",
            en="The ordinance on trade notices asks for it. Whoever goes on has to register, too.",
        ),
    )


class Statement(Step):
    title = T("Erklärung", en="Declaration")

    authority = Papers.authority
    remarks = Papers.remarks
    identity = Papers.identity
    truth = Papers.truth
