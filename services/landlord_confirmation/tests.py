"""Landlord confirmations: what is taken in at once, what a person looks at, and what the letter states."""

import json
from datetime import date
from pathlib import Path

from services.landlord_confirmation import samples
from services.landlord_confirmation.service import LandlordConfirmation, decide, take_in
from townhall.kit import Answers, Ruling, Situation

TODAY = date(2026, 11, 24)
LAW = {entry["key"]: entry["value"] for entry in json.loads((Path(__file__).parent / "law.json").read_text())}


class Register:
    def value(self, key, *, on):
        return LAW[key]


SITUATION = Situation(today=TODAY, submitted_on=TODAY, law=Register())


def answers(tree=samples.ORDINARY) -> Answers:
    return Answers(LandlordConfirmation.definition, tree, today=TODAY).visible()


def with_move(**changes) -> Answers:
    return answers(samples.ORDINARY | {"move": samples.ORDINARY["move"] | changes})


class TestDecide:
    def test_takes_in_a_recent_move_in_bochum(self):
        assert isinstance(decide(answers(), SITUATION), Ruling)

    def test_leaves_a_move_long_ago_to_a_person(self):
        assert decide(answers(samples.COMPANY), SITUATION).in_("en") == "The move was a long time ago."

    def test_leaves_a_dwelling_elsewhere_to_a_person(self):
        dwelling = samples.ORDINARY["dwelling"]
        elsewhere = dwelling | {"address": dwelling["address"] | {"city": "Herne"}}

        assert (
            decide(answers(samples.ORDINARY | {"dwelling": elsewhere}), SITUATION).in_("en") == "The dwelling is not in Bochum."
        )


class TestTheWayEnds:
    def test_before_anybody_has_moved_in(self):
        _step, stop = with_move(moved="planned").stop

        assert "§ 19 Abs. 6 BMG" in stop.reason.in_("de")

    def test_when_somebody_moved_out(self):
        assert with_move(moved="out").stop is not None

    def test_never_for_somebody_who_moved_in(self):
        assert answers().stop is None


class TestTheLetter:
    def test_gives_the_mark_and_states_what_was_confirmed(self):
        result = take_in(answers(samples.COMPANY), SITUATION, "accepted")

        assert [effect.kind for effect in result.effects] == ["allocation_mark"]
        assert [fact.value.in_("de") for fact in result.facts] == [
            "Nora Nirgendwo und Nils Nirgendwo",
            "Musterstraße 16, 44787 Bochum",
            "15. Januar 2025",
            "Vermietung Erfunden KG, Phantasiestraße 97, 44777 Bochum",
        ]

    def test_names_nobody_else_if_the_landlord_confirms(self):
        labels = [fact.label.in_("en") for fact in take_in(answers(), SITUATION, "accepted").facts]

        assert "On behalf of" not in labels

    def test_gives_no_mark_for_what_cannot_be_used(self):
        assert take_in(answers(), SITUATION, "rejected").effects == ()
