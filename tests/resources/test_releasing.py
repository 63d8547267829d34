"""Give a part back."""

from tests.resources.counts import counts
from townhall.resources.holding import hold
from townhall.resources.releasing import release
from townhall.resources.taking import take


class TestReleasing:
    def test_frees_what_was_granted_once(self, balconies, alice, now):
        claim = take(hold(balconies, amount=40_000, for_=alice, at=now), at=now)
        release(claim, at=now)
        release(claim, at=now)

        assert counts(balconies) == (0, 0)
