"""Exports that come again: on their day, once, with what their owner may see, and not after the right is lost."""

from datetime import date, timedelta

import pytest

from townhall.authorities.models import Position, Role
from townhall.backoffice.many.scheduled import run_due as run_scheduled
from townhall.bulk.exporting import tidy
from townhall.bulk.models import Job, Schedule
from townhall.bulk.scheduling import MOST, TooManySchedules, following, schedule
from townhall.cases.search.saved_filters import keep
from townhall.documents import storage
from townhall.journal.relay import run_due
from townhall.notifications.models import OutgoingMail

DAY = timedelta(days=1)


@pytest.fixture
def weekly(three, chosen, carla, now):
    """Return Carla's weekly export of all licences, kept for three days."""
    like = chosen("export", *three, by=carla, columns=["number", "applicant"], format="csv", language="de")
    wanted = keep("Erlaubnisse", work_list="alle", query={"leistung": "licence"}, by=carla)
    return schedule(wanted, like, every="week", keep_days=3, by=carla, at=now)


class TestAScheduledExport:
    @pytest.mark.yardstick("D50")
    def test_comes_on_its_day_once_and_makes_up_for_missed_ones_with_one(self, weekly, now):
        started = [run_scheduled(at=now + days * DAY) for days in (0, 6, 7, 7, 30, 30)]

        weekly.refresh_from_db()
        assert started == [0, 0, 1, 0, 1, 0]
        assert weekly.next_on == date(2026, 4, 6), "a Monday again"

    def test_writes_to_its_owner_without_personal_data_and_forgets_the_file_in_time(
        self, weekly, three, now, client, carla, django_capture_on_commit_callbacks
    ):
        run_scheduled(at=now + 7 * DAY)
        run_due()

        job = Job.objects.get(parameters__schedule=weekly.pk)
        [told] = OutgoingMail.objects.filter(purpose="export_ready")
        assert b"Alice" in storage.read(job.file)
        assert (told.recipient, "Alice" in told.text, f"/amt/sammelauftraege/{job.pk}/" in told.text) == (
            carla.email,
            False,
            True,
        )
        assert job.expires_at - job.ended_at == 3 * DAY
        client.force_login(carla)
        assert "Datei speichern" in client.get("/amt/exporte/").content.decode()

        with django_capture_on_commit_callbacks(execute=True):
            tidy(at=job.expires_at)
        assert not storage.path_of(job.file.stored_as).exists()

    def test_stops_with_a_sentence_when_its_owner_loses_the_right(self, weekly, now, carla, citizens_office):
        Position.objects.filter(account=carla).update(authority=citizens_office)

        assert run_scheduled(at=now + 7 * DAY) == 0
        assert run_scheduled(at=now + 14 * DAY) == 0

        weekly.refresh_from_db()
        assert weekly.why.in_("de").startswith("Angehalten: Sie arbeiten nicht mehr")
        assert OutgoingMail.objects.filter(purpose="export_stopped").count() == 1
        assert not Job.objects.filter(parameters__has_key="schedule").exists()

    def test_stops_when_its_owner_supervises_nothing_any_more(self, weekly, now, carla):
        Position.objects.filter(account=carla).update(role=Role.CLERK)

        assert run_scheduled(at=now + 7 * DAY) == 0
        weekly.refresh_from_db()
        assert weekly.why is not None
        assert not Job.objects.filter(parameters__has_key="schedule").exists()

    def test_of_an_empty_list_makes_no_file(self, weekly, now):
        Schedule.objects.update(query={"leistung": "licence", "eingang-von": "2030-01-01"})

        assert run_scheduled(at=now + 7 * DAY) == 0
        weekly.refresh_from_db()
        assert (weekly.next_on, weekly.why) == (date(2026, 3, 16), None)

    def test_is_planned_and_deleted_on_a_page_of_ones_own(self, weekly, client, carla, bob, now):
        client.force_login(carla)
        wanted, like = carla.saved_filters.get(), Job.objects.get()
        added = client.post("/amt/exporte/", {"list": wanted.pk, "like": like.pk, "every": "month", "keep_days": "5"})
        wrong = client.post("/amt/exporte/", {"list": wanted.pk, "like": like.pk, "every": "never", "keep_days": "99"})
        client.force_login(bob)
        strange = client.post(f"/amt/exporte/{weekly.pk}/loeschung/")
        client.force_login(carla)
        client.post(f"/amt/exporte/{weekly.pk}/loeschung/")

        assert (added.status_code, wrong.status_code, strange.status_code) == (302, 422, 404)
        assert [each.every for each in Schedule.objects.all()] == ["month"]

    def test_is_one_of_twenty_at_most(self, weekly, carla, now):
        wanted, like = carla.saved_filters.get(), Job.objects.get()
        for _ in range(MOST - 1):
            schedule(wanted, like, every="day", keep_days=1, by=carla, at=now)

        with pytest.raises(TooManySchedules):
            schedule(wanted, like, every="day", keep_days=1, by=carla, at=now)


def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month():
    began = date(2026, 1, 31)
    days = [following("month", began, after=day) for day in (began, date(2026, 2, 28), date(2026, 3, 30), date(2026, 3, 31))]

    assert days == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 3, 31), date(2026, 4, 30)]
