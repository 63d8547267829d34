"""What Alice told before and has proved comes along with the version she begins in, and nobody else's."""

from copy import deepcopy
from datetime import timedelta

import pytest

from tests.catalogue.dogs import ORDINARY, Dogs
from townhall.accounts.models import TrustLevel
from townhall.accounts.trust import prove
from townhall.applications.amending import amend
from townhall.applications.drafts import start
from townhall.cases.earlier import MOST, YOUNG, known, version_to_begin
from townhall.cases.receiving import receive
from townhall.catalogue.models import LOADED
from townhall.catalogue.publishing import publish

BORN = "keeper/keeper/born"


@pytest.fixture
def version(tax_office, now):
    return publish(Dogs.definition, at=now)


@pytest.fixture
def sent(version, alice, now):
    """Return a verb that sends an application of Alice."""

    def send(*, at=now, by=alice, born="1980-05-01"):
        draft, _ = start(version, account=by, at=at)
        draft.tree = deepcopy(ORDINARY)
        draft.tree["keeper"]["keeper"]["born"] = born
        draft.save()
        return receive(draft.pk, by=by, at=at, trust=1)

    return send


@pytest.fixture
def begun(version, now):
    """Return a verb that says what is known when somebody begins."""

    def sources(account, *, at=now):
        return known(version_to_begin(Dogs.slug, account=account, at=at), account=account)

    return sources


class TestAnEarlierApplication:
    def test_is_named_with_its_number_and_day(self, sent, begun, alice, now):
        case = sent()

        source = begun(alice)[BORN]

        assert (source.origin, source.value, source.number) == ("case", "1980-05-01", case.number)
        assert source.on == "2026-03-02"

    def test_is_the_newest_one(self, sent, begun, alice, now):
        sent(at=now - timedelta(days=9), born="1970-01-01")
        newest = sent()
        sent(at=now - timedelta(days=5), born="1971-01-01")

        assert begun(alice)[BORN].number == newest.number

    def test_counts_as_it_was_corrected(self, sent, begun, alice, now):
        case = sent()
        tree = deepcopy(case.application.tree)
        tree["keeper"]["keeper"]["born"] = "1980-05-02"
        amend(case.application, tree, at=now)

        assert begun(alice)[BORN].value == "1980-05-02"

    def test_counts_for_two_years(self, sent, begun, alice, now):
        sent(at=now - YOUNG)
        assert BORN in begun(alice)

        assert BORN not in begun(alice, at=now + timedelta(days=1))

    def test_of_somebody_else_says_nothing(self, sent, begun, charlie):
        sent()

        assert BORN not in begun(charlie)
        assert begun(None) == {}

    def test_costs_no_statement_of_its_own(self, sent, version, alice, now, django_assert_num_queries):
        for days in range(MOST + 2):
            sent(at=now - timedelta(days=days))
        version_to_begin(Dogs.slug, account=alice, at=now)

        with django_assert_num_queries(1):
            assert known(version_to_begin(Dogs.slug, account=alice, at=now), account=alice)

    def test_is_read_with_its_own_definition_even_by_a_new_process(self, sent, begun, alice):
        sent()
        LOADED.clear()

        assert BORN in begun(alice)


class TestAProof:
    def test_comes_along_too(self, begun, alice, now):
        prove(alice, TrustLevel.SUBSTANTIAL, "demo", "demo-1", {"given_name": "Alice", "born": "1980-05-01"}, at=now)

        sources = begun(alice)

        assert (sources[BORN].origin, sources[BORN].value) == ("proof", "1980-05-01")
        assert sources["keeper/keeper/family_name"].origin == "account"

    def test_is_nobody_elses(self, begun, alice, charlie, now):
        prove(alice, TrustLevel.SUBSTANTIAL, "demo", "demo-1", {"born": "1980-05-01"}, at=now)

        assert BORN not in begun(charlie)
