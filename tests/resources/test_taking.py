"""Make a reservation final, with the amount that is granted."""

import pytest

from tests.resources.counts import counts
from townhall.resources.counting import Exhausted
from townhall.resources.holding import hold
from townhall.resources.taking import take


class TestTaking:
    def test_grants_another_amount_than_was_reserved(self, balconies, alice, now):
        take(hold(balconies, amount=40_000, for_=alice, at=now), amount=30_000, at=now)

        assert counts(balconies) == (0, 30_000)

    def test_again_brings_it_to_the_new_amount(self, balconies, alice, now):
        claim = take(hold(balconies, amount=40_000, for_=alice, at=now), at=now)

        assert take(claim, amount=60_000, at=now).amount == 60_000
        assert take(claim, amount=60_000, at=now).amount == 60_000
        assert counts(balconies) == (0, 60_000)

    def test_never_grants_more_than_there_is(self, balconies, alice, now):
        claim = take(hold(balconies, amount=40_000, for_=alice, at=now), at=now)

        with pytest.raises(Exhausted):
            take(claim, amount=100_001, at=now)
        assert counts(balconies) == (0, 40_000)
