import pytest

from townhall.accounts.models import Account


@pytest.mark.django_db
class TestTheAdministrationOfAccounts:
    @pytest.fixture(autouse=True)
    def signed_in(self, client, admin):
        client.force_login(admin)

    def test_lists_accounts(self, client, alice):
        assert alice.email in client.get("/admin/accounts/account/").content.decode()

    def test_opens_an_account_without_what_citizens_told_about_themselves(self, client, alice):
        page = client.get(f"/admin/accounts/account/{alice.pk}/change/").content.decode()

        assert alice.email in page
        assert alice.street not in page

    def test_makes_an_account(self, client):
        facts = {
            "email": "Frank.Muster@example.org",
            "usable_password": "true",
            "password1": "a long sentence",
            "password2": "a long sentence",
        }

        response = client.post("/admin/accounts/account/add/", facts)

        assert response.status_code == 302
        assert Account.objects.filter(email="frank.muster@example.org").exists()

    def test_is_closed_to_clerks_and_citizens(self, client, alice, bob):
        for who in (alice, bob):
            client.force_login(who)
            assert client.get("/admin/accounts/account/").status_code in (302, 403)
