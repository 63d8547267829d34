"""Wait in line, and be served in order."""

from datetime import timedelta

import pytest

from tests.resources.counts import counts
from townhall.resources.holding import OthersFirst, hold, wait
from townhall.resources.line import offer_next
from townhall.resources.releasing import release


class TestTheLine:
    def test_serves_priority_first_and_then_by_receipt(self, balconies, alice, bob, charlie, now):
        claim = hold(balconies, amount=100_000, for_=bob, at=now)
        wait(balconies, amount=50_000, for_=alice, at=now)
        wait(balconies, amount=50_000, for_=charlie, priority=0, at=now + timedelta(hours=1))
        release(claim, at=now)

        with pytest.raises(OthersFirst):
            hold(balconies, amount=50_000, for_=alice, at=now)
        assert balconies.claims.in_line().first().subject_id == str(charlie.pk)
        assert [row.subject_id for row in offer_next(balconies, at=now)] == [str(charlie.pk), str(alice.pk)]
        assert counts(balconies) == (100_000, 0)
