from datetime import date

import pytest

from townhall.catalogue.plain_language import faults
from townhall.lib import written
from townhall.lib.text import T
from townhall.notifications import letters
from townhall.notifications.in_short import ADVICE, in_short, in_short_by_mail

DUE = date(2026, 3, 16)
FILLING = {"service": "Hund anmelden", "amount": "12,00 €", "due": written.day(DUE), "office": "Steuerabteilung"}
SUMMARIES = {name: text for name, text in vars(letters).items() if name.endswith("_SUMMARY") and isinstance(text, T)}


@pytest.mark.parametrize("language", ["de", "en"])
class TestEveryLetter:
    @pytest.mark.parametrize("name", SUMMARIES)
    def test_can_be_understood_in_short(self, name, language):
        summary = SUMMARIES[name].fill(**FILLING)

        for kind in [*ADVICE, "message"]:
            made = in_short(kind, summary, due=DUE, language=language)
            assert len(made) == 4
            assert list(faults(made)) == []

    def test_is_announced_by_mail_in_short(self, language):
        for kind in [*ADVICE, "message", "decision"]:
            for due in (DUE, None):
                made = in_short_by_mail(kind, due=due, language=language)
                assert list(faults(made)) == []


class TestTheMailAboutADecision:
    def test_says_nothing_about_the_matter(self):
        words = " ".join(map(str, in_short_by_mail("decision", due=None, language="de")))

        assert "Fristen können davon abhängen." in words
        assert "bewilligt" not in words
