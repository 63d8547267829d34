"""Registering a business: who need not, what a clerk has to look at, what it costs and what the receipt says."""

import json
from datetime import date
from pathlib import Path

import pytest

from services.trade_registration import samples
from services.trade_registration.premises import Premises
from services.trade_registration.rules import check, confirm
from services.trade_registration.service import TradeRegistration
from services.trade_registration.stock import owned_by, the_business
from townhall.kit import Answers, Held, Situation, charge

TODAY = date(2030, 1, 7)
LAW = {entry["key"]: entry for entry in json.loads((Path(__file__).parent / "law.json").read_text())}


class Register:
    def value(self, key, *, on):
        return LAW[key]["value"]

    def source(self, key, *, on):
        return LAW[key]["source"]


def situation(*held: Held, **stated) -> Situation:
    return Situation(today=TODAY, submitted_on=TODAY, law=Register(), held=held, stated=stated)


def answers(tree=samples.ORDINARY, **steps) -> Answers:
    merged = tree | {step: tree.get(step, {}) | given for step, given in steps.items()}
    return Answers(TradeRegistration.definition, merged, today=TODAY).visible()


def business(number: str, premises: str) -> Held:
    return Held("trade", number, "Rad und Tat", date(2026, 1, 1), {"premises": premises}, "BO-2026-0000001-7")


SHOP = business("2026-000001", "Beispielweg 3, 44789 Bochum")
STALL = business("2026-000002", "Musterstraße 12, 44787 Bochum")


class TestWhoNeedNotRegister:
    @pytest.mark.parametrize("work", ["freelance", "farming", "own_wealth"])
    def test_is_led_to_the_tax_office(self, work):
        step, stop = answers(area={"work": work}).stop

        assert step.id == "area"
        assert "elster.de" in stop.link

    def test_sells_at_the_door_and_asks_us(self):
        assert answers(area={"work": "travelling"}).stop[1].link == "anliegen"

    def test_has_premises_elsewhere(self):
        assert answers(area={"in_bochum": False}).stop[1].title.in_("en") == "Another city is responsible"


class TestWhatIsAsked:
    def test_depends_on_who_runs_the_business(self):
        def asked(tree):
            return {step.id for step in answers(tree).steps}

        assert "representatives" not in asked(samples.ORDINARY)
        assert "own_origin" not in asked(samples.GMBH)

    def test_is_a_residence_permit_of_people_from_elsewhere_only(self):
        def problems(nationality):
            origin = samples.BORN_HERE | {"nationality": nationality}
            return answers(own_origin={"origin": origin}).problems()

        assert problems("FR") == {}
        assert list(problems("US")) == ["own_origin/origin/residence_permit"]

    def test_is_the_register_entry_of_a_company_that_has_one(self):
        company = {"name": "Erfunden GmbH", "legal_form": "gmbh", "is_registered": True}
        who = samples.COMPANY["who"] | {"organisation": company}

        missing = answers(samples.GMBH, owner={"who": who}).problems()

        assert list(missing) == [f"owner/who/organisation/register_{part}" for part in ("court", "number")]

    def test_is_no_register_entry_of_a_partnership_without_one(self):
        who = samples.COMPANY["who"] | {"organisation": {"name": "Wir GbR", "legal_form": "gbr"}}

        assert answers(samples.GMBH, owner={"who": who}).problems() == {}


class TestWhatAClerkReadsFirst:
    def test_is_that_nothing_is_missing(self):
        assert "complete" in check(answers(), situation()).in_("en")

    @pytest.mark.parametrize(
        ("sentence", "steps"),
        [
            ("The premises are not in Bochum.", {"premises": {"address": samples.SHOP | {"postcode": "45127", "city": "Essen"}}}),
            ("The activity needs a permission.", {"kind": {"needs_permit": True, "permit": ["later"]}}),
            ("The activity began before the notice.", {"activity": {"begins": "2029-12-01"}}),
            ("The person has stated something unusual.", {"papers": {"remarks": "Der Laden wird noch umgebaut."}}),
        ],
    )
    def test_is_what_does_not_fit(self, sentence, steps):
        assert check(answers(**steps), situation()).in_("en") == sentence

    def test_is_that_a_residence_permit_has_to_be_checked(self):
        assert "residence permit" in check(answers(samples.GMBH), situation()).in_("en")

    def test_is_that_a_minor_needs_the_court(self):
        young = samples.PERSON["who"] | {"person": samples.ALICE | {"born": "2013-05-12"}}

        assert "minor" in check(answers(owner={"who": young}), situation()).in_("en")

    def test_is_that_there_is_a_business_already(self):
        assert "already" in check(answers(), situation(SHOP)).in_("en")


