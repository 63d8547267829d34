"""Who lets the dwelling, where it is, and who has moved in when (§ 19 (3) BMG names exactly these facts)."""

from townhall.kit import Step, Stop, T, fields


class Landlord(Step):
    title = T("Wer bestätigt den Einzug?", en="Who confirms the move?")

    who = fields.One(fields.Applicant, T("Wohnungsgeberin oder Wohnungsgeber", en="Landlord"), prefill="identity")
    is_owner = fields.YesNo(
        T("Gehört Ihnen die Wohnung?", en="Do you own the dwelling?"),
        hint=T("Wenn Sie untervermieten oder verwalten: Nein", en="If you sublet or manage: no"),
    )
    owner = fields.Text(
        T("Name der Eigentümerin oder des Eigentümers", en="Name of the owner"), max_length=200, when=is_owner.is_false()
    )
    on_behalf = fields.YesNo(
        T("Bestätigen Sie im Auftrag einer anderen Person oder Firma?", en="Do you confirm on behalf of somebody else?"),
        hint=T("Zum Beispiel als Hausverwaltung", en="For example as a property manager"),
    )
    principal = fields.Text(
        T("Name und Anschrift der Person oder Firma, die die Wohnung überlässt", en="Name and address of who lets the dwelling"),
        max_length=300,
        when=on_behalf.is_true(),
        why=T(
            "Die Bestätigung muss nennen, wer die Wohnung überlässt (§ 19 Abs. 3 BMG).",
            en="The confirmation has to name who lets the dwelling (section 19 (3) BMG).",
        ),
    )


class Dwelling(Step):
    title = T("Welche Wohnung?", en="Which dwelling?")

    address = fields.One(fields.Address, T("Anschrift der Wohnung", en="Address of the dwelling"))
    position = fields.Text(
        T("Lage oder Wohnungsnummer", en="Position or number of the dwelling"),
        max_length=80,
        required=False,
        hint=T("Zum Beispiel 2. Stock rechts", en="For example second floor right"),
    )


class Resident(fields.Group):
    title = T("Person", en="Person")

    given_name = fields.Text(T("Vorname", en="Given name"), max_length=128)
    family_name = fields.Text(T("Familienname", en="Family name"), max_length=128)


class Move(Step):
    title = T("Wer ist wann eingezogen?", en="Who moved in when?")

    moved = fields.Choice(
        T("Worum geht es?", en="What is it about?"),
        options=fields.options(
            in_=T("Jemand ist eingezogen", en="Somebody has moved in"),
            planned=T("Jemand zieht erst noch ein", en="Somebody is going to move in"),
            out=T("Jemand ist ausgezogen", en="Somebody has moved out"),
        ),
    )
    stops = [
        Stop(
            moved.is_("planned"),
            title=T("Bestätigen Sie erst nach dem Einzug", en="Confirm after the move only"),
            reason=T(
                "Vor dem Einzug darf niemand einen Einzug bestätigen (§ 19 Abs. 6 BMG).",
                en="Nobody may confirm a move before it has happened (section 19 (6) BMG).",
            ),
            way_on=T(
                "Kommen Sie nach dem Einzug wieder. Sie haben dann zwei Wochen Zeit.",
                en="Come back after the move. You then have two weeks.",
            ),
        ),
        Stop(
            moved.is_("out"),
            title=T("Ein Auszug braucht keine Bestätigung", en="Moving out needs no confirmation"),
            reason=T(
                "Seit 2016 bestätigen Wohnungsgeberinnen und Wohnungsgeber nur noch den Einzug.",
                en="Since 2016 landlords confirm only that somebody moved in.",
            ),
            way_on=T("Sie müssen nichts tun.", en="You need not do anything."),
        ),
    ]
    on = fields.Date(
        T("Tag des Einzugs", en="Day of the move"), past=True, hint=T("Zum Beispiel 27 3 2026", en="For example 27 3 2026")
    )
    people = fields.Repeat(T("Eingezogene Personen", en="People who moved in"), of=fields.One(Resident), at_least=1, at_most=12)
    true = fields.Declaration(
        T(
            "Die Personen sind tatsächlich eingezogen. Ich weiß, dass eine falsche Bestätigung verboten ist.",
            en="The people have really moved in. I know that a false confirmation is forbidden.",
        ),
        short=T("Einzug bestätigt", en="Move confirmed"),
        why=T(
            "Wer einen Einzug bestätigt, den es nicht gibt, handelt ordnungswidrig (§ 54 BMG).",
            en="Whoever confirms a move that did not happen commits an offence (section 54 BMG).",
        ),
    )
