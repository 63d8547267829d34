from datetime import date

from services.dog_tax import samples
from townhall.catalogue.answers import Answers
from townhall.catalogue.display import sections
from townhall.catalogue.registry import SERVICES

DOG_TAX = SERVICES["hundesteuer-anmeldung"].definition


def shown(tree, language="de"):
    found = sections(Answers(DOG_TAX, tree, today=date(2026, 11, 24)), language)
    return {line.path: (line.group, line.label, line.shown) for section in found for line in section.lines}


class TestSections:
    def test_show_what_was_answered_under_its_heading(self):
        assert shown(samples.ORDINARY)["dogs/dogs/0/name"] == ("Hund 1", "Rufname", "Rex")

    def test_say_what_was_not_answered(self):
        assert shown(samples.ORDINARY)["keeper/phone"][2] == "Nicht angegeben"

    def test_leave_out_what_does_not_arise(self):
        assert "payment/iban" not in shown(samples.ORDINARY)

    def test_hide_all_of_an_iban_but_its_end(self):
        assert shown(samples.EXEMPTION)["payment/iban"][2] == "DE•• •••• 2051"

    def test_speak_english(self):
        assert shown(samples.ORDINARY, "en")["keeper/person/born"] == ("Dog owner", "Date of birth", "12 May 1985")
