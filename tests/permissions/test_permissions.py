"""Every address × method × role against permissions.csv. An address that is missing from the table fails."""

import csv
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db.transaction import atomic, set_rollback
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.cases.conftest import law, version  # noqa: F401
from tests.fixtures import employee, sign_in
from tests.permissions.world import REASONS, build
from townhall.accounts.trust import raise_session
from townhall.authorities.models import Role, Substitution
from townhall.journal.models import Delivery
from townhall.notifications.inviting import token

TABLE = Path(__file__).with_name("permissions.csv")
ROLES = ["anonymous", "owner", "citizen", "elsewhere", "clerk", "supervisor", "editor", "auditor", "administrator"]
# One row stands for all addresses of a package that is not ours; its own tests look at each.
PACKAGES = {
    "account_*": "account_email",
    "mfa_*": "mfa_index",
    "socialaccount_*": "socialaccount_connections",
    "usersessions_*": "usersessions_list",
    "admin:*": "admin:index",
}
OF_ALLAUTH = re.compile(r"(account|mfa|socialaccount|usersessions|openid_connect)_")

# In which case an address can be used; everywhere else it is the one Bob works on.
IN = {
    "pay": "unpaid",
    "paid": "unpaid",
    "payment": "unpaid",
    "refund_order": "refundable",
    "refund": "refundable",
    "take": "received",
    "entered": "entered",
    "carry_on": "asked",
    "reminder": "asked",
    "answer": "asked",
    "comment": "heard",
    "hearing_answer": "heard",
    "signature": "proposed",
    "close": "withdrawn",
    "correction": "decided",
    "reopening": "decided",
    "objection": "decided",
    "undoing": "decided",
    "standing": "reopened",
    "retention_extension": "kept",
    "hold_release": "held",
    "archive_answer": "offered",
    "resubmission_done": "put_aside",
}
MENDING = ("correction", "reopening", "standing", "undoing", "objection")
SEES_FIRST = {f"backoffice:{page}" for page in ("request", "signature", "hearing", "assign", *MENDING)}
SLUGS = {"portal:situation": "haustiere", "backoffice:resource": "topf"}
SENT = {
    "backoffice:selection": {"kind": "take", "all": "1"},
    "backoffice:messages": {"message": "Guten Tag"},
    "backoffice:journal_check": {"first_on": "2026-03-02", "last_on": "2026-03-02"},
    "backoffice:extension": {"reason": "Viele Leitungen"},
    "backoffice:transfer": {"reason": "Gaststätte"},
    "backoffice:hearing": {"outcome": "withheld", "text": "Es fehlt etwas.", "due_on": "2030-01-31"},
    "backoffice:correction": {"wrong": "Abgelehnt", "right": "Versagt", "reason": "Schreibfehler", "issue": ""},
    "backoffice:objection": {"act": "paper", "received_on": "2026-11-01"},
    "backoffice:undoing": {"ground": "unlawful", "begins": "2090-01-31", "reasons": REASONS, "undo": ""},
    "backoffice:reopening": {"reason": "Neues"},
    "backoffice:standing": {"reason": "Nichts Neues"},
    "backoffice:notes": {"note": "Rex"},
    "backoffice:consultation": {"outside": "Polizei", "question": "Geht das?", "due_on": "2030-01-31"},
    "backoffice:consultation_record": {"answer": "agrees"},
    "backoffice:entered": {"code": "1"},
    "backoffice:entry": {"way": "counter"},
    "backoffice:printouts": {"purpose": "court"},
    "backoffice:statement": {"answer": "agrees"},
    "portal:statement": {"answer": "agrees"},
    "backoffice:request": {"paths": ["thing/why"], "question": "Warum?", "due_on": "2030-01-31"},
    "backoffice:resubmission": {"due_on": "2030-01-31", "reason": "Nachweis da?"},
    "backoffice:decision": {"outcome": "refused", "reasons": REASONS},
    "backoffice:live_preview": {"outcome": "refused", "reasons": REASONS},
    "backoffice:signature": {"sign": ""},
    "backoffice:retention_extension": {"keep-to": "2090-01-31", "keep-reason": "Klage"},
    "backoffice:handover_period": {"destination": "1", "von": "2026-01-01", "bis": "2026-01-31"},
    "backoffice:hold": {"hold-reason": "Klage"},
    "backoffice:payment": {"reason": "Kontoauszug"},
    "backoffice:dispute": {"comment": "Mit der Kasse geklärt"},
    "backoffice:post_address": {"address": "Alice Beispiel\nMusterweg 1\n44777 Bochum"},
    "backoffice:post_sent": {"posted_on": timezone.localdate().isoformat()},
    "demo:payment": {"end": "pay"},
    "portal:comment": {"text": "Der Nachweis kommt."},
    "portal:message": {"text": "Guten Tag", "message": "Guten Tag"},
}


