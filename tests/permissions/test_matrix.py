"""What people may do, action by action: matrix.csv through the real doors, acts at a case in every state it can have.

A cell says whether somebody gets through; permissions.csv beside it says for each address with which answer. An act is
allowed in a state if it leaves an entry in the journal; refused, it leaves the case and the journal as they were.

`reference` numbers the rows of the matrix that a town hall of this kind is measured by. Where we let somebody in whom it
does not, `deviation` says why; where it lies beside this folder, a test compares cell by cell.
"""

import csv
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db.transaction import atomic, set_rollback
from django.test import Client
from django.urls import get_resolver, reverse

from tests.cases.conftest import law, version  # noqa: F401
from tests.fixtures import employee
from tests.permissions import objects
from tests.permissions import test_permissions as doors
from tests.permissions.test_permissions import world  # noqa: F401
from townhall.accounts.models import Account, TrustLevel
from townhall.accounts.sessions import SessionStore
from townhall.applications.models import Draft
from townhall.authorities.models import Role
from townhall.bulk.models import Job
from townhall.cases.decisions.deciding import propose
from townhall.cases.models import Case, State
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.stamps import stamp
from townhall.documents.models import Document
from townhall.editorial.contents import Text
from townhall.editorial.drafting import content_of, write
from townhall.journal.models import Event
from townhall.lib.text import T

