"""What Alice sees of her own affairs, and Charlie never."""

import re
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from tests.documents.files import EICAR, pdf, upload
from townhall.applications import drafts
from townhall.applications.attachments import attach, detach
from townhall.cases import transitions
from townhall.cases.models import Case, Entitlement, EntitlementHolder, Message, State
from townhall.cases.receiving import receive
from townhall.documents.models import Document
from townhall.documents.storage import store_upload
from townhall.journal import relay
from townhall.journal.models import Event
from townhall.notifications.models import Letter

TREE = {
    "keeper": {"keeper": {"given_name": "Alice", "family_name": "Beispiel", "born": "1980-05-01"}},
    "household": {"dogs": [{"name": "Rex", "breed": "other"}], "assists": False},
    "remarks": {},
}


@pytest.fixture
def file_case(version, alice):
    """Return a verb that files an application."""

    def filed(*, by=alice, tree=TREE) -> Case:
        at = timezone.now()
        draft, _ = drafts.start(version, account=by, at=at, tree=tree)
        return receive(draft.pk, by=by, at=at, trust=1)

    return filed


@pytest.fixture
def case(file_case) -> Case:
    return file_case()


@pytest.fixture
def asked(case, bob) -> Case:
    """Return a case in which Bob asked whether a dog assists."""
    return ask(case, "household/assists", "Ist Rex ein Assistenzhund?", by=bob)


def ask(case: Case, path: str, question: str, *, by) -> Case:
    at, due_on = timezone.now(), timezone.localdate() + timedelta(days=14)
    transitions.take(case, by=by, at=at)
    transitions.request_information(case, paths=[path], question=question, due_on=due_on, by=by, at=at)
    case.refresh_from_db()
    return case


@pytest.fixture
def infected(version, alice, blank_documents, settings) -> Case:
    """Return a case with a proof in which the scanner found a virus only after the submission."""
    settings.CLAMD, settings.DEMO, at = "", True, timezone.now()
    draft, _ = drafts.start(version, account=alice, at=at, tree=deepcopy(TREE))
    document = store_upload(upload(pdf() + EICAR, "a.pdf"), owner=alice, at=at)
    attach(draft, "exemption/proof", document)
    draft.tree |= {"household": TREE["household"] | {"assists": True}, "exemption": {"proof": [str(document.pk)]}}
    draft.save()
    case = receive(draft.pk, by=alice, at=at, trust=1)
    relay.run_due()
    return case


@pytest.fixture
def letter(case, alice) -> Letter:
    facts = {"subject": "Ihr Bescheid", "summary": "Wir haben entschieden.", "text": "Guten Tag", "kind": "decision"}
    return Letter.objects.create(account=alice, case=case, event=Event.objects.first(), created_at=timezone.now(), **facts)


PAGES = ["", "vorgaenge/", "postfach/", "dokumente/", "bestand/", "profil/", "entwuerfe/"]


class TestPages:
    @pytest.mark.parametrize("page", PAGES)
    def test_ask_strangers_to_sign_in(self, client, db, page):
        response = client.get(f"/konto/{page}")

        assert response.status_code == 302
        assert response.url.startswith("/konto/zugang/")

    @pytest.mark.parametrize("page", PAGES)
    def test_are_marked_in_the_navigation(self, alices_client, page):
        shown = alices_client.get(f"/konto/{page}").content.decode()

        [navigation] = re.findall(r'<nav class="rb-subnav.*?</nav>', shown, re.DOTALL)
        assert re.findall(r'href="([^"]+)" aria-current="page"', navigation) == [f"/konto/{page}"]

    def test_of_a_case_say_where_one_is(self, alices_client, asked, letter):
        addresses = [f"vorgaenge/{asked.number}/{page}" for page in ("", "angaben/", "antwort/", "ruecknahme/")]
        for address in [*addresses, f"postfach/{letter.pk}/"]:
            shown = alices_client.get(f"/konto/{address}").content.decode()

            assert re.search(r'<li aria-current="page"[^>]*>[^<]+</li>\s*</ol>', shown), address

    def test_write_english_dates_that_cannot_be_read_in_two_ways(self, alices_client, case):
        Case.objects.update(received_at=datetime(2026, 11, 5, 14, 30, tzinfo=UTC))

        assert "5 November 2026" in alices_client.get("/en/konto/vorgaenge/").content.decode()

    @pytest.mark.parametrize("page", PAGES)
    def test_are_friendly_when_empty(self, alices_client, page):
        assert alices_client.get(f"/konto/{page}").status_code == 200

    @pytest.mark.parametrize("page", PAGES)
    def test_are_complete_in_english(self, alices_client, case, letter, page):
        response = alices_client.get(f"/en/konto/{page}")

        assert response.status_code == 200
        assert "Vorgänge" not in response.content.decode()

    @pytest.mark.parametrize("page", PAGES)
    def test_do_not_cost_more_with_more_rows(self, alices_client, alice, file_case, page, django_assert_max_num_queries):
        def cost() -> int:
            with django_assert_max_num_queries(30) as seen:
                assert alices_client.get(f"/konto/{page}").status_code == 200
            return len(seen)

        case = file_case()
        self.more(alice, case)
        alices_client.get(f"/konto/{page}")
        few = cost()
        for _ in range(3):
            self.more(alice, file_case())

        assert cost() == few

    def more(self, alice, case) -> None:
        at = timezone.now()
        drafts.start(case.application.version, account=alice, at=at)
        facts = {"subject": "Brief", "summary": "Neues", "kind": f"receipt{case.pk}"}
        Letter.objects.create(account=alice, case=case, event=Event.objects.first(), created_at=at, **facts)
        dog = Entitlement.objects.create(
            service_slug="hund", kind="dog", identifier=str(case.pk), label="Rex", valid_from=at.date()
        )
        EntitlementHolder.objects.create(entitlement=dog, account=alice, name="Alice Beispiel")


