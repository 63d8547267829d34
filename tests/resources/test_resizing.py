"""Change how much there is."""

from datetime import timedelta

import pytest

from tests.resources.counts import counts
from townhall.resources.holding import hold
from townhall.resources.models import Claim
from townhall.resources.resizing import LessThanTaken, resize
from townhall.resources.taking import take


class TestResizing:
    def test_marks_what_no_longer_fits_and_deletes_nothing(self, balconies, alice, bob, charlie, now):
        take(hold(balconies, amount=40_000, for_=bob, at=now), at=now)
        hold(balconies, amount=20_000, for_=alice, at=now)
        hold(balconies, amount=20_000, for_=charlie, at=now + timedelta(hours=1))

        conflicts = resize(balconies, capacity=60_000, at=now)

        assert [(row.subject_id, row.state) for row in conflicts] == [(str(charlie.pk), "waiting")]
        assert Claim.objects.filter(is_conflict=True).count() == 1
        assert counts(balconies) == (20_000, 40_000)

    def test_refuses_less_than_was_granted(self, balconies, bob, now):
        take(hold(balconies, amount=40_000, for_=bob, at=now), at=now)

        with pytest.raises(LessThanTaken):
            resize(balconies, capacity=39_999, at=now)
