"""Staff sign in by the city's own service: against a real provider on loopback, well-behaved and misbehaving."""

import re
from datetime import timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import pytest
import requests
from django.test import Client
from django.utils.timezone import now

from tests.servers import SignInService
from townhall.accounts.freshness import PROVED_AT
from townhall.accounts.models import Account
from townhall.authorities.models import Position, Role
from townhall.authorities.provider_roles import NotReadable, read
from townhall.journal.models import Event

CALLBACK = "http://testserver/konto/zugang/oidc/stadt/login/callback/"
LOGIN = "/konto/zugang/oidc/stadt/login/"
ROLES = ["steuer=clerk@steuerabteilung", "leitung=supervisor@steuerabteilung:licence", "technik=administrator"]
EMMA = {"email": "emma@stadt.example", "email_verified": True, "given_name": "Emma", "family_name": "Amtlich"}


@pytest.fixture(scope="module")
def service():
    with SignInService(CALLBACK) as running:
        yield running


@pytest.fixture(autouse=True)
def town(settings, service, needed, tax_office):
    """Return the town hall as it is configured for this provider."""
    needed("OpenID Connect provider")
    settings.STAFF_NEEDS_SECOND_FACTOR = True
    settings.OIDC_ROLES = ROLES
    app = {"provider_id": "stadt", "name": "Stadt", "client_id": "townhall", "secret": "only-for-tests"}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app | {"settings": {"server_url": service.url}}]}}


def at_the_provider(address: str, login: str) -> str:
    """Sign in at the provider as a person would, and return the address it leads back to."""
    with requests.Session() as browser:
        page = browser.get(address, allow_redirects=False)
        while not page.headers.get("Location", "").startswith(CALLBACK):
            if "Location" in page.headers:
                page = browser.get(requests.compat.urljoin(page.url, page.headers["Location"]), allow_redirects=False)
                continue
            form = re.search(r'action="([^"]+)"', page.text)
            assert form, page.text[:2000]
            prompt = re.search(r'name="prompt" value="(\w+)"', page.text).group(1)
            sent = {"prompt": prompt, "login": login, "password": "x"}
            page = browser.post(requests.compat.urljoin(page.url, form.group(1)), sent, allow_redirects=False)
        return page.headers["Location"]


def begin(client: Client) -> str:
    response = client.post(LOGIN)
    assert response.status_code == 302, response.content.decode()
    return response.url


def sign_in(client: Client, login: str = "emma"):
    return client.get(at_the_provider(begin(client), login))


def changed(address: str, **parameters: str) -> str:
    parts = urlsplit(address)
    return urlunsplit(parts._replace(query=urlencode(dict(parse_qsl(parts.query)) | parameters)))


def words(response) -> str:
    return response.content.decode()


class TestAnOfficial:
    def test_signs_in_with_the_roles_of_their_groups(self, client, service, settings):
        settings.OIDC_SECOND_FACTOR = ["mfa"]
        service.know(emma=EMMA | {"groups": ["steuer", "leitung", "kantine"], "amr": ["pwd", "mfa"]})

        response = sign_in(client)

        emma = Account.objects.get(email="emma@stadt.example")
        roles = set(Position.objects.filter(account=emma).values_list("authority__slug", "role"))
        assert response.status_code == 302
        assert roles == {("steuerabteilung", Role.CLERK), ("steuerabteilung", Role.SUPERVISOR)}
        assert Position.objects.get(account=emma, role=Role.SUPERVISOR).services == ["licence"]
        assert (emma.is_staff, emma.is_superuser, emma.has_usable_password()) == (True, False, False)
        assert client.get("/amt/").status_code == 200
        assert Event.objects.of(emma).filter(kind="role.from_provider").exists()

    def test_loses_with_a_group_its_role_at_the_next_sign_in(self, service):
        service.know(emma=EMMA | {"groups": ["steuer", "technik"]})
        sign_in(Client())
        emma = Account.objects.get(email="emma@stadt.example")
        assert emma.is_superuser

        service.know(emma=EMMA | {"groups": ["kantine"]})
        response = sign_in(Client())

        emma.refresh_from_db()
        assert response.status_code == 403
        assert "Sie haben im digitalen Rathaus keine Rolle." in words(response)
        assert (emma.is_staff, emma.is_superuser, emma.positions.count()) == (False, False, 0)

    @pytest.mark.parametrize(("accepted", "status"), [([], 302), (["otp"], 302), (["mfa"], 200)])
    def test_needs_a_second_factor_unless_the_citys_one_counts(self, client, service, settings, accepted, status):
        settings.OIDC_SECOND_FACTOR = accepted
        service.know(emma=EMMA | {"groups": ["steuer"], "amr": ["pwd", "mfa"]})

        sign_in(client)

        assert client.get("/amt/").status_code == status

    def test_takes_over_no_account_with_the_same_address(self, client, service, db):
        mine = Account.objects.create_user("emma@stadt.example", "correct horse")
        service.know(emma=EMMA | {"email": "Emma@Stadt.example", "groups": ["steuer"]})

        response = sign_in(client)

        assert response.status_code == 403
        assert "Zu Ihrer E-Mail-Adresse gibt es schon ein Konto." in words(response)
        assert (mine.socialaccount_set.count(), mine.positions.count()) == (0, 0)
        assert client.get("/amt/").status_code == 302

    def test_whose_account_is_shut_stays_outside(self, client, service):
        service.know(emma=EMMA | {"groups": ["steuer"]})
        sign_in(Client())
        Account.objects.filter(email="emma@stadt.example").update(is_active=False)

        response = sign_in(client)

        assert (response.status_code, "Ihr Konto ist gesperrt." in words(response)) == (403, True)


