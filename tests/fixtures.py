"""The cast and the stage of all tests: Alice applies, Bob decides, Charlie must see nothing."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import record_authentication
from django.apps import apps
from django.conf import settings as project
from django.core.management import call_command
from django.db import connection
from django.db.models import Model
from django.db.transaction import atomic, set_rollback
from django.test import Client
from django.utils import translation

from tests import prepared
from tests.documents import files
from tests.servers import absent
from townhall.accounts.models import Account
from townhall.authorities import loading
from townhall.authorities.models import Authority, Position, Role
from townhall.certificates import issuing
from townhall.journal import triggers
from townhall.lib.triggers import allow_change, forbid_change

# --- Every test -----------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def quick_settings(settings):
    """Hash passwords quickly, ask no official for a code, and name static files as they are called in the folder."""
    settings.STAFF_NEEDS_SECOND_FACTOR = False  # force_login asks for none; tests/accounts/test_signing_in.py does
    translation.deactivate()  # no test reads in the language of the one before
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix) -> None:
    """Begin with all tables instead of migrating once more; what is left to migrate is still migrated."""
    trial = connection.settings_dict["TEST"]
    if connection.vendor == "postgresql":
        trial["TEMPLATE"] = os.environ.get("TEST_TEMPLATE")  # somebody's own PostgreSQL has none: it migrates
    else:
        shutil.copy(prepared.embedded_database(), trial["NAME"])


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Let Django take the file it finds; the folder it lies in goes at the end."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Let the test database, too, refuse changes to tables that only grow."""
    with django_db_blocker.unblock():
        triggers.install()


@pytest.fixture
def now() -> datetime:
    """Return the moment at which the stories happen: a Monday morning in March."""
    return datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


# --- The cast -------------------------------------------------------------------------------------------------------


def person(given_name: str, family_name: str, **facts) -> Account:
    email = f"{given_name}.{family_name}@example.org".lower()
    return Account.objects.create_user(email, "correct horse", given_name=given_name, family_name=family_name, **facts)


@pytest.fixture
def alice(db) -> Account:
    """Return a citizen."""
    return person("Alice", "Beispiel", street="Musterweg", house_number="1", postcode="44777", city="Bochum")


@pytest.fixture
def charlie(db) -> Account:
    """Return another citizen, who must see nothing of Alice."""
    return person("Charlie", "Nirgendwo")


@pytest.fixture
def bob(tax_office) -> Account:
    """Return a clerk of the tax office."""
    return employee("Bob", "Muster", tax_office, Role.CLERK)


@pytest.fixture
def carla(tax_office) -> Account:
    """Return the supervisor of the tax office."""
    return employee("Carla", "Aufsicht", tax_office, Role.SUPERVISOR)


@pytest.fixture
def dora(citizens_office) -> Account:
    """Return a clerk of another department."""
    return employee("Dora", "Anderswo", citizens_office, Role.CLERK)


@pytest.fixture
def admin(db) -> Account:
    """Return an administrator, who configures and does not work on cases."""
    return person("Admin", "Technik", is_staff=True, is_superuser=True)


def sign_in(client: Client, account: Account, *, ago: timedelta = timedelta(0)) -> Client:
    """Sign somebody in with their password, just now or some time ago, without walking through the pages."""
    client.force_login(account)
    session = client.session
    record_authentication(SimpleNamespace(session=session), account, method="password", reauthenticated=True)
    session[AUTHENTICATION_METHODS_SESSION_KEY][-1]["at"] -= ago.total_seconds()
    session.save()
    return client


def employee(given_name: str, family_name: str, authority: Authority, role: Role) -> Account:
    account = person(given_name, family_name, is_staff=True)
    Position.objects.create(account=account, authority=authority, role=role)
    return account


# --- The authorities ------------------------------------------------------------------------------------------------


@pytest.fixture
def city(db) -> Authority:
    found = Authority.objects.filter(slug="bochum").first()
    return found or Authority.objects.create(
        slug="bochum",
        path="bochum/",
        name={"de": "Stadt Bochum", "en": "City of Bochum"},
        legal_entity="Stadt Bochum",
        letterhead="Stadt Bochum\nDie Oberbürgermeisterin oder der Oberbürgermeister",
        address="Willy-Brandt-Platz 2–6\n44777 Bochum",
        seal_key="bochum",
    )


