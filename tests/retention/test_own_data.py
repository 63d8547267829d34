"""What a person gets of their data, and what happens to it when they close their account."""

import json
import zipfile
from io import BytesIO

import pytest
from django.test import Client

from tests.cases.licence import SPECIAL
from tests.documents.files import pdf, upload
from townhall.accounts.models import Account
from townhall.applications.drafts import start
from townhall.applications.models import Application, Attachment, Draft
from townhall.cases.decisions.deciding import propose
from townhall.cases.models import Case
from townhall.cases.transitions import take
from townhall.documents.models import Document
from townhall.documents.storage import path_of, store_upload
from townhall.journal.looking import look
from townhall.journal.relay import run_due
from townhall.notifications.models import Announcement, Letter, OutgoingMail, Posting
from townhall.notifications.postbox import open_letter
from townhall.retention import own_data
from townhall.retention.leaving import AlreadyGone, OfAnOfficial, leave
from townhall.retention.models import DataExport
from townhall.retention.own_data import FileGone, hand_out, order, tidy


@pytest.fixture
def work(django_capture_on_commit_callbacks):
    """Return a verb that lets the worker do all that is due."""

    def run() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            run_due()

    return run


@pytest.fixture
def built(alice, now, work):
    """Return a verb that asks for Alice's data and gives the file."""

    def made() -> zipfile.ZipFile:
        export = order(alice, at=now)
        work()
        export.refresh_from_db()
        return zipfile.ZipFile(path_of(export.file.stored_as))

    return made


@pytest.fixture
def decided(closed, alice, bob, now):
    """Return a case of Alice with messages, evidence and a notice, that Bob has looked at."""
    case = closed()
    look(case, by=bob, purpose="case", at=now, department="Steuerabteilung")
    return case


@pytest.fixture
def again(alice):
    """Return Alice's browser after she gave her password once more."""
    client = Client()
    client.force_login(alice)
    client.post("/konto/zugang/reauthenticate/", {"password": "correct horse"})
    return client


class TestOwnData:
    def test_hold_everything_a_person_may_know_and_nothing_else(self, decided, alice, charlie, apply, now, built):
        apply(SPECIAL | {"thing": {"name": "Geheim", "special": True, "why": "Charlie"}}, by=charlie)
        open_letter(Letter.objects.get(kind="decision"), by=alice, at=now)

        bundle = built()
        data, page = json.loads(bundle.read("daten.json")), bundle.read("meine-daten.html").decode()
        [case] = data["cases"]

        assert (data["profile"]["street"], case["number"]) == ("Musterweg", decided.number)
        assert case["messages"][0]["text"] == "Ich bin Alice Beispiel."
        assert case["decisions"][0]["reasons"] == "Familie Beispiel hat keinen Platz."
        assert case["looks"][0]["department"] == "Steuerabteilung"
        assert {each["file"] for each in data["documents"]} == {name for name in bundle.namelist() if "/" in name}
        assert len(data["documents"]) == 3, "evidence, record and notice"
        assert "It is big." in page
        for strange in ("Bob", "rief an", "Geheim", "Charlie"):
            assert strange not in json.dumps(data) + page

    def test_leave_out_a_notice_that_nobody_has_opened(self, decided, built):
        bundle = built()
        data = json.loads(bundle.read("daten.json"))

        assert data["cases"][0]["decisions"] == []
        assert not [each for each in data["documents"] if each["name"].startswith("bescheid")]

    def test_are_put_together_in_pieces_when_there_are_many_documents(self, decided, alice, now, work, monkeypatch):
        monkeypatch.setattr(own_data, "BUDGET", 0)
        monkeypatch.setattr(own_data, "AT_ONCE", 1)
        open_letter(Letter.objects.get(kind="decision"), by=alice, at=now)
        export = order(alice, at=now)

        work()  # each piece is a delivery of its own

        export.refresh_from_db()
        bundle = zipfile.ZipFile(path_of(export.file.stored_as))
        assert (len(bundle.namelist()), bundle.testzip()) == (5, None)
        assert not path_of("own-data").exists() or not list(path_of("own-data").iterdir())

    def test_are_made_once_however_often_somebody_asks(self, alice, now, work):
        first, second = order(alice, at=now), order(alice, at=now)
        work()

        assert first == second
        assert OutgoingMail.objects.filter(purpose="own_data").count() == 1
        assert "Alice" not in OutgoingMail.objects.get(purpose="own_data").text

    def test_are_handed_out_to_their_person_for_three_days(self, alice, charlie, built, work):
        built()
        export = DataExport.objects.get()

        assert hand_out(export, by=alice, at=export.ready_at) == export.file
        for who, at in ((charlie, export.ready_at), (alice, export.expires_at)):
            with pytest.raises(FileGone):
                hand_out(export, by=who, at=at)

        assert tidy(at=export.expires_at) == 1
        assert not Document.objects.filter(purpose="own_data").exists()

    def test_need_the_password_once_more(self, alice, charlie, again, built, client):
        built()
        address = f"/konto/daten/{DataExport.objects.get().pk}/"
        client.force_login(alice)
        stranger = Client()
        stranger.force_login(charlie)
        stranger.post("/konto/zugang/reauthenticate/", {"password": "correct horse"})

        assert client.get(address).headers["Location"].startswith("/konto/zugang/reauthenticate/")
        assert stranger.get(address).status_code == 404
        assert zipfile.ZipFile(BytesIO(b"".join(again.get(address).streaming_content))).testzip() is None


