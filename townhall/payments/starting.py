"""Begin to pay at a provider: the row first, then the call outside any transaction, then its answer.

Whoever is killed in between, clicks twice or comes from a second tab finds the same row, and with its request id the
same transaction at the provider.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.transaction import atomic

from townhall.cases.models import Case
from townhall.cases.moves import lock
from townhall.journal.recording import record
from townhall.lib.failpoints import failpoint
from townhall.lib.text import T
from townhall.payments.models import Attempt, Payment
from townhall.payments.providers.offered import choose
from townhall.payments.providers.port import Order, Provider, RequestSpent, Started
from townhall.payments.requesting import is_withdrawn, request

PATIENCE = timedelta(minutes=30)  # how long a person may take at the provider


class NotOwed(Exception):
    """There is nothing left to pay: it is paid, or the application was withdrawn."""

    message = T("Hier ist nichts mehr zu bezahlen.", en="There is nothing left to pay here.")


def start(case: Case, *, method: str, return_url: str, at: datetime) -> Attempt:
    """Begin to pay, or go on where somebody began; the attempt says on which page.

    `return_url` is where the provider sends people back to; {attempt} in it is the request id.
    Raises NotOwed, NotOffered, or ProviderDown, after which the same call can be repeated.
    """
    chosen = choose(method)
    attempt = begin(case, chosen, return_url=return_url, at=at)
    failpoint("payment.before_call")
    if not attempt.transaction:
        try:
            started = chosen.start(order_of(attempt))
        except RequestSpent:
            give_up(attempt, at=at)
            raise
        failpoint("payment.after_call")
        attempt = note_started(attempt, started)
    return attempt


@atomic
def begin(case: Case, chosen: Provider, *, return_url: str, at: datetime) -> Attempt:
    """Return the running attempt at this provider, or open one; those at other providers may still come to an end."""
    owed = request(case, at=at)
    case = lock(case)
    payment = Payment.objects.select_for_update(of=("self",)).get(pk=owed.pk)
    payment.case = case
    if not payment.is_owed or is_withdrawn(case):
        raise NotOwed(str(payment))
    for attempt in payment.attempts.filter(provider=chosen.name, state__in=Attempt.LIVE).order_by("-pk"):
        if attempt.expires_at is None or attempt.expires_at > at:
            return attempt
    attempt = Attempt(payment=payment, provider=chosen.name, cents=payment.cents, begun_at=at)
    attempt.return_url = return_url.replace("{attempt}", str(attempt.request_id))
    attempt.expires_at = None if chosen.by_transfer else at + PATIENCE
    attempt.save(force_insert=True)
    payment.state = Payment.State.STARTED
    payment.save(update_fields=["state"])
    record("payment.started", payment.case, by=None, at=at, payment=payment.pk, attempt=attempt.pk, provider=chosen.name)
    return attempt


def order_of(attempt: Attempt) -> Order:
    payment = attempt.payment
    application = payment.case.application
    title = application.version.definition.title.in_(application.language)
    return Order(
        request_id=attempt.request_id,
        reference=payment.reference,
        cents=attempt.cents,
        description=f"{settings.CITY}: {title}",
        lines=payment.lines.lines,
        return_url=attempt.return_url,
        language=application.language,
    )


@atomic
def give_up(attempt: Attempt, *, at: datetime) -> None:
    """Close an attempt whose page nobody has seen, so that the next click begins a new one."""
    lock(attempt.payment.case)
    unseen = Attempt.objects.filter(pk=attempt.pk, transaction="", state=Attempt.State.CREATED)
    unseen.update(state=Attempt.State.FAILED, settled_at=at)


@atomic
def note_started(attempt: Attempt, started: Started) -> Attempt:
    """Keep the provider's answer; who answers second says the same."""
    lock(attempt.payment.case)
    unanswered = Attempt.objects.filter(pk=attempt.pk, transaction="")
    unanswered.update(transaction=started.transaction, page=started.page, state=Attempt.State.STARTED, settled_at=None)
    attempt.refresh_from_db(fields=["state", "transaction", "page"])
    return attempt
