"""Worked-out values, ends of the way and routes: what answers lead to without code."""

from datetime import date

import pytest

from tests.catalogue.terrace import ORDINARY, Place, Terrace
from townhall.catalogue.answers import Answers
from townhall.catalogue.definition import DefinitionError
from townhall.catalogue.schema import json_schema
from townhall.fields.computed import Computed
from townhall.kit import Step, T, fields
from townhall.logic.expressions import today

TODAY = date(2026, 5, 4)


def answers(**place) -> Answers:
    return Answers(Terrace.definition, ORDINARY | {"place": ORDINARY["place"] | place}, today=TODAY)


class TestAWorkedOutValue:
    def test_is_read_like_an_answer(self):
        assert answers().visible().read(Place).area == 9
        assert answers(length="4.6").visible().read(Place).area == 10

    def test_cannot_be_typed(self):
        assert answers(area="1000").visible().read(Place).area == 9

    def test_is_left_out_while_something_is_missing(self):
        assert answers(length="lang").visible().read(Place).area is None

    def test_keeps_nobody_from_sending(self):
        assert not answers().problems()

    def test_is_read_only_for_machines(self):
        place = json_schema(Terrace.definition)["properties"]["place"]

        assert place["properties"]["area"]["readOnly"]
        assert "area" not in place["required"]

    def test_never_depends_on_the_day_it_is_read(self):
        class Later(Step):
            title = T("Später", en="Later")

            born = fields.Date(T("Geboren", en="Born"))
            days = Computed(T("Tage", en="Days"), value=born.days_until(today()))

        with pytest.raises(DefinitionError, match="worked out from the day"):
            type("Wrong", (Terrace,), {**{n: v for n, v in vars(Terrace).items() if n[0] != "_"}, "slug": "x", "steps": [Later]})


class TestTheEndOfTheWay:
    def test_is_reached_by_an_answer(self):
        step, stop = answers(private=True).stop

        assert step.id == "place"
        assert stop.title.in_("en") == "You need no permit"

    def test_is_not_reached_otherwise(self):
        assert answers().stop is None


class TestARoute:
    def test_leads_to_another_authority(self):
        assert answers().authority == "stadtmitte"

    def test_leads_to_the_authority_of_the_service_otherwise(self):
        assert answers(zone="other").authority == "stadt"
