"""What is begun, where and with whom; who runs it stands in owner.py. The content is that of form GewA 1 (§ 1 GewAnzV)."""

from services.trade_registration.owner import Owner
from townhall.kit import Step, Stop, T, fields

TAX_OFFICE = "https://www.elster.de"


class Area(Step):
    title = T("Müssen Sie ein Gewerbe anmelden?", en="Do you have to register a business?")

    work = fields.Choice(
        T("Was haben Sie vor?", en="What do you plan?"),
        options=fields.options(
            trade=T(
                "Handel, Handwerk, Gastronomie, Dienstleistung oder Produktion, auch nebenbei",
                en="Trade, craft, catering, services or production, also as a side business",
            ),
            freelance=T(
                "Ein freier Beruf: zum Beispiel Arztpraxis, Kanzlei, Kunst, Text, Unterricht",
                en="A liberal profession: for example medicine, law, art, writing, teaching",
            ),
            farming=T("Land- oder Forstwirtschaft, Garten- oder Weinbau", en="Farming, forestry, gardening or wine-growing"),
            own_wealth=T("Nur eigene Wohnungen oder Geld verwalten", en="Managing only one’s own flats or money"),
            travelling=T(
                "Ohne festen Ort und ohne Bestellung verkaufen, zum Beispiel an der Haustür",
                en="Selling without fixed premises and without orders, for example at the door",
            ),
        ),
        personal=False,
    )
    in_bochum = fields.YesNo(
        T("Liegt der Betrieb in Bochum?", en="Are the premises in Bochum?"),
        hint=T("Wenn Sie zu Hause arbeiten, zählt Ihre Wohnung", en="If you work at home, your home counts"),
        personal=False,
        when=work.is_("trade"),
    )
    stops = [
        Stop(
            work.is_("freelance"),
            title=T("Ein freier Beruf wird nicht bei uns angemeldet", en="A liberal profession is not registered with us"),
            reason=T(
                "Freie Berufe sind kein Gewerbe (§ 6 GewO, § 18 EStG). Nur wenn Sie daneben etwas verkaufen, ist dieser Teil ein Gewerbe.",
                en="Liberal professions are no trade (section 6 GewO, section 18 EStG). Only what you sell besides is one.",
            ),
            way_on=T(
                "Melden Sie sich innerhalb eines Monats beim Finanzamt. Es fragt Sie über ELSTER, was Sie tun, und gibt Ihnen eine "
                "Steuernummer.",
                en="Tell the tax office within one month. It asks you through ELSTER what you do and gives you a tax number.",
            ),
            link=TAX_OFFICE,
        ),
        Stop(
            work.is_("farming"),
            title=T("Das wird nicht bei uns angemeldet", en="This is not registered with us"),
            reason=T(
                "Land- und Forstwirtschaft, Garten- und Weinbau sind kein Gewerbe, solange Sie vor allem Eigenes verkaufen.",
                en="Farming, forestry, gardening and wine-growing are no trade as long as you mainly sell what you grow.",
            ),
            way_on=T(
                "Melden Sie den Betrieb innerhalb eines Monats über ELSTER beim Finanzamt.",
                en="Tell the tax office about the farm through ELSTER within one month.",
            ),
            link=TAX_OFFICE,
        ),
        Stop(
            work.is_("own_wealth"),
            title=T("Eigenes Vermögen zu verwalten ist kein Gewerbe", en="Managing one’s own assets is no trade"),
            reason=T(
                "Wer nur eigene Wohnungen vermietet oder eigenes Geld anlegt, betreibt kein Gewerbe. Wer viel Service dazu anbietet, "
                "zum Beispiel wie ein Hotel, meldet ein Gewerbe an.",
                en="Whoever only lets their own flats or invests their own money runs no trade. Whoever adds much service, like a "
                "hotel, registers one.",
            ),
            way_on=T("Die Einnahmen geben Sie in der Steuererklärung an.", en="You state the income in your tax return."),
            link=TAX_OFFICE,
        ),
        Stop(
            work.is_("travelling"),
            title=T("Sie brauchen eine Reisegewerbekarte", en="You need an itinerant trade card"),
            reason=T(
                "Wer ohne feste Betriebsstätte und ohne Bestellung verkauft, betreibt ein Reisegewerbe (§ 55 GewO). Dafür gilt eine "
                "Erlaubnis statt der Anmeldung.",
                en="Whoever sells without fixed premises and without orders runs an itinerant trade (section 55 GewO). It needs a "
                "permission instead of a registration.",
            ),
            way_on=T("Schreiben Sie uns, wir helfen Ihnen weiter.", en="Write to us and we will help you."),
            link="anliegen",
        ),
        Stop(
            in_bochum.is_false(),
            title=T("Zuständig ist eine andere Stadt", en="Another city is responsible"),
            reason=T(
                "Ein Gewerbe wird dort angemeldet, wo der Betrieb liegt (§ 14 Abs. 1 GewO).",
                en="A business is registered where its premises are (section 14 (1) GewO).",
            ),
            way_on=T(
                "Die Behörde am Ort des Betriebs finden Sie im Verwaltungsportal des Bundes.",
                en="The federal portal names the authority at the place of the premises.",
            ),
            link="https://verwaltung.bund.de",
        ),
    ]


