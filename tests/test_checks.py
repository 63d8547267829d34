from datetime import date

import pytest
from django.core.checks import run_checks
from django.db import connection

from tests.catalogue.terrace import Terrace
from townhall.authorities.models import LegalEntry
from townhall.catalogue.publishing import publish
from townhall.checks import check_database, check_environment
from townhall.journal import triggers
from townhall.lib.triggers import allow_change

COMPLETE = {
    "DEMO": False,
    "DEBUG": False,
    "SECRET_KEY": "x" * 60,
    "SECURE": True,
    "EMAIL_URL": "smtp://localhost",
    "CLAMD": "localhost:3310",
    "DATABASE_URL": "postgresql://localhost/townhall",
    "REDIS_URL": "redis://localhost",
    "FAILPOINTS": "",
}


@pytest.fixture
def real_operation(settings):
    for name, value in COMPLETE.items():
        setattr(settings, name, value)
    return settings


def found(messages) -> list[str]:
    return [message.id for message in messages]


class TestTheEnvironment:
    def test_is_in_order_when_complete(self, real_operation):
        assert check_environment(None) == []

    @pytest.mark.parametrize(
        ("name", "value", "expected"),
        [
            ("SECRET_KEY", "", "townhall.E001"),
            ("DEBUG", True, "townhall.E002"),
            ("SECURE", False, "townhall.E003"),
            ("EMAIL_URL", "", "townhall.E004"),
            ("CLAMD", "", "townhall.E005"),
            ("DATABASE_URL", "", "townhall.E006"),
            ("REDIS_URL", "", "townhall.E007"),
            ("FAILPOINTS", "receive.after_commit:kill:3", "townhall.E008"),
        ],
    )
    def test_is_refused_with_a_hint(self, real_operation, name, value, expected):
        setattr(real_operation, name, value)

        [message] = check_environment(None)

        assert (message.id, bool(message.hint)) == (expected, True)

    def test_needs_nothing_in_the_demonstration(self):
        assert check_environment(None) == []

    def test_should_not_be_a_demonstration_on_the_internet(self, settings):
        settings.SECURE = True

        assert found(check_environment(None)) == ["townhall.W001"]


class TestTheDatabase:
    @pytest.fixture(autouse=True)
    def protected(self, db):
        triggers.install()

    def law(self, **facts):
        LegalEntry.objects.create(key="fee", value=1, title="Gebühr", source="Satzung", valid_from=date(2026, 1, 1), **facts)

    def test_blocks_law_that_nobody_checked(self, real_operation):
        self.law()

        assert found(check_database(None, databases=["default"])) == ["townhall.E102"]

    def test_accepts_law_that_was_checked(self, real_operation):
        self.law(checked_by="Carla Aufsicht", checked_on=date(2026, 1, 2))

        assert check_database(None, databases=["default"]) == []

    def test_lets_the_demonstration_run_on_unchecked_law(self):
        self.law()

        assert check_database(None, databases=["default"]) == []

    def test_misses_a_seal_key(self, real_operation, city, tmp_path):
        real_operation.SEAL_KEYS = tmp_path

        assert found(check_database(None, databases=["default"])) == ["townhall.E103"]

    def test_misses_a_protection(self, real_operation):
        allow_change(connection, triggers.tables()[0])

        assert found(check_database(None, databases=["default"])) == ["townhall.E101"]

    def test_is_not_asked_without_being_named(self, real_operation):
        self.law()

        assert check_database(None) == []


def test_all_checks_are_registered(real_operation):
    real_operation.CLAMD = ""

    assert "townhall.E005" in found(run_checks())


class TestWaysToPay:
    @pytest.fixture
    def charged(self, db, now):
        return publish(Terrace.definition, at=now)

    def test_are_needed_once_a_service_costs_a_fee(self, settings, charged):
        settings.PAYMENT_PROVIDERS = []

        assert "townhall.E106" in found(check_database(None, databases=["default"]))

    def test_are_those_we_know(self, settings, charged):
        settings.PAYMENT_PROVIDERS = ["invoice", "cowrie shells"]

        assert [name for name in found(check_database(None, databases=["default"])) if name > "townhall.E104"] == [
            "townhall.E105"
        ]
