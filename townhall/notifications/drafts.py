"""Mail about drafts: the way back to one, and a reminder before it ends. It says where, never what was typed."""

from datetime import datetime, timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import override

from townhall.applications.models import Draft
from townhall.lib import written
from townhall.notifications import mail
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
    with override(language):
        own = draft.account_id is not None
        path = reverse("portal:draft", args=[draft.version.slug, draft.pk]) if own else reverse("portal:follow")
        said = {
            "ending": purpose == "draft_ending",
            "draft": draft,
            "until": written.day(draft.expires_on).in_(language),
            "link": settings.SITE_URL + path,
            "city": settings.CITY,
            "demo": settings.DEMO,
        }
        return mail.queue(
            purpose=purpose,
            key=key,
            recipient=recipient,
            subject=render_to_string("mail/draft_subject.txt", said).strip(),
            text=render_to_string("mail/draft.txt", said).strip() + "\n",
            html=render_to_string("mail/draft.html", said),
            at=at,
        )
