"""Carla learns in the morning what is stuck in her office."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from tests.servers import MailSink
from townhall.authorities.models import Position
from townhall.cases.exchange.consulting import Body, answer, consult
from townhall.cases.transitions import take
from townhall.certificates.issuing import issue
from townhall.certificates.models import Certificate
from townhall.journal.models import Delivery, Event
from townhall.journal.relay import run_due
from townhall.notifications.digest import cases_of, stuck_deliveries, tell_of_stuck
from townhall.notifications.inviting import write
from townhall.notifications.letters import announce_decision, confirm_receipt
from townhall.notifications.models import OutgoingMail, Posting
from townhall.notifications.posting import order_batch, queue
from townhall.payments.disputing import clear, note
from townhall.payments.models import Attempt, Payment


@pytest.fixture
def submitted(case):
    Delivery.objects.all().delete()
    return Event.objects.get(kind="application.submitted")


def stick(event: Event, *, at, error: str = "", **facts) -> None:
    Delivery.objects.create(event=event, reaction="issuing.issue_receipt", run_at=at, error=error, **facts)


def mails() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(purpose="stuck"))


class TestTheDigest:
    def test_counts_and_links_what_failed(self, submitted, case, carla, bob, now):
        stick(submitted, at=now, error="ValueError in issuing.py:1")

        assert tell_of_stuck(at=now + timedelta(hours=2)) == 1
        [told] = mails()
        assert told.recipient == carla.email
        assert "1 Arbeitsschritt ist fehlgeschlagen oder überfällig." in told.text
        assert f"http://localhost:8000/amt/vorgaenge/{case.number}/" in told.text
        for part in (told.subject, told.text, told.html):
            assert not any(word in part for word in ("Alice", "Beispiel", "Rex", "ValueError"))

    def test_is_written_once_a_day(self, submitted, carla, now):
        stick(submitted, at=now)

        assert [tell_of_stuck(at=now + timedelta(hours=hours)) for hours in (2, 3, 26)] == [1, 0, 1]
        assert len(mails()) == 2

    def test_is_not_written_if_nothing_is_stuck(self, submitted, carla, now):
        stick(submitted, at=now + timedelta(days=3))  # it waits for its day

        assert tell_of_stuck(at=now + timedelta(hours=2)) == 0

    def test_tells_no_other_office(self, submitted, dora, now):
        Position.objects.filter(account=dora).update(role="supervisor")
        stick(submitted, at=now)

        assert tell_of_stuck(at=now + timedelta(hours=2)) == 0

    def test_counts_mail_that_was_refused_for_good(self, submitted, alice, carla, settings):
        with MailSink(alice.email) as post:
            settings.EMAIL_URL = post.url
            confirm_receipt(submitted)
            run_due()
        refused = OutgoingMail.objects.get(state="failed")

        tell_of_stuck(at=refused.created_at + timedelta(minutes=5))
        assert "1 E-Mail kam nicht an." in mails()[0].text

    def test_counts_letters_that_wait_for_the_post(self, decided, carla):
        for _ in issue(decided):
            pass
        decided_case = Event.objects.get(kind="certificate.issued")
        announce_decision(decided_case)
        Delivery.objects.all().delete()
        certificate = decided_case.data["certificate"]
        waiting = Posting.objects.create(
            certificate_id=certificate, name="Alice Beispiel", address="x", because="paper", queued_at=decided_case.happened_at
        )

        tell_of_stuck(at=waiting.queued_at + timedelta(days=1))
        tell_of_stuck(at=waiting.queued_at + timedelta(days=3))
        [told] = mails()
        assert "1 Brief wartet seit mehr als zwei Tagen auf den Versand." in told.text
        assert "http://localhost:8000/amt/postausgang/" in told.text

    def test_counts_a_batch_that_cannot_be_printed_once(self, decided, bob, carla):
        for _ in issue(decided):
            pass
        notice = Certificate.objects.get()
        queue(notice, because="paper", at=decided.happened_at)
        Delivery.objects.all().delete()
        batch = order_batch(by=bob, at=decided.happened_at)
        Delivery.objects.update(run_at=decided.happened_at)
        at = decided.happened_at + timedelta(hours=2)

        assert cases_of(stuck_deliveries(at=at)) == {notice.case_id: 1}
        assert batch.file is None

    def test_counts_mail_to_asked_bodies_that_was_refused_for_good(self, case, bob, carla, now):
        taken = take(case, by=bob, at=now)
        body = Body(name="Polizei", email="polizei@rathaus.example")
        due_on = now.date() + timedelta(days=14)
        [asked] = consult(taken, bodies=[body], question="Geht das?", paths=[], due_on=due_on, by=bob, at=now)
        write(asked, asked.email, at=now)
        OutgoingMail.objects.update(state="failed")
        Delivery.objects.all().delete()

        tell_of_stuck(at=now + timedelta(hours=1))
        assert "1 E-Mail an eine Stelle, die Stellung nehmen soll, kam nicht an." in mails()[0].text
        answer(asked, answer="agrees", text="", by=None, at=now)
        assert tell_of_stuck(at=now + timedelta(days=1)) == 0

    def test_counts_payments_that_fit_nothing(self, case, carla, now):
        facts = {"case": case, "reference": "202600000015", "cents": 9000, "charge": {}, "requested_at": now}
        payment = Payment.objects.create(**facts)
        attempt = Attempt.objects.create(payment=payment, provider="demo", transaction="x", cents=9000, begun_at=now)
        note("amount", provider="demo", transaction="x", cents=8900, attempt=attempt, at=now)
        Delivery.objects.all().delete()

        tell_of_stuck(at=now + timedelta(hours=1))
        assert "1 Zahlung oder Erstattung ist zu klären." in mails()[0].text
        assert "http://localhost:8000/amt/klaerfaelle/" in mails()[0].text

    def test_counts_money_that_came_without_a_case_and_leads_to_it(self, carla, now):
        unknown = note("unknown", provider="transfer", transaction="17", reference="nichts", cents=500, at=now)

        assert tell_of_stuck(at=now + timedelta(hours=1)) == 1
        [told] = mails()
        assert "1 Zahlung oder Erstattung ist zu klären." in told.text
        assert "http://localhost:8000/amt/klaerfaelle/" in told.text
        assert "Betroffene Vorgänge" not in told.text

        clear(unknown, comment="Gehört zur Volkshochschule", by=carla, at=now)
        assert tell_of_stuck(at=now + timedelta(days=1)) == 0

    def test_is_a_command_for_the_timer(self, carla, capsys):
        call_command("tell_of_stuck")

        assert capsys.readouterr().out == "0 supervisors told.\n"
