"""What people may do, action by action: matrix.csv through the real doors, acts at a case in every state it can have.

A cell says whether somebody gets through; permissions.csv beside it says for each address with which answer. An act is
allowed in a state if it leaves an entry in the journal; refused, it leaves the case and the journal as they were.
"""

import csv
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.db.transaction import atomic, set_rollback
from django.test import Client
from django.urls import get_resolver, reverse

from tests.cases.conftest import law, version  # noqa: F401
from tests.fixtures import employee
from tests.permissions import test_permissions as doors
from tests.permissions.test_permissions import world  # noqa: F401
from townhall.authorities.models import Role
from townhall.cases.deciding import propose
from townhall.cases.models import Case, State
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.stamps import stamp
from townhall.journal.models import Event

HERE = Path(__file__).parent
ROLES = {
    "anonymous": "anonymous",
    "applicant": "owner",
    "citizen": "citizen",
    "elsewhere": "elsewhere",
    "clerk": "clerk",
    "colleague": "colleague",
    "supervisor": "supervisor",
    "editor": "editor",
    "auditor": "auditor",
    "administrator": "administrator",
}
IN_STATE = {
    State.AWAITING_PAYMENT: "unpaid",
    State.RECEIVED: "received",
    State.IN_REVIEW: "taken",
    State.INFO_REQUESTED: "asked",
    State.PROPOSED: "proposed",
    State.DECIDED: "decided",
    State.WITHDRAWN: "withdrawn",
    State.CLOSED: "kept",
}
DAYS = {"first_on": "2026-03-02", "last_on": "2026-03-02"}
TURNED_AWAY = (403, 404, 405)


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open() as file:
        return list(csv.DictReader(file))


@pytest.fixture
def town(world, tax_office, city):  # noqa: F811
    """Return the world with a colleague of the clerk, an editor and an auditor in it."""
    people = {
        "colleague": employee("Emil", "Kollege", tax_office, Role.CLERK),
        "editor": employee("Edda", "Redaktion", city, Role.EDITOR),
        "auditor": employee("Rita", "Revision", city, Role.AUDITOR),
    }
    world.sessions |= {role: doors.session_of(account) for role, account in people.items()}
    return world


def gets_through(town, role: str, row: dict[str, str]) -> bool:
    name = row["door"]
    if name.startswith("admin:") and name != "admin:*":
        client = browser(town, role)
        return client.get(reverse(name)).status_code == 200
    with atomic():
        doors.SENT.setdefault("backoffice:journal_check", DAYS)
        status, there = answer(town, role, name, row["method"])
        set_rollback(True)
    return status not in TURNED_AWAY and "/zugang/login" not in there


def browser(town, role: str) -> Client:
    client = Client(raise_request_exception=False)
    if role in town.sessions:
        client.cookies[settings.SESSION_COOKIE_NAME] = town.sessions[role]
    return client


def answer(town, role: str, name: str, method: str, case=None) -> tuple[int, str]:
    """Ask a door, at the case it is about or at another one, and return status and where it leads."""
    wanted = doors.arguments(town, name, doors.addresses()[name])
    if case is not None:
        wanted["number"] = case.number
    address = reverse(doors.PACKAGES.get(name, name), kwargs=wanted)
    data = dict(doors.SENT.get(name, {}))
    if name == "backoffice:assign":
        data["to"] = town.carla.pk
    if name == "backoffice:transfer" and case is not None:
        data["to"] = town.elsewhere.pk
    if name == "backoffice:substitutions":
        data |= {"absent": town.bob.pk, "substitute": town.carla.pk, "first_on": "2089-03-01", "last_on": "2089-03-07"}
    if method == "POST" and "number" in wanted:
        at = case or getattr(town, doors.IN.get(name.partition(":")[2], "taken"))
        data["seen"] = stamp(Case.objects.get(pk=at.pk))
    client = browser(town, role)
    response = client.get(address) if method == "GET" else client.post(address, data)
    doors.drain(response)
    return response.status_code, response.headers.get("Location", "")


def acts(town, row: dict[str, str], state: State) -> bool:
    """Say whether a supervisor's act at a case in a state leaves an entry in the journal; refused, it must change nothing."""
    case = getattr(town, IN_STATE[state])
    with atomic():
        case.refresh_from_db()
        before = (case.state, case.clerk_id, case.authority_id)
        entries = Event.objects.of(case).count()
        status, _ = answer(town, "supervisor", row["door"], "POST", case)
        done = Event.objects.of(case).count() > entries
        case.refresh_from_db()
        assert status < 500, (row["door"], state)
        assert done or before == (case.state, case.clerk_id, case.authority_id), (row["door"], state)
        set_rollback(True)
    return done


@pytest.mark.django_db
class TestTheMatrix:
    def test_lets_through_whom_it_says_and_nobody_else(self, town):
        wrong = {
            f"{row['action']} as {role}": row[role]
            for row in rows("matrix.csv")
            for role, session in ROLES.items()
            if gets_through(town, session, row) != (row[role] == "yes")
        }

        assert wrong == {}

    def test_allows_each_act_in_the_states_it_says_and_in_no_other(self, town, citizens_office):
        town.elsewhere = citizens_office
        found = {
            row["action"]: " ".join(state for state in State if acts(town, row, state))
            for row in rows("matrix.csv")
            if row["states"]
        }

        assert found == {row["action"]: row["states"] for row in rows("matrix.csv") if row["states"]}

    def test_lets_nobody_decide_but_in_review(self, town, now):
        found = []
        for state, name in IN_STATE.items():
            with atomic(), suppress(MoveNotAllowed):
                case = getattr(town, name)
                propose(case, outcome="refused", reasons=doors.REASONS, by=town.carla, at=now)
                found.append(state)

        assert found == [State.IN_REVIEW]


class TestWhatIsNotBuilt:
    def test_has_no_address_and_a_reason(self):
        names = [f"{name} {pattern.pattern}".lower() for name, pattern in doors.patterns(get_resolver())]

        offered = {
            row["action"]: [name for name in names if any(word in name for word in row["words"].split())]
            for row in rows("not_built.csv")
        }

        assert {action: found for action, found in offered.items() if found} == {}
        assert all(row["reason"] for row in rows("not_built.csv"))
