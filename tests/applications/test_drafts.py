from datetime import timedelta

import pytest

from tests.cases.licence import COMPLETE, licence
from townhall.applications.codes import fits, hash_of, new_code, plain, tidy_reference
from townhall.applications.drafts import (
    DraftChanged,
    TooLate,
    delete,
    expired,
    find,
    forget_expired,
    put_expired_aside,
    restore,
    save_step,
    start,
)
from townhall.applications.models import Draft
from townhall.catalogue.publishing import publish


@pytest.fixture
def version(db, now):
    return publish(licence, at=now)


@pytest.fixture
def begun(version, alice, now) -> tuple[Draft, str]:
    return start(version, account=alice, at=now)


@pytest.fixture
def draft(begun) -> Draft:
    return begun[0]


class TestStarting:
    def test_tells_the_code_once_and_keeps_only_its_hash(self, begun):
        draft, code = begun

        assert draft.code_hash == hash_of(code)
        assert code not in str(Draft.objects.values().get())

    def test_gives_a_reference_that_can_be_read_aloud(self, draft):
        assert draft.reference.startswith("E-")
        assert len(draft.reference) == len("E-7K4M-2QXD")
        assert not set(draft.reference[2:]) & set("ILOU")


class TestFinding:
    def test_needs_reference_and_code(self, begun):
        draft, code = begun

        assert find(draft.reference, code) == draft
        assert find(draft.reference, new_code()) is None
        assert find("E-0000-0000", code) is None
        assert find(draft.reference, "") is None

    @pytest.mark.parametrize("typed", [str.lower, lambda text: text.replace("-", ""), lambda text: f" {text.replace('-', ' ')} "])
    @pytest.mark.yardstick("D20")
    def test_forgives_how_they_are_typed(self, begun, typed):
        draft, code = begun

        assert find(typed(draft.reference), typed(code)) == draft

    def test_forgives_letters_that_look_like_digits(self):
        assert plain("o1Il") == "0111"
        assert tidy_reference("e 0o1l-2qxd") == "E-0011-2QXD"

    def test_opens_nothing_without_a_stored_code(self):
        assert not fits("", "")

    def test_passes_over_what_is_deleted(self, begun, now):
        draft, code = begun
        delete(draft, at=now)

        assert find(draft.reference, code) is None


class TestSaving:
    def test_keeps_each_step(self, draft, now):
        save_step(draft, "person", COMPLETE["person"], seen=0, at=now)
        save_step(draft, "thing", COMPLETE["thing"], seen=1, at=now)

        assert Draft.objects.get() == draft
        assert Draft.objects.get().tree == COMPLETE

    def test_never_overwrites_newer_answers(self, draft, now):
        other_tab = Draft.objects.get()
        save_step(draft, "thing", {"name": "Flag"}, seen=0, at=now)

        with pytest.raises(DraftChanged):
            save_step(other_tab, "thing", {"name": "Drum"}, seen=0, at=now)

        assert Draft.objects.get().tree == {"thing": {"name": "Flag"}}

    def test_takes_one_statement(self, draft, now, django_assert_num_queries):
        with django_assert_num_queries(1):
            save_step(draft, "thing", {"name": "Flag"}, seen=0, at=now)

    def test_keeps_answers_that_do_not_arise_just_now(self, draft, now):
        save_step(draft, "thing", {"special": True, "why": "It is big."}, seen=0, at=now)
        save_step(draft, "thing", {"special": False, "why": "It is big."}, seen=1, at=now)

        assert Draft.objects.get().tree["thing"]["why"] == "It is big."

    def test_ends_with_submission(self, draft, now):
        Draft.objects.update(submitted_at=now)

        with pytest.raises(DraftChanged):
            save_step(draft, "thing", {}, seen=0, at=now)


class TestDeleting:
    @pytest.mark.yardstick("O3")
    def test_can_be_undone_for_thirty_days(self, draft, now):
        delete(draft, at=now)

        assert restore(draft, at=now + timedelta(30)).deleted_at is None

    def test_is_final_after_thirty_days(self, draft, now):
        delete(draft, at=now)

        with pytest.raises(TooLate):
            restore(draft, at=now + timedelta(31))

    def test_twice_is_refused(self, draft, now):
        delete(draft, at=now)

        with pytest.raises(DraftChanged):
            delete(draft, at=now)


class TestExpiring:
    def test_comes_ninety_days_after_the_last_change(self, draft, now):
        save_step(draft, "thing", {}, seen=0, at=now + timedelta(30))

        assert put_expired_aside(at=now + timedelta(120)) == 0
        assert put_expired_aside(at=now + timedelta(121)) == 1
        assert restore(draft, at=now + timedelta(150)).deleted_at is None

    def test_comes_thirty_days_after_deletion(self, draft, now):
        delete(draft, at=now)

        assert not expired(at=now + timedelta(30)).exists()
        assert forget_expired(at=now + timedelta(31)) == 1
        assert not Draft.objects.exists()

    def test_never_comes_to_what_was_submitted(self, draft, now):
        Draft.objects.update(submitted_at=now)

        assert put_expired_aside(at=now + timedelta(1000)) == 0
        assert not expired(at=now + timedelta(1000)).exists()
