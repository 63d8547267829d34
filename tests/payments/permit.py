"""A small service with a fee: a permit that is given by machine once it is paid, and one that is paid after the decision."""

from dataclasses import replace

from townhall.kit import (
    Answers,
    Block,
    Fee,
    FeeItem,
    Letter,
    Nature,
    Outcome,
    Part,
    Payable,
    Profile,
    Result,
    Ruling,
    Service,
    Situation,
    Step,
    T,
    fields,
    hook,
)


class Car(Step):
    title = T("Fahrzeug", en="Vehicle")

    plate = fields.Text(T("Kennzeichen", en="Plate"))
    years = fields.Number(T("Wie viele Jahre?", en="How many years?"), at_least=0, at_most=3)


@hook
def permit_at_once(answers: Answers, situation: Situation) -> Ruling | T:
    return Ruling("granted", T("Die Gebühr ist bezahlt.", en="The fee is paid."))


@hook
def permit_result(answers: Answers, situation: Situation, outcome: str) -> Result:
    return Result(parts=(Part(T("Sie dürfen parken.", en="You may park."), remedy="remedy.widerspruch"),))


class Permit(Service):
    slug = "parkausweis"
    title = T("Parkausweis", en="Parking permit")
    steps = [Car]
    profile = Profile(
        T("Parken", en="Parking"), who=T("Alle", en="All"), cost=T("90 Euro", en="90 euros"), minutes=1, processing=T("-", en="-")
    )
    authority = "steuerabteilung"
    submit_label = T("Beantragen", en="Apply")
    processing = "permit.processing"
    automation = "permit.automation"
    fee = Fee(
        (FeeItem(T("Gebühr für ein Jahr", en="Fee for a year"), law="permit.fee", times=Car.years),), payable=Payable.BEFORE
    )
    outcomes = [
        Outcome(
            "granted",
            label=T("Erteilen", en="Grant"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=Letter(T("Parkausweis", en="Parking permit"), (Block("parts"), Block("charge"), Block("remedy"))),
            summary=T("Sie dürfen parken.", en="You may park."),
            charged=True,
        )
    ]
    decide = permit_at_once
    assess = permit_result


permit = Permit.definition
afterwards = replace(permit, slug="parkausweis-danach", fee=replace(permit.fee, payable=Payable.AFTER), automation="")
afterwards_by_machine = replace(afterwards, automation="permit.automation")

ORDINARY = {"car": {"plate": "BO-AB 123", "years": "1"}}
FREE = {"car": {"plate": "BO-AB 123", "years": "0"}}
