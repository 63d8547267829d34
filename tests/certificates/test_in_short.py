from datetime import date
from decimal import Decimal

import pytest

from townhall.catalogue.plain_language import faults
from townhall.catalogue.results import Charge, ChargeLine, Due, Part, Result
from townhall.certificates.in_short import CAN_OBJECT, Way, of_decision
from townhall.certificates.notices import compose
from townhall.lib.text import T

FEE = Charge((ChargeLine(T("Karte"), 1200, Decimal(1), 1200, "§ 1", T("Eine Karte kostet 12 Euro.")),))
LATER = (Due(date(2027, 2, 15), 5000, T("Betrag")), Due(date(2027, 8, 15), 5000, T("Betrag")))
OBJECTION = Way("", T("Sie können Widerspruch erheben.", en="You can object."), "P1M")


def said(result=None, *, pay_by=None, ways=(), language="de") -> dict[str, tuple[str, ...]]:
    made = of_decision("Es ist so.", result or Result(()), pay_by=pay_by, ways=ways, language=language)
    assert list(faults(made)) == []
    return {passage.title: passage.sentences for passage in made}


class TestADecisionInShort:
    def test_says_what_is_to_be_paid_and_until_when(self):
        points = said(Result((), charge=FEE), pay_by=date(2027, 3, 3))

        assert points["Was müssen Sie tun?"][0] == "Zahlen Sie die Gebühr: 12,00 €."
        assert points["Bis wann?"] == ("Zahlen Sie bis zum 3. März 2027.",)

    def test_says_when_nothing_is_to_be_done(self):
        assert said()["Was müssen Sie tun?"] == ("Sie müssen nichts tun.",)
        assert said(language="en")["Until when?"] == ("There is no date to keep.",)

    def test_names_the_first_day_of_several(self):
        points = said(Result((), due=LATER))

        assert points["Was müssen Sie tun?"][:2] == ("Zu zahlen sind 100,00 €.", "Sie zahlen in 2 Beträgen.")
        assert points["Bis wann?"][0] == "50,00 € sind am 15. Februar 2027 fällig."

    def test_says_how_to_object_and_for_how_long(self):
        points = said(ways=[OBJECTION])["Was, wenn Sie nicht einverstanden sind?"]

        assert points[:2] == ("Sie können Widerspruch erheben.", "Sie haben 1 Monat Zeit, um sich zu wehren.")

    @pytest.mark.parametrize("language", ["de", "en"])
    def test_begins_no_new_time_with_a_correction(self, language):
        made = of_decision("Es ist so.", Result(()), pay_by=None, ways=[OBJECTION], corrects=True, language=language)

        assert list(faults(made)) == []
        assert ("Die Zeit läuft weiter wie bisher." in made[-1].sentences) == (language == "de")

    def test_tells_two_ways_to_object_apart(self):
        points = said(ways=[Way("1", CAN_OBJECT, "P1M"), Way("2, 3", OBJECTION.words, "P1M")])

        assert "Für Nummer 2, 3 gilt das Folgende." in points["Was, wenn Sie nicht einverstanden sind?"]

    @pytest.mark.parametrize("language", ["de", "en"])
    def test_takes_the_words_of_the_remedy_from_the_legal_register(self, decision, language):
        [*_others, otherwise] = compose(decision, language).in_short

        assert "Widerspruch" in otherwise.sentences[0]
        assert Result.load(decision.content).parts[0] == Part(
            Result.load(decision.content).parts[0].text, "remedy.widerspruch_levy"
        )
