"""Carla sees which closed cases will be deleted and may keep them; Bob and Alice read until when theirs is kept."""

import json
import zipfile
from io import BytesIO

import pytest
from django.urls import reverse

from tests.fixtures import employee
from townhall.authorities import loading
from townhall.authorities.models import Role
from townhall.cases.models import Case, Deletion
from townhall.cases.transitions import close, withdraw
from townhall.journal.models import Event
from townhall.retention.models import Archive, Expiry

SENTENCE = "ab dem 1. Januar 2037 gelöscht: 10 Jahre nach dem Ende des Jahres, in dem er abgeschlossen wurde"


@pytest.fixture
def put_away(taken, alice, bob, now):
    loading.load_law(loading.HERE / "law.json")
    return close(withdraw(taken, by=alice, at=now), by=bob, at=now)


@pytest.fixture
def at_carlas_desk(sign_in, carla):
    return sign_in(carla)


def page(case: Case, name: str = "retention") -> str:
    return reverse(f"backoffice:{name}", args=[case.number])


class TestTheCaseFile:
    def test_says_until_when_the_case_is_kept_and_why(self, put_away, at_bobs_desk):
        assert SENTENCE in at_bobs_desk.get(page(put_away, "case")).content.decode()

    def test_is_shut_in_deletion(self, put_away, at_bobs_desk, at_carlas_desk):
        Case.objects.update(deletion=Deletion.BEGUN)

        assert at_bobs_desk.get(page(put_away, "case")).status_code == 404
        assert at_carlas_desk.get(page(put_away)).status_code == 200


class TestTheSupervisor:
    def test_sees_what_will_be_deleted(self, put_away, at_carlas_desk, now):
        Expiry.objects.create(case=put_away, state=Expiry.State.NOTICED, due_on=now.date())

        assert put_away.number in at_carlas_desk.get(reverse("backoffice:leaving")).content.decode()

    def test_keeps_a_case_longer(self, put_away, at_carlas_desk):
        answer = at_carlas_desk.post(page(put_away, "retention_extension"), {"keep-to": "31.12.2050", "keep-reason": "Klage"})

        assert answer.status_code == 302
        assert f"{Expiry.objects.get().extended_to}" == "2050-12-31"
        assert Event.objects.of(put_away).last().kind == "case.retention_extended"

    def test_is_told_what_is_missing(self, put_away, at_carlas_desk):
        answer = at_carlas_desk.post(page(put_away, "retention_extension"), {})

        assert answer.status_code == 422
        assert "Tragen Sie den Tag ein." in answer.content.decode()

    def test_is_told_if_the_day_is_too_early(self, put_away, at_carlas_desk):
        answer = at_carlas_desk.post(page(put_away, "retention_extension"), {"keep-to": "2030-01-01", "keep-reason": "Klage"})

        assert answer.status_code == 409
        assert "Wählen Sie einen Tag, der nach dem jetzigen Löschtag liegt." in answer.content.decode()

    def test_puts_a_case_on_hold_and_another_one_releases_it(self, put_away, at_carlas_desk, sign_in, city):
        at_carlas_desk.post(page(put_away, "hold"), {"hold-reason": "Klage"})
        assert "gesperrt" in at_carlas_desk.get(page(put_away)).content.decode()

        assert "Eine andere Person der Aufsicht" in at_carlas_desk.get(page(put_away)).content.decode()
        assert at_carlas_desk.post(page(put_away, "hold_release")).status_code == 409
        other = employee("Zoe", "Leitung", city, Role.SUPERVISOR)
        assert sign_in(other).post(page(put_away, "hold_release")).status_code == 302

        assert Expiry.objects.get().held_at is None

    def test_hands_the_whole_case_to_the_archive(self, put_away, at_carlas_desk):
        Expiry.objects.create(case=put_away, archive=Archive.OFFERED)

        file = BytesIO(b"".join(at_carlas_desk.get(page(put_away, "archive_package")).streaming_content))
        at_carlas_desk.post(page(put_away, "archive_answer"), {"taken": "yes"})

        contents = json.loads(zipfile.ZipFile(file).read("vorgang.json"))
        assert contents["number"] == put_away.number
        assert contents["answers"]["person"]["asker"]["family_name"] == "Beispiel"
        assert Expiry.objects.get().archive == Archive.TAKEN
