import logging
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from tests.catalogue.dogs import ORDINARY, Dogs
from townhall.catalogue.answers import Answers
from townhall.catalogue.hooks import HOOKS, HookGone, find_hook
from townhall.catalogue.models import LOADED, Immutable, ServiceVersion
from townhall.catalogue.publishing import NotPublishable, publish
from townhall.catalogue.results import Part, Situation
from townhall.catalogue.rules import assess, decide
from townhall.kit import T

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
NEW = replace(Dogs.definition, title=T("Hund neu anmelden", en="Register a dog again"))


@pytest.fixture
def version(db) -> ServiceVersion:
    return publish(Dogs.definition, at=AT)


class TestPublishing:
    def test_happens_once_for_each_definition(self, version):
        assert publish(Dogs.definition, at=AT) == version

    def test_makes_a_new_version_when_the_definition_changes(self, version):
        assert publish(NEW, at=AT).number == 2
        assert publish(NEW, at=AT).number == 2

    def test_makes_a_new_version_when_the_old_definition_returns(self, version):
        publish(NEW, at=AT)

        assert publish(Dogs.definition, at=AT).number == 3

    def test_refuses_what_people_could_not_understand(self, db):
        with pytest.raises(NotPublishable, match="hunde-beispiel: „Hund neu anmelden“ hat keinen Text auf Englisch"):
            publish(replace(Dogs.definition, title=T("Hund neu anmelden")), at=AT)

        assert not ServiceVersion.objects.exists()


class TestCurrentVersions:
    def test_are_the_latest_of_each_service(self, version):
        publish(NEW, at=AT)
        publish(replace(NEW, slug="katzen-beispiel"), at=AT)

        found = ServiceVersion.objects.current().order_by("slug")

        assert [(version.slug, version.number) for version in found] == [("hunde-beispiel", 2), ("katzen-beispiel", 1)]

    def test_cost_one_query_once_their_definitions_are_known(self, version, django_assert_num_queries):
        version.definition  # noqa: B018

        with django_assert_num_queries(1):
            assert [version.definition for version in ServiceVersion.objects.current()] == [Dogs.definition]


class TestVersion:
    def test_cannot_be_changed_through_the_model(self, version):
        with pytest.raises(Immutable):
            version.save()
        with pytest.raises(Immutable):
            version.delete()
        with pytest.raises(Immutable):
            ServiceVersion.objects.update(number=9)
        with pytest.raises(Immutable):
            ServiceVersion.objects.all().delete()

    @pytest.mark.parametrize("sql", ["UPDATE catalogue_serviceversion SET number = 9", "DELETE FROM catalogue_serviceversion"])
    def test_cannot_be_changed_in_the_database(self, version, sql):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)

    def test_is_read_once_per_process(self, version):
        LOADED.pop(version.digest, None)

        assert ServiceVersion.objects.get().definition is ServiceVersion.objects.get().definition == Dogs.definition


class TestHooks:
    answers = Answers(Dogs.definition, ORDINARY, today=date(2026, 3, 2))
    situation = Situation(today=date(2026, 3, 2), submitted_on=date(2026, 3, 2), law=None)

    def test_are_found_by_the_name_in_the_version(self):
        assert decide(self.answers, self.situation).value.outcome == "registered"
        assert decide(self.answers, self.situation).rule.startswith("catalogue.approve_ordinary#")

    def test_that_are_gone_leave_the_case_to_a_clerk(self, monkeypatch):
        monkeypatch.delitem(HOOKS, "catalogue.approve_ordinary")
        monkeypatch.delitem(HOOKS, "catalogue.assess")

        assert decide(self.answers, self.situation).value is None
        assert (
            decide(self.answers, self.situation).sentence.in_("en") == "The rule of this version is not here. A person decides."
        )
        stated = replace(self.situation, stated={"operative_part": "Angemeldet."})
        assert assess(self.answers, stated, "registered").parts == (Part(T("Angemeldet.")),)
        with pytest.raises(HookGone):
            find_hook("catalogue.approve_ordinary")

    def test_that_change_under_the_same_name_are_reported(self, version, monkeypatch, caplog):
        monkeypatch.setitem(HOOKS, "catalogue.approve_ordinary", lambda answers: None)

        with caplog.at_level(logging.WARNING):
            publish(Dogs.definition, at=AT)

        assert "catalogue.approve_ordinary has changed since hunde-beispiel v1 was published" in caplog.text
