"""The journal as a file for auditors: who did what and when, with the hashes of the chain; no contents (Protokollauszug)."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from townhall.accounts.freshness import with_fresh_sign_in
from townhall.authorities.models import Role
from townhall.backoffice.access import Seat, for_roles
from townhall.backoffice.overseeing.audit_words import name_of
from townhall.backoffice.overseeing.auditing import DaysForm, events_for, show_page, within
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.lib.spreadsheets import Cell, csv_rows

BOM = "\ufeff"  # by it spreadsheet programs know UTF-8
HEAD = ("stream", "number", "at", "subject", "kind", "name", "actor", "actor_label", "previous_hash", "hash")
PORTION = 1_000


@require_safe
@for_roles(Role.AUDITOR)
@with_fresh_sign_in
def save(request: HttpRequest, seat: Seat) -> HttpResponseBase:
    """Hand out the entries of some days as CSV, oldest first; that somebody took them is put on record."""
    form = DaysForm(request.GET, today=timezone.localdate())
    if not form.is_valid():
        return show_page(request, seat, form, status=422)
    first, last = form.cleaned_data["first_on"], form.cleaned_data["last_on"]
    entries = events_for(seat).filter(within(first, last)).select_related("stream").order_by("pk")
    record("journal.exported", seat.account, by=seat.account, at=timezone.now(), first_on=first, last_on=last)
    response = StreamingHttpResponse(lines(entries.iterator(PORTION)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="protokoll-{first}-{last}.csv"'
    return response


def lines(entries: Iterator[Event]) -> Iterator[bytes]:
    language = (get_language() or "de")[:2]
    yield BOM.encode() + csv_rows([HEAD], comma=",")
    for each in entries:
        yield csv_rows([row(each, language)], comma=",")


def row(event: Event, language: str) -> list[Cell]:
    when = timezone.localtime(event.happened_at).isoformat()
    who = [event.actor_id and str(event.actor_id), event.actor_label]
    words = name_of(event.kind).in_(language)
    return [
        event.stream.name,
        str(event.seq),
        when,
        event.subject_label,
        event.kind,
        words,
        *who,
        event.previous_hash,
        event.hash,
    ]
