"""Name who works on the cases of an absent colleague, from one day to another (Vertretung)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.authorities.models import CASEWORK, Position, Role, Substitution
from townhall.journal.recording import record
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account

LONGEST = timedelta(days=365)


class NotNamed(Exception):
    """Somebody cannot be named as substitute; `message` says why."""

    message: T


class NotYoursToName(NotNamed):
    """Clerks name a substitute for themselves, supervisors for the clerks of their office as well."""

    message = T(
        "Eine Vertretung bestimmen Sie für sich selbst, als Aufsicht auch für Ihre Stelle.",
        en="You name a substitute for yourself and, as supervisor, for your office.",
    )


class SamePerson(NotNamed):
    message = T("Wählen Sie eine andere Person als die abwesende.", en="Choose somebody else than the person who is absent.")


class WrongDays(NotNamed):
    message = T(
        "Der letzte Tag liegt nicht vor dem ersten und nicht vor heute. Eine Vertretung dauert höchstens ein Jahr.",
        en="The last day is not before the first and not before today. A substitution lasts a year at most.",
    )


class NoCasework(NotNamed):
    """Somebody who works on no cases neither needs a substitute nor is one."""

    message = T(
        "Wählen Sie jemanden, der Vorgänge bearbeitet oder Aufsicht führt.",
        en="Choose somebody who works on cases or supervises.",
    )


class NotAColleague(NotNamed):
    """A clerk lets nobody in who does not see these cases anyway; a supervisor may."""

    message = T(
        "Wählen Sie jemanden aus Ihrer Stelle. Eine Vertretung aus einer anderen Stelle bestimmt die Aufsicht.",
        en="Choose somebody of your office. A supervisor names a substitute from another one.",
    )


class AbsentToo(NotNamed):
    """The substitute is absent in these days and has a substitute of their own; rights are not passed on."""

    message = T(
        "Diese Person ist in der Zeit selbst abwesend. Wählen Sie jemand anderes.",
        en="This person is absent in these days, too. Choose somebody else.",
    )


class NamedAlready(NotNamed):
    message = T(
        "Für diese Tage steht schon eine Vertretung fest. Beenden Sie jene zuerst.",
        en="A substitute is named for these days already. End that substitution first.",
    )


@atomic
def name_substitute(
    absent: "Account", *, substitute: "Account", first_on: date, last_on: date, by: "Account", at: datetime
) -> Substitution:
    """Let a colleague work on somebody's cases on these days, the first and the last included."""
    type(absent).objects.select_for_update().get(pk=absent.pk)
    refuse(absent, substitute, first_on, last_on, by=by, at=at)
    facts: dict[str, Any] = {"first_on": first_on, "last_on": last_on}
    made = Substitution.objects.create(absent=absent, substitute=substitute, named_by=by, named_at=at, **facts)
    record("substitution.named", absent, by=by, at=at, substitution=made.pk, substitute=substitute.pk, **facts)
    return made


def refuse(absent: "Account", substitute: "Account", first_on: date, last_on: date, *, by: "Account", at: datetime) -> None:
    if not may_name(by, absent):
        raise NotYoursToName(f"{by.pk} for {absent.pk}")
    if absent.pk == substitute.pk:
        raise SamePerson(f"{absent.pk}")
    if last_on < first_on or last_on < localdate(at) or last_on - first_on > LONGEST:
        raise WrongDays(f"{first_on} to {last_on}")
    if not (works_on_cases(absent) and works_on_cases(substitute)):
        raise NoCasework(f"{absent.pk}, {substitute.pk}")
    if by.pk == absent.pk and not may_lead(by, absent) and not shares_office(absent, substitute):
        raise NotAColleague(f"{substitute.pk} for {absent.pk}")
    same_days = Substitution.objects.filter(first_on__lte=last_on, last_on__gte=first_on)
    if same_days.filter(absent=substitute).exists():
        raise AbsentToo(f"{substitute.pk} from {first_on} to {last_on}")
    if same_days.filter(absent=absent).exists():
        raise NamedAlready(f"{absent.pk} from {first_on} to {last_on}")


def may_name(by: "Account", absent: "Account") -> bool:
    """Say whether somebody may name substitutes for a colleague: for themselves, or as supervisor of all they work for."""
    return by.pk == absent.pk or may_lead(by, absent)


def may_lead(by: "Account", absent: "Account") -> bool:
    led = by.positions.filter(role=Role.SUPERVISOR).values_list("authority__path", flat=True)
    return are_below(paths_of(absent), led)


def shares_office(absent: "Account", substitute: "Account") -> bool:
    return are_below(paths_of(absent), paths_of(substitute))


def paths_of(account: "Account") -> list[str]:
    return list(account.positions.filter(role__in=CASEWORK).values_list("authority__path", flat=True))


def are_below(paths: Iterable[str], above: Iterable[str]) -> bool:
    paths, above = list(paths), list(above)
    return bool(paths) and all(any(path.startswith(each) for each in above) for path in paths)


def works_on_cases(account: "Account") -> bool:
    return account.is_active and Position.objects.filter(account=account, role__in=CASEWORK).exists()


@atomic
def end(substitution: Substitution, *, by: "Account", at: datetime) -> None:
    """End a substitution now: it does not hold any more today, and one that has not begun never will."""
    substitution = Substitution.objects.select_for_update(of=("self",)).select_related("absent").get(pk=substitution.pk)
    if not may_name(by, substitution.absent):
        raise NotYoursToName(f"{by.pk} ends {substitution.pk}")
    yesterday = localdate(at) - timedelta(days=1)
    record("substitution.ended", substitution.absent, by=by, at=at, substitution=substitution.pk)
    if substitution.first_on > yesterday:
        substitution.delete()
    elif substitution.last_on > yesterday:
        substitution.last_on = yesterday
        substitution.save(update_fields=["last_on"])
