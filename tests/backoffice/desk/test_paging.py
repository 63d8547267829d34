from datetime import date

import pytest

from townhall.backoffice.desk.paging import ORDERS, SIZE, Place, page
from townhall.cases.models import Case


class TestAPageOfAList:
    def test_follows_on_the_one_before_without_a_gap_also_among_cases_without_deadline(self, many):
        cases, found, place = Case.objects.all(), [], None
        while True:
            shown = page(cases, after=place)
            found += shown.cases
            place = shown.next
            if place is None:
                break

        assert [case.pk for case in found] == [case.pk for case in sorted(many, key=lambda c: (c.due_on or date.max, c.pk))]

    def test_leads_back_the_same_way(self, many):
        cases = Case.objects.all()
        first = page(cases)
        second = page(cases, after=first.next)
        third = page(cases, after=second.next)

        assert page(cases, before=third.previous).cases == second.cases
        assert page(cases, before=second.previous).cases == first.cases
        assert page(cases, before=second.previous).previous is None

    @pytest.mark.parametrize("order", [*ORDERS.values(), *(each.turned for each in ORDERS.values())], ids=str)
    def test_shows_every_case_once_in_every_order(self, many, order):
        cases, found, place = Case.objects.all(), [], None
        while place is not None or not found:
            shown = page(cases, order=order, after=place)
            found += shown.cases
            place = shown.next and Place.read(str(shown.next), order)
        back = page(cases, order=order, before=Place.read(str(Place.of(found[-1], order)), order))

        assert sorted(case.pk for case in found) == sorted(case.pk for case in many)
        assert back.cases == found[-SIZE - 1 : -1]
        values = [value for case in found if (value := getattr(case, order.column)) is not None]
        assert values == sorted(values, reverse=order.descending)

    @pytest.mark.parametrize("text", ["", "x", "2026-13-01.4", "-.x", "2026-03-01"])
    def test_begins_at_the_top_when_the_place_makes_no_sense(self, text):
        assert Place.read(text) is None
