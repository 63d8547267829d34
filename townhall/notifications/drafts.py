"""Mail about drafts: the way back to one, and a reminder before it ends. It says where, never what was typed."""

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import override

from townhall.applications.models import Draft
from townhall.lib import written
from townhall.notifications import mail
from townhall.notifications.composing import Part, compose, words_of
from townhall.notifications.models import OutgoingMail

BEFORE = timedelta(days=7)


def send_link(draft: Draft, *, recipient: str, language: str, at: datetime) -> OutgoingMail:
    """Send the way back to a draft (Speichern und später weitermachen); once a day, however often somebody asks."""
    return tell(draft, "draft_link", recipient, key=f"{draft.pk}.{localdate(at):%Y%m%d}", language=language, at=at)


def remind_of_ending(*, at: datetime) -> int:
    """Remind everybody whose draft ends within a week, once for each date of ending; return how many were reminded."""
    today = localdate(at)
    ending = Draft.objects.open().filter(account__isnull=False, expires_on__gte=today, expires_on__lte=today + BEFORE)
    told = 0
    for draft in ending.select_related("version", "account").defer("tree", "version__data", "version__hooks").iterator():
        assert draft.account is not None
        key = f"{draft.pk}.{draft.expires_on:%Y%m%d}"
        mail_sent = tell(draft, "draft_ending", draft.account.email, key=key, language=draft.language, at=at)
        told += mail_sent.created_at == at
    return told


def tell(draft: Draft, purpose: str, recipient: str, *, key: str, language: str, at: datetime) -> OutgoingMail:
    """Queue a mail with reference, date and link. The code is not in it: whoever reads the mail could open the draft."""
    own = draft.account_id is not None
    with override(language):
        path = reverse("portal:draft", args=[draft.version.slug, draft.pk]) if own else reverse("portal:follow")
    until = written.day(draft.expires_on)
    words = words_of(f"mail.{purpose}", language=language, at=at, reference=draft.reference, until=until)
    way_back = Part(words["words"], links=[settings.SITE_URL + path])
    code = Part("" if own else words["without_account"])
    said = compose(words, way_back, code, language=language, at=at)
    return mail.queue(purpose=purpose, key=key, recipient=recipient, at=at, **said)
