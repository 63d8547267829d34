"""Outdoor seating: what the pavement costs, who needs no permission, and what the notices order."""

import json
from datetime import date
from pathlib import Path

import pytest

from services.outdoor_seating import samples
from services.outdoor_seating.questions import NOTICE, PASSAGE, Papers, Use
from services.outdoor_seating.rules import assess
from services.outdoor_seating.service import OutdoorSeating
from services.outdoor_seating.tariff import months_begun
from townhall.fields import DateRange
from townhall.kit import Answers, Situation, charge

TODAY = date(2030, 2, 1)
LAW = {entry["key"]: entry for entry in json.loads((Path(__file__).parent / "law.json").read_text())}
SEASON = DateRange(date(2030, 4, 1), date(2030, 10, 31))


class Register:
    def value(self, key, *, on):
        return LAW[key]["value"]

    def source(self, key, *, on):
        return LAW[key]["source"]


def answers(tree=samples.ORDINARY, district="Bochum-Mitte", today=TODAY) -> Answers:
    address = tree["spot"]["address"] | ({"district": district} if district else {})
    tree = tree | {"spot": tree["spot"] | {"address": address}}
    return Answers(OutdoorSeating.definition, tree, today=today).visible()


def situation(submitted_on=TODAY, **stated) -> Situation:
    given = {"allowed": SEASON, "revocable": True, "conditions": None} | stated
    return Situation(today=submitted_on, submitted_on=submitted_on, law=Register(), stated=given)


def asked_of(info, answers) -> bool:
    return answers.holds(info.when)


class TestTheFee:
    def test_is_area_times_zone_times_months(self):
        [line] = charge(answers(), situation()).lines

        assert line.cents == 15 * 7 * LAW["outdoor_seating.seats"]["value"]["1"]
        assert "15 m², 7 Monate, Tarifzone 1" in line.sentence.in_("de")
        assert "zu prüfen" in line.source

    def test_is_lower_away_from_the_centre(self):
        assert charge(answers(district="Wattenscheid"), situation()).cents == 15 * 7 * 450
        assert charge(answers(district=""), situation()).cents == 15 * 7 * 300

    def test_has_a_line_for_every_kind_of_use(self):
        goods, boards = charge(answers(samples.NARROW, district=""), situation()).lines

        assert (goods.cents, boards.cents) == (4 * 12 * 500, 1 * 12 * 1000)

    def test_follows_what_is_allowed_not_what_was_wished(self):
        shorter = situation(allowed=DateRange(date(2030, 5, 1), date(2030, 6, 15)))

        assert assess(answers(), shorter, "granted").charge.cents == 15 * 2 * 600

    @pytest.mark.parametrize(
        ("first", "last", "months"),
        [(date(2030, 3, 31), date(2030, 5, 1), 3), (date(2030, 12, 1), date(2031, 1, 31), 2), (TODAY, TODAY, 1)],
    )
    def test_counts_months_begun(self, first, last, months):
        assert months_begun(first, last) == months


class TestTheWay:
    def test_ends_on_private_ground(self):
        _step, stop = answers(samples.ORDINARY | {"ground": {"owner": "private"}}).stop

        assert "§ 18 StrWG NRW" in stop.reason.in_("de")

    def test_goes_on_for_somebody_who_does_not_know(self):
        assert answers(samples.NARROW).stop is None

    def test_warns_of_little_time_and_lets_people_apply(self):
        late = answers(today=date(2030, 3, 20))

        assert asked_of(Papers.late, late)
        assert late.problems() == {}
        assert not asked_of(Papers.late, answers(today=date(2030, 3, 18)))

    def test_warns_of_a_narrow_passage(self):
        assert asked_of(Use.narrow, answers(samples.NARROW))
        assert not asked_of(Use.narrow, answers())

    def test_warns_by_the_figures_of_the_register(self):
        assert LAW["outdoor_seating.notice"]["value"] == NOTICE
        assert LAW["outdoor_seating.passage"]["value"] == PASSAGE * 100


class TestThePermission:
    def test_has_another_remedy_than_its_fee(self):
        result = assess(answers(), situation(), "granted")

        assert [part.remedy for part in result.parts] == ["remedy.klage", "remedy.widerspruch_levy"]
        assert "630,00 €" in result.parts[1].text.in_("de")

    def test_says_whether_it_can_be_revoked(self):
        assert "widerrufen" in assess(answers(), situation(), "granted").parts[0].text.in_("de")
        assert "widerrufen" not in assess(answers(), situation(revocable=False), "granted").parts[0].text.in_("de")

    def test_carries_the_conditions_of_the_clerk_one_a_line(self):
        said = situation(conditions="Die Bank bleibt frei.\n\nKeine Musik im Freien.")

        assert [str(one) for one in assess(answers(), said, "granted").conditions[-2:]] == [
            "Die Bank bleibt frei.",
            "Keine Musik im Freien.",
        ]

    def test_is_an_entitlement_for_the_period_allowed(self):
        [effect] = assess(answers(), situation(), "granted").effects

        assert (effect.kind, effect.valid_from, effect.valid_until) == ("special_use", SEASON.first, SEASON.last)
        assert effect.label == "Kortumstraße 12, 44787 Bochum"

    def test_mentions_that_the_application_came_late(self):
        late = assess(answers(), situation(submitted_on=date(2030, 3, 25)), "granted")

        assert "weniger als 14 Tage" in late.reasons[-1].in_("de")
        assert len(assess(answers(), situation(), "granted").reasons) == 2

    def test_is_the_same_when_stored_and_read_again(self):
        result = assess(answers(), situation(), "granted")

        assert type(result).load(result.dump()) == result


class TestARefusal:
    def test_orders_nothing_to_pay(self):
        result = assess(answers(), situation(), "refused")

        assert [part.remedy for part in result.parts] == ["remedy.klage"]
        assert result.charge is None
        assert result.effects == ()
