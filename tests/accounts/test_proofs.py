"""What a proof says counts only as far as the person has shown it."""

from datetime import timedelta

import pytest

from townhall.accounts.models import TrustLevel
from townhall.accounts.proofs import proved_facts
from townhall.accounts.trust import prove


@pytest.fixture
def proved(alice, now):
    prove(alice, TrustLevel.SUBSTANTIAL, "demo", "demo-1", {"street": "Musterweg"}, at=now)
    return alice


class TestProvedFacts:
    def test_are_those_of_the_latest_proof_that_is_good_enough(self, proved, now):
        prove(proved, TrustLevel.HIGH, "card", "card-1", {"street": "Musterstraße"}, at=now + timedelta(days=1))

        assert proved_facts(proved.pk, level=TrustLevel.SUBSTANTIAL) == {"street": "Musterstraße"}

    def test_are_none_for_a_higher_level_than_was_proved(self, proved):
        assert proved_facts(proved.pk, level=TrustLevel.HIGH) == {}

    def test_are_none_for_somebody_who_only_signed_in(self, proved):
        assert proved_facts(proved.pk, level=TrustLevel.BASIC) == {}
        assert proved_facts(None, level=TrustLevel.HIGH) == {}