class TestOverview:
    def test_says_first_what_is_to_be_done(self, alices_client, asked, letter):
        page = alices_client.get("/konto/").content.decode()

        assert f"/konto/vorgaenge/{asked.number}/antwort/" in page
        assert f"/konto/postfach/{letter.pk}/" in page
        assert page.index("Zu erledigen") < page.index("Ihre Vorgänge")

    def test_says_when_all_is_done(self, alices_client, case):
        assert "Alles erledigt" in alices_client.get("/konto/").content.decode()

    def test_shows_nothing_of_others(self, client, case, letter, charlie):
        client.force_login(charlie)

        for page in PAGES:
            assert case.number not in client.get(f"/konto/{page}").content.decode()


class TestCase:
    def test_says_where_it_stands(self, alices_client, case):
        page = alices_client.get(f"/konto/vorgaenge/{case.number}/").content.decode()

        assert "Ihr Antrag ist bei uns eingegangen." in page
        assert "Antrag eingegangen" in page

    @pytest.mark.parametrize("place", ["", "angaben/", "angaben/keeper/", "antwort/", "ruecknahme/"])
    def test_is_hidden_from_others(self, client, case, charlie, place):
        address = f"/konto/vorgaenge/{case.number}/{place}"

        assert client.get(address).status_code == 404
        client.force_login(charlie)
        assert client.get(address).status_code == 404
        assert client.post(address).status_code in (404, 405)

    def test_takes_messages(self, alices_client, case):
        response = alices_client.post(f"/konto/vorgaenge/{case.number}/nachrichten/", {"text": "Wann?"})

        assert response.status_code == 302
        assert Message.objects.get().from_citizen
        assert "Wann?" in alices_client.get(response.url).content.decode()

    def test_refuses_an_empty_message(self, alices_client, case):
        response = alices_client.post(f"/konto/vorgaenge/{case.number}/nachrichten/", {"text": " "})

        assert response.status_code == 422

    def test_can_be_withdrawn_after_one_more_question(self, alices_client, case):
        address = f"/konto/vorgaenge/{case.number}/ruecknahme/"

        assert "zurücknehmen?" in alices_client.get(address).content.decode()
        assert alices_client.post(address).status_code == 302
        assert Case.objects.get().state == State.WITHDRAWN
        assert alices_client.post(address).status_code == 409

    def test_shows_the_answers(self, alices_client, case):
        assert "Rex" in alices_client.get(f"/konto/vorgaenge/{case.number}/angaben/").content.decode()

    def test_costs_the_same_however_much_was_written(self, alices_client, case, django_assert_max_num_queries):
        address = f"/konto/vorgaenge/{case.number}/"
        alices_client.post(f"{address}nachrichten/", {"text": "Hallo!"})
        alices_client.get(address)
        with django_assert_max_num_queries(20) as few:
            alices_client.get(address)
        for _ in range(3):
            alices_client.post(f"{address}nachrichten/", {"text": "Wann?"})

        alices_client.get(address)
        with django_assert_max_num_queries(20) as many:
            alices_client.get(address)

        assert len(many) == len(few)


