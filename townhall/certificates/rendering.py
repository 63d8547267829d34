"""Letters as HTML: one template for the live preview of the back office and for the sealed PDF."""

from dataclasses import dataclass
from typing import Any

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate
from django.utils.translation import gettext, override

from townhall.applications.attachments import called_by_name, names_of
from townhall.cases.models import Case, Decision
from townhall.catalogue import display
from townhall.catalogue.answers import Answers
from townhall.certificates.correction_words import subject_of
from townhall.certificates.in_short import of_receipt
from townhall.certificates.letterhead import Sender, address_lines, recipient_of, sender_of
from townhall.certificates.notices import compose
from townhall.lib import written

CONTROL = dict.fromkeys(set(range(32)) - {9, 10}, None)  # characters that break a document


@dataclass(frozen=True)
class Page:
    """A letter on its way to paper."""

    html: str
    title: str
    language: str


def notice_html(decision: Decision, language: str, *, code: str = "") -> str:
    """Return the letter of a decision, German first because German decides, then what it says in the person's language."""
    letters = [letter_html(decision, "de", code=code)]
    if language != "de":
        letters.append(letter_html(decision, language, code=""))
    return "".join(letters)


def letter_html(decision: Decision, language: str, *, code: str) -> str:
    with override(language):
        context = {
            "notice": compose(decision, language),
            "is_translation": language != "de",
            "is_preview": decision.status != Decision.Status.FINAL,
            **proof(code),
        }
        return render_to_string("certificates/notice.html", common(context))


def notice_page(decision: Decision, *, code: str) -> Page:
    application = decision.case.application
    title = f"{subject_of(decision).in_('de')} · {decision.case.number}"
    return page(notice_html(decision, application.language, code=code), title=title, language="de")


def receipt_page(case: Case, *, code: str) -> Page:
    """Return the record of an application: every question that arose, and its answer (Antragsnachweis)."""
    application = case.application
    language = application.language
    with override(language):
        title = gettext("Record of your application")
        context = {
            "case": case,
            "title": title,
            "service": application.version.definition.title.in_(language),
            "sender": sender_of(case.authority, language),
            "recipient": address_lines(recipient_of(case), case),
            "language": language,
            "sections": called_by_name(display.sections(submitted(case), language), names_of(application.draft_id)),
            "in_short": of_receipt(case, language),
            "submitted_on": written.day(localdate(application.submitted_at)).in_(language),
            "address": settings.SITE_URL,
            **proof(code),
        }
        html = render_to_string("certificates/receipt.html", common(context))
    return page(html, title=f"{title} · {case.number}", language=language)


def submitted(case: Case) -> Answers:
    """Return the answers as they were submitted, whatever was corrected since."""
    application = case.application
    return Answers(application.version.definition, application.tree, today=localdate(application.submitted_at))


def proof(code: str) -> dict[str, Any]:
    """Return what the verification box needs: the code, the address it leads to, and both as a QR code."""
    if not code:
        return {"code": "", "qr": "", "verify_address": verify_address()}
    target = verify_address(code)
    return {"code": code, "qr": qr(target), "verify_address": verify_address()}


def verify_address(code: str = "") -> str:
    with override("de"):
        path = reverse("portal:verify_code", args=[code]) if code else reverse("portal:verify")
        return settings.SITE_URL + path


def qr(target: str) -> SafeString:
    """Draw a QR code with a title, so that a screen reader says what it is for."""
    drawing = segno.make(target, error="m", micro=False)
    svg = drawing.svg_inline(border=2, omitsize=True, title=gettext("QR code that opens the verification page"), lineclass=None)
    return mark_safe(svg)  # noqa: S308 - drawn by us from our own address and code


def common(context: dict[str, Any]) -> dict[str, Any]:
    return {"demo": settings.DEMO, **context}


def page(letters: str, *, title: str, language: str) -> Page:
    html = render_to_string("certificates/page.html", {"letters": mark_safe(letters), "title": title, "language": language})  # noqa: S308
    return Page(html.translate(CONTROL), title, language)


__all__ = ["Page", "Sender", "notice_html", "notice_page", "receipt_page"]
