import io
from dataclasses import replace

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image

from tests.cases.licence import SPECIAL
from tests.catalogue.dogs import ORDINARY, Dogs
from tests.fixtures import employee
from townhall.accounts.models import TrustLevel
from townhall.accounts.trust import prove
from townhall.applications.drafts import start
from townhall.applications.models import Attachment
from townhall.authorities.models import Role
from townhall.backoffice.case_file.facts import facts
from townhall.cases.exchange.correspondence import write_message
from townhall.cases.models import Case, Message, Note, State
from townhall.cases.receiving import receive
from townhall.cases.stamps import stamp
from townhall.cases.transitions import correct, take, withdraw
from townhall.catalogue.publishing import publish
from townhall.documents.models import Document, ScanState
from townhall.documents.storage import store_upload
from townhall.journal.looking import looks_at
from townhall.journal.models import Delivery, Event


def drawn() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG")
    return out.getvalue()


PNG = drawn()
QUESTION = {"paths": ["thing/why"], "question": "Why, please?", "due_on": "2030-01-31"}


@pytest.fixture
def page(at_bobs_desk, taken):
    return at_bobs_desk.get(reverse("backoffice:case", args=[taken.number]))


@pytest.fixture
def upload(case, alice, now, settings, tmp_path):
    """Return an upload that hangs at an answer of the case."""
    settings.MEDIA_ROOT = tmp_path
    document = store_upload(ContentFile(PNG, "ausweis.png"), owner=alice, at=now)
    Attachment.objects.create(draft=case.application.draft, document=document, path="thing/why")
    return document


class TestTheCaseFile:
    def test_shows_the_answers_and_the_people(self, page):
        text = page.content.decode()

        assert "It is big." in text
        assert "Erik Beispiel" in text

    def test_marks_what_an_identity_card_proves(self, tax_office, alice, now):
        names = {"given_name": "Alice", "family_name": "Beispiel"}
        prove(alice, TrustLevel.HIGH, "card", "card-1", names, at=now)
        version = publish(replace(Dogs.definition, trust=TrustLevel.HIGH), at=now)
        draft, _ = start(version, account=alice, at=now, tree=ORDINARY)
        case = receive(draft.pk, by=alice, at=now, trust=TrustLevel.HIGH)

        [section, *_others] = facts(case, today=now.date(), language="de")

        assert [fact.line.shown for _heading, group in section.groups for fact in group if fact.proved] == ["Alice", "Beispiel"]

    def test_marks_what_was_changed_with_before_and_after(self, at_bobs_desk, taken, alice, now):
        correct(taken, tree=SPECIAL | {"thing": SPECIAL["thing"] | {"why": "It is small."}}, by=alice, at=now)

        text = at_bobs_desk.get(reverse("backoffice:case", args=[taken.number])).content.decode()

        assert "It is small." in text
        assert "<del><bdi>It is big.</bdi></del>" in text

    def test_records_one_look_in_a_session(self, at_bobs_desk, taken, bob):
        for _ in range(3):
            at_bobs_desk.get(reverse("backoffice:case", args=[taken.number]))

        (look,) = looks_at(taken)
        assert (look.actor_id, look.department) == (bob.pk, "Steuerabteilung")

    def test_is_not_there_for_another_department_and_for_citizens(self, sign_in, dora, alice, charlie, taken):
        for stranger in (dora, alice, charlie):
            assert sign_in(stranger).get(reverse("backoffice:case", args=[taken.number])).status_code == 404

    def test_offers_only_what_is_possible_now(self, page):
        assert reverse("backoffice:decision", args=[page.context["case"].number]) in page.content.decode()
        assert reverse("backoffice:take", args=[page.context["case"].number]) not in page.content.decode()

    def test_shows_a_colleague_the_file_without_the_actions(self, sign_in, taken, tax_office):
        erin = sign_in(colleague(tax_office))

        page = erin.get(reverse("backoffice:case", args=[taken.number])).content.decode()

        assert reverse("backoffice:decision", args=[taken.number]) not in page
        assert erin.get(reverse("backoffice:decision", args=[taken.number])).status_code == 403
        assert erin.post(reverse("backoffice:messages", args=[taken.number]), {"message": "x"}).status_code == 403


