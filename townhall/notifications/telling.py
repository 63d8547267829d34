"""Put a letter into a postbox in the words of the editors, and let a mail tell that it is there."""

from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import override

from townhall.applications.models import PartyRole
from townhall.cases.models import Case
from townhall.catalogue.plain_language import Passage
from townhall.certificates.models import Certificate
from townhall.editorial.phrases import shipped_phrases
from townhall.editorial.using import phrases_for
from townhall.journal.models import Event
from townhall.lib import written
from townhall.lib.text import T
from townhall.notifications import mail
from townhall.notifications.composing import Part, compose, words_of
from townhall.notifications.in_short import in_short, in_short_by_mail
from townhall.notifications.models import Letter


def write(
    event: Event,
    case: Case,
    kind: str,
    *,
    about: str = "summary",
    do: str = "do",
    text: str = "",
    due: date | None = None,
    **values: T,
) -> None:
    """Put a letter of one kind into the postbox in the words of the editors.

    `about` names the sentence on top of it, `do` the one that says what to do.
    """
    words = phrases_for(f"message.{kind}", on=localdate())
    if due is not None:
        values["due"] = written.day(due)
    summary = words.fill(about, **values)
    said = {language: in_short(words, summary, do=do, due=due, language=language) for language in ("de", "en")}
    put(event, case, kind, words["subject"], summary, said=said, text=text, due=due)


def put(
    event: Event,
    case: Case,
    kind: str,
    subject: T,
    summary: T,
    *,
    said: dict[str, list[Passage]],
    text: str = "",
    due: date | None = None,
    certificate: Certificate | None = None,
    at: datetime | None = None,
) -> Letter:
    """Put a letter into the postbox, once per event, and queue the mail that tells of it.

    `due` is the day by which the person has to do what the letter asks; `said` the summary in plain language.
    """
    at = at or timezone.now()
    language = case.application.language
    letter, _ = Letter.objects.get_or_create(
        event=event,
        kind=kind,
        defaults={
            "account": case.application.account,
            "case": case,
            "subject": subject.in_(language)[:200],
            "summary": summary.in_(language)[:400],
            "in_short": {language: [passage.dump() for passage in passages] for language, passages in said.items()},
            "text": text,
            "certificate": certificate,
            "created_at": at,
        },
    )
    if address := address_of(case):
        tell(letter, case, address, due=due, at=at)
    return letter


def address_of(case: Case) -> str:
    """Return where mail goes: to the account, else to the address given with the application, else nowhere."""
    if case.application.account is not None:
        return case.application.account.email
    applicant = case.application.parties.filter(role=PartyRole.APPLICANT).first()
    return applicant.email if applicant else ""


def tell(letter: Letter, case: Case, address: str, *, due: date | None = None, at: datetime, reminder: int = 0) -> None:
    """Queue a mail with reference and link, and nothing that others should not read; `reminder` is the day of a reminder."""
    language = case.application.language
    with override(language):
        link = settings.SITE_URL + (reverse("portal:letter", args=[letter.pk]) if letter.account_id else reverse("portal:follow"))
    facts = {"number": case.number, "reference": case.application.reference}
    words = words_of(mail_about(letter.kind, waits=bool(reminder)), language=language, at=at, **facts)
    code = "" if letter.account_id else words_of("message.mail", language=language, at=at, **facts)["without_account"]
    passages = in_short_by_mail(letter.kind, due=due, language=language, at=at)
    parts = Part(words["words"], links=[link]), Part(passages=passages), Part(code)
    mail.queue(
        purpose=f"{letter.kind}_reminder" if reminder else letter.kind,
        key=f"{letter.event_id}.{reminder}" if reminder else str(letter.event_id),
        recipient=address,
        letter=letter,
        at=at,
        **compose(words, *parts, language=language, at=at),
    )


def mail_about(kind: str, *, waits: bool) -> str:
    """Return the key of the sentences that tell of a letter: its own, or those of any other letter."""
    own = f"mail.{'waiting' if waits else kind}"
    return own if own in shipped_phrases() else "mail.letter"