class Reason(Step):
    title = T("Warum melden Sie an?", en="Why do you register?")

    why = fields.Choice(
        T("Grund der Anmeldung", en="Reason for registering"),
        options=fields.options(
            new=T("Ich gründe neu", en="I start a new business"),
            relocation=T("Der Betrieb zieht aus einer anderen Stadt nach Bochum", en="The business moves to Bochum"),
            conversion=T("Umwandlung, zum Beispiel Verschmelzung oder Spaltung", en="Conversion, such as a merger or division"),
            legal_form=T("Die Rechtsform wechselt", en="The legal form changes"),
            partner=T("Jemand tritt in die Gesellschaft ein", en="Somebody joins the partnership"),
            takeover=T("Ich kaufe, pachte oder erbe einen Betrieb", en="I buy, lease or inherit a business"),
        ),
        listed=True,
        personal=False,
    )
    former_owner = fields.Text(
        T("Wer hat den Betrieb bisher geführt?", en="Who ran the business until now?"),
        max_length=200,
        hint=T("Name der Person oder des Unternehmens", en="Name of the person or company"),
        when=why.is_one_of("conversion", "legal_form", "takeover"),
    )


class Activity(Step):
    title = T("Was tun Sie?", en="What do you do?")

    name = fields.Text(
        T("Name des Betriebs", en="Name of the business"),
        max_length=200,
        required=False,
        hint=T("Wenn er anders heißt als Sie oder Ihr Unternehmen", en="If it is called otherwise than you or your company"),
        listed=True,
        personal=False,
    )
    work = fields.LongText(
        T("Beschreiben Sie die Tätigkeit genau", en="Describe the activity precisely"),
        max_length=1000,
        lines=4,
        hint=T(
            "Zum Beispiel „Verkauf von Fahrrädern und Zubehör im Laden und im Internet“, nicht nur „Handel“",
            en="For example “sale of bicycles and accessories in a shop and online”, not just “trade”",
        ),
        personal=False,
    )
    focus = fields.Text(
        T("Was davon ist der Schwerpunkt?", en="Which part is the main one?"),
        column=T("Schwerpunkt", en="Main activity"),
        max_length=200,
        hint=T("Zum Beispiel Einzelhandel mit Fahrrädern", en="For example retail of bicycles"),
        listed=True,
        personal=False,
    )
    further = fields.Repeat(
        T("Weitere Tätigkeit", en="Further activity"),
        of=fields.Text(T("Weitere Tätigkeit", en="Further activity"), max_length=200, personal=False),
        at_most=10,
        required=False,
    )
    is_side = fields.YesNo(
        T("Ist es ein Nebenerwerb?", en="Is it a side business?"),
        hint=T("Zum Beispiel neben einer Anstellung oder dem Studium", en="For example beside a job or studies"),
        when=Owner.who.applies_as.is_("person"),
    )
    begins = fields.Date(
        T("Wann beginnt die Tätigkeit?", en="When does the activity begin?"),
        personal=False,
        why=T(
            "Die Anmeldung ist am Tag des Beginns fällig (§ 14 Abs. 1 GewO).",
            en="The registration is due on the day of the beginning (section 14 (1) GewO).",
        ),
    )
