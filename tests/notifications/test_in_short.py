from datetime import date

import pytest

from townhall.catalogue.plain_language import faults
from townhall.editorial.phrases import shipped_phrases
from townhall.lib import written
from townhall.notifications.in_short import in_short, in_short_by_mail

DUE = date(2026, 3, 16)
FILLING = {"service": "Hund anmelden", "amount": "12,00 €", "due": written.day(DUE), "office": "Steuerabteilung"}
FILLING |= {"due_on": FILLING["due"], "received_on": FILLING["due"]}
MESSAGES = [key for key in shipped_phrases() if key.startswith("message.") and key != "message.mail"]


@pytest.mark.parametrize("language", ["de", "en"])
class TestEveryLetter:
    @pytest.mark.parametrize("key", MESSAGES)
    def test_can_be_understood_in_short(self, key, language):
        words = shipped_phrases()[key].content

        for name in {"summary", "unpaid"} & {phrase.name for phrase in words.phrases}:
            made = in_short(words, words.fill(name, **FILLING), due=DUE, language=language)
            assert len(made) == 4
            assert list(faults(made)) == []

    @pytest.mark.django_db
    def test_is_announced_by_mail_in_short(self, language, now):
        for kind in ["message", "decision"]:
            for due in (DUE, None):
                made = in_short_by_mail(kind, due=due, language=language, at=now)
                assert list(faults(made)) == []


@pytest.mark.django_db
class TestTheMailAboutADecision:
    def test_says_nothing_about_the_matter(self, now):
        words = " ".join(map(str, in_short_by_mail("decision", due=None, language="de", at=now)))

        assert "Fristen können davon abhängen." in words
        assert "bewilligt" not in words
