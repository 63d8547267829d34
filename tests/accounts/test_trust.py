from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore

from townhall.accounts import trust
from townhall.accounts.models import IdentityProof, TrustLevel
from townhall.journal.models import Event


@pytest.fixture
def session(alice):
    """Return a session in which Alice is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(alice.pk)
    return session


@pytest.mark.django_db
class TestTrust:
    def test_is_none_without_an_account(self, now):
        assert trust.of(SessionStore(), AnonymousUser(), at=now) == TrustLevel.NONE
        assert trust.of(SessionStore(), None, at=now) == TrustLevel.NONE

    def test_is_basic_with_a_password(self, session, alice, now):
        assert trust.of(session, alice, at=now) == TrustLevel.BASIC

    def test_rises_with_the_identity_card(self, session, alice, now):
        trust.raise_session(session, TrustLevel.HIGH, at=now)

        assert trust.of(session, alice, at=now) == TrustLevel.HIGH

    @pytest.mark.parametrize("later", [trust.RAISED_FOR, timedelta(days=400), timedelta(hours=-1)])
    def test_falls_again_after_a_while_or_when_the_clock_is_wrong(self, session, alice, now, later):
        trust.raise_session(session, TrustLevel.HIGH, at=now)

        assert trust.of(session, alice, at=now + later) == TrustLevel.BASIC

    def test_does_not_pass_to_another_account(self, session, charlie, now):
        trust.raise_session(session, TrustLevel.HIGH, at=now)

        assert trust.of(session, charlie, at=now) == TrustLevel.BASIC

    def test_does_not_pass_to_another_session(self, session, alice, now):
        trust.raise_session(session, TrustLevel.HIGH, at=now)

        assert trust.of(SessionStore(), alice, at=now) == TrustLevel.BASIC

    def test_does_not_rise_for_somebody_who_is_not_signed_in(self, now):
        with pytest.raises(trust.NotSignedIn):
            trust.raise_session(SessionStore(), TrustLevel.HIGH, at=now)


@pytest.mark.django_db
class TestAProof:
    FACTS = {"given_name": "Alice", "family_name": "Beispiel"}

    def test_is_kept_with_what_it_proved(self, alice, now):
        trust.prove(alice, TrustLevel.HIGH, "eid", "abc", self.FACTS, at=now)

        proof = alice.proofs.get()
        assert (proof.level, proof.source, proof.facts, proof.proved_at) == (4, "eid", self.FACTS, now)

    def test_is_recorded_without_facts(self, alice, now):
        trust.prove(alice, TrustLevel.HIGH, "eid", "abc", self.FACTS, at=now)

        event = Event.objects.of(alice).get()
        assert event.data == {"level": 4, "source": "eid"}

    def test_twice_is_one_proof_with_the_latest_facts(self, alice, now):
        trust.prove(alice, TrustLevel.HIGH, "eid", "abc", self.FACTS, at=now)
        trust.prove(alice, TrustLevel.HIGH, "eid", "abc", self.FACTS | {"family_name": "Neu"}, at=now)

        assert IdentityProof.objects.get().facts["family_name"] == "Neu"

    def test_of_one_identity_belongs_to_one_account(self, alice, charlie, now):
        trust.prove(alice, TrustLevel.HIGH, "eid", "abc", self.FACTS, at=now)

        with pytest.raises(trust.IdentityTaken):
            trust.prove(charlie, TrustLevel.HIGH, "eid", "abc", self.FACTS, at=now)

        assert not charlie.proofs.exists()