HERE = Path(__file__).parent
ROLES = {
    "anonymous": "anonymous",
    "applicant": "owner",
    "proved": "proved",
    "highly_proved": "highly_proved",
    "citizen": "citizen",
    "elsewhere": "elsewhere",
    "clerk": "clerk",
    "colleague": "colleague",
    "supervisor": "supervisor",
    "editor": "editor",
    "auditor": "auditor",
    "administrator": "administrator",
}
BESIDE = [place / "shared" / "security" / "permissions.csv" for place in HERE.parents]
REFERENCE = next((file for file in BESIDE if file.exists()), None)
COLUMNS = {  # ours: theirs; organisations have no account here
    "anonymous": "ANON",
    "applicant": "CIT-low",
    "proved": "CIT-sub",
    "highly_proved": "CIT-high",
    "citizen": "CIT-low",
    "elsewhere": "CLERK-other",
    "clerk": "CLERK-own",
    "colleague": "CLERK-own",
    "supervisor": "SUPERV",
    "editor": "EDITOR",
    "auditor": "AUDITOR",
    "administrator": "ADMIN",
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
TURNED_AWAY = (403, 404, 405, 409)
ASKED_AGAIN = ("/zugang/reauthenticate/", "/zugang/2fa/reauthenticate/")
SENT = {
    "account_*": {"action_add": "", "email": "neu@example.org"},
    "backoffice:text_publication": {"seen": "1"},
    "backoffice:text_paper": {"seen": "1"},
    "backoffice:journal_file": doors.SENT["backoffice:journal_check"],
}


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open() as file:
        return list(csv.DictReader(file))


@pytest.fixture
def town(world, tax_office, city, alice, now, monkeypatch):  # noqa: F811
    """Return the world with a colleague of the clerk, people who have proved who they are, and what only the matrix looks at."""
    monkeypatch.setattr("townhall.portal.health.PATIENCE", timedelta(days=1))  # a slow machine asks for minutes
    emil = employee("Emil", "Kollege", tax_office, Role.CLERK)
    world.sessions["colleague"] = doors.session_of(emil)
    world.sessions["proved"] = doors.session_of(alice, level=TrustLevel.SUBSTANTIAL)
    world.sessions["highly_proved"] = doors.session_of(alice, level=TrustLevel.HIGH)
    objects.add(world, alice, [world.bob, emil, world.carla], now)
    text = Text("letter", "licence.refused")
    content = replace(content_of(text), summary=T("Wir lehnen ab.", en="We refuse."))
    write(text, content=content, why="Klarer", by=employee("Olga", "Redaktion", city, Role.EDITOR), at=now)
    return world


def gets_through(town, session: str | None, row: dict[str, str]) -> bool:
    """Say whether somebody passes a door; whatever they did there is undone."""
    with atomic():
        status, there = answer(town, session, row["door"], row["method"], getattr(town, row["object"], row["object"]))
        set_rollback(True)
    return status not in TURNED_AWAY and not any(way in there for way in ("/zugang/login", "/admin/login", *ASKED_AGAIN))


def answer(town, session: str | None, name: str, method: str, at=None) -> tuple[int, str]:
    """Ask a door, at the object it is about or at another one, and return status and where it leads."""
    if name not in doors.addresses():
        address, data = reverse(name), {}
    else:
        wanted = doors.arguments(town, name, doors.addresses()[name]) | about(at)
        known = doors.addresses()[name].pattern.converters
        address = reverse(doors.PACKAGES.get(name, name), kwargs={key: wanted[key] for key in known})
        data = sent(town, name, at, wanted if method == "POST" else {})
    client = Client(raise_request_exception=False)
    if session in town.sessions:
        client.cookies[settings.SESSION_COOKIE_NAME] = town.sessions[session]
    if session == "anonymous" and isinstance(at, Draft):
        client.cookies[settings.SESSION_COOKIE_NAME] = browser_that_began(at)
    response = client.get(address, data) if method == "GET" else client.post(address, data)
    doors.drain(response)
    assert response.status_code < 500, (name, session)
    return response.status_code, response.headers.get("Location", "")


def about(at) -> dict:
    """Return the parts of an address that name an object."""
    if isinstance(at, Case):
        return {"number": at.number}
    if isinstance(at, Draft):
        return {"draft": at.pk, "slug": at.version.slug, "step": "pruefen"}
    if isinstance(at, Document):
        return {"document": at.pk}
    return {"job": at.pk} if isinstance(at, Job) else {"export": at.pk} if isinstance(at, objects.DataExport) else {}


def sent(town, name: str, at, wanted: dict) -> dict:
    data = dict(SENT.get(name) or doors.SENT.get(name, {}))
    if isinstance(at, Draft):
        return {"channel": "portal", "revision": at.revision, "version": at.version_id}
    if name == "backoffice:selection":
        return {"kind": at, "all": "1"}
    if name == "backoffice:assign":
        data["to"] = town.carla.pk
    if name == "backoffice:transfer" and isinstance(at, Case):
        data["to"] = town.elsewhere.pk
    if name == "backoffice:substitutions":
        data |= {"absent": town.bob.pk, "substitute": town.carla.pk, "first_on": "2089-03-01", "last_on": "2089-03-07"}
    if "number" in wanted:
        data["seen"] = stamp(Case.objects.get(number=wanted["number"]))
    return data


def browser_that_began(draft: Draft) -> str:
    client = Client()
    session = client.session
    session["drafts"] = [str(draft.pk)]
    session.save()
    return session.session_key


def acts(town, row: dict[str, str], state: State) -> bool:
    """Say whether a supervisor's act at a case in a state leaves an entry in the journal; refused, it must change nothing."""
    case = getattr(town, IN_STATE[state])
    with atomic():
        case.refresh_from_db()
        before = (case.state, case.clerk_id, case.authority_id)
        entries = Event.objects.of(case).count()
        answer(town, "supervisor", row["door"], "POST", case)
        done = Event.objects.of(case).count() > entries
        case.refresh_from_db()
        assert done or before == (case.state, case.clerk_id, case.authority_id), (row["door"], state)
        set_rollback(True)
    return done


@pytest.mark.django_db
class TestTheMatrix:
    @pytest.mark.yardstick("D41")
    def test_lets_through_whom_it_says_and_in_the_states_it_says_and_nobody_else(self, town, citizens_office, now):
        matrix = rows("matrix.csv")
        wrong = {
            f"{row['action']} as {role}": row[role]
            for row in matrix
            for role, session in ROLES.items()
            if gets_through(town, session, row) != (row[role] == "yes")
        }
        assert wrong == {}

        asleep = [row["action"] for row in matrix if row["fresh"] and not asks_again(town, row)]
        assert asleep == [], "no fresh sign-in is asked for"

        town.elsewhere = citizens_office
        by_state = [row for row in matrix if row["states"]]
        found = {row["action"]: " ".join(state for state in State if acts(town, row, state)) for row in by_state}
        assert found == {row["action"]: row["states"] for row in by_state}
        assert states_to_decide_in(town, now) == [State.IN_REVIEW]


def asks_again(town, row: dict[str, str]) -> bool:
    """Say whether somebody who may, but signed in an hour ago, is asked once more who they are."""
    role = next(role for role in reversed(ROLES) if row[role] == "yes")
    town.sessions["asleep"] = doors.session_of(who(town, ROLES[role]), ago=timedelta(hours=1))
    with atomic():
        _, there = answer(town, "asleep", row["door"], row["method"], getattr(town, row["object"], row["object"]))
        set_rollback(True)
    return any(way in there for way in ASKED_AGAIN)


def who(town, session: str) -> Account:
    store = SessionStore(town.sessions[session])
    return Account.objects.get(pk=store["_auth_user_id"])


def states_to_decide_in(town, now) -> list[State]:
    found = []
    for state, name in IN_STATE.items():
        with atomic(), suppress(MoveNotAllowed):
            propose(getattr(town, name), outcome="refused", reasons=doors.REASONS, by=town.carla, at=now)
            found.append(state)
    return found


@pytest.mark.skipif(REFERENCE is None, reason="the reference matrix does not lie beside this folder")
class TestTheReference:
    @pytest.fixture
    def reference(self) -> dict[str, dict[str, str]]:
        with REFERENCE.open() as file:
            return {str(number): row for number, row in enumerate(csv.DictReader(file), start=1)}

    def test_is_answered_action_by_action(self, reference):
        answered = {
            number for name in ("matrix.csv", "not_built.csv") for row in rows(name) for number in row["reference"].split()
        }

        assert answered == reference.keys()

    def test_lets_in_everybody_we_do_or_we_say_why_not(self, reference):
        lenient = {
            f"{row['action']} as {ours}"
            for row in rows("matrix.csv")
            for ours, theirs in COLUMNS.items()
            if row[ours] == "yes" and not row["deviation"]
            if {reference[number][theirs] for number in row["reference"].split()} <= {"N", "m", "b"}
        }

        assert lenient == set()


class TestWhatIsNotBuilt:
    def test_has_no_address_and_a_reason(self):
        names = [f"{name} {pattern.pattern}".lower() for name, pattern in doors.patterns(get_resolver())]

        offered = {
            row["action"]: [name for name in names if any(word in name for word in row["words"].split())]
            for row in rows("not_built.csv")
        }

        assert {action: found for action, found in offered.items() if found} == {}
        assert all(row["reason"] for row in rows("not_built.csv"))
