from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.test import Client

from tests.fixtures import sign_in
from townhall.accounts.models import Account
from townhall.journal.models import Delivery, Event
from townhall.journal.recording import record


@pytest.mark.django_db
class TestTheAdministrationOfAccounts:
    @pytest.fixture(autouse=True)
    def signed_in(self, client, admin):
        sign_in(client, admin)

    def test_lists_accounts(self, client, alice):
        assert alice.email in client.get("/admin/accounts/account/").content.decode()

    def test_opens_an_account_without_what_citizens_told_about_themselves(self, client, alice):
        page = client.get(f"/admin/accounts/account/{alice.pk}/change/").content.decode()

        assert alice.email in page
        assert alice.street not in page

    def test_makes_an_account_without_a_password_of_its_own(self, client):
        facts = {"email": "Frank.Muster@example.org", "given_name": "Frank", "family_name": "Muster"}

        response = client.post("/admin/accounts/account/add/", facts)

        assert response.status_code == 302
        assert not Account.objects.get(email="frank.muster@example.org").has_usable_password()

    def test_shuts_an_account_and_says_so_in_the_journal(self, client, alice):
        facts = {"given_name": "Alice", "family_name": "Beispiel", "language": "de"}

        client.post(f"/admin/accounts/account/{alice.pk}/change/", facts)

        alice.refresh_from_db()
        assert not alice.is_active
        assert Event.objects.of(alice).get().kind == "account.shut"

    def test_gives_no_rights_and_takes_over_no_account(self, client, alice, admin):
        facts = {"given_name": "A", "family_name": "B", "language": "de", "is_active": "on"}
        taken = {"email": "mine@example.org", "password": "x", "is_staff": "on", "is_superuser": "on"}

        client.post(f"/admin/accounts/account/{alice.pk}/change/", facts | taken)
        client.post(f"/admin/accounts/account/{admin.pk}/change/", facts | {"is_active": ""})

        alice.refresh_from_db()
        admin.refresh_from_db()
        assert (alice.email, alice.is_staff, alice.is_superuser) == ("alice.beispiel@example.org", False, False)
        assert admin.is_active

    def test_is_closed_to_clerks_and_citizens(self, client, alice, bob):
        for who in (alice, bob):
            client.force_login(who)
            assert client.get("/admin/accounts/account/").status_code in (302, 403)


@pytest.mark.django_db
class TestSessions:
    ADDRESS = "/admin/usersessions/usersession/"

    @pytest.fixture
    def alices(self, alice) -> Client:
        browser = Client()
        EmailAddress.objects.create(user=alice, email=alice.email, verified=True, primary=True)
        browser.post("/konto/zugang/login/", {"login": alice.email, "password": "correct horse"})
        return browser

    def test_of_somebody_are_ended_by_an_administrator_and_the_journal_says_so(self, client, admin, alice, alices):
        sign_in(client, admin)
        assert alices.get("/konto/").status_code == 200

        session = UserSession.objects.get(user=alice)
        client.post(self.ADDRESS, {"action": "end_sessions", "_selected_action": [session.pk]})

        assert alices.get("/konto/").status_code == 302
        assert Event.objects.of(alice).get().kind == "session.ended"

    def test_are_shown_only_after_a_fresh_sign_in(self, client, admin):
        sign_in(client, admin, ago=timedelta(minutes=11))

        assert "/reauthenticate/" in client.get(self.ADDRESS).url
        assert "/reauthenticate/" in client.get("/admin/accounts/account/add/").url


@pytest.mark.django_db
def test_failed_steps_are_tried_again_by_an_administrator(client, admin, alice, now):
    event = record("account.changed", alice, by=alice, at=now)
    failed = Delivery.objects.create(event=event, reaction="test.late", error="Kein Anschluss", run_at=now.replace(year=2090))
    sign_in(client, admin)
    page = "/admin/journal/delivery/"
    assert "Kein Anschluss" in client.get(page).content.decode()

    client.post(page, {"action": "try_again", "_selected_action": [failed.pk]})

    assert Delivery.objects.due().get() == failed