@pytest.fixture
def tax_office(city) -> Authority:
    return office(city, "steuerabteilung", {"de": "Steuerabteilung", "en": "Tax office"})


@pytest.fixture
def citizens_office(city) -> Authority:
    return office(city, "buergerbuero", {"de": "Bürgerbüro", "en": "Citizens' office"})


def office(parent: Authority, slug: str, name: dict[str, str]) -> Authority:
    facts = {"path": f"{parent.path}{slug}/", "parent": parent, "name": name}
    return Authority.objects.get_or_create(slug=slug, defaults=facts)[0]


# --- The services ---------------------------------------------------------------------------------------------------


Rows = list[list[Model]]


@pytest.fixture(scope="session")
def rows_of_every_service(django_db_setup, django_db_blocker) -> Rows:
    """Publish every service once and keep the rows: what comes out is the same for each test."""
    with django_db_blocker.unblock():
        return rows_after(lambda: call_command("publish_services", verbosity=0))


@pytest.fixture
def published(rows_of_every_service, db) -> None:
    """Let every service there is be open, with its authorities, law and resources."""
    write_again(rows_of_every_service)


@pytest.fixture(scope="session")
def rows_of_every_law(django_db_setup, django_db_blocker) -> Rows:
    with django_db_blocker.unblock():
        return rows_after(load_every_law)


@pytest.fixture
def every_law(rows_of_every_law, db) -> None:
    """Let the legal register know the law of every service, with the authorities and streets of the town."""
    if Authority.objects.exists():
        load_every_law()  # it leaves alone what is there
    else:
        write_again(rows_of_every_law)


def load_every_law() -> None:
    loading.load(sorted((project.BASE / "services").glob("*/law.json")))


def rows_after(do: Callable[[], object]) -> Rows:
    """Do something in the empty database and return the rows it leaves, which are gone again."""
    models = apps.get_models(include_auto_created=True)
    with atomic():
        empty = [model for model in models if not model._base_manager.exists()]
        do()
        rows = [list(model._base_manager.all()) for model in empty]
        set_rollback(True)
    return [found for found in rows if found]


def write_again(kept: Rows) -> None:
    for rows in kept:
        type(rows[0])._base_manager.bulk_create(rows)


# --- Documents ------------------------------------------------------------------------------------------------------


@pytest.fixture
def blank_documents(monkeypatch) -> None:
    """Let records and notices stay blank, for tests of what comes before or after them: printing is slow.

    Words and data are put together and the page, which differs with them, is sealed as ever; tests/certificates and
    tests/contract look at the print.
    """

    def printed(html: str, *, title: str, language: str, attachment: Mapping[str, Any]) -> bytes:
        words = json.dumps([html, title, language, attachment])
        return files.pdf(about=hashlib.sha256(words.encode()).hexdigest())

    monkeypatch.setattr(issuing, "pdf", SimpleNamespace(render=printed))


# --- Real servers ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def needed():
    """Skip a test by the name of the server it needs and that is not installed; in CI that is a failure."""

    def check(*servers: str) -> None:
        missing = sorted(set(servers) & set(absent()))
        if missing:
            say = pytest.fail if os.environ.get("CI") else pytest.skip
            say(f"not installed: {', '.join(missing)}")

    return check


# --- Real commits ---------------------------------------------------------------------------------------------------


@pytest.fixture
def open_gate(django_db_blocker, django_db_setup):
    """Open the tables that only grow around a test with real commits: its clean-up deletes every row."""
    with django_db_blocker.unblock():
        tables = append_only_tables()
        for table in tables:
            allow_change(connection, table)
        yield
        end_other_sessions()
        for table in tables:
            forbid_change(connection, table)


@pytest.fixture
def real_commits(open_gate, transactional_db):
    """Commit for real, as workers and browsers do."""


def end_other_sessions() -> None:
    """End what threads and processes of a test left open; PostgreSQL drops no database in use."""
    if connection.vendor == "postgresql":
        others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_terminate_backend(pid) {others}")


def append_only_tables() -> list[str]:
    on_postgres = connection.vendor == "postgresql"
    names = "SELECT tgname FROM pg_trigger" if on_postgres else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(names)
        return [name.removesuffix("_no_update") for (name,) in cursor.fetchall() if name.endswith("_no_update")]