class TestTheFee:
    def test_of_a_person_is_one_amount(self):
        assert charge(answers(), situation()).cents == LAW["trade_registration.fee.person"]["value"]

    def test_of_a_company_grows_with_its_representatives(self):
        company, further = (LAW[f"trade_registration.fee.{part}"]["value"] for part in ("company", "further"))

        assert charge(answers(samples.GMBH), situation()).cents == company + further

    def test_says_that_its_figures_are_assumed(self):
        assert "Annahme für die Demonstration" in charge(answers(), situation()).lines[0].source


class TestTheReceipt:
    def test_orders_the_fee_and_nothing_else(self):
        [part] = confirm(answers(), situation(), "confirmed").parts

        assert part.text.in_("de") == "Die Gebühr beträgt 26,00 €."
        assert part.remedy == "remedy.widerspruch_levy"

    def test_states_what_was_notified(self):
        facts = {fact.label.in_("de"): fact.value.in_("de") for fact in confirm(answers(), situation(), "confirmed").facts}

        assert facts["Betrieb"] == "Rad und Tat"
        assert facts["Gewerbetreibend"] == "Alice Beispiel"
        assert facts["Tätigkeit"].endswith("; Verleih von Fahrrädern")

    def test_names_register_and_directors_of_a_company(self):
        facts = {
            fact.label.in_("de"): fact.value.in_("de") for fact in confirm(answers(samples.GMBH), situation(), "confirmed").facts
        }

        assert facts["Registereintrag"] == "Amtsgericht Bochum, HRB 00000"
        assert facts["Vertreten durch"] == "Dora Erfunden und Charlie Nirgendwo"

    def test_warns_of_beginning_a_craft_without_its_card(self):
        notes = [note.in_("de") for note in confirm(answers(samples.GMBH), situation(), "confirmed").notes]

        assert any("Handwerksrolle" in note for note in notes)

    def test_takes_the_business_into_the_stock(self):
        [effect] = confirm(answers(), situation(), "confirmed").effects

        assert (effect.change, effect.kind, effect.label) == ("create", "trade", "Rad und Tat")
        assert effect.valid_from == date(2030, 2, 1)

    def test_is_none_when_refused(self):
        result = confirm(answers(), situation(), "refused")

        assert result.effects == ()
        assert result.parts[0].remedy == "remedy.klage"


class TestTheStock:
    def test_belongs_to_whoever_runs_it_wherever_they_move(self):
        moved = samples.PERSON["who"] | {"address": samples.SHOP}

        assert owned_by(answers()) == owned_by(answers(owner={"who": moved}))
        assert owned_by(answers()) != owned_by(answers(samples.GMBH))

    def test_finds_the_only_business(self):
        assert the_business(situation(SHOP), number=None, address=answers().read(Premises).address) is SHOP

    def test_tells_several_apart_by_number_then_by_address(self):
        here = answers().read(Premises).address

        assert the_business(situation(SHOP, STALL), number="2026-000002", address=here) is STALL
        assert the_business(situation(SHOP, STALL), number=None, address=here) is SHOP

    def test_believes_the_clerk_more_than_the_applicant(self):
        here = answers().read(Premises).address

        assert the_business(situation(SHOP, STALL, number="2026-000001"), number="2026-000002", address=here) is SHOP

    def test_finds_nothing_by_a_wrong_number(self):
        assert the_business(situation(SHOP), number="2026-000009", address=answers().read(Premises).address) is None
