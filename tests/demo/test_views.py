import pytest
from django.urls import reverse
from django.utils import timezone

from townhall.accounts import trust
from townhall.accounts.models import TrustLevel
from townhall.demo import people
from townhall.demo.people import BY_KEY, account_of
from townhall.notifications.models import OutgoingMail


@pytest.fixture
def moved_in(tax_office, citizens_office):
    people.move_in()


@pytest.mark.usefixtures("moved_in")
class TestTryItAs:
    def test_signs_in(self, client):
        answer = client.post(reverse("demo:try_it_as", args=["alice"]))

        assert answer.url == "/konto/"
        assert client.session["_auth_user_id"] == str(account_of(BY_KEY["alice"]).pk)

    def test_signs_staff_in_with_a_second_factor(self, client):
        client.post(reverse("demo:try_it_as", args=["bob"]))

        methods = [record["method"] for record in client.session["account_authentication_methods"]]
        assert methods == ["password", "mfa"]

    def test_leaves_nothing_of_the_person_before(self, client):
        client.post(reverse("demo:try_it_as", args=["bob"]))
        client.post(reverse("demo:try_it_as", args=["charlie"]))

        methods = [record["method"] for record in client.session["account_authentication_methods"]]
        assert methods == ["password"]

    def test_knows_only_the_people_of_the_demonstration(self, client):
        assert client.post(reverse("demo:try_it_as", args=["mallory"])).status_code == 404

    def test_needs_a_post(self, client):
        assert client.get(reverse("demo:try_it_as", args=["bob"])).status_code == 405


@pytest.mark.usefixtures("moved_in")
class TestThePeoplePage:
    def test_shows_passwords_and_codes(self, client):
        page = client.get("/demo/").content.decode()

        assert people.PASSWORD in page
        assert "bob@rathaus.example" in page

    def test_says_who_is_who_and_what_to_do_first(self, client):
        page = client.get("/demo/").content.decode()

        assert page.count("Das zuerst:") == len(people.PEOPLE)
        assert "Ein Rundgang von zehn Minuten" in page
        assert page.count("/demo/als/") == len(people.PEOPLE)

    def test_speaks_english_too(self, client):
        assert "Clerk of the tax office" in client.get("/en/demo/").content.decode()


class TestMail:
    def test_shows_what_would_have_been_sent(self, client, db):
        mail = OutgoingMail.objects.create(
            message_id="<1@rathaus.example>",
            purpose="receipt",
            recipient="alice@rathaus.example",
            subject="Eingang",
            text="Siehe http://localhost:8000/konto/ <b>",
            created_at=timezone.now(),
        )

        assert "Eingang" in client.get("/demo/mail/").content.decode()
        page = client.get(f"/demo/mail/{mail.pk}/").content.decode()
        assert 'href="http://localhost:8000/konto/"' in page
        assert "<b>" not in page


class TestTheIdentityProvider:
    @pytest.fixture(autouse=True)
    def signed_in(self, client, alice):
        client.force_login(alice)

    def test_raises_the_trust_level_and_leads_back(self, client, alice):
        answer = client.post("/demo/ident/", {"level": "3", "next": "/antrag/hundesteuer-anmeldung/"})

        assert answer.url == "/antrag/hundesteuer-anmeldung/"
        assert alice.proofs.get().level == TrustLevel.SUBSTANTIAL
        assert trust.of(client.session, alice, at=timezone.now()) == TrustLevel.SUBSTANTIAL

    def test_can_be_asked_again(self, client, alice):
        client.post("/demo/ident/", {"level": "2"})
        client.post("/demo/ident/", {"level": "4"})

        assert alice.proofs.get().level == TrustLevel.HIGH

    @pytest.mark.parametrize("level", ["", "1", "5", "high"])
    def test_asks_again_when_no_level_was_chosen(self, client, alice, level):
        answer = client.post("/demo/ident/", {"level": level})

        assert answer.status_code == 422
        assert "Wählen Sie eine Stufe" in answer.content.decode()

    def test_never_leads_to_another_site(self, client):
        assert client.post("/demo/ident/", {"level": "3", "next": "https://elsewhere.example/"}).url == "/konto/"

    def test_is_for_people_who_are_signed_in(self, client):
        client.logout()

        assert client.get("/demo/ident/").status_code == 302