def patterns(resolver: URLResolver, spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from patterns(each, (*spaces, each.namespace) if each.namespace else spaces)
        else:
            yield ":".join((*spaces, each.name or "?")), each


@cache
def addresses() -> dict[str, URLPattern]:
    """Return every address of ours by name, and for each package the one that stands for it."""
    found = dict(patterns(get_resolver()))
    ours = {name: each for name, each in found.items() if not name.startswith(("admin:", "?")) and not OF_ALLAUTH.match(name)}
    return ours | {name: found[stands_for_it] for name, stands_for_it in PACKAGES.items()}


@cache
def table() -> dict[tuple[str, str], dict[str, int]]:
    with TABLE.open() as file:
        return {(row["address"], row["method"]): {role: int(row[role]) for role in ROLES} for row in csv.DictReader(file)}


@pytest.fixture
def world(version, alice, charlie, bob, carla, dora, admin, city, now, settings, tmp_path):  # noqa: F811
    settings.MEDIA_ROOT = settings.DATA = tmp_path
    made = build(version, alice, bob, carla, now)
    people = {"owner": alice, "citizen": charlie, "elsewhere": dora, "clerk": bob, "supervisor": carla, "administrator": admin}
    people["editor"] = employee("Edda", "Redaktion", city, Role.EDITOR)
    people["auditor"] = employee("Rita", "Revision", city, Role.AUDITOR)
    made.sessions = {role: session_of(account) for role, account in people.items()}
    made.bob, made.carla, made.seen = bob, carla, {}
    later = {"first_on": date(2089, 5, 1), "last_on": date(2089, 5, 7), "named_at": now}
    made.substitution = Substitution.objects.create(absent=bob, substitute=carla, **later)
    Delivery.objects.update(run_at=timezone.now() + timedelta(days=1))  # nothing is late, however long a slow machine asks
    return made


def session_of(account, *, level: int = 0, ago: timedelta = timedelta(0)) -> str:
    """Sign somebody in, some time ago, with the identity they have proved."""
    client = sign_in(Client(), account, ago=ago)
    if level:
        session = client.session
        raise_session(session, level, at=timezone.now())
        session.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def arguments(world: SimpleNamespace, name: str, pattern: URLPattern) -> dict:
    case = getattr(world, IN.get(name.partition(":")[2], "taken"))
    known = {
        "number": case.number,
        "slug": "alice" if name.startswith("demo:") else SLUGS.get(name, "licence"),
        "key": "licence.refused" if name.startswith("backoffice:text") else "alice",
        "which": "meine",
        "code": "AAAA-BBBB",
        "draft": (world.deleted if "restoration" in name else world.draft).pk,
        "step": "thing" if name == "portal:correct" else "person",
        "document": world.document.pk,
        "page": 1,
        "pk": world.mail.pk,
        "delivery": world.delivery.pk,
        "printout": world.printout.pk,
        "consultation": world.consultation.pk,
        "token": token(world.outside),
        "filter": world.filter.pk,
        "certificate": world.certificate.pk,
        "letter": (world.posting if name == "backoffice:post_address" else world.letter).pk,
        "batch": world.batch.pk,
        "attempt": world.attempt.request_id,
        "provider": "demo",
        "export": 1,
        "schedule": world.schedule.pk,
        "handover": world.handover.pk,
        "refund": world.refund.pk,
        "message": world.message.pk,
        "dispute": world.dispute.pk,
        "job": {"job_plan": world.unplanned, "job_file": world.exported}.get(name.partition(":")[2], world.job).pk,
        "kind": "letter",
        "version": 0,
        "transaction": world.attempt.transaction,
        "substitution": world.substitution.pk,
    }
    return {name: known[name] for name in pattern.pattern.converters}


def ask(world: SimpleNamespace, role: str, name: str, method: str) -> int:
    """Return the status somebody gets; whatever the request changed is undone."""
    pattern = addresses()[name]
    address = reverse(PACKAGES.get(name, name), kwargs=arguments(world, name, pattern))
    client = Client(raise_request_exception=False)
    if role in world.sessions:
        client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[role]
    with atomic():
        data = SENT.get(name, {}) | ({"to": world.carla.pk} if name == "backoffice:assign" else {})
        if name == "backoffice:substitutions":
            data |= {"absent": world.bob.pk, "substitute": world.carla.pk, "first_on": "2089-03-01", "last_on": "2089-03-07"}
        if name == "backoffice:job_plan":
            data |= {"end": f"{world.taken.application.version_id}:refused", "reasons": REASONS}
        if method == "POST" and name in SEES_FIRST:
            data |= {"seen": seen(world, name)}
        response = client.get(address) if method == "GET" else client.post(address, data)
        drain(response)
        set_rollback(True)
    return response.status_code


def drain(response) -> None:
    """Read a file to its end, so that the client closes it."""
    if response.streaming:
        b"".join(response.streaming_content)


def seen(world: SimpleNamespace, name: str) -> str:
    """Return what a page says of the state of its case: the same for everybody who asks, because what they do is undone."""
    if name not in world.seen:
        world.seen[name] = read_what_was_seen(world, name)
    return world.seen[name]


def read_what_was_seen(world: SimpleNamespace, name: str) -> str:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions["supervisor"]
    case = getattr(world, IN.get(name.partition(":")[2], "taken"))
    page = "backoffice:case" if name == "backoffice:assign" else name
    return client.get(reverse(page, args=[case.number])).context["seen"]


def test_every_address_stands_in_the_table():
    names = {(name, method) for name in addresses() for method in ("GET", "POST")}
    rows = {row for row in table() if settings.DEMO or not row[0].startswith("demo:")}

    assert names - rows == set(), "say in permissions.csv who may do this"
    assert rows - names == set(), "these addresses are gone"


@pytest.mark.django_db
def test_everybody_may_do_what_the_table_says_and_nothing_else(world):
    known = addresses()
    rows = {row: expected for row, expected in table().items() if row[0] in known}

    wrong = {
        f"{method} {name} as {role}": f"{found} instead of {expected[role]}"
        for (name, method), expected in rows.items()
        for role in ROLES
        if (found := ask(world, role, name, method)) != expected[role]
    }

    assert wrong == {}


def test_no_row_expects_an_error_of_the_server():
    assert [row for row, expected in table().items() if max(expected.values()) >= 500] == []


def test_nobody_but_the_officials_in_charge_enters_the_office():
    outside = {
        (role, expected[role]) for (name, _), expected in table().items() if name.startswith("backoffice:") for role in ROLES[:3]
    }

    assert {status for role, status in outside if role == "anonymous"} <= {302, 405}
    assert {status for role, status in outside if role != "anonymous"} <= {404, 405}


def test_administrators_configure_and_see_no_case():
    seen = {expected["administrator"] for (name, _), expected in table().items() if name.startswith("backoffice:")}

    assert seen <= {404, 405}
