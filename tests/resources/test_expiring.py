"""Reservations whose time is over go back by a command that runs every few minutes."""

from datetime import timedelta

from django.core.management import call_command

from tests.resources.counts import counts
from townhall.resources.holding import hold


class TestExpireClaims:
    def test_frees_what_nobody_confirmed(self, balconies, alice, now):
        hold(balconies, amount=40_000, for_=alice, until=now + timedelta(minutes=15), at=now)

        call_command("expire_claims")

        assert counts(balconies) == (0, 0)

    def test_leaves_what_has_no_end(self, balconies, alice, now):
        hold(balconies, amount=40_000, for_=alice, at=now)

        call_command("expire_claims")

        assert counts(balconies) == (40_000, 0)
