from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cases.listed import asked_for, market
from townhall.cases.models import Case, ListedValue
from townhall.cases.search.listing import with_answer
from townhall.cases.transitions import correct


def kept(case: Case) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for value in case.listed.order_by("path", "place"):
        found.setdefault(value.path.partition("/")[2], []).append(value.shown["de"])
    return found


class TestTheListedAnswersOfACase:
    def test_are_kept_beside_it_at_receipt_as_people_read_them(self, stall):
        assert kept(stall()) == {
            "subject": ["Käse aus Ömmers Hof"],
            "plate": ["BO-AB 123"],
            "size": ["groß"],
            "wares": ["Brot", "Käse"],
            "road": ["Ja"],
            "area": ["12,5"],
            "opens": ["1. Mai 2026"],
            "period": ["1. Mai 2026 bis 31. Mai 2026"],
            "dogs/*/name": ["Rex", "Bello"],
        }

    def test_follow_every_change_of_the_application(self, stall, alice, now):
        case = stall()

        correct(case, tree=asked_for(subject="Brot", plate="", dogs=[]), by=alice, at=now)

        assert kept(case)["subject"] == ["Brot"]
        assert kept(case).keys().isdisjoint({"plate", "dogs/*/name"})

    def test_cost_one_statement_and_none_where_nothing_is_listed(self, stall, apply):
        def written(submit) -> int:
            with CaptureQueriesContext(connection) as seen:
                submit()
            return sum("cases_listedvalue" in query["sql"] for query in seen.captured_queries)

        assert (written(stall), written(apply)) == (1, 0)

    def test_are_filled_in_for_older_cases_by_a_command_that_may_run_twice(self, stall):
        case = stall()
        ListedValue.objects.all().delete()

        call_command("project_listed_fields", batch=1)
        call_command("project_listed_fields", batch=1)

        assert case.listed.count() == 11


class TestLookingForAnAnswer:
    @pytest.mark.parametrize(
        ("path", "fits", "fits_not"),
        [
            ("subject", "kaese aus öm", "aus"),
            ("plate", "bo ab12", "BO-CD"),
            ("size", "big", "small"),
            ("wares", "cheese", "milk"),
            ("road", "yes", "no"),
            ("area", (Decimal(12), Decimal(13)), (Decimal(13), None)),
            ("area", (None, Decimal("12.5")), (None, Decimal(12))),
            ("opens", (date(2026, 5, 1), date(2026, 5, 1)), (date(2026, 5, 2), None)),
            ("period", (date(2026, 5, 20), date(2026, 6, 20)), (date(2026, 6, 1), None)),
            ("period", (None, date(2026, 5, 1)), (None, date(2026, 4, 30))),
            ("dogs/*/name", "bello", "waldi"),
        ],
    )
    def test_finds_what_fits_in_whatever_spelling(self, stall, path, fits, fits_not):
        case, field = stall(), market.by_path[f"stall/{path}"]

        assert with_answer(field, "market", fits).get().case == case
        assert not with_answer(field, "market", fits_not).exists()
        assert not with_answer(field, "licence", fits).exists()
