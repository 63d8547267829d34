"""A fresh sign-in: what would do harm in strange hands asks once more who is there (erneute Anmeldung).

How people show it is left to allauth: password, second factor or passkey; who has none of them here goes to the city's
sign-in service. What they had typed is kept meanwhile and carried out afterwards.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import wraps

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

FRESH_FOR = timedelta(minutes=10)
PROVED_AT = "signed-in-at-the-city"  # in the session: when the city's sign-in service last asked, as its token says

View = Callable[..., HttpResponseBase]


def require_fresh_sign_in(request: HttpRequest, *, at: datetime) -> None:
    """Raise allauth's ReauthenticationRequired, which leads somebody to sign in again, unless they have just done so."""
    if not is_fresh(request, at=at):
        raise ReauthenticationRequired


def is_fresh(request: HttpRequest, *, at: datetime) -> bool:
    """Say whether the person behind this session has shown within ten minutes that it is still them."""
    moments = (shown_at(request, record) for record in get_authentication_records(request, request.user))
    return any(timedelta(0) <= at - moment <= FRESH_FOR for moment in moments)


def shown_at(request: HttpRequest, record: dict) -> datetime:
    """Return when something was shown; of another service we believe what its token says, not when somebody came back."""
    seconds = request.session.get(PROVED_AT, 0) if record["method"] == "socialaccount" else record["at"]
    return datetime.fromtimestamp(seconds, tz=UTC)


def with_fresh_sign_in(view: View) -> View:
    """Let nobody into a view whose last sign-in is older than ten minutes; who is not signed in at all is not its matter."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if request.user.is_authenticated:
            require_fresh_sign_in(request, at=timezone.now())
        return view(request, *args, **kwargs)

    return guarded
