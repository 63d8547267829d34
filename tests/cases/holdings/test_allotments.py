"""What a case has of a limited resource: reserved, granted, given back."""

import pytest

from tests.resources.conftest import balconies  # noqa: F401
from townhall.cases.holdings.allotment_words import shown
from townhall.cases.holdings.allotments import NothingLeft, claims_of, grant, reserve
from townhall.cases.transitions import withdraw
from townhall.catalogue.results import ClaimOn, Result

HALF, ALL = ClaimOn("balkone", 50_000), ClaimOn("balkone", 100_000)


class TestAllotments:
    def test_are_reserved_at_receipt_and_granted_by_the_decision(self, case, balconies, bob, now):  # noqa: F811
        reserve(case, [HALF], at=now)
        grant(case, [HALF], by=bob, at=now)

        assert shown(claims_of(case).get()).in_("de") == ("500,00 € aus „Balkonkraftwerke 2026“ (bewilligt), noch 500,00 € frei")

    def test_are_refused_when_nothing_is_left(self, case, apply, balconies, bob, now):  # noqa: F811
        other = apply()
        grant(other, [ALL], by=bob, at=now)

        with pytest.raises(NothingLeft) as refusal:
            grant(case, [HALF], by=bob, at=now)
        assert "nicht mehr genug frei" in refusal.value.message.in_("de")

    def test_move_up_when_an_application_is_withdrawn(self, case, apply, balconies, alice, now):  # noqa: F811
        other = apply()
        assert [claim.state for claim in reserve(case, [ALL], at=now) + reserve(other, [ALL], at=now)] == ["held", "waiting"]

        withdraw(case, by=alice, at=now)

        assert claims_of(other).get().state == "held"

    def test_are_given_back_by_a_decision_that_grants_nothing(self, case, balconies, bob, now):  # noqa: F811
        reserve(case, [ALL], at=now)
        grant(case, (), by=bob, at=now)

        assert claims_of(case).get().state == "released"

    def test_stand_in_the_result_only_where_there_are_some(self):
        assert "claims" not in Result(parts=()).dump()
        assert Result.load(Result(parts=(), claims=(HALF,)).dump()).claims == (HALF,)
