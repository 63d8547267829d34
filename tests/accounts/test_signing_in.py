import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.http import HttpResponse
from django.urls import include, path, reverse

from townhall.urls import urlpatterns as all_addresses

PASSWORD = "correct horse"


def page(request):
    return HttpResponse(f"{request.user}")


office = ([path("probe/", page, name="worklist")], "backoffice")
urlpatterns = [path("amt/", include(office)), path("offen/", page), *all_addresses]


@pytest.fixture(autouse=True)
def rooms(settings):
    settings.ROOT_URLCONF = __name__
    settings.STAFF_NEEDS_SECOND_FACTOR = True
    cache.clear()


@pytest.fixture
def known(alice, bob):
    """Let Alice and Bob have confirmed their addresses."""
    for account in (alice, bob):
        EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)


def sign_in(client, account, password=PASSWORD, query=""):
    return client.post(reverse("account_login") + query, {"login": account.email, "password": password})


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.mark.django_db
@pytest.mark.usefixtures("known")
class TestAnOfficial:
    @pytest.fixture
    def secret(self, bob):
        secret = generate_totp_secret()
        TOTP.activate(bob, secret)
        return secret

    @pytest.mark.parametrize("address", ["/amt/probe/", "/admin/"])
    def test_without_second_factor_is_led_to_set_it_up(self, client, bob, address):
        bob.is_superuser = True
        bob.save()
        client.force_login(bob)

        response = client.get(address)

        assert response.status_code == 302
        assert response.url == reverse("mfa_activate_totp")

    def test_alone_is_asked_for_one(self, client, alice):
        client.force_login(alice)

        assert client.get("/amt/probe/").status_code == 200  # the room itself shows citizens the door

    def test_without_second_factor_may_go_elsewhere(self, client, bob):
        client.force_login(bob)

        assert client.get("/offen/").status_code == 200

    def test_signs_in_with_password_and_second_factor(self, client, bob, secret):
        half_way = sign_in(client, bob)
        assert half_way.url == reverse("mfa_authenticate")
        assert client.get("/amt/probe/").content != b"Bob Muster"

        response = client.post(half_way.url, {"code": code_of(secret)})

        assert response.url == reverse("backoffice:worklist")
        assert client.get("/amt/probe/").content == b"Bob Muster"

    def test_sets_the_second_factor_up_and_gets_in(self, client, bob):
        sign_in(client, bob)
        set_up = client.get("/amt/probe/").url
        once_more = client.get(set_up).url  # who changes what protects an account says the password once more
        assert client.post(once_more, {"password": PASSWORD}).url == set_up
        assert client.get(set_up).status_code == 200

        response = client.post(set_up, {"code": code_of(client.session["mfa.totp.secret"])})

        assert response.status_code == 302
        assert client.get("/amt/probe/").content == b"Bob Muster"
        assert set(Authenticator.objects.values_list("type", flat=True)) == {"totp", "recovery_codes"}

    def test_gets_in_by_a_recovery_code_once(self, client, bob, secret):
        code = RecoveryCodes.activate(bob).get_unused_codes()[0]
        answers = []
        for _ in range(2):
            client.post(sign_in(client, bob).url, {"code": code})
            answers.append("_auth_user_id" in client.session)
            client.session.flush()

        assert answers == [True, False]

    def test_has_a_secret_that_is_not_stored_in_the_clear(self, bob, secret):
        stored = Authenticator.objects.get(user=bob).data["secret"]

        assert stored != secret
        assert get_adapter().decrypt(stored) == secret

    def test_has_no_second_door_to_the_administration(self, client):
        response = client.get("/admin/login/?next=/admin/")

        assert response.status_code == 302
        assert response.url.startswith(reverse("account_login"))


@pytest.mark.django_db
@pytest.mark.usefixtures("known")
class TestACitizen:
    def test_comes_to_their_account_in_their_language(self, client, alice):
        alice.language = "en"
        alice.save()

        assert sign_in(client, alice).url == "/en/konto/"

    def test_is_led_on_to_where_they_wanted_to_go(self, client, alice):
        assert sign_in(client, alice, query="?next=/offen/").url == "/offen/"

    @pytest.mark.parametrize(
        "address",
        [
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "https:evil.example",
            "javascript:alert(1)",
            "\thttps://e.example",
        ],
    )
    def test_is_never_led_to_a_foreign_place(self, client, alice, address):
        response = client.post(reverse("account_login"), {"login": alice.email, "password": PASSWORD, "next": address})

        assert response.status_code == 302
        assert response.url == reverse("portal:account_home")

    def test_is_not_told_whether_an_address_is_known(self, client, alice):
        EmailAddress.objects.filter(user=alice).update(email="other@example.org")
        wrong = sign_in(client, alice, password="wrong horse")

        assert wrong.status_code == 200
        assert "_auth_user_id" not in client.session

    def test_cannot_guess_passwords_without_end(self, client, alice):
        for _ in range(6):
            sign_in(client, alice, password="wrong horse")

        sign_in(client, alice)

        assert "_auth_user_id" not in client.session

    def test_without_confirmed_address_is_not_signed_in(self, client, charlie):
        EmailAddress.objects.create(user=charlie, email=charlie.email, verified=False, primary=True)

        sign_in(client, charlie)

        assert "_auth_user_id" not in client.session


@pytest.mark.django_db
class TestTheSessionAfterSigningIn:
    def test_has_a_new_key(self, client, alice, known):
        client.get(reverse("account_login"))
        session = client.session
        session["before"] = 1
        session.save()
        before = session.session_key
        client.cookies["session"] = before

        sign_in(client, alice)

        assert client.session.session_key != before
