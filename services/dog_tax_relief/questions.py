"""Who applies, for which registered dog, why, and with what proof."""

from townhall.kit import Step, Stop, T, fields

EXEMPTIONS = {
    "assistance": T("Assistenzhund oder Blindenführhund", en="Assistance or guide dog"),
    "disability": T(
        "Eine Person im Haushalt ist blind, gehörlos oder hilflos (Merkzeichen Bl, Gl, aG oder H)",
        en="Somebody in the household is blind, deaf or in need of constant help (marks Bl, Gl, aG or H)",
    ),
    "herd": T("Herdengebrauchshund", en="Herding dog"),
    "rescue": T("Rettungshund", en="Rescue dog"),
    "shelter": T("Hund aus dem Tierheim (12 Monate befreit)", en="Dog from an animal shelter (exempt for 12 months)"),
}
SOCIAL = {
    "social": T(
        "Bürgergeld, Grundsicherung oder Sozialhilfe (50 %)",
        en="Citizen’s benefit, basic income support or social assistance (50%)",
    )
}


class Keeper(Step):
    title = T("Angaben zu Ihnen", en="About you")

    person = fields.One(fields.Person, T("Halterin oder Halter", en="Dog owner"), prefill="identity")
    address = fields.One(
        fields.Address,
        T("Anschrift, unter der der Hund angemeldet ist", en="Address at which the dog is registered"),
        prefill="address",
    )
    email = fields.Email(T("E-Mail-Adresse", en="E-mail address"), required=False, autocomplete="email")
    is_registered = fields.YesNo(T("Ist der Hund schon angemeldet?", en="Is the dog registered already?"))
    stops = [
        Stop(
            is_registered.is_false(),
            title=T("Melden Sie zuerst Ihren Hund an", en="Register your dog first"),
            reason=T(
                "Die Befreiung oder Ermäßigung können Sie gleich bei der Anmeldung beantragen.",
                en="You can apply for the exemption or reduction together with the registration.",
            ),
            way_on=T("Beginnen Sie mit der Anmeldung.", en="Begin with the registration."),
            link="hundesteuer-anmeldung",
        )
    ]


class Relief(Step):
    title = T("Befreiung oder Ermäßigung", en="Exemption or reduction")

    name = fields.Text(T("Rufname des Hundes", en="Name of the dog"), max_length=50)
    tag = fields.Text(
        T("Nummer der Steuermarke", en="Number of the tax tag"),
        max_length=20,
        required=False,
        hint=T("Steht auf der Marke und im Bescheid", en="On the tag and in the notice"),
    )
    kind = fields.Choice(
        T("Warum beantragen Sie sie?", en="Why do you apply?"),
        column=T("Grund", en="Reason"),
        options=fields.options(**SOCIAL, **EXEMPTIONS),
        listed=True,
        hint=T("Je Haushalt ist eine möglich, und zwar für die Zukunft", en="One per household, from now on"),
    )
    until = fields.Date(
        T("Bis wann ist die Leistung bewilligt?", en="Until when is the benefit granted?"),
        required=False,
        when=kind.is_("social"),
        hint=T("Steht in Ihrem Bescheid", en="In your notice of benefit"),
    )
    proof = fields.Evidence(
        T("Nachweis", en="Evidence"),
        at_most=3,
        may_follow=True,
        hint=T("Zum Beispiel Bescheid oder Ausweis", en="For example a notice or an ID"),
    )
    truth = fields.Declaration(T("Meine Angaben sind richtig und vollständig.", en="What I have stated is correct and complete."))
