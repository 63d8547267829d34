"""Three steps of four plain questions; decided by a person, so that only filing is measured."""

from townhall.kit import Block, Letter, Nature, Outcome, Profile, Service, Step, T, fields, register


class About(Step):
    title = T("Über Sie", en="About you")

    given_name = fields.Text(T("Vorname", en="Given name"), max_length=80)
    family_name = fields.Text(T("Familienname", en="Family name"), max_length=80)
    street = fields.Text(T("Straße", en="Street"), max_length=80)
    city = fields.Text(T("Ort", en="City"), max_length=80)


class Matter(Step):
    title = T("Die Sache", en="The matter")

    subject = fields.Text(T("Betreff", en="Subject"), max_length=80)
    place = fields.Text(T("Stelle", en="Place"), max_length=80)
    reason = fields.Text(T("Anlass", en="Reason"), max_length=80)
    detail = fields.Text(T("Einzelheit", en="Detail"), max_length=80)


class Wish(Step):
    title = T("Ihr Wunsch", en="Your wish")

    wish = fields.Text(T("Wunsch", en="Wish"), max_length=80)
    when_ = fields.Text(T("Zeit", en="Time"), max_length=80, id="time")
    how = fields.Text(T("Weise", en="Manner"), max_length=80)
    remark = fields.Text(T("Bemerkung", en="Remark"), max_length=80)


@register
class ThreeSteps(Service):
    slug = "drei-schritte"
    processing = "processing.general"  # a case of every real service has one
    title = T("Drei Schritte", en="Three steps")
    authority = "buergerbuero"
    submit_label = T("Absenden", en="Send")
    profile = Profile(
        summary=T("Zum Messen.", en="For measuring."),
        who=T("Niemand.", en="Nobody."),
        cost=T("Nichts.", en="Nothing."),
        minutes=1,
        processing=T("Sofort.", en="At once."),
    )
    steps = [About, Matter, Wish]
    outcomes = [
        Outcome(
            id="answered",
            label=T("Antworten", en="Answer"),
            granted=True,
            nature=Nature.ACKNOWLEDGEMENT,
            summary=T("Beantwortet.", en="Answered."),
            letter=Letter(T("Antwort", en="Answer"), (Block("text", text=T("Guten Tag.", en="Hello.")),)),
        )
    ]
