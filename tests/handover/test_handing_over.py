"""A decided case goes to the other programs of the city: once, whole, and whatever goes wrong in between."""

import hashlib
import json
import os
import zipfile
from datetime import timedelta

import jsonschema
import pytest
from django.core.management import call_command

from tests.cases.conftest import apply, law, version  # noqa: F401
from tests.killed import killed_at
from townhall.authorities import loading
from townhall.cases.decisions.deciding import propose
from townhall.cases.transitions import take
from townhall.handover.answering import collect
from townhall.handover.clearing import clear_all
from townhall.handover.models import Destination, Handover, Stray
from townhall.handover.sending import UnderWay, replay
from townhall.journal.models import Delivery
from townhall.journal.relay import repeat, run, run_due
from townhall.lib.failpoints import PASSED
from townhall.notifications.digest import tell_of_stuck
from townhall.notifications.models import OutgoingMail


@pytest.fixture(autouse=True)
def folders(settings, tmp_path, blank_documents):
    settings.MEDIA_ROOT, settings.HANDOVER_FOLDER = tmp_path / "files", tmp_path / "handover"
    PASSED.clear()
    return settings.HANDOVER_FOLDER


@pytest.fixture
def records(law):  # noqa: F811
    """Return the document management, which receives every licence."""
    loading.load_law(loading.HERE / "law.json")
    return Destination.objects.create(slug="dms", name="DMS", kind="records", services=["licence"])


@pytest.fixture
def work(django_capture_on_commit_callbacks):
    def run() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            run_due()

    return run


@pytest.fixture
def decide(records, apply, bob, now, work):  # noqa: F811
    """Return a verb that decides an application of Alice and lets the worker do all that follows."""

    def decided() -> Handover | None:
        case = take(apply(), by=bob, at=now)
        propose(case, outcome="refused", reasons="Kein Platz.", by=bob, at=now)
        work()
        return Handover.objects.filter(case=case).first()

    return decided


@pytest.fixture
def outbox(folders):
    return lambda: sorted(path.name for path in (folders / "dms" / "outbox").glob("*"))


@pytest.fixture
def answer(folders, now):
    """Return a verb that lets the other program answer, and hears it."""

    def said(handover=None, *, text: str = "", name: str = "antwort.json", **words) -> None:
        place = folders / "dms" / "answers"
        place.mkdir(parents=True, exist_ok=True)
        words = ({"key": str(handover.key)} if handover else {}) | words
        (place / name).write_text(text or json.dumps(words))
        os.utime(place / name, (0, 0))
        collect(at=now + timedelta(days=1))
        assert not list(place.glob("*.json")), "heard once"

    return said


def try_again(work) -> None:
    repeat(Delivery.objects.open().get(reaction="sending.send").pk)
    work()


class TestTheFolder:
    def test_receives_a_package_that_proves_itself(self, decide, outbox, folders):
        handover = decide()

        assert outbox() == [f"{handover.key}.1.zip"]
        bundle = zipfile.ZipFile(folders / "dms" / "outbox" / outbox()[0])
        said = json.loads(bundle.read("manifest.json"))
        jsonschema.validate(said["answers"], json.loads(bundle.read("schema.json")))
        assert (said["case"], said["decision"]["outcome"]) == (handover.case.number, "refused")
        assert [hashlib.sha256(bundle.read(each["file"])).hexdigest() for each in said["documents"]] == [
            each["sha256"] for each in said["documents"]
        ]
        assert said["documents"][0]["type"] == "application/pdf"
        assert handover.state == "handed_over"

    def test_receives_only_what_is_meant_for_it(self, records, decide, outbox):
        for facts in ({"services": ["dog"]}, {"services": [], "only_charged": True}, {"services": [], "is_active": False}):
            Destination.objects.update(**{"only_charged": False, "is_active": True} | facts)
            assert decide() is None

        assert outbox() == []

    @pytest.mark.parametrize("place", ["prepared", "delivered"])
    def test_never_loses_a_package_and_never_receives_it_twice(self, place, decide, outbox, folders, settings, work):
        settings.FAILPOINTS = f"handover.{place}:raise:1"
        handover = decide()
        assert handover.state in ("waiting", "prepared")
        taken = [path for path in (folders / "dms" / "outbox").glob("*") if not path.unlink()]  # at once, by the other side

        try_again(work)

        handover.refresh_from_db()
        assert handover.state == "handed_over"
        assert len(taken) + len(outbox()) == 1


