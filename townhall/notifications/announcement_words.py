"""Say in plain words how a day of Bekanntgabe came about, to clerk and recipient alike."""

from datetime import date, timedelta

from townhall.certificates.announcement import Rule
from townhall.lib import written
from townhall.lib.text import T
from townhall.notifications.counting import Facts, is_void


def explain(rule: Rule, facts: Facts, deemed_on: date | None, until: date | None) -> T:
    """Say in one or two sentences how the days came about."""
    if deemed_on is None:
        return open_sentence(rule, facts)
    begins = {"provided": facts.provided_on, "opened": facts.opened_on, "posted": facts.posted_on}[rule.counts_from]
    assert begins is not None
    said = [COUNTED[rule.counts_from]]
    if deemed_on != begins + timedelta(days=rule.days):
        said.append(SHIFTED)
    if until is not None:
        said.append(UNTIL)
    return joined(said).fill(
        begins=written.day(begins),
        nth=rule.nth,
        deemed=written.day(deemed_on),
        until=written.day(until) if until else "",
        citation=rule.citation,
    )


def joined(said: list[T]) -> T:
    return T(" ".join(text.in_("de") for text in said), en=" ".join(text.in_("en") for text in said))


def open_sentence(rule: Rule, facts: Facts) -> T:
    if is_void(rule, facts):
        return VOID.fill(days=rule.void_after_days or 0, citation=rule.citation)
    provided, nth = written.day(facts.provided_on), rule.nth
    return NOT_YET[rule.counts_from].fill(provided=provided, nth=nth, citation=rule.citation)


def ended(rule: Rule, *, on: date, because: str) -> T:
    """Say why a notice is no longer provided in the postbox, by the rule under which it was."""
    return ENDED[because].fill(ended=written.day(on), days=rule.void_after_days or 0, citation=rule.citation)


COUNTED = {
    "provided": T(
        "Bereitgestellt am {begins}. Der Bescheid gilt am {nth} Tag danach als bekannt gegeben, am {deemed} ({citation}).",
        en="Provided on {begins}. The notice counts as announced on the {nth} day after that, on {deemed} ({citation}).",
    ),
    "opened": T(
        "Erstmals geöffnet am {begins}. Der Bescheid gilt am {nth} Tag danach als bekannt gegeben, am {deemed} ({citation}).",
        en="First opened on {begins}. The notice counts as announced on the {nth} day after that, on {deemed} ({citation}).",
    ),
    "posted": T(
        "Zur Post gegeben am {begins}. Der Bescheid gilt am {nth} Tag danach als bekannt gegeben, am {deemed} ({citation}).",
        en="Posted on {begins}. The notice counts as announced on the {nth} day after that, on {deemed} ({citation}).",
    ),
}
SHIFTED = T(
    "Der Tag ist verschoben, weil er sonst auf ein Wochenende oder einen Feiertag fiele.",
    en="The day is moved because it would otherwise be at a weekend or on a public holiday.",
)
UNTIL = T("Der Rechtsbehelf ist bis zum {until} möglich.", en="The legal remedy is open until {until}.")
VOID = T(
    "Der Bescheid wurde nicht innerhalb von {days} Tagen geöffnet und gilt nicht als bekannt gegeben ({citation}). "
    "Er kommt mit der Post.",
    en="The notice was not opened within {days} days and does not count as announced ({citation}). It comes by post.",
)
ENDED = {
    "expired": T(
        "Der Bescheid wurde nicht innerhalb von {days} Tagen nach der Benachrichtigung geöffnet. Die Bereitstellung endete am "
        "{ended}, ohne dass er bekannt gegeben war ({citation}). Er kommt mit der Post.",
        en="The notice was not opened within {days} days after you were told of it. It ceased to be provided on {ended} without "
        "having been announced ({citation}). It comes by post.",
    ),
    "bounced": T(
        "Die E-Mail, die von dem Bescheid benachrichtigen sollte, kam nicht an. Seit dem {ended} gilt darum das Postfach nicht "
        "mehr ({citation}). Der Bescheid kommt mit der Post.",
        en="The e-mail that should have told of the notice did not arrive. Since {ended} the inbox therefore no longer counts "
        "({citation}). The notice comes by post.",
    ),
    "left": T(
        "Seit dem {ended} gibt es Ihr Konto und damit das Postfach nicht mehr. Der Bescheid kommt mit der Post.",
        en="Since {ended} your account and with it the inbox are gone. The notice comes by post.",
    ),
}
NOT_YET = {
    "provided": T("Bereitgestellt am {provided} ({citation}).", en="Provided on {provided} ({citation})."),
    "opened": T(
        "Bereitgestellt am {provided}. Der Bescheid gilt am {nth} Tag nach dem ersten Öffnen als bekannt gegeben ({citation}).",
        en="Provided on {provided}. The notice counts as announced on the {nth} day after it is first opened ({citation}).",
    ),
    "posted": T(
        "Der Bescheid geht auf Papier hinaus. Er gilt am {nth} Tag nach der Aufgabe zur Post als bekannt gegeben ({citation}).",
        en="The notice goes out on paper. It counts as announced on the {nth} day after it is posted ({citation}).",
    ),
}
