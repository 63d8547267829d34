import smtplib

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail

from townhall.journal.models import Delivery, Event
from townhall.journal.relay import run_due
from townhall.notifications import mail
from townhall.notifications.models import OutgoingMail


@pytest.fixture
def server(settings):
    settings.EMAIL_URL = "smtp://mail.rathaus.example:25"


@pytest.fixture
def sent(monkeypatch, server):
    """Return what reaches the mail server."""
    box: list[EmailMultiAlternatives] = []
    monkeypatch.setattr(EmailMultiAlternatives, "send", lambda message: box.append(message))
    return box


@pytest.fixture
def queued(db, now):
    return mail.queue(purpose="receipt", key="7", recipient="alice@example.org", subject="S", text="T", html="<p>T", at=now)


def refuse_with(monkeypatch, error):
    def refuse(message):
        raise error

    monkeypatch.setattr(EmailMultiAlternatives, "send", refuse)


class TestTheLedger:
    def test_takes_a_mail_once(self, queued, now):
        mail.queue(purpose="receipt", key="7", recipient="alice@example.org", subject="S", text="T", at=now)

        assert OutgoingMail.objects.count() == Event.objects.filter(kind="mail.queued").count() == 1

    def test_sends_it_with_its_own_id_and_says_a_machine_wrote(self, queued, sent):
        run_due()

        [message] = sent
        assert message.extra_headers == {"Message-ID": "<receipt.7@localhost>", "Auto-Submitted": "auto-generated"}
        assert message.alternatives[0][1] == "text/html"
        queued.refresh_from_db()
        assert (queued.state, queued.attempts) == ("sent", 1)

    def test_keeps_it_waiting_while_the_server_is_down(self, queued, server, monkeypatch):
        refuse_with(monkeypatch, ConnectionRefusedError())
        run_due()

        queued.refresh_from_db()
        assert (queued.state, queued.attempts) == ("queued", 1)
        assert Delivery.objects.get().done_at is None

    @pytest.mark.parametrize(
        "error",
        [
            smtplib.SMTPRecipientsRefused({"alice@example.org": (451, b"later")}),
            smtplib.SMTPDataError(421, b"later"),
            smtplib.SMTPAuthenticationError(535, b"who?"),
        ],
    )
    def test_tries_again_what_may_pass(self, queued, server, monkeypatch, error):
        refuse_with(monkeypatch, error)
        run_due()

        queued.refresh_from_db()
        assert queued.state == "queued"

    @pytest.mark.yardstick("D33")
    @pytest.mark.parametrize(
        "error",
        [smtplib.SMTPRecipientsRefused({"alice@example.org": (550, b"unknown")}), smtplib.SMTPDataError(554, b"no")],
    )
    def test_shows_what_never_will(self, queued, server, monkeypatch, error):
        refuse_with(monkeypatch, error)
        run_due()

        queued.refresh_from_db()
        assert queued.state == "failed"
        assert queued.error.startswith("SMTP 55")
        assert Event.objects.filter(kind="mail.failed").count() == 1

    def test_keeps_what_the_demonstration_would_send(self, queued):
        run_due()

        queued.refresh_from_db()
        assert (queued.state, queued.text) == ("sent", "T")

    def test_waits_without_a_server_outside_the_demonstration(self, queued, settings):
        settings.DEMO = False
        run_due()

        queued.refresh_from_db()
        assert queued.state == "queued"


class TestMailOfDjango:
    def test_becomes_a_row_first(self, db, settings):
        settings.EMAIL_BACKEND = "townhall.notifications.mail.LedgerBackend"

        send_mail("Link", "https://example.org/token", None, ["alice@example.org"])

        assert OutgoingMail.objects.get().state == "queued"

    def test_loses_its_tokens_once_it_is_sent(self, sent, db, now):
        link = "https://example.org/token"
        mail.queue(purpose=mail.ACCOUNT, key="8", recipient="alice@example.org", subject="S", text=link, at=now)
        run_due()

        assert sent[0].body == link
        assert OutgoingMail.objects.get().text == ""
