"""Pages for everybody."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.portal.registration import registration
from townhall.cases.use import KEY
from townhall.catalogue.entry import entries
from townhall.catalogue.publishing import publish
from townhall.certificates.verification import State, Verdict
from townhall.lib.text import T
from townhall.portal.everybody import verification
from townhall.portal.templatetags.texts import marked

PAGES = ["start", "catalogue", "search", "verify", "accessibility", "help", "imprint", "privacy", "plain_language"]


def address(name: str, language: str = "de", **parts) -> str:
    with translation.override(language):
        return reverse(f"portal:{name}", kwargs=parts)


def body(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture(autouse=True)
def no_attempts(db):
    cache.clear()


@pytest.mark.django_db
class TestEveryPublicPage:
    @pytest.mark.parametrize("name", PAGES)
    @pytest.mark.parametrize("language", ["de", "en"])
    def test_opens_without_an_account(self, client, name, language):
        response = client.get(address(name, language))

        assert response.status_code == 200
        assert response.content.count(b"<h1") == 1
        assert f'<html lang="{language}"' in body(response)

    def test_has_a_title_of_its_own(self, client, version):
        places = [address(name) for name in PAGES] + [address("service", slug="hund")]
        titles = [re.findall("<title>(.*?)</title>", body(client.get(place)))[0] for place in places]

        assert len(set(titles)) == len(places)
        assert all(title.endswith(" – Digitales Rathaus Bochum") for title in titles)

    def test_says_that_it_is_a_demonstration(self, client):
        assert "Demonstration – keine offizielle Website der Stadt Bochum" in body(client.get("/"))

    def test_says_who_operates_it_if_somebody_does(self, client, settings):
        settings.OPERATOR = "Eine Website der Stadt Musterhausen"

        assert "Demonstration – keine" not in body(client.get("/"))
        assert "Eine Website der Stadt Musterhausen" in body(client.get("/"))

    def test_stays_the_same_page_in_the_other_language(self, client, version):
        page = body(client.get(address("service", slug="hund")))

        assert 'href="/en/leistungen/hund/"' in page


@pytest.mark.django_db
class TestAServicePage:
    @pytest.mark.yardstick("W1")
    def test_says_all_before_anybody_starts(self, client, version):
        page = body(client.get(address("service", slug="hund")))
        above, _, _ = page.partition('href="/antrag/hund/"')
        profile = version.definition.profile

        for text in (profile.summary, profile.who, profile.cost, profile.processing):
            assert text.in_("de") in above
        assert f"etwa {profile.minutes} Minuten" in above
        assert "Sie brauchen kein Konto." in above

    @pytest.mark.yardstick("W2")
    def test_has_one_primary_button(self, client, version):
        assert body(client.get(address("service", slug="hund"))).count("kern-btn--primary") == 1

    @pytest.mark.yardstick("W3")
    def test_says_that_nothing_gets_lost(self, client, version):
        page = body(client.get(address("service", slug="hund")))

        assert "Sie können jederzeit unterbrechen. Wir speichern nach jeder Seite." in page

    def test_does_not_exist_for_what_nobody_offers(self, client):
        assert client.get(address("service", slug="gibt-es-nicht")).status_code == 404


@pytest.mark.django_db
class TestAServiceInPlainLanguage:
    def test_is_linked_from_its_page(self, client, version):
        assert 'href="/leistungen/hund/leichte-sprache/"' in body(client.get(address("service", slug="hund")))

    @pytest.mark.parametrize("language", ["de", "en"])
    def test_says_in_german_what_it_is_about_and_leads_to_it(self, client, version, language):
        page = body(client.get(address("plain_service", language, slug="hund")))
        _, _, german = page.partition('rb-plain" lang="de"')

        assert "Sie haben einen Hund." in german
        assert "/antrag/hund/" in german

    def test_is_found_from_the_page_about_plain_language(self, client, version):
        assert 'href="/leistungen/hund/leichte-sprache/"' in body(client.get(address("plain_language")))

    def test_does_not_exist_without_a_text(self, client, tax_office, now):
        publish(replace(registration, plain_language=()), at=now)

        assert client.get(address("plain_service", slug="hund")).status_code == 404
        assert "leichte-sprache/" not in body(client.get(address("service", slug="hund"))).partition("<footer")[0]


@pytest.mark.django_db
class TestWhatCannotBeAppliedForHere:
    @pytest.mark.parametrize("language", ["de", "en"])
    @pytest.mark.parametrize("slug", sorted(entries()))
    def test_has_a_page_that_leads_on(self, client, language, slug):
        page = body(client.get(address("service", language, slug=slug)))

        assert {"de": "Das können Sie hier nicht erledigen. So geht es", "en": "You cannot do this here. This is how it works"}[
            language
        ] in page
        assert page.count("kern-btn--primary") == 1
        assert ">115<" in page

    def test_says_first_where_to_go(self, client):
        page = body(client.get(address("service", slug="fuehrungszeugnis")))
        above, _, below = page.partition("Für wen das ist")

        assert 'href="https://www.fuehrungszeugnis.bund.de"' in above
        assert "Persönlich, mit Termin" in below

    def test_gives_way_to_the_service_with_its_slug(self, client, tax_office, now):
        publish(replace(registration, slug="bewohnerparkausweis"), at=now)

        page = body(client.get(address("service", slug="bewohnerparkausweis")))

        assert 'href="/antrag/bewohnerparkausweis/"' in page
        assert body(client.get(address("catalogue"))).count('href="/leistungen/bewohnerparkausweis/"') == 1

    def test_stands_beside_services_in_the_catalogue(self, client, version):
        page = body(client.get(address("catalogue")))

        assert 'href="/leistungen/hund/"' in page
        assert 'href="/leistungen/personalausweis/"' in page
        assert 'id="letter-P"' in page

    def test_stands_in_its_life_situation_after_what_can_be_done_here(self, client, tax_office, now):
        profile = replace(registration.profile, life_situations=("pets",))
        publish(replace(registration, profile=profile), at=now)

        page = body(client.get(address("situation", slug="haustiere")))

        assert page.index("/leistungen/hund/") < page.index("/leistungen/hund-erlaubnis/")

    def test_is_shown_to_those_it_is_for(self, client):
        page = body(client.get(address("catalogue"), {"audience": "organisation"}))

        assert "/leistungen/gewerbesteuer/" in page
        assert "/leistungen/personalausweis/" not in page


@pytest.mark.django_db
class TestTheStartPage:
    def test_shows_what_was_filed_most_of_late(self, client, version, tax_office, alice, now):
        publish(replace(registration, slug="aal", title=T("Aal anmelden", en="Register an eel")), at=now)
        cache.set(KEY, ["hund"])

        page = body(client.get("/"))

        assert page.index("/leistungen/hund/") < page.index("/leistungen/aal/")

    def test_counts_what_belongs_to_a_life_situation(self, client):
        assert re.search(r"Haustiere</a>.*?4 Leistungen", body(client.get("/")))

    def test_suggests_only_when_asked(self, client):
        assert 'hx-get="/suche/vorschlaege/"' in body(client.get("/"))
        assert "rb-suggestions__list" not in body(client.get("/"))


@pytest.mark.django_db
class TestSuggestions:
    def test_are_a_few_links(self, client):
        page = body(client.get(address("suggestions"), {"q": "ausw"}))

        assert page.count("<li>") == 6
        assert "/leistungen/personalausweis/" in page
        assert "6 Vorschläge" in page

    def test_are_none_for_nothing(self, client):
        assert "<li>" not in body(client.get(address("suggestions"), {"q": ""}))


class TestATextWithoutTranslation:
    def test_is_marked_as_german(self):
        with translation.override("en"):
            assert marked(T("Hund & Katze")) == '<span lang="de">Hund &amp; Katze</span>'
            assert marked(T("Hund", en="Dog")) == "Dog"


@pytest.mark.django_db
class TestTheSearch:
    def test_finds_what_is_mistyped(self, client, version):
        title = version.definition.title.in_("de")

        assert title in body(client.get(address("search"), {"q": title.replace("d", "t").lower()}))

    def test_helps_who_finds_nothing(self, client, version):
        page = body(client.get(address("search"), {"q": "xyzzyqwv"}))

        assert "0 Leistungen gefunden" in page
        assert "115" in page

    def test_shows_what_was_typed_and_nothing_more(self, client):
        page = body(client.get(address("search"), {"q": '"><script>alert(1)</script>'}))

        assert "<script>alert" not in page


@pytest.mark.django_db
class TestTheAppearance:
    def test_is_kept_in_a_cookie(self, client):
        response = client.post(address("theme"), {"theme": "dark", "next": "/hilfe/"})

        assert response.headers["Location"] == "/hilfe/"
        assert 'data-kern-theme="dark"' in body(client.get("/hilfe/"))

    def test_takes_no_other_value_and_leads_nowhere_else(self, client):
        response = client.post(address("theme"), {"theme": '"><b>', "next": "https://example.org/"})

        assert response.headers["Location"] == "/"
        assert "data-kern-theme" not in body(client.get("/"))


@pytest.mark.django_db
class TestVerification:
    @pytest.fixture
    def known(self, monkeypatch):
        """Know one certificate by its code and by its file."""
        known = Verdict(
            State.VALID, T("Steuerbescheid", en="Tax notice"), date(2026, 3, 2), T("Steuerabteilung", en="Tax section")
        )
        unknown = Verdict(State.UNKNOWN)
        monkeypatch.setattr(verification, "verify_code", lambda code, *, at: known if code == "ABCD" else unknown)
        monkeypatch.setattr(verification, "verify_pdf", lambda data, *, at: known if data == b"%PDF" else Verdict(State.ALTERED))

    def test_tells_title_issuer_and_day(self, client, known):
        page = body(client.post(address("verify"), {"code": "ABCD", "by_code": "1"}))

        assert "Echt und gültig" in page
        assert "Steuerbescheid" in page
        assert "2. März 2026" in page

    def test_follows_the_qr_code(self, client, known):
        assert "Echt und gültig" in body(client.get(address("verify_code", code="ABCD")))

    def test_does_not_know_a_wrong_code(self, client, known):
        assert "Uns nicht bekannt" in body(client.post(address("verify"), {"code": "WXYZ", "by_code": "1"}))

    def test_refuses_an_altered_file(self, client, known):
        altered = SimpleUploadedFile("bescheid.pdf", b"%PDf", "application/pdf")

        assert "Die Datei wurde verändert" in body(client.post(address("verify"), {"file": altered, "by_file": "1"}))

    @pytest.mark.yardstick("W41")
    def test_asks_again_for_what_is_missing(self, client):
        response = client.post(address("verify"), {"code": "", "by_code": "1"})

        assert response.status_code == 422
        assert "<title>Fehler: " in body(response)

    def test_ends_after_thirty_attempts(self, client, known):
        answers = [client.get(address("verify_code", code="WXYZ")).status_code for _ in range(31)]

        assert answers == [200] * 30 + [429]


@pytest.mark.django_db
class TestAReportOfABarrier:
    def test_reaches_the_operator_without_an_account(self, client, settings):
        response = client.post(address("accessibility"), {"barrier": "Die Karte ist leer."}, follow=True)

        [letter] = mail.outbox
        assert letter.to == [settings.OPERATOR_EMAIL]
        assert "Die Karte ist leer." in letter.body
        assert "Ihre Meldung ist bei uns angekommen" in body(response)

    def test_needs_words(self, client):
        assert client.post(address("accessibility"), {"barrier": ""}).status_code == 422
        assert mail.outbox == []


class TestPagesForWhatWentWrong:
    @pytest.mark.parametrize("template", ["500.html", "503.html"])
    def test_need_no_database(self, template):
        page = render_to_string(template)

        assert "115" in page

    def test_say_what_to_do(self, client, db):
        response = client.get("/gibt-es-nicht/")

        assert response.status_code == 404
        assert "Diese Seite finden wir nicht" in body(response)
        assert 'name="q"' in body(response)

    def test_explain_an_old_page(self, db):
        response = Client(enforce_csrf_checks=True).post("/darstellung/", {"theme": "dark"})

        assert response.status_code == 403
        assert "Die Seite war zu lange offen" in body(response)
