"""Alice fills in the form with plain form posts; no script runs anywhere."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.documents.files import pdf, upload
from tests.portal.conftest import Journey, place
from tests.portal.registration import ALICE, NOTHING, REX
from townhall.applications.models import Attachment, Draft
from townhall.cases.models import Case
from townhall.catalogue.publishing import publish
from townhall.documents.models import Document
from townhall.notifications.models import OutgoingMail


class TestFirstPage:
    def test_opens_without_beginning_a_draft(self, form):
        response = form.client.get(form.start)

        assert response.status_code == 200
        assert not Draft.objects.exists()

    def test_begins_a_draft_when_it_is_sent(self, form):
        assert place(form.begin(ALICE)) == "household"
        assert form.tree["keeper"]["keeper"]["given_name"] == "Alice"

    def test_begins_one_draft_when_it_is_sent_twice(self, form):
        data = {"begin": str(uuid4()), "revision": 0} | ALICE

        first, second = form.client.post(form.start, data), form.client.post(form.start, data)

        assert place(first) == place(second) == "household"
        assert Draft.objects.count() == 1

    def test_keeps_what_is_wrong_and_says_so(self, form):
        response = form.begin(ALICE | {"keeper-keeper/born": "31.2.1980"})

        assert response.status_code == 422
        assert form.tree["keeper"]["keeper"]["born"] == "31.2.1980"
        assert f'action="{form.address("keeper")}"' in response.content.decode()

    @pytest.mark.yardstick("O2")
    def test_offers_an_own_draft_before_a_new_one(self, form):
        form.begin(ALICE)

        page = form.client.get(form.start).content.decode()

        assert str(form.draft.pk) in page
        assert "?neu" in page

    def test_offers_nobody_elses_draft(self, form, charlie):
        form.begin(ALICE)
        form.client.force_login(charlie)
        form.client.session.flush()
        form.client.force_login(charlie)

        assert 'name="begin"' in form.client.get(form.start).content.decode()

    def test_fills_in_what_the_account_knows(self, alices_form):
        page = alices_form.client.get(alices_form.start).content.decode()

        assert 'value="Alice"' in page

    def test_does_not_exist_for_an_unknown_service(self, client, db):
        assert client.get("/antrag/gibt-es-nicht/").status_code == 404


class TestWalk:
    def test_leads_from_the_first_step_to_one_case(self, form):
        assert place(form.begin(ALICE)) == "household"
        assert place(form.send("household", REX)) == "remarks"
        assert place(form.send("remarks", NOTHING)) == "pruefen"
        assert "Rex" in form.open("pruefen").content.decode()

        response = form.send("pruefen", channel="post")

        assert place(response) == Case.objects.get().number
        assert Case.objects.get().applicant_name == "Alice Beispiel"

    def test_offers_the_exemption_when_it_arises(self, form):
        form.begin(ALICE)

        assert place(form.send("household", REX | {"household-assists": "yes"})) == "exemption"

    def test_does_not_open_a_step_that_does_not_arise(self, form):
        form.begin(ALICE)

        assert place(form.open("exemption")) == "keeper"
        assert place(form.send("exemption", {"exemption-remark": "x"})) == "keeper"

    def test_leads_to_a_step_nobody_has_seen_without_reproach(self, form):
        form.begin(ALICE)

        response = form.client.get(form.address("pruefen"), follow=True)

        assert "/household/" in response.redirect_chain[-1][0]
        assert "fehler-titel" not in response.content.decode()

    def test_leads_back_to_a_mistake(self, form):
        form.begin(ALICE | {"keeper-keeper/born": ""})
        form.send("household", REX)

        response = form.client.get(form.address("pruefen"), follow=True)

        assert "/keeper/" in response.redirect_chain[-1][0]
        assert "fehler-titel" in response.content.decode()

    def test_returns_to_the_check_page_after_a_change(self, form):
        form.begin(ALICE)
        form.send("household", REX)
        form.send("remarks", NOTHING)

        assert place(form.send("keeper", ALICE, zurueck="pruefen")) == "pruefen"
        assert 'name="zurueck"' in form.open("keeper", zurueck="pruefen").content.decode()

    def test_asks_a_new_branch_before_it_returns(self, form):
        form.begin(ALICE)
        form.send("household", REX)
        form.send("remarks", NOTHING)
        form.send("household", REX | {"household-assists": "yes"}, zurueck="pruefen")

        response = form.client.get(form.address("pruefen"))

        assert "/exemption/" in response.url
        assert "zurueck=pruefen" in response.url

    def test_ignores_formtools_own_controls(self, form):
        form.begin(ALICE)
        form.send("keeper", ALICE, wizard_goto_step="exemption", **{"apply-current_step": "exemption"})
        form.client.get(f"{form.start}{form.draft.pk}/?reset=1")

        assert form.tree["keeper"]["keeper"]["given_name"] == "Alice"

    def test_says_which_step_it_is(self, form):
        form.begin(ALICE)

        page = form.open("household").content.decode()

        assert "Schritt 2 von 4" in page
        assert re.search(r"<title>\s*Ihre Hunde – Schritt 2 von 4 – Hund anmelden – ", page)

    def test_goes_on_in_its_version_whatever_is_published_meanwhile(self, form, version):
        form.begin(ALICE)
        publish(replace(version.definition, steps=version.definition.steps[:1]), at=timezone.now())

        assert place(form.send("household", REX)) == "remarks"
        assert Draft.objects.get().version == version

    def test_enter_means_continue(self, form):
        form.begin(ALICE)
        page = form.open("household").content.decode()
        wizard = page[page.index('id="antrag"') :]

        assert "name=" not in re.search(r"<button[^>]*>", wizard).group()


class TestSaving:
    def test_shows_stored_answers_again(self, form):
        form.begin(ALICE)

        assert 'value="Alice"' in form.open("keeper").content.decode()

    def test_opening_pages_writes_nothing(self, form, django_assert_max_num_queries):
        form.begin(ALICE)
        before = form.draft

        with django_assert_max_num_queries(2) as queries:  # session, draft
            form.client.get(form.address("household")) if False else form.client.get(f"{form.start}{before.pk}/household/")

        assert all(q["sql"].startswith("SELECT") for q in queries.captured_queries)

    def test_never_overwrites_newer_answers_and_loses_nothing(self, form):
        form.begin(ALICE)
        form.send("keeper", ALICE)

        response = form.send("keeper", ALICE | {"keeper-keeper/given_name": "Old tab"}, seen=0)

        assert response.status_code == 409
        assert form.tree["keeper"]["keeper"]["given_name"] == "Alice"
        assert 'value="Old tab"' in response.content.decode()
        assert f'name="revision" value="{form.draft.revision}"' in response.content.decode()

    def test_takes_a_second_click_for_the_first(self, form):
        form.begin(ALICE)
        seen = form.draft.revision

        assert place(form.send("household", REX, seen=seen)) == place(form.send("household", REX, seen=seen)) == "remarks"

    def test_keeps_a_page_while_somebody_types(self, form):
        form.begin(ALICE)
        address = f"{form.address('household')}sichern/"

        response = form.client.post(address, {"revision": form.draft.revision, "household-dogs__count": "1"} | REX)

        assert response.status_code == 200
        assert "Gespeichert um" in response.content.decode()
        assert form.tree["household"]["dogs"][0]["name"] == "Rex"
        assert place(form.send("household", REX)) == "remarks"

    def test_does_not_autosave_over_newer_answers(self, form):
        form.begin(ALICE)
        form.send("household", REX)

        response = form.client.post(f"{form.address('keeper')}sichern/", ALICE | {"revision": 0})

        assert response.status_code == 409

    def test_says_how_to_come_back(self, form):
        form.begin(ALICE)

        response = form.send("household", {"household-dogs__count": "1"}, later="1")
        page = form.client.get(response.url).content.decode()

        assert form.draft.reference in page
        assert re.search(r"([0-9A-Z]{4}-){3}[0-9A-Z]{4}", page)

    def test_sends_the_way_back_by_mail(self, alices_form, alice):
        alices_form.begin(ALICE)
        later = alices_form.address("spaeter")

        assert alices_form.client.post(later).status_code == 302
        assert OutgoingMail.objects.get().recipient == alice.email

    def test_asks_strangers_where_the_mail_shall_go(self, form):
        form.begin(ALICE)
        later = form.address("spaeter")

        assert "Geben Sie Ihre E-Mail-Adresse ein." in form.client.post(later).content.decode()
        assert form.client.post(later, {"email": "somebody@example.org"}).status_code == 302
        assert OutgoingMail.objects.get().recipient == "somebody@example.org"


class TestRepeats:
    def names(self, form):
        return sorted(set(re.findall(r'name="(household-dogs/\d/name)"', form.open("household").content.decode())))

    def test_begin_with_the_least_number(self, form):
        form.begin(ALICE)

        assert self.names(form) == ["household-dogs/0/name"]

    def test_grow_and_keep_what_was_typed(self, form):
        form.begin(ALICE)

        response = form.send("household", REX, add="dogs")

        assert place(response) == "household"
        assert response.url.endswith("#household-dogs/1")
        assert self.names(form) == ["household-dogs/0/name", "household-dogs/1/name"]
        assert form.tree["household"]["dogs"][0]["name"] == "Rex"
        assert "fehler-titel" not in form.open("household").content.decode()

    def test_lose_exactly_the_entry_named(self, form):
        form.begin(ALICE)
        second = {"household-dogs__count": "2", "household-dogs/1/name": "Bella"}

        form.send("household", REX | second, remove="dogs/0")

        assert [dog["name"] for dog in form.tree["household"]["dogs"]] == ["Bella"]

    @pytest.mark.parametrize("button", [{"add": "cats"}, {"remove": "dogs/5"}, {"remove": "assists"}, {"remove": ""}])
    def test_refuse_entries_that_cannot_exist(self, form, button):
        form.begin(ALICE)

        assert form.send("household", REX, **button).status_code == 400

    def test_do_not_grow_beyond_their_limit(self, form):
        form.begin(ALICE)

        form.send("household", REX | {"household-dogs__count": "99"})

        assert len(form.tree["household"]["dogs"]) == 3


class TestUploads:
    @pytest.fixture
    def exemption(self, form):
        form.begin(ALICE)
        form.send("household", REX | {"household-assists": "yes"})
        return form

    def send(self, form, *files, **data):
        return form.send("exemption", {"exemption-proof": list(files)}, **data)

    def test_come_with_the_page(self, exemption):
        assert place(self.send(exemption, upload(pdf()))) == "remarks"

        document = Document.objects.get()
        assert exemption.tree["exemption"]["proof"] == [str(document.pk)]
        assert Attachment.objects.get().path == "exemption/proof"
        assert document.name in exemption.open("exemption").content.decode()

    def test_stay_when_something_else_is_wrong(self, exemption):
        too_long = {"exemption-remark": "x" * 300}

        assert self.send(exemption, upload(pdf()), **too_long).status_code == 422
        assert len(exemption.tree["exemption"]["proof"]) == 1

    def test_refuse_an_empty_file_in_a_sentence_of_its_own(self, exemption):
        response = self.send(exemption, upload(b""), **{"exemption-remark": "keep me"})

        assert response.status_code == 422
        assert "leer" in response.content.decode()
        assert exemption.tree["exemption"]["remark"] == "keep me"

    def test_refuse_what_is_neither_pdf_nor_image(self, exemption):
        response = self.send(exemption, upload(b"MZ not a document", "a.exe"))

        assert response.status_code == 422
        assert "fehler-titel" in response.content.decode()

    def test_are_missing_when_none_came(self, exemption):
        assert self.send(exemption).status_code == 422

    def test_stop_at_the_limit(self, exemption):
        response = self.send(exemption, upload(pdf()), upload(pdf()), upload(pdf()))

        assert response.status_code == 422
        assert len(exemption.tree["exemption"]["proof"]) == 2

    def test_can_be_taken_back(self, exemption):
        self.send(exemption, upload(pdf()))
        document = Document.objects.get()

        response = self.send(exemption, remove_file=f"proof {document.pk}")

        assert place(response) == "exemption"
        assert "proof" not in exemption.tree["exemption"]
        assert not Attachment.objects.exists()

    def test_cannot_be_claimed_by_naming_their_id(self, exemption, charlie, now):
        self.send(exemption, upload(pdf()))
        foreign = str(uuid4())

        exemption.send("exemption", {"exemption-proof": foreign})

        assert foreign not in exemption.tree["exemption"]["proof"]

    def test_are_not_given_out_before_they_are_checked(self, exemption):
        self.send(exemption, upload(pdf()))

        assert exemption.client.get(f"/dateien/{Document.objects.get().pk}/").status_code == 409

    def test_are_given_to_their_owner_to_save_and_not_to_run(self, exemption):
        self.send(exemption, upload(pdf()))
        Document.objects.update(state="clean")

        response = exemption.client.get(f"/dateien/{Document.objects.get().pk}/")

        assert response.status_code == 200
        assert response["Content-Disposition"].startswith("attachment")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response["Content-Security-Policy"]
        assert b"".join(response.streaming_content).startswith(b"%PDF")

    def test_are_given_to_nobody_else(self, exemption, charlie):
        self.send(exemption, upload(pdf()))
        Document.objects.update(state="clean")
        exemption.client.session.flush()
        exemption.client.force_login(charlie)

        assert exemption.client.get(f"/dateien/{Document.objects.get().pk}/").status_code == 404


class TestStrangers:
    def test_do_not_see_a_draft(self, alices_form, charlie):
        alices_form.begin(ALICE)
        alices_form.client.force_login(charlie)

        assert alices_form.open("keeper").status_code == 404
        assert alices_form.send("keeper", ALICE).status_code == 404

    def test_without_account_are_asked_who_they_are(self, alices_form):
        alices_form.begin(ALICE)
        alices_form.client.logout()

        response = alices_form.open("keeper")

        assert response.status_code == 403
        assert "Alice" not in response.content.decode()

    def test_are_told_the_same_about_drafts_that_do_not_exist(self, client, version):
        assert client.get(f"/antrag/hund/{uuid4()}/keeper/").status_code == 403


class TestSessionThatEnded:
    def test_loses_nothing_that_was_typed(self, alices_form, alice):
        alices_form.begin(ALICE)
        alices_form.client.logout()

        response = alices_form.send("household", REX)
        page = response.content.decode()
        alices_form.client.force_login(alice)

        assert response.status_code == 403
        assert "Ihre Sitzung ist abgelaufen – Ihre Angaben sind gespeichert" in page
        assert "household" not in alices_form.tree
        assert 'value="Rex"' in alices_form.open("household").content.decode()
        assert place(alices_form.send("household", REX)) == "remarks"

    def test_goes_on_with_reference_and_code(self, form):
        form.begin(ALICE)
        code = form.client.session["codes"][str(form.draft.pk)]
        form.client.session.flush()
        form.client.cookies.clear()
        form.send("household", REX)

        response = form.client.post(
            f"/verfolgen/?next={form.address('household')}", {"reference": form.draft.reference.lower(), "code": code.lower()}
        )

        assert 'value="Rex"' in form.client.get(response.url).content.decode()


class TestCheckPage:
    @pytest.fixture
    def full(self, form):
        form.begin(ALICE)
        form.send("household", REX)
        form.send("remarks", NOTHING)
        return form

    def test_shows_everything_before_it_is_sent(self, full):
        page = full.open("pruefen").content.decode()

        assert "noch nicht abgeschickt" in page
        assert "Nicht angegeben" in page  # telephone
        assert "Befreiung" not in page
        assert "Hund verbindlich anmelden" in page
        assert "168 Euro im Jahr" in page
        assert f"{full.address('household')}?zurueck=pruefen" in page

    def test_asks_how_the_answer_shall_come(self, full):
        response = full.send("pruefen")

        assert response.status_code == 422
        assert not Case.objects.exists()

    def test_sent_twice_gives_one_case(self, full):
        seen = full.draft.revision

        first, second = full.send("pruefen", seen=seen, channel="post"), full.send("pruefen", seen=seen, channel="post")

        assert first.url == second.url
        assert Case.objects.count() == 1

    def test_shows_again_what_changed_meanwhile(self, full):
        response = full.send("pruefen", seen=1, channel="post")

        assert response.status_code == 409
        assert not Case.objects.exists()

    def test_shows_the_code_once(self, full):
        response = full.send("pruefen", channel="post")

        first, second = full.client.get(response.url).content.decode(), full.client.get(response.url).content.decode()

        code = r"([0-9A-Z]{4}-){3}[0-9A-Z]{4}"
        assert re.search(code, first)
        assert not re.search(code, second)
        assert Case.objects.get().number in second

    def test_is_not_shown_to_others(self, full, charlie):
        response = full.send("pruefen", channel="post")
        full.client.session.flush()
        full.client.cookies.clear()

        assert full.client.get(response.url).status_code == 404
        full.client.force_login(charlie)
        assert full.client.get(response.url).status_code == 404

    def test_leads_a_stranger_through_signing_in_first(self, trusted_version, client, alice):
        journey = Journey(client, "hund-geprueft")
        journey.begin(ALICE)
        journey.send("household", REX)
        journey.send("remarks", NOTHING)

        assert f"/konto/zugang/login/?next={journey.address('pruefen')}" in journey.open("pruefen").content.decode()
        client.force_login(alice)
        assert "/demo/ident/" in journey.open("pruefen").content.decode()

    def test_asks_for_a_proof_of_identity_where_one_is_needed(self, trusted_version, alices_client, alice):
        journey = Journey(alices_client, "hund-geprueft")
        journey.begin(ALICE)
        journey.send("household", REX)
        journey.send("remarks", NOTHING)

        page = journey.open("pruefen")
        assert page.status_code == 403
        assert journey.send("pruefen", channel="portal").status_code == 403
        assert not Case.objects.exists()

        [identity] = re.findall(r'href="(/demo/ident/[^"]+)"', page.content.decode())
        proved = alices_client.post(identity, {"level": 3})
        assert proved.url == journey.address("pruefen")
        assert journey.open("pruefen").status_code == 200
        assert place(journey.send("pruefen", channel="portal")) == Case.objects.get().number


class TestFollowing:
    def test_opens_the_case_with_reference_and_code(self, form):
        form.begin(ALICE)
        form.send("household", REX)
        form.send("remarks", NOTHING)
        code = form.client.session["codes"][str(form.draft.pk)]
        form.send("pruefen", channel="post")
        form.client.cookies.clear()

        response = form.client.post("/verfolgen/", {"reference": form.draft.reference, "code": code})

        assert response.url == f"/konto/vorgaenge/{Case.objects.get().number}/"

    def test_says_that_a_pair_does_not_fit_and_stops_guessing(self, form):
        form.begin(ALICE)
        wrong = {"reference": form.draft.reference, "code": "0000-0000-0000-0000"}

        answers = [form.client.post("/verfolgen/", wrong).status_code for _ in range(12)]

        assert answers[0] == 422
        assert answers[-1] == 429