class TestAnUpload:
    def test_is_named_as_being_checked_while_it_is(self, at_bobs_desk, case, upload):
        page = at_bobs_desk.get(reverse("backoffice:case", args=[case.number])).content.decode()

        assert "ausweis.png" in page
        assert reverse("backoffice:document", args=[case.number, upload.pk]) not in page

    def test_cannot_be_opened_before_it_is_clean(self, at_bobs_desk, case, upload):
        assert at_bobs_desk.get(reverse("backoffice:document", args=[case.number, upload.pk])).status_code == 404

    def test_with_a_virus_says_so_and_is_never_opened(self, at_bobs_desk, taken, upload):
        Document.objects.update(state=ScanState.INFECTED)

        page = at_bobs_desk.get(reverse("backoffice:case", args=[taken.number])).content.decode()

        assert "In „ausweis.png“ haben wir einen Virus gefunden. Niemand kann die Datei öffnen." in page
        assert reverse("backoffice:request", args=[taken.number]) in page
        assert reverse("backoffice:document", args=[taken.number, upload.pk]) not in page
        assert at_bobs_desk.get(reverse("backoffice:document", args=[taken.number, upload.pk])).status_code == 404

    def test_can_only_be_saved_once_it_is_clean(self, at_bobs_desk, case, upload):
        Document.objects.update(state=ScanState.CLEAN)

        response = at_bobs_desk.get(reverse("backoffice:document", args=[case.number, upload.pk]))

        assert b"".join(response.streaming_content) == PNG
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert "sandbox" in response.headers["Content-Security-Policy"]
        assert response.headers["Cache-Control"] == "no-store"
        response.close()

    def test_shows_its_pages_as_pictures(self, at_bobs_desk, case, upload):
        Document.objects.update(state=ScanState.CLEAN, pages=1)
        upload.page_images.create(number=1, stored_as=upload.stored_as, width=1, height=1)

        address = reverse("backoffice:page", args=[case.number, upload.pk, 1])
        response = at_bobs_desk.get(address)

        assert address in at_bobs_desk.get(reverse("backoffice:case", args=[case.number])).content.decode()
        assert response.headers["Content-Type"] == "image/png"
        response.close()

    def test_is_not_found_under_another_case_or_from_another_department(self, sign_in, at_bobs_desk, apply, case, dora, upload):
        Document.objects.update(state=ScanState.CLEAN)
        other = apply()

        assert at_bobs_desk.get(reverse("backoffice:document", args=[other.number, upload.pk])).status_code == 404
        assert sign_in(dora).get(reverse("backoffice:document", args=[case.number, upload.pk])).status_code == 404


class TestWriting:
    def test_a_message_reaches_the_citizen(self, at_bobs_desk, taken):
        at_bobs_desk.post(reverse("backoffice:messages", args=[taken.number]), {"message": "Good morning"})

        assert Message.objects.get().text == "Good morning"

    def test_an_empty_message_says_what_to_do(self, at_bobs_desk, taken):
        response = at_bobs_desk.post(reverse("backoffice:messages", args=[taken.number]), {"message": " "})

        assert response.status_code == 422
        assert Message.objects.count() == 0

    def test_a_note_stays_inside(self, at_bobs_desk, taken):
        at_bobs_desk.post(reverse("backoffice:notes", args=[taken.number]), {"note": "Looks fine."})

        assert Note.objects.get().text == "Looks fine."
        assert Message.objects.count() == 0

    def test_reading_marks_the_citizens_messages_as_read_only_for_who_works_on_the_case(
        self, sign_in, taken, bob, alice, tax_office, now
    ):
        write_message(taken, text="Hello", by=alice, at=now, from_citizen=True)

        sign_in(colleague(tax_office)).get(reverse("backoffice:case", args=[taken.number]))
        assert Message.objects.get().read_at is None
        sign_in(bob).get(reverse("backoffice:case", args=[taken.number]))
        assert Message.objects.get().read_at is not None

    def test_markup_in_a_message_is_only_text(self, at_bobs_desk, taken, alice, now):
        write_message(taken, text="<script>alert(1)</script>", by=alice, at=now, from_citizen=True)

        assert "<script>alert" not in at_bobs_desk.get(reverse("backoffice:case", args=[taken.number])).content.decode()