class TestAFileWithAVirus:
    @pytest.mark.parametrize("page", ["vorgaenge/{}/", "vorgaenge/{}/angaben/", "dokumente/"])
    def test_is_named_with_what_to_do_and_cannot_be_opened(self, alices_client, infected, page):
        shown = alices_client.get("/konto/" + page.format(infected.number)).content.decode()

        assert "In „a.pdf“ haben wir einen Virus gefunden. Entfernen Sie die Datei" in shown
        assert f"/dateien/{Document.objects.get(name='a.pdf').pk}/" not in shown

    def test_is_no_longer_listed_once_it_was_taken_back(self, alices_client, infected):
        detach(infected.application.draft, Document.objects.get(name="a.pdf"))

        assert "a.pdf" not in alices_client.get("/konto/dokumente/").content.decode()


class TestRequestForInformation:
    def test_opens_exactly_the_questions_asked(self, alices_client, asked):
        page = alices_client.get(f"/konto/vorgaenge/{asked.number}/antwort/").content.decode()

        assert "Ist Rex ein Assistenzhund?" in page
        assert 'name="household-assists"' in page
        assert "household-dogs/0/name" not in page

    def test_takes_the_answer_and_nothing_else(self, alices_client, asked):
        posted = {"household-assists": "no", "household-dogs/0/name": "Bella"}

        response = alices_client.post(f"/konto/vorgaenge/{asked.number}/antwort/", posted)

        assert response.status_code == 302, response.content.decode()
        asked.refresh_from_db()
        assert asked.state == State.IN_REVIEW
        assert asked.application.amended["household"]["dogs"][0]["name"] == "Rex"

    def test_asks_what_the_answer_brings_up_and_takes_its_upload(self, alices_client, asked):
        address = f"/konto/vorgaenge/{asked.number}/antwort/"

        first = alices_client.post(address, {"household-assists": "yes"})
        page = first.content.decode()
        arisen = re.findall(r'name="arisen" value="([^"]+)"', page)
        second = alices_client.post(address, {"household-assists": "yes", "arisen": arisen, "exemption-proof": upload(pdf())})

        assert first.status_code == 422
        assert 'name="exemption-proof"' in page
        assert second.status_code == 302, second.content.decode()
        asked.refresh_from_db()
        assert len(asked.application.amended["exemption"]["proof"]) == 1

    def test_keeps_an_upload_while_something_is_missing(self, alices_client, asked):
        address = f"/konto/vorgaenge/{asked.number}/antwort/"
        posted = {"household-assists": "yes", "arisen": ["household/assists", "exemption/proof"]}

        shown = alices_client.post(address, posted | {"exemption-proof": upload(pdf()), "upload": "proof"})
        [id] = re.findall(r'name="exemption-proof__id" value="([^"]+)"', shown.content.decode())
        done = alices_client.post(address, posted | {"exemption-proof__id": id})

        assert shown.status_code == 200
        assert done.status_code == 302, done.content.decode()

    def test_names_a_virus_found_in_the_answer_and_takes_a_clean_copy(self, alices_client, asked, settings):
        settings.CLAMD, settings.DEMO = "", True
        address = f"/konto/vorgaenge/{asked.number}/antwort/"
        posted = {"household-assists": "yes", "arisen": ["household/assists", "exemption/proof"]}
        shown = alices_client.post(address, posted | {"exemption-proof": upload(pdf() + EICAR, "a.pdf"), "upload": "proof"})
        [id] = re.findall(r'name="exemption-proof__id" value="([^"]+)"', shown.content.decode())
        relay.run_due()

        refused = alices_client.post(address, posted | {"exemption-proof__id": id})
        removed = alices_client.post(address, posted | {"exemption-proof__id": id, "remove_file": f"proof {id}"})
        done = alices_client.post(address, posted | {"exemption-proof": upload(pdf(), "b.pdf")})

        page = refused.content.decode()
        assert refused.status_code == 422
        assert page.count("In „a.pdf“ haben wir einen Virus gefunden. Entfernen Sie die Datei") == 2
        assert f'href="#id_exemption-proof__{id}"' in page
        assert "bringt eine weitere Frage" not in page
        assert "a.pdf" not in removed.content.decode()
        assert done.status_code == 302, done.content.decode()

    def test_asks_to_replace_a_file_in_which_a_virus_was_found_since(self, alices_client, infected, bob):
        case = ask(infected, "remarks/text", "Bellt Rex?", by=bob)
        address = f"/konto/vorgaenge/{case.number}/antwort/"

        first = alices_client.post(address, {"remarks-text": "Rex bellt."})
        page = first.content.decode()
        arisen = re.findall(r'name="arisen" value="([^"]+)"', page)
        answers = {"remarks-text": "Rex bellt.", "arisen": arisen, "exemption-proof": upload(pdf(), "b.pdf")}
        second = alices_client.post(address, answers)

        assert first.status_code == 422
        assert "In „a.pdf“ haben wir einen Virus gefunden" in page
        assert "Rex bellt." in page
        assert second.status_code == 302, second.content.decode()
        case.refresh_from_db()
        [new] = case.application.amended["exemption"]["proof"]
        assert case.application.amended["remarks"]["text"] == "Rex bellt."
        assert Document.objects.get(pk=new).name == "b.pdf"

    def test_is_over_when_it_is_answered(self, alices_client, asked):
        address = f"/konto/vorgaenge/{asked.number}/antwort/"
        alices_client.post(address, {"household-assists": "no"})

        assert alices_client.get(address).status_code == 409