class TestLeave:
    def test_deletes_drafts_and_account_and_keeps_cases_without_it(self, decided, apply, version, alice, now, built):
        built()
        running = apply()
        draft, _ = start(version, account=alice, at=now)
        proof = store_upload(upload(pdf(), "beispiel.pdf"), owner=alice, at=now)
        Attachment.objects.create(draft=draft, document=proof, path="thing/why")

        ways = leave(alice, at=now)

        assert not Account.objects.filter(pk=alice.pk).exists()
        assert not Draft.objects.filter(pk=draft.pk).exists()
        assert not Document.objects.filter(pk=proof.pk).exists()
        assert not DataExport.objects.exists()
        assert set(Application.objects.values_list("account", flat=True)) == {None}
        assert decided.messages.count() == 1
        assert [way.number for way in ways] == [running.number], "a case that is over needs no way"

    def test_sends_a_notice_by_post_that_waits_in_the_inbox(self, apply, alice, bob, now, work):
        case = take(apply(), by=bob, at=now)
        propose(case, outcome="refused", reasons="Kein Platz.", by=bob, at=now)
        work()

        leave(alice, at=now)

        assert Posting.objects.get(certificate__case=case).address.splitlines()[1:] == ["Musterweg 1", "44777 Bochum"]
        [announced] = Announcement.objects.filter(part__decision__case=case)
        assert (announced.deemed_on, announced.ended_because) == (None, "left"), "time counts from the day it is posted"

    def test_is_refused_to_officials_and_happens_once(self, alice, bob, now):
        with pytest.raises(OfAnOfficial):
            leave(bob, at=now)

        leave(alice, at=now)
        with pytest.raises(AlreadyGone):
            leave(alice, at=now)


class TestClosingTheAccount:
    def test_explains_then_closes_and_shows_the_new_codes(self, decided, apply, alice, again, client):
        running = apply()
        client.force_login(alice)
        assert client.get("/konto/loeschung/").headers["Location"].startswith("/konto/zugang/reauthenticate/")
        assert client.post("/konto/loeschung/").status_code == 302
        assert Account.objects.filter(pk=alice.pk).exists(), "not without the password"

        explained = again.get("/konto/loeschung/").content.decode()
        farewell = again.post("/konto/loeschung/", follow=True)
        [(number, _, reference, code)] = farewell.context["ways"]
        second_click = again.post("/konto/loeschung/", follow=True)
        followed = Client().post("/verfolgen/", {"reference": reference, "code": code})

        assert "Dieser Vorgang wird ab dem" in explained
        assert "geht mit der Post an Sie" in explained
        assert (number, farewell.status_code, second_click.status_code) == (running.number, 200, 200)
        assert code in second_click.content.decode()
        assert followed.headers["Location"] == f"/konto/vorgaenge/{running.number}/"
        assert again.get("/konto/").status_code == 302
        assert Case.objects.filter(pk=decided.pk).exists()
