"""What kind of business it is, what it needs, who works there and where it is."""

from services.trade_registration.owner import Owner
from services.trade_registration.questions import Reason
from townhall.kit import Step, T, fields


class Kind(Step):
    title = T("Art des Betriebs", en="Kind of business")

    kinds = fields.MultipleChoice(
        T("Wozu gehört der Betrieb?", en="Where does the business belong?"),
        options=fields.options(
            industry=T("Industrie", en="Industry"),
            craft=T("Handwerk", en="Craft"),
            trade=T("Handel", en="Trade"),
            other=T("Sonstiges, zum Beispiel Dienstleistung oder Gastronomie", en="Other, such as services or catering"),
        ),
        at_least=1,
        personal=False,
    )
    craft_card = fields.Evidence(
        T("Handwerkskarte oder Gewerbekarte", en="Craft card"),
        at_most=2,
        may_follow=True,
        hint=T(
            "Ausgestellt von der Handwerkskammer. Sie bekommen sie, wenn Sie eingetragen sind",
            en="Issued by the chamber of crafts once you are entered",
        ),
        when=kinds.includes("craft"),
    )
    card_number = fields.Text(
        T("Nummer der Karte und Handwerkskammer", en="Number of the card and chamber"),
        max_length=120,
        required=False,
        hint=T("Beides steht auf der Vorderseite der Karte", en="Both stand on the front of the card"),
        when=kinds.includes("craft"),
    )
    needs_permit = fields.YesNo(
        T("Braucht die Tätigkeit eine Erlaubnis?", en="Does the activity need a permission?"),
        hint=T(
            "Zum Beispiel Ausschank von Alkohol, Bewachung, Makeln, Versicherungen, Spielhalle, Pfandleihe",
            en="For example serving alcohol, security services, brokerage, insurance, gambling hall, pawnbroking",
        ),
        personal=False,
    )
    permit = fields.Evidence(
        T("Erlaubnis", en="Permission"),
        at_most=3,
        may_follow=True,
        hint=T(
            "Wer sie noch nicht hat, wählt „Ich reiche es nach“. Beginnen dürfen Sie erst mit der Erlaubnis",
            en="If you do not have it yet, choose “I will hand it in later”. You may begin only with the permission",
        ),
        when=needs_permit.is_true(),
    )


class Staff(Step):
    title = T("Beschäftigte", en="Employees")

    are_there = fields.YesNo(
        T("Beschäftigen Sie jemanden?", en="Do you employ anybody?"),
        hint=T("Sie selbst und die Geschäftsführung zählen nicht mit", en="You yourself and managing directors do not count"),
        personal=False,
    )
    full_time = fields.Number(
        T("Wie viele in Vollzeit?", en="How many full time?"),
        at_least=0,
        at_most=100000,
        width="4",
        personal=False,
        when=are_there.is_true(),
    )
    part_time = fields.Number(
        T("Wie viele in Teilzeit?", en="How many part time?"),
        at_least=0,
        at_most=100000,
        width="4",
        hint=T("Auch Minijobs", en="Mini-jobs, too"),
        personal=False,
        when=are_there.is_true(),
    )


class Premises(Step):
    title = T("Wo liegt der Betrieb?", en="Where is the business?")

    address = fields.One(fields.Address, T("Anschrift der Betriebsstätte in Bochum", en="Address of the premises in Bochum"))
    kind = fields.Choice(
        T("Was ist diese Betriebsstätte?", en="What are these premises?"),
        options=fields.options(
            main=T("Hauptniederlassung oder einzige Betriebsstätte", en="Main or only premises"),
            branch=T("Zweigniederlassung", en="Branch"),
            dependent=T("Unselbstständige Zweigstelle, zum Beispiel Lager oder Filiale", en="Dependent outlet, such as a store"),
        ),
        personal=False,
    )
    main_address = fields.One(
        fields.Address,
        T("Anschrift der Hauptniederlassung", en="Address of the main premises"),
        when=kind.is_one_of("branch", "dependent"),
    )
    former_address = fields.One(
        fields.Address,
        T("Bisherige Betriebsstätte", en="Former premises"),
        when=Reason.why.is_("relocation"),
    )


class Papers(Step):
    title = T("Nachweise und Erklärung", en="Documents and declaration")

    extract = fields.Evidence(
        T("Auszug aus dem Register", en="Extract from the register"),
        may_follow=True,
        hint=T("Handels-, Genossenschafts- oder Vereinsregister", en="Register of companies, cooperatives or associations"),
        when=Owner.who.organisation.is_registered.is_true(),
    )
    authority = fields.Evidence(
        T("Vollmacht", en="Power of attorney"),
        required=False,
        hint=T("Nur wenn Sie für jemand anderen handeln", en="Only if you act for somebody else"),
    )
    remarks = fields.LongText(
        T("Sollen wir noch etwas wissen?", en="Is there anything else we should know?"), required=False, lines=4
    )
    identity = fields.Declaration(
        T(
            "Ich bin die Person, die das Gewerbe betreibt oder das Unternehmen vertritt, oder ich handle mit ihrer Vollmacht.",
            en="I am the person who runs the business or represents the company, or I act with their power of attorney.",
        ),
        short=T("Identität erklärt", en="Identity declared"),
        why=T(
            "Diese Erklärung genügt. Ein Konto oder eine Kopie des Ausweises ist nicht nötig (§ 2 Abs. 2 GewAnzV).",
            en="This declaration is enough. Neither an account nor a copy of your identity card is needed (section 2 (2) GewAnzV).",
        ),
    )
    truth = fields.Declaration(T("Meine Angaben sind richtig und vollständig.", en="What I have stated is correct and complete."))
