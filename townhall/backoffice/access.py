"""Who may enter the back office, and which case somebody finds there."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from townhall.accounts.models import Account
from townhall.authorities.models import Position, Role
from townhall.cases.models import Case, CaseQuerySet

View = Callable[..., HttpResponse]


class Desk:
    """A clerk at work: who it is, and what they do in which authority (Arbeitsplatz)."""

    def __init__(self, account: Account, positions: list[Position]):
        self.account, self.positions = account, positions

    @property
    def cases(self) -> CaseQuerySet:
        """Return the cases this clerk may see; never one they filed themselves."""
        return Case.objects.worked_on_by(self.account)

    def supervises(self, case: Case) -> bool:
        mine = [position.authority.path for position in self.positions if position.role == Role.SUPERVISOR]
        return any(case.authority.path.startswith(path) for path in mine)

    def find(self, number: str) -> Case:
        wanted = self.cases.select_related("application__version", "authority", "clerk")
        return get_object_or_404(wanted, number=number.upper())


def for_clerks(view: View) -> View:
    """Let in who has a position; send strangers to the door and hide it from everybody else."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not isinstance(request.user, Account):
            return redirect_to_login(request.get_full_path())
        positions = list(positions_of(request.user))
        if not positions:
            raise Http404
        response = view(request, Desk(request.user, positions), *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return guarded


def positions_of(account: Account) -> QuerySet[Position]:
    return Position.objects.filter(account=account).select_related("authority")


def supervisors_only(desk: Desk, case: Case) -> None:
    if not desk.supervises(case):
        raise PermissionDenied
