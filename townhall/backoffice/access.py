"""Who may enter the back office, and which case somebody finds there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, wraps

from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from townhall.accounts.models import Account
from townhall.authorities.models import CASEWORK, Position, Role
from townhall.authorities.reach import Reach, own, positions_of
from townhall.backoffice.turned_away import turn_away
from townhall.bulk.models import Kind
from townhall.cases import permissions
from townhall.cases.holdings.checking import may_check
from townhall.cases.models import Case, CaseQuerySet
from townhall.catalogue.models import ServiceVersion
from townhall.journal.looking import look
from townhall.lib.text import T

View = Callable[..., HttpResponseBase]
BY_CLERKS = (Kind.TAKE, Kind.REMIND, Kind.CLOSE)  # each case in their own hands; see Desk.acts
LOOKED = "backoffice-looked"  # what was opened in this session: one look of a person at a case is recorded once


class Desk:
    """A clerk at work: who it is, what they do in which authority, and for whom they stand in today (Arbeitsplatz)."""

    def __init__(self, account: Account, positions: list[Position], session: SessionBase):
        self.account, self.positions, self.session = account, positions, session

    @cached_property
    def cases(self) -> CaseQuerySet:
        """Return the cases this clerk may see; never one in which they have a part themselves."""
        return Case.objects.worked_on_by(self.account, reach=self.reach)

    @cached_property
    def own_cases(self) -> CaseQuerySet:
        """Return the cases this clerk may see without standing in for anybody."""
        mine = own(self.positions, self.account)
        return Case.objects.worked_on_by(self.account, reach=Reach(self.account, mine))

    @cached_property
    def reach(self) -> Reach:
        """Return how far the positions of this clerk reach, and those of colleagues they stand in for."""
        return Reach(self.account, self.positions)

    @property
    def absent(self) -> dict[int, Account]:
        """Return the colleagues this clerk stands in for today, by key."""
        return {each.account_id: each.account for each in self.positions if each.account_id != self.account.pk}

    @property
    def hands(self) -> list[int]:
        """Return whose cases are this clerk's to work on: their own and those of absent colleagues."""
        return [self.account.pk, *self.absent]

    @cached_property
    def offices(self) -> dict[int, str]:
        """Return key and slug of the authorities this clerk works for, and those under them."""
        return {pk: slug for pk, slug, _path in self.reach.authorities}

    @cached_property
    def services(self) -> dict[str, T]:
        """Return slug and title of the services this clerk has to do with."""
        current = (version.definition for version in ServiceVersion.objects.current().order_by("slug"))
        mine, limits = set(self.offices.values()), [set(each.services) for each in self.positions]
        only = set() if not all(limits) else set().union(*limits)
        found = [each for each in current if mine & {each.authority, *(r.authority for r in each.routes)}]
        return {each.slug: each.title for each in found if not only or each.slug in only}

    @property
    def acts(self) -> list[tuple[str, str]]:
        """Return what this clerk can do with many cases at once: supervisors everything, clerks what is theirs one by one."""
        return [(kind.value, str(kind.label)) for kind in Kind if kind in BY_CLERKS or self.is_supervisor]

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
        found = [each.authority for each in self.positions if each.reaches(case.authority, case.service_slug)]
        return str(found[0]) if found else ""

    def works_on(self, case: Case) -> bool:
        """Say whether this clerk may act at a case: they have it, stand in for who has it, or supervise it."""
        return permissions.may_work(self.account, self.positions, case)

    def find(self, number: str, *, purpose: str = "case") -> Case:
        """Return a case that somebody opens; the person whose data it holds can see that and for what."""
        wanted = self.cases.select_related("application__version", "authority", "clerk")
        case = get_object_or_404(wanted, number=number.upper())
        self.account.in_place_of = permissions.in_place_of(self.account, self.positions, case)
        self.note_look(case, purpose)
        return case

    def note_look(self, case: Case, purpose: str, *, department: str = "") -> None:
        """Keep once in a session that this clerk opened a case, or a part of it, for a purpose."""
        seen, this = self.session.get(LOOKED, []), f"{purpose}:{case.pk}"
        if this not in seen:
            look(case, by=self.account, purpose=purpose, at=timezone.now(), department=department or self.department(case))
            self.session[LOOKED] = [*seen, this]

    def find_to_work_on(self, number: str) -> Case:
        case = self.find(number)
        if not self.works_on(case):
            raise PermissionDenied
        return case


def for_clerks(view: View) -> View:
    """Let in who works on cases; send strangers to the door and hide it from everybody else."""

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
    positions = positions_of(account, on=timezone.localdate())
    if not positions:
        raise Http404
    return Desk(account, positions, session)


@dataclass(frozen=True)
class Seat:
    """Somebody at a page for certain roles, and where they have one: a service editor, an auditor (Platz)."""

    account: Account
    positions: list[Position]

    @cached_property
    def cases(self) -> CaseQuerySet:
        """Return the cases whose journal somebody may read: never one in which they have a part."""
        return Case.objects.filter(Reach(self.account, self.positions).scope).without_conflict(self.account)

    @property
    def is_everywhere(self) -> bool:
        """Say whether somebody has the role for the whole town hall, and not only for an office or for some services."""
        return any(each.authority.parent_id is None and not each.services for each in self.positions)


def for_roles(*roles: Role) -> Callable[[View], View]:
    """Let in who has one of these roles somewhere; send strangers to the door and hide it from everybody else."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
            if not isinstance(request.user, Account):
                return redirect_to_login(request.get_full_path())
            held = list(request.user.positions.filter(role__in=roles).select_related("authority"))
            if not held:
                raise Http404
            response = view(request, Seat(request.user, held), *args, **kwargs)
            response.headers.setdefault("Cache-Control", "no-store")
            return response

        return guarded

    return guard


def colleagues(case: Case) -> QuerySet[Account]:
    """Return who works on cases for the authority of a case or one above it, without those who have a part in it."""
    parties = case.application.parties.exclude(account=None).values("account")
    part = {case.application.account_id or 0, *case.recusals.values_list("account", flat=True)}
    return staff_of([case.authority.path]).exclude(pk__in=part).exclude(pk__in=parties)


def staff_of(paths: Iterable[str]) -> QuerySet[Account]:
    """Return who works on cases for one of these authorities or for one above it."""
    above: set[str] = set()
    for path in paths:
        office = path.strip("/").split("/")
        above |= {"/".join(office[:length]) + "/" for length in range(1, len(office) + 1)}
    held = Position.objects.filter(authority__path__in=above, role__in=CASEWORK)
    staff = Account.objects.filter(pk__in=held.values("account"), is_active=True)
    return staff.order_by("family_name", "given_name")
