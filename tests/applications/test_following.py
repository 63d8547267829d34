"""A draft is opened after the service has changed."""

from dataclasses import replace

import pytest

from tests.cases.conftest import law, version  # noqa: F401
from tests.cases.licence import COMPLETE, licence
from townhall.applications import drafts
from townhall.applications.following import NoLongerOffered, VersionWithdrawn, bring_up_to_date
from townhall.applications.models import Application, Draft
from townhall.cases.receiving import receive
from townhall.catalogue.publishing import publish
from townhall.catalogue.withdrawing import withdraw
from townhall.kit import T

OTHER_WORDS = replace(licence, title=T("Genehmigung", en="Permission"))
OTHER_RULES = replace(licence, steps=(licence.steps[0], replace(licence.steps[1], title=T("Gegenstand", en="Object"))), trust=0)


@pytest.fixture
def draft(version, alice, now) -> Draft:  # noqa: F811
    begun, _ = drafts.start(version, account=alice, at=now, tree=COMPLETE)
    return begun


@pytest.fixture
def opened(draft, now):
    """Return a verb that opens the draft as a page does."""

    def open_it() -> Draft:
        found = Draft.objects.with_offered(on=now.date()).select_related("version").get()
        return bring_up_to_date(found, at=now)

    return open_it


@pytest.fixture
def take_back(admin, now):
    def taken_back(version, **facts):  # noqa: F811
        withdraw(version, reason="Gericht", on=now.date(), by=admin, at=now, **facts)

    return taken_back


class TestADraft:
    def test_costs_no_statement_while_its_version_is_the_one_on_offer(self, draft, now, django_assert_num_queries):
        found = Draft.objects.with_offered(on=now.date()).select_related("version").get()

        with django_assert_num_queries(0):
            assert bring_up_to_date(found, at=now).version == draft.version

    def test_shows_other_words_at_once_and_stores_them_with_the_next_save(self, draft, opened, now):
        newer = publish(OTHER_WORDS, at=now)

        found = opened()

        assert found.version == newer
        assert Draft.objects.get().version == draft.version
        drafts.save_step(found, "thing", {"name": "Drum"}, seen=found.revision, at=now)
        assert Draft.objects.get().version == newer

    def test_is_never_saved_over_newer_answers_for_other_words(self, opened, now):
        publish(OTHER_WORDS, at=now)
        here, there = opened(), opened()
        drafts.save_step(there, "thing", {"name": "Drum"}, seen=0, at=now)

        with pytest.raises(drafts.DraftChanged):
            drafts.save_step(here, "thing", {"name": "Flag"}, seen=0, at=now)

        assert Draft.objects.get().tree["thing"] == {"name": "Drum"}

    @pytest.mark.yardstick("O7")
    def test_goes_on_in_its_own_version_when_rules_change(self, draft, opened, now):
        publish(OTHER_RULES, at=now)

        assert opened().version == draft.version

    def test_follows_other_words_of_its_own_line_only(self, opened, now):
        words = publish(OTHER_WORDS, at=now)
        publish(OTHER_RULES, at=now)

        assert opened().version == words


class TestADraftInAWithdrawnVersion:
    def test_moves_to_the_newest_valid_one_with_its_answers_and_marks_what_changed(self, draft, opened, take_back, now):
        newer = publish(OTHER_RULES, at=now)
        take_back(draft.version)

        found = opened()

        assert (found.version, found.tree, found.changed_steps) == (newer, COMPLETE, ["thing"])
        assert Draft.objects.get().revision == 1

    def test_still_says_where_its_answers_come_from_under_their_new_names(self, draft, opened, take_back, now):
        facts = {"origin": "account", "value": "Alice"}
        Draft.objects.update(sources={"person/asker/given_name": facts, "thing/name": facts})
        renamed = replace(licence.steps[1].fields[0], id="title", was="name")
        thing = replace(licence.steps[1], fields=(renamed, *licence.steps[1].fields[1:]))
        publish(replace(licence, steps=(licence.steps[0], thing), checkable=()), at=now)
        take_back(draft.version)

        opened()

        assert set(Draft.objects.get().sources) == {"person/asker/given_name", "thing/title"}

    def test_loses_the_mark_of_a_page_that_is_sent(self, draft, opened, take_back, now):
        publish(OTHER_RULES, at=now)
        take_back(draft.version)

        drafts.save_step(opened(), "thing", COMPLETE["thing"], seen=1, at=now)

        assert Draft.objects.get().changed_steps is None

    def test_tells_a_page_that_is_still_open_elsewhere(self, draft, opened, take_back, now):
        publish(OTHER_RULES, at=now)
        take_back(draft.version)
        opened()

        with pytest.raises(drafts.DraftChanged):
            drafts.save_step(draft, "thing", {"name": "Drum"}, seen=0, at=now)

    def test_moves_once_when_it_is_opened_twice_at_the_same_time(self, draft, take_back, now):
        newer = publish(OTHER_RULES, at=now)
        take_back(draft.version)
        first, second = (Draft.objects.with_offered(on=now.date()).select_related("version").get() for _ in range(2))

        bring_up_to_date(first, at=now)
        bring_up_to_date(second, at=now)

        assert (second.version, second.revision) == (newer, 1)

    def test_stays_as_it_is_while_no_version_is_valid(self, draft, opened, take_back):
        take_back(draft.version)

        with pytest.raises(NoLongerOffered):
            opened()

        assert Draft.objects.get().tree == COMPLETE


class TestSubmitting:
    def test_pins_the_version_the_check_page_showed(self, draft, alice, now):
        shown = publish(OTHER_WORDS, at=now)
        publish(replace(licence, title=T("Zulassung", en="Admission")), at=now)

        receive(draft.pk, by=alice, at=now, trust=1, version=shown.pk)

        assert Application.objects.get().version == shown
        assert Draft.objects.get().version == shown

    def test_is_refused_in_a_version_that_asks_something_else(self, draft, alice, now):
        other = publish(OTHER_RULES, at=now)

        with pytest.raises(drafts.DraftChanged):
            receive(draft.pk, by=alice, at=now, trust=1, version=other.pk)

        assert not Application.objects.exists()

    def test_is_refused_in_a_withdrawn_version(self, draft, alice, take_back, now):
        take_back(draft.version)

        with pytest.raises(VersionWithdrawn):
            receive(draft.pk, by=alice, at=now, trust=1)

        assert not Application.objects.exists()
