"""A notice waits in Alice's postbox: what happens on which day (§ 41 (2a) VwVfG NRW)."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localtime

from tests.certificates.conftest import run
from tests.servers import MailSink
from townhall.catalogue.publishing import publish
from townhall.catalogue.registry import SERVICES
from townhall.certificates.issuing import issue
from townhall.journal.models import Delivery, Event
from townhall.journal.reactions import Later
from townhall.journal.relay import run_due
from townhall.notifications.letters import announce_decision
from townhall.notifications.models import Announcement, Letter, OutgoingMail, Posting
from townhall.notifications.postbox import open_letter
from townhall.notifications.posting import mark_sent, order_batch
from townhall.notifications.reminding import remind


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T11:00:00+00:00")


@pytest.fixture
def dog_tax(law, now):
    """Let the notice be announced by retrieval, as every notice that is not about a tax."""
    return publish(replace(SERVICES["hundesteuer-anmeldung"].definition, announcement="announcement.portal_41_2a"), at=now)


@pytest.fixture
def provided(decided):
    """Return the event of a notice provided and told of on Monday, 2 March 2026."""
    run(issue, decided)
    announce_decision(Event.objects.get(kind="certificate.issued"))
    Announcement.objects.update(provided_at=noon("2026-03-02"), mail_sent_at=noon("2026-03-02"))
    OutgoingMail.objects.update(state="sent", sent_at=noon("2026-03-02"))
    Delivery.objects.all().delete()
    return Event.objects.get(kind="notice.provided")


def wake(event: Event, day: str, *, hour: int = 11) -> datetime | None:
    """Let the reaction run on a day; return when it wants to run again."""
    at = noon(day).replace(hour=hour)
    try:
        remind(event, at=at)
    except Later as later:
        return localtime(at + later.wait)
    return None


def reminders() -> list[str]:
    return list(OutgoingMail.objects.filter(purpose="decision_reminder").order_by("pk").values_list("message_id", flat=True))


class TestAnUnopenedNotice:
    def test_is_reminded_of_on_the_third_and_the_seventh_day_once_each(self, provided, alice):
        letter = Letter.objects.get(kind="decision")
        for day in ("2026-03-02", "2026-03-04", "2026-03-05", "2026-03-05", "2026-03-06", "2026-03-09", "2026-03-12"):
            wake(provided, day)

        assert reminders() == [f"<decision_reminder.{letter.event_id}.{day}@localhost>" for day in (3, 7)]
        assert {mail.recipient for mail in OutgoingMail.objects.all()} == {alice.email}
        assert not Posting.objects.exists()

    def test_is_looked_at_in_the_morning_of_the_days_that_matter(self, provided):
        wanted = {"2026-03-02": "2026-03-05", "2026-03-05": "2026-03-09", "2026-03-09": "2026-03-13"}

        assert {day: f"{wake(provided, day):%Y-%m-%d %H:%M}" for day in wanted} == {
            day: f"{following} 08:00" for day, following in wanted.items()
        }

    def test_is_not_reminded_of_twice_at_once_if_the_workers_stood_still(self, provided):
        wake(provided, "2026-03-10")

        assert len(reminders()) == 1
        assert reminders()[0].endswith(".7@localhost>")

    def test_says_nothing_of_what_it_is_in_the_reminder(self, provided, case):
        wake(provided, "2026-03-05")

        mail = OutgoingMail.objects.get(purpose="decision_reminder")
        assert mail.subject == f"{case.number}: Ein Brief wartet auf Sie"
        for part in (mail.subject, mail.text, mail.html):
            assert not any(word in part for word in ("Alice", "Beispiel", "Hund", "Rex", "Bescheid"))

    def test_waits_for_its_mail_before_any_day_is_counted(self, provided):
        OutgoingMail.objects.update(state="queued", sent_at=None)

        assert wake(provided, "2026-04-30") is not None
        assert not Posting.objects.exists()

    def test_still_counts_on_the_tenth_day(self, provided, alice):
        assert wake(provided, "2026-03-12", hour=22) is not None
        open_letter(Letter.objects.get(kind="decision"), by=alice, at=noon("2026-03-12"))

        assert wake(provided, "2026-03-13") is None
        assert not Posting.objects.exists()
        assert {each.deemed_on for each in Announcement.objects.all()} == {date(2026, 3, 13)}

    def test_goes_to_the_post_after_the_tenth_day_once(self, provided):
        assert wake(provided, "2026-03-13") is None
        assert wake(provided, "2026-03-13") is None

        posting = Posting.objects.get()
        assert (posting.because, posting.state) == ("expired", "queued")
        assert posting.address.splitlines() == ["Alice Beispiel", "Musterstraße 12", "44787 Bochum"]
        assert {(each.mode, each.deemed_on, each.remedy_until) for each in Announcement.objects.all()} == {("post", None, None)}
        assert Event.objects.filter(kind="notice.put_to_post").count() == 1

    def test_says_in_the_postbox_that_it_comes_by_post(self, provided, alice):
        wake(provided, "2026-03-13")
        client = Client()
        client.force_login(alice)

        page = client.get(f"/konto/postfach/{Letter.objects.get(kind='decision').pk}/").content.decode()
        assert "Dieser Bescheid kommt mit der Post" in page
        assert "nicht innerhalb von 10 Tagen" in page
        assert "§ 41 Abs. 2a VwVfG NRW" in page

    def test_counts_from_the_paper_however_late_it_is_opened_then(self, provided, alice, bob):
        wake(provided, "2026-03-13")
        open_letter(Letter.objects.get(kind="decision"), by=alice, at=noon("2026-03-14"))
        mark_sent(order_batch(by=bob, at=noon("2026-03-16")), on=date(2026, 3, 17), by=bob, at=noon("2026-03-17"))

        [announcement, *_] = Announcement.objects.all()
        assert (announcement.deemed_on, announcement.remedy_until) == (date(2026, 3, 21), date(2026, 4, 21))
        assert "Zur Post gegeben am 17. März 2026" in announcement.explanation["de"]


class TestAnOpenedNotice:
    def test_needs_no_reminder(self, provided, alice):
        open_letter(Letter.objects.get(kind="decision"), by=alice, at=noon("2026-03-03"))

        assert wake(provided, "2026-03-05") is None
        assert reminders() == []


class TestAMailAboutADecision:
    @pytest.mark.yardstick("O32")
    def test_that_is_refused_for_good_lets_the_post_take_over_and_shows_it_in_the_file(self, decided, alice, bob, settings):
        run(issue, decided)
        with MailSink(alice.email) as post:
            settings.EMAIL_URL = post.url
            announce_decision(Event.objects.get(kind="certificate.issued"))
            run_due()

        assert OutgoingMail.objects.get(purpose="decision").error == "SMTP 550"
        assert Posting.objects.get().because == "bounced"
        client = Client()
        client.force_login(bob)
        page = client.get(f"/amt/vorgaenge/{decided.subject_label}/").content.decode()
        assert "Zu erledigen" in page
        assert "die E-Mail darüber kam nicht an" in page
        assert "E-Mail kam nicht an" in page

    def test_that_arrives_waits_for_the_third_day(self, decided, settings):
        run(issue, decided)
        with MailSink() as post:
            settings.EMAIL_URL = post.url
            announce_decision(Event.objects.get(kind="certificate.issued"))
            run_due()

        assert [message["Subject"].endswith("Es gibt eine Entscheidung") for message in post.messages] == [True]
        assert not Posting.objects.exists()
        waiting = Delivery.objects.get(reaction="reminding.remind")
        assert (waiting.done_at, waiting.error) == (None, "")
        assert waiting.run_at - waiting.event.happened_at > timedelta(days=2)
