import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from townhall.accounts.models import Account

NEW = {"email": "erin.beispiel@example.org", "password1": "a long sentence of mine"}


@pytest.fixture(autouse=True)
def fresh_limits(db):
    cache.clear()


def code_in_mail():
    return re.search(r"^\s*([A-Z0-9-]{6,})\s*$", mail.outbox[-1].body, re.MULTILINE)[1]


class TestSigningUp:
    def test_needs_the_code_from_the_mail(self, client):
        response = client.post(reverse("account_signup"), NEW)
        assert response.url == reverse("account_email_verification_sent")
        assert "_auth_user_id" not in client.session

        response = client.post(response.url, {"code": code_in_mail()})

        assert response.url == reverse("portal:account_home")
        assert client.session["_auth_user_id"] == str(Account.objects.get().pk)

    def test_with_a_wrong_code_leads_nowhere(self, client):
        response = client.post(reverse("account_signup"), NEW)

        client.post(response.url, {"code": "WRONG-CODE"})

        assert "_auth_user_id" not in client.session

    def test_keeps_the_language_in_which_it_was_done(self, client):
        client.post("/en/konto/zugang/signup/", NEW)

        assert Account.objects.get().language == "en"

    def test_does_not_tell_that_an_address_is_known(self, client, alice):
        for email in (NEW["email"], alice.email):
            response = client.post(reverse("account_signup"), NEW | {"email": email})
            assert (response.status_code, response.url) == (302, reverse("account_email_verification_sent"))
            client.session.flush()

        assert Account.objects.count() == 2

    @pytest.mark.parametrize("password", ["short", "password123", "1234567890123"])
    def test_refuses_a_password_that_is_easily_guessed(self, client, password):
        response = client.post(reverse("account_signup"), NEW | {"password1": password})

        assert response.status_code in (200, 422)
        assert not Account.objects.exists()

    def test_cannot_make_anybody_an_official(self, client):
        client.post(reverse("account_signup"), NEW | {"is_staff": "1", "is_superuser": "1"})

        account = Account.objects.get()
        assert (account.is_staff, account.is_superuser) == (False, False)


class TestAForgottenPassword:
    def test_gives_the_same_answer_for_every_address(self, client, alice):
        answers = {client.post(reverse("account_reset_password"), {"email": email}).url for email in (alice.email, NEW["email"])}

        assert answers == {reverse("account_reset_password_done")}