class TestCorrection:
    def test_changes_one_step(self, alices_client, case):
        address = f"/konto/vorgaenge/{case.number}/angaben/household/"
        shown = alices_client.get(address).content.decode()
        posted = {
            "household-dogs__count": "1",
            "household-dogs/0/name": "Bella",
            "household-dogs/0/breed": "other",
            "household-assists": "no",
        }

        response = alices_client.post(address, posted)

        assert 'value="Rex"' in shown
        assert response.status_code == 302, response.content.decode()
        case.refresh_from_db()
        assert case.application.amended["household"]["dogs"] == [{"name": "Bella", "breed": "other"}]
        assert case.application.tree == TREE | {"remarks": {}}

    def test_adds_a_row_without_sending(self, alices_client, case):
        address = f"/konto/vorgaenge/{case.number}/angaben/household/"
        posted = {"household-dogs__count": "1", "household-dogs/0/name": "Bella", "household-assists": "no", "add": "dogs"}

        page = alices_client.post(address, posted).content.decode()

        assert 'name="household-dogs/1/name"' in page
        assert 'value="Bella"' in page
        case.refresh_from_db()
        assert case.application.amended is None

    def test_says_what_is_wrong(self, alices_client, case):
        posted = {"household-dogs__count": "1", "household-dogs/0/name": "", "household-assists": "no"}

        response = alices_client.post(f"/konto/vorgaenge/{case.number}/angaben/household/", posted)

        assert response.status_code == 422
        assert "fehler-titel" in response.content.decode()

    def test_ends_with_the_decision(self, alices_client, case):
        Case.objects.update(state=State.DECIDED, decided_at=timezone.now())

        assert alices_client.get(f"/konto/vorgaenge/{case.number}/angaben/household/").status_code == 409


class TestLetter:
    def test_is_opened_by_a_button_and_never_by_looking(self, alices_client, letter):
        address = f"/konto/postfach/{letter.pk}/"

        closed = alices_client.get(address).content.decode()
        letter.refresh_from_db()
        assert letter.first_opened_at is None
        assert "Guten Tag</p>" not in closed

        alices_client.post(address)
        letter.refresh_from_db()
        assert letter.first_opened_at is not None
        assert "Guten Tag</p>" in alices_client.get(address).content.decode()

    def test_belongs_to_one_person(self, client, letter, charlie):
        client.force_login(charlie)

        assert client.get(f"/konto/postfach/{letter.pk}/").status_code == 404
        assert client.post(f"/konto/postfach/{letter.pk}/").status_code == 404


class TestDrafts:
    def test_can_be_deleted_and_had_back(self, alices_client, version, alice):
        draft, _ = drafts.start(version, account=alice, at=timezone.now())

        alices_client.post(f"/konto/entwuerfe/{draft.pk}/loeschung/")
        assert "Kürzlich gelöscht" in alices_client.get("/konto/entwuerfe/").content.decode()
        alices_client.post(f"/konto/entwuerfe/{draft.pk}/wiederherstellung/")

        draft.refresh_from_db()
        assert draft.deleted_at is None

    def test_of_others_do_not_exist(self, client, version, alice, charlie):
        draft, _ = drafts.start(version, account=alice, at=timezone.now())
        client.force_login(charlie)

        assert client.post(f"/konto/entwuerfe/{draft.pk}/loeschung/").status_code == 404


class TestProfile:
    def test_takes_over_own_data(self, alices_client, alice):
        posted = {"given_name": "Alice", "born_0": "1", "born_1": "5", "born_2": "1980", "delivery": "portal"}

        assert alices_client.post("/konto/profil/", posted).status_code == 302
        alice.refresh_from_db()
        assert (alice.born, alice.delivery, alice.city) == (date(1980, 5, 1), "portal", "")

    def test_says_what_is_wrong(self, alices_client):
        response = alices_client.post("/konto/profil/", {"born_0": "31", "born_1": "2", "born_2": "1980"})

        assert response.status_code == 422