class TestAskingForInformation:
    def test_opens_exactly_what_is_ticked(self, at_bobs_desk, taken, seen):
        address = reverse("backoffice:request", args=[taken.number])
        typed = {
            "paths": ["thing/why"],
            "question": "Why, please?",
            "due_on": "2030-01-31",
            "seen": seen(at_bobs_desk.get(address)),
        }

        at_bobs_desk.post(address, typed)

        taken.refresh_from_db()
        assert taken.state == State.INFO_REQUESTED
        assert taken.information_requests.get().paths == ["thing/why"]

    def test_keeps_what_was_typed_and_says_what_is_missing(self, at_bobs_desk, taken):
        address = reverse("backoffice:request", args=[taken.number])

        response = at_bobs_desk.post(address, {"question": "Why, please?", "due_on": "2020-01-31", "paths": ["secret/path"]})

        assert response.status_code == 422
        assert "Why, please?" in response.content.decode()
        assert set(response.context["form"].errors) == {"paths", "due_on"}


class TestTwoClerks:
    def test_the_second_to_take_a_case_is_told(self, sign_in, case, bob, tax_office, now):
        take(case, by=bob, at=now)

        response = sign_in(colleague(tax_office)).post(reverse("backoffice:take", args=[case.number]))

        assert response.status_code == 409
        assert Case.objects.get().clerk == bob

    def test_an_act_on_an_old_page_changes_nothing_and_hands_back_what_was_typed(self, at_bobs_desk, taken, seen, alice, now):
        address = reverse("backoffice:request", args=[taken.number])
        typed = {
            "paths": ["thing/why"],
            "question": "Why, please?",
            "due_on": "2030-01-31",
            "seen": seen(at_bobs_desk.get(address)),
        }
        withdraw(taken, by=alice, at=now)

        response = at_bobs_desk.post(address, typed)

        assert response.status_code == 409
        assert "Why, please?" in response.content.decode()
        taken.refresh_from_db()
        assert taken.state == State.WITHDRAWN

    def test_only_a_supervisor_assigns(self, sign_in, at_bobs_desk, taken, carla, tax_office):
        erin = colleague(tax_office)
        address = reverse("backoffice:assign", args=[taken.number])

        assert at_bobs_desk.post(address, {"to": erin.pk}).status_code == 403
        assert sign_in(carla).post(address, {"to": erin.pk, "seen": stamp(taken)}).status_code == 302
        assert Case.objects.get().clerk == erin

    def test_nobody_outside_the_authority_gets_a_case(self, sign_in, taken, carla, dora):
        assert sign_in(carla).post(reverse("backoffice:assign", args=[taken.number]), {"to": dora.pk}).status_code == 404

    def test_a_case_can_be_put_back(self, at_bobs_desk, taken):
        at_bobs_desk.post(reverse("backoffice:give_back", args=[taken.number]))

        taken.refresh_from_db()
        assert (taken.clerk, taken.state) == (None, State.RECEIVED)


class TestWhatTheMachineStillHasToDo:
    @pytest.fixture
    def failed(self, taken):
        event = Event.objects.filter(kind="application.submitted").get()
        Delivery.objects.filter(event=event).delete()
        return Delivery.objects.create(event=event, reaction="issuing.issue", attempt=3, error="SealMissing")

    def test_is_shown_with_its_error(self, at_bobs_desk, taken, failed):
        assert "SealMissing" in at_bobs_desk.get(reverse("backoffice:case", args=[taken.number])).content.decode()

    def test_can_be_repeated(self, at_bobs_desk, taken, failed):
        Delivery.objects.update(run_at="2099-01-01T00:00Z")

        at_bobs_desk.post(reverse("backoffice:repeat", args=[taken.number, failed.pk]))

        assert Delivery.objects.due().filter(pk=failed.pk).exists()

    def test_of_another_case_cannot(self, at_bobs_desk, taken, failed, apply, bob, now):
        other = take(apply(), by=bob, at=now)

        assert at_bobs_desk.post(reverse("backoffice:repeat", args=[other.number, failed.pk])).status_code == 404


def colleague(office):
    return employee("Erin", "Kollegin", office, Role.CLERK)
