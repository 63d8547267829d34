"""Who may enter the back office, and which case somebody finds there."""

from collections.abc import Callable, Iterable
from functools import cached_property, wraps

from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from townhall.accounts.models import Account
from townhall.authorities.models import Authority, Position, Role
from townhall.backoffice.turned_away import turn_away
from townhall.bulk.models import Kind
from townhall.cases import permissions
from townhall.cases.checking import may_check
from townhall.cases.models import Case, CaseQuerySet
from townhall.catalogue.models import ServiceVersion
from townhall.journal.looking import look
from townhall.lib.text import T

View = Callable[..., HttpResponseBase]
LOOKED = "backoffice-looked"  # what was opened in this session: one look of a person at a case is recorded once


class Desk:
    """A clerk at work: who it is, and what they do in which authority (Arbeitsplatz)."""

    def __init__(self, account: Account, positions: list[Position], session: SessionBase):
        self.account, self.positions, self.session = account, positions, session

    @cached_property
    def cases(self) -> CaseQuerySet:
        """Return the cases this clerk may see; never one they filed themselves."""
        return Case.objects.worked_on_by(self.account, at=self.offices)

    @cached_property
    def offices(self) -> dict[int, str]:
        """Return key and slug of the authorities this clerk works for, and those under them."""
        return dict(Authority.objects.staffed_by(self.account).values_list("pk", "slug"))

    @cached_property
    def services(self) -> dict[str, T]:
        """Return slug and title of the services these authorities decide on."""
        current = (version.definition for version in ServiceVersion.objects.current().order_by("slug"))
        mine = set(self.offices.values())
        return {each.slug: each.title for each in current if mine & {each.authority, *(r.authority for r in each.routes)}}

    @property
    def acts(self) -> list[tuple[str, str]]:
        """Return what this clerk can do with many cases at once."""
        may_assign = any(each.role == Role.SUPERVISOR for each in self.positions)
        return [(kind.value, str(kind.label)) for kind in Kind if kind != Kind.ASSIGN or may_assign]

    @property
    def is_supervisor(self) -> bool:
        return any(each.role == Role.SUPERVISOR for each in self.positions)

    @property
    def checks_plates(self) -> bool:
        """Say whether this clerk may look up permits by their plate."""
        return may_check(self.account)

    def supervises(self, case: Case) -> bool:
        return permissions.supervises(self.positions, case)

    def department(self, case: Case) -> str:
        """Return the name of the office in which this clerk has to do with a case."""
        found = [each.authority for each in self.positions if case.authority.path.startswith(each.authority.path)]
        return str(found[0]) if found else ""

    def works_on(self, case: Case) -> bool:
        """Say whether this clerk may act at a case: it is in their hands, or they supervise it."""
        return permissions.may_work(self.account, self.positions, case)

    def find(self, number: str, *, purpose: str = "case") -> Case:
        """Return a case that somebody opens; the person whose data it holds can see that and for what."""
        wanted = self.cases.select_related("application__version", "authority", "clerk")
        case = get_object_or_404(wanted, number=number.upper())
        self.note_look(case, purpose)
        return case

    def note_look(self, case: Case, purpose: str) -> None:
        """Keep once in a session that this clerk opened a case for a purpose."""
        seen, this = self.session.get(LOOKED, []), f"{purpose}:{case.pk}"
        if this not in seen:
            look(case, by=self.account, purpose=purpose, at=timezone.now(), department=self.department(case))
            self.session[LOOKED] = [*seen, this]

    def find_to_work_on(self, number: str) -> Case:
        case = self.find(number)
        if not self.works_on(case):
            raise PermissionDenied
        return case


def for_clerks(view: View) -> View:
    """Let in who has a position; send strangers to the door and hide it from everybody else."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if not isinstance(request.user, Account):
            return redirect_to_login(request.get_full_path())
        try:
            response = view(request, desk_of(request.user, request.session), *args, **kwargs)
        except (Http404, PermissionDenied) as refusal:
            if request.method != "POST":
                raise
            response = turn_away(request, status=403 if isinstance(refusal, PermissionDenied) else 404)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return guarded


def desk_of(account: Account, session: SessionBase) -> Desk:
    """Return the desk of a person; whoever has none learns nothing about it."""
    positions = list(positions_of(account))
    if not positions:
        raise Http404
    return Desk(account, positions, session)


def positions_of(account: Account) -> QuerySet[Position]:
    return Position.objects.filter(account=account).select_related("authority")


def colleagues(case: Case) -> QuerySet[Account]:
    """Return who works for the authority of a case or one above it, without the applicant."""
    applicant = case.application.account_id or 0
    return staff_of([case.authority.path]).exclude(pk=applicant)


def staff_of(paths: Iterable[str]) -> QuerySet[Account]:
    """Return who works for one of these authorities or for one above it."""
    above: set[str] = set()
    for path in paths:
        office = path.strip("/").split("/")
        above |= {"/".join(office[:length]) + "/" for length in range(1, len(office) + 1)}
    staff = Account.objects.filter(positions__authority__path__in=above, is_active=True)
    return staff.distinct().order_by("family_name", "given_name")