class TestAnswers:
    def test_say_that_it_was_taken_or_why_not(self, decide, answer):
        taken, refused = decide(), decide()

        answer(taken, accepted=True, reference="DMS-17")
        answer(refused, accepted=False, reason="Aktenplan fehlt")

        found = [(each.state, each.reference, each.reason) for each in Handover.objects.order_by("pk")]
        assert found == [("acknowledged", "DMS-17", ""), ("refused", "", "Aktenplan fehlt")]

    def test_that_are_rubbish_are_kept_for_people_and_change_nothing(self, decide, answer):
        handover = decide()

        for number, text in enumerate(("{", "[]", '{"key": 7, "accepted": true}', '{"key": "x", "accepted": "ja"}', "[" * 99999)):
            answer(text=text, name=f"{number}.json")
        answer(key="00000000-0000-4000-8000-000000000000", accepted=True, name="fremd.json")
        answer(handover, accepted=True, reference="A")
        answer(handover, accepted=True, reference="A", name="noch-einmal.json")
        answer(handover, accepted=False, reason="doch nicht", name="anders.json")

        handover.refresh_from_db()
        assert (handover.state, handover.reference) == ("acknowledged", "A")
        strays = list(Stray.objects.order_by("pk").values_list("problem", "name"))
        assert strays[:5] == [("unreadable", f"{number}.json") for number in range(5)]
        assert strays[5:] == [("unknown", "fremd.json"), ("contradicts", "anders.json")]

    def test_are_waited_for_while_somebody_is_still_writing(self, decide, folders, now):
        decide()
        place = folders / "dms" / "answers"
        place.mkdir(exist_ok=True)
        (place / "halb.json").write_text('{"key": ')

        assert collect(at=now) == 0
        assert not Stray.objects.exists()

    def test_that_do_not_come_stand_in_the_daily_digest(self, decide, carla, now):
        handover = decide()

        assert tell_of_stuck(at=handover.handed_at + timedelta(days=2)) == 0
        assert tell_of_stuck(at=handover.handed_at + timedelta(days=3)) == 1
        assert "1 an ein anderes Programm übergebener Vorgang" in OutgoingMail.objects.get(purpose="stuck").text


class TestReplay:
    def test_sends_the_same_key_again_so_that_nothing_is_done_twice(self, decide, answer, outbox, bob, now, work):
        handover = decide()
        answer(handover, accepted=False, reason="Aktenplan fehlt")

        replay(handover, by=bob, at=now)
        with pytest.raises(UnderWay):
            replay(handover, by=bob, at=now)
        work()
        answer(handover, accepted=False, turn=1, reason="Aktenplan fehlt")  # late, about the first one

        handover.refresh_from_db()
        assert (handover.state, handover.turn) == ("handed_over", 2)
        assert outbox() == [f"{handover.key}.1.zip", f"{handover.key}.2.zip"]

    def test_of_a_period_leaves_out_other_days(self, decide, work, capsys):
        handover = decide()
        day = f"{handover.ordered_at:%Y-%m-%d}"

        for first, last in (("2020-01-01", "2020-12-31"), (day, day)):
            call_command("replay_handovers", "dms", "--from", first, "--until", last)
        work()

        assert capsys.readouterr().out.split(".")[0:2] == ["0 handed over once more", "\n1 handed over once more"]
        assert Handover.objects.get().turn == 2


class TestClearing:
    def test_takes_away_what_was_acknowledged_two_weeks_ago_and_nothing_else(self, decide, answer, folders, now, outbox):
        taken, refused = decide(), decide()
        answer(taken, accepted=True, reference="DMS-17")
        answer(refused, accepted=False, reason="Aktenplan fehlt", name="nein.json")
        (folders / "dms" / "outbox" / "liesmich.txt").write_text("not ours")
        both = {f"{taken.key}.1.zip", f"{refused.key}.1.zip", "liesmich.txt"}

        assert clear_all(at=now + timedelta(days=14)) == 0
        assert set(outbox()) == both
        assert clear_all(at=now + timedelta(days=15)) == 2, "the package and the answer to it"
        assert set(outbox()) == both - {f"{taken.key}.1.zip"}


@pytest.mark.faults
@pytest.mark.slow
class TestAWorkerThatIsKilled:
    def test_leaves_no_half_package_and_hands_it_over_once(self, real_commits, records, folders, apply, bob, now):  # noqa: F811
        case = take(apply(), by=bob, at=now)
        propose(case, outcome="refused", reasons="Kein Platz.", by=bob, at=now)
        while not (ordered := Delivery.objects.filter(reaction="sending.send")).exists():
            run_due(1)
        delivery = ordered.get()
        box = folders / "dms" / "outbox"

        for place in ("half_written", "prepared", "delivered"):
            killed_at(f"handover.{place}", delivery)
            assert len(list(box.glob("*"))) == (place == "delivered")

        run(delivery.pk)

        assert Handover.objects.get().state == "handed_over"
        [package] = box.glob("*")
        assert zipfile.ZipFile(package).testzip() is None
        assert clear_all(at=now) == 0


class TestThePage:
    def test_shows_supervisors_what_was_refused_and_sends_it_again(self, decide, answer, client, carla):
        handover = decide()
        answer(handover, accepted=False, reason="<b>Aktenplan</b>")
        client.force_login(carla)

        page = client.get("/amt/uebergaben/").content.decode()
        client.post(f"/amt/uebergaben/{handover.pk}/wiederholung/")

        assert "&lt;b&gt;Aktenplan" in page
        handover.refresh_from_db()
        assert (handover.state, handover.turn) == ("waiting", 2)
        assert handover.case.number not in client.get("/amt/uebergaben/").content.decode()
        assert "Vom anderen Programm abgelehnt" in client.get(f"/amt/vorgaenge/{handover.case.number}/").content.decode()
