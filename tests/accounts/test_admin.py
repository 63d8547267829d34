import pytest

from tests.fixtures import sign_in
from townhall.accounts.models import Account
from townhall.journal.models import Event


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
