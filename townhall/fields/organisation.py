from townhall.fields.choice import Choice, options
from townhall.fields.group import Group
from townhall.fields.text import Text
from townhall.lib.text import T


class Organisation(Group):
    """A company, association or public body; asked by `One(Organisation)`."""

    title = T("Organisation", en="Organisation")

    name = Text(T("Name der Organisation", en="Name of the organisation"), max_length=200, autocomplete="organization")
    legal_form = Choice(
        T("Rechtsform", en="Legal form"),
        options=options(
            association=T("Verein", en="Association"),
            gmbh=T("GmbH", en="GmbH (limited company)"),
            ug=T("UG (haftungsbeschränkt)", en="UG (limited company with small capital)"),
            ag=T("AG", en="AG (stock corporation)"),
            eg=T("eG (Genossenschaft)", en="eG (cooperative)"),
            kg=T("KG, auch GmbH & Co. KG", en="KG (limited partnership)"),
            ohg=T("OHG", en="OHG (general partnership)"),
            gbr=T("GbR", en="GbR (civil-law partnership)"),
            sole_trader=T("Einzelunternehmen", en="Sole trader"),
            foundation=T("Stiftung", en="Foundation"),
            public_body=T("Körperschaft, Anstalt oder Behörde", en="Public body"),
            other=T("Andere", en="Other"),
        ),
    )
    register_court = Text(
        T("Registergericht", en="Register court"),
        max_length=100,
        required=False,
        hint=T("Zum Beispiel Amtsgericht Bochum", en="For example Amtsgericht Bochum"),
    )
    register_number = Text(
        T("Registernummer", en="Register number"),
        max_length=40,
        required=False,
        hint=T("Zum Beispiel HRB 12345 oder VR 1234", en="For example HRB 12345 or VR 1234"),
    )