class TestWhereDataLeaves:
    """An auditor without a password here takes the journal with them."""

    FILE = "/amt/protokoll/auszug/?first_on=2026-01-01&last_on=2026-01-31"

    @pytest.fixture
    def auditor(self, client, service, settings) -> Client:
        settings.OIDC_ROLES, settings.OIDC_SECOND_FACTOR = ["pruefung=auditor@steuerabteilung"], ["mfa"]
        service.know(emma=EMMA | {"groups": ["pruefung"], "amr": ["pwd", "mfa"]})
        sign_in(client)
        return client

    def test_an_official_shows_again_at_the_city_that_it_is_still_them(self, auditor):
        asked = auditor.get(self.FILE, follow=True)
        again = re.search(r'"(/[^"]*/nochmals/[^"]*)"', words(asked))
        assert again, words(asked)

        response = auditor.post(again.group(1).replace("&amp;", "&"))
        assert dict(parse_qsl(urlsplit(response.url).query))["prompt"] == "login"
        auditor.get(at_the_provider(response.url, "emma"))

        assert auditor.get(self.FILE)["Content-Type"] == "text/csv; charset=utf-8"

    def test_the_word_of_the_city_is_good_for_ten_minutes(self, auditor):
        session = auditor.session
        session[PROVED_AT] = (now() - timedelta(minutes=9)).timestamp()
        session.save()
        assert auditor.get(self.FILE).status_code == 200

        session[PROVED_AT] = (now() - timedelta(minutes=11)).timestamp()
        session.save()
        assert auditor.get(self.FILE).status_code == 302


class TestAStranger:
    def test_of_an_unknown_group_gets_no_account(self, client, service):
        service.know(fremd=EMMA | {"groups": ["kantine"]})

        response = sign_in(client, "fremd")

        assert response.status_code == 403
        assert not Account.objects.filter(email="emma@stadt.example").exists()

    def test_reads_why_in_their_language(self, client, service):
        service.know(fremd=EMMA | {"groups": []})
        back = at_the_provider(client.post(f"/en{LOGIN}").url, "fremd")

        page = words(client.get(back))

        assert "You have no role in the digital town hall." in page


class TestAMisbehavingProvider:
    @pytest.fixture(autouse=True)
    def known(self, service):
        service.know(emma=EMMA | {"groups": ["steuer"]})

    def refused(self, client: Client, response) -> None:
        assert response.status_code == 403
        assert "Beginnen Sie noch einmal." in words(response)
        assert not Account.objects.filter(email="emma@stadt.example").exists()

    def test_with_another_nonce_is_not_believed(self, client):
        back = at_the_provider(changed(begin(client), nonce="another"), "emma")

        self.refused(client, client.get(back))

    def test_with_another_state_is_not_believed(self, client):
        back = at_the_provider(begin(client), "emma")

        self.refused(client, client.get(changed(back, state="another")))

    def test_is_not_believed_by_another_browser(self, client):
        back = at_the_provider(begin(client), "emma")

        self.refused(client, Client().get(back))

    def test_is_not_believed_twice(self, client):
        back = at_the_provider(begin(client), "emma")
        client.get(back)

        assert Client().get(back).status_code == 403

    def test_with_a_token_that_has_expired_is_not_believed(self, client, time_machine):
        back = at_the_provider(begin(client), "emma")
        time_machine.move_to(now() + timedelta(hours=3), tick=True)

        self.refused(client, client.get(back))

    def test_that_reports_an_error_is_told_so(self, client):
        state = dict(parse_qsl(urlsplit(begin(client)).query))["state"]

        self.refused(client, client.get(f"{CALLBACK}?error=server_error&state={state}"))

    def test_that_is_down_is_named_as_the_reason(self, client, service, settings):
        back = at_the_provider(begin(client), "emma")
        app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
        app["settings"] = {"server_url": "http://127.0.0.1:9"}

        for response in (client.post(LOGIN), client.get(back)):
            assert response.status_code == 503
            assert "Die Anmeldung der Stadt antwortet gerade nicht." in words(response)


class TestTheMapping:
    @pytest.mark.parametrize("entry", ["steuer", "steuer=clerk", "=clerk@x", "steuer=chef@x", "steuer=administrator@x"])
    def test_that_nobody_can_read_is_refused(self, entry):
        with pytest.raises(NotReadable):
            read([entry])
