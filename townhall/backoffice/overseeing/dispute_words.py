"""What is wrong with a payment and what to do about it, each in a sentence."""

from townhall.accounts.models import Account
from townhall.lib.text import T
from townhall.payments.models import Dispute, Refund

WHAT = {
    Dispute.Kind.AMOUNT: T(
        "Gezahlt sind {sum}, verlangt waren {asked}. Die Gebühr gilt nicht als bezahlt.",
        en="{sum} were paid, {asked} were asked for. The fee does not count as paid.",
    ),
    Dispute.Kind.TAKEN_BACK: T(
        "Eine Zahlung über {sum} wurde zurückgeholt, zum Beispiel durch eine Rücklastschrift. Hier gilt sie noch als bezahlt.",
        en="A payment of {sum} was taken back, for example by a returned direct debit. Here it still counts as paid.",
    ),
    Dispute.Kind.UNKNOWN: T(
        "{sum} sind eingegangen ({provider}) und gehören zu keinem Vorgang. Angegeben war: {reference}.",
        en="{sum} came in ({provider}) and belong to no case. Quoted was: {reference}.",
    ),
}
TO_DO = {
    Dispute.Kind.AMOUNT: T(
        "Fragen Sie bei der Kasse nach. Reicht der Betrag, verbuchen Sie ihn im Vorgang; sonst geben Sie das Geld zurück.",
        en="Ask the cash office. If the amount will do, book it in the case; otherwise give the money back.",
    ),
    Dispute.Kind.TAKEN_BACK: T(
        "Schreiben Sie der Person, oder lassen Sie die Kasse den Betrag einziehen. Notieren Sie, was geschehen ist.",
        en="Write to the person, or let the cash office collect the amount. Note what was done.",
    ),
    Dispute.Kind.UNKNOWN: T(
        "Suchen Sie den Vorgang und verbuchen Sie die Gebühr dort. Gibt es keinen, zahlt die Kasse das Geld zurück.",
        en="Look for the case and book the fee there. If there is none, the cash office pays the money back.",
    ),
}
WHAT_REFUND = {
    Refund.Reason.DOUBLE: T("Die Gebühr wurde zweimal bezahlt: {sum}.", en="The fee was paid twice: {sum}."),
    Refund.Reason.WITHDRAWN: T(
        "Der Antrag ist zurückgenommen oder geschlossen, und {sum} sind gezahlt.",
        en="The application is withdrawn or closed, and {sum} are paid.",
    ),
    Refund.Reason.CLERK: T("Die Stelle erstattet {sum}.", en="The office gives {sum} back."),
    Refund.Reason.LESS: T("Die Gebühr ist niedriger geworden: {sum} gehen zurück.", en="The fee is lower now: {sum} go back."),
    Refund.Reason.AMOUNT: T(
        "Gezahlt wurde ein anderer Betrag als verlangt: {sum} gehen zurück.",
        en="Another amount was paid than asked for: {sum} go back.",
    ),
    "stuck": T(
        "Die Erstattung von {sum} ist freigegeben, aber der Bezahldienst hat sie noch nicht ausgeführt.",
        en="The refund of {sum} is confirmed, but the payment service has not carried it out yet.",
    ),
}
CONFIRM = T("Prüfen Sie den Betrag und geben Sie die Erstattung frei.", en="Check the amount and confirm the refund.")
SOMEBODY_ELSE = T(
    "Sie haben die Erstattung angeordnet oder ihren Betrag festgelegt. Eine andere Person der Aufsicht gibt sie frei.",
    en="You ordered the refund or set its amount. Another supervisor confirms it.",
)
REPEAT = T(
    "Wiederholen Sie den Schritt im Vorgang. Gelingt er nicht, überweist die Kasse den Betrag.",
    en="Repeat the step in the case. If it does not succeed, the cash office transfers the amount.",
)


def do_about(dispute: Dispute) -> T:
    return TO_DO[Dispute.Kind(dispute.kind)]


def do_about_refund(refund: Refund, *, by: Account) -> T:
    if refund.state == Refund.State.CONFIRMED:
        return REPEAT
    return SOMEBODY_ELSE if by.pk in (refund.ordered_by_id, refund.reduced_by_id) else CONFIRM
