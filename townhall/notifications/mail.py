"""Mail leaves the town hall in two steps: first it is a row of the ledger, then a worker sends it (Postausgangsbuch).

A mail may be sent twice when a worker dies at the wrong moment; then it carries the same Message-ID. What a person has to
know for certain stands in the postbox.
"""

import smtplib
from collections.abc import Iterator, Sequence
from datetime import datetime
from urllib.parse import urlsplit
from uuid import uuid4

import environ
from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.db.transaction import atomic
from django.utils import timezone

from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.notifications import announcing
from townhall.notifications.models import Letter, OutgoingMail

ACCOUNT = "account"  # links and codes of signing in: their text is deleted once it has been sent
TIMEOUT = 10  # seconds, well below the lease of a delivery


class NoMailServer(RuntimeError):
    """EMAIL_URL is empty outside the demonstration; the mail waits until there is one."""


def queue(
    *,
    purpose: str,
    key: str,
    recipient: str,
    subject: str,
    text: str,
    html: str = "",
    letter: Letter | None = None,
    at: datetime,
) -> OutgoingMail:
    """Put a mail into the ledger, once per purpose and key; its Message-ID says the same each time it is sent."""
    with atomic():
        mail, is_new = OutgoingMail.objects.get_or_create(
            message_id=message_id(purpose, key),
            defaults={
                "purpose": purpose,
                "recipient": recipient,
                "subject": subject,
                "text": text,
                "html": html,
                "letter": letter,
                "created_at": at,
            },
        )
        if is_new:
            record("mail.queued", mail, by=None, at=at, purpose=purpose)
    return mail


def message_id(purpose: str, key: str) -> str:
    return f"<{purpose}.{key}@{host()}>"


def host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"


def send(event: Event) -> Iterator[None]:
    """Send a mail of the ledger; what may pass is tried again, what never will is marked and shown."""
    mail = OutgoingMail.objects.get(pk=event.subject_id)
    if mail.state != OutgoingMail.State.QUEUED:
        return
    OutgoingMail.objects.filter(pk=mail.pk).update(attempts=F("attempts") + 1)
    refusal = hand_over(mail)
    yield
    settle(mail, refusal, at=timezone.now())


def hand_over(mail: OutgoingMail) -> str:
    """Give the mail to the mail server; return why it refuses for good, '' if it does not."""
    if not settings.EMAIL_URL:
        if settings.DEMO:
            return ""
        raise NoMailServer
    try:
        written(mail).send()
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _ in refused.recipients.values()]
        if codes and min(codes) >= 500:
            return f"SMTP {codes[0]}"
        raise
    except smtplib.SMTPDataError as refused:
        if refused.smtp_code >= 500:
            return f"SMTP {refused.smtp_code}"
        raise
    return ""


def written(mail: OutgoingMail) -> EmailMultiAlternatives:
    facts = environ.Env.email_url_config(settings.EMAIL_URL)
    connection = get_connection(
        facts["EMAIL_BACKEND"],
        host=facts.get("EMAIL_HOST"),
        port=facts.get("EMAIL_PORT"),
        username=facts.get("EMAIL_HOST_USER") or "",
        password=facts.get("EMAIL_HOST_PASSWORD") or "",
        use_tls=facts.get("EMAIL_USE_TLS", False),
        use_ssl=facts.get("EMAIL_USE_SSL", False),
        timeout=TIMEOUT,
    )
    headers = {"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"}
    message = EmailMultiAlternatives(mail.subject, mail.text, to=[mail.recipient], headers=headers, connection=connection)
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def settle(mail: OutgoingMail, refusal: str, *, at: datetime) -> None:
    """Write down what became of a mail, for the ledger, the case file and the Bekanntgabe."""
    mail.state = OutgoingMail.State.FAILED if refusal else OutgoingMail.State.SENT
    mail.sent_at, mail.error = None if refusal else at, refusal
    if mail.purpose == ACCOUNT and settings.EMAIL_URL:
        mail.text = mail.html = ""
    mail.save(update_fields=["state", "sent_at", "error", "text", "html"])
    if refusal:
        record("mail.failed", mail.letter.case if mail.letter else mail, by=None, at=at, mail=mail.pk, code=refusal)
    elif mail.letter:
        announcing.note_mail(mail.letter, at=at)


class LedgerBackend(BaseEmailBackend):
    """Django's mail, and with it allauth's, takes the same way: a row first."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for recipient in message.recipients():
                queue(
                    purpose=ACCOUNT,
                    key=uuid4().hex,
                    recipient=recipient,
                    subject=str(message.subject),
                    text=str(message.body),
                    html=html_of(message),
                    at=timezone.now(),
                )
        return len(email_messages)


def html_of(message: EmailMessage) -> str:
    alternatives = getattr(message, "alternatives", [])
    return next((str(content) for content, kind in alternatives if kind == "text/html"), "")
