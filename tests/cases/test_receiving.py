from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from tests.cases.licence import COMPLETE
from townhall.applications.drafts import start
from townhall.applications.models import Application, PartyRole
from townhall.applications.submission import Incomplete, TrustTooLow
from townhall.cases.models import Case, Deadline
from townhall.cases.numbers import is_case_number
from townhall.cases.receiving import DraftDeleted, find, receive
from townhall.journal.models import Event


class TestReceiving:
    def test_makes_application_parties_case_deadline_and_event(self, full_draft, alice, now):
        case = receive(full_draft.pk, by=alice, at=now, trust=1)

        assert case.application.tree == COMPLETE
        assert case.applicant_name == "Alice Beispiel"
        assert Event.objects.get(subject_id=str(case.pk)).kind == "application.submitted"
        assert Deadline.objects.get(case=case).due_on == case.due_on
        roles = case.application.parties.values_list("role", flat=True)
        assert sorted(roles) == sorted([PartyRole.APPLICANT, PartyRole.RECIPIENT, PartyRole.ACTING, PartyRole.JOINT])

    def test_twice_gives_one_case(self, full_draft, alice, now):
        assert receive(full_draft.pk, by=alice, at=now, trust=1) == receive(full_draft.pk, by=alice, at=now, trust=1)

        assert (Case.objects.count(), Event.objects.count()) == (1, 1)

    def test_names_the_first_step_that_is_not_right(self, full_draft, alice, now):
        full_draft.tree = COMPLETE | {"thing": {}}
        full_draft.save()

        with pytest.raises(Incomplete) as problem:
            receive(full_draft.pk, by=alice, at=now, trust=1)

        assert problem.value.step == "thing"

    def test_asks_for_the_trust_level_of_the_service_again(self, full_draft, alice, now):
        with pytest.raises(TrustTooLow):
            receive(full_draft.pk, by=alice, at=now, trust=0)

    def test_leaves_nothing_behind_when_it_fails_late(self, full_draft, alice, now, monkeypatch):
        monkeypatch.setattr("townhall.cases.receiving.record", lambda *_, **__: 1 / 0)

        with pytest.raises(ZeroDivisionError):
            receive(full_draft.pk, by=alice, at=now, trust=1)

        assert not Application.objects.exists()

    def test_leaves_out_answers_to_questions_that_do_not_arise(self, full_draft, alice, now):
        full_draft.tree = COMPLETE | {"thing": {"name": "Flag", "special": False, "why": "never mind"}}
        full_draft.save()

        assert "why" not in receive(full_draft.pk, by=alice, at=now, trust=1).application.tree["thing"]

    def test_refuses_a_deleted_draft(self, full_draft, alice, now):
        full_draft.deleted_at = now
        full_draft.save()

        with pytest.raises(DraftDeleted):
            receive(full_draft.pk, by=alice, at=now, trust=1)

    def test_gives_a_number_that_shows_slips_of_the_pen(self, full_draft, alice, now):
        number = receive(full_draft.pk, by=alice, at=now, trust=1).number

        assert number.startswith("BO-2026-0000001-")
        assert is_case_number(number)
        assert not is_case_number(number.replace("0000001", "0000010"))

    def test_takes_at_most_sixteen_statements(self, full_draft, alice, now, reactions):
        with CaptureQueriesContext(connection) as statements:
            receive(full_draft.pk, by=alice, at=now, trust=1)

        assert len(statements) <= 16, "\n".join(query["sql"][:100] for query in statements)

    def test_can_be_followed_with_reference_and_code(self, version, now):
        draft, code = start(version, account=None, at=now)
        draft.tree = COMPLETE
        draft.save()
        case = receive(draft.pk, by=None, at=now, trust=1)

        assert find(draft.reference.lower().replace("-", " "), code.lower()) == case
        assert find(draft.reference, "0000-0000-0000-0000") is None

    def test_consents_to_a_digital_notice_only_with_an_account(self, full_draft, now):
        assert receive(full_draft.pk, by=None, at=now, trust=1).application.consented_at is None


@pytest.mark.usefixtures("real_commits")
def test_eight_people_pressing_submit_at_once_get_one_case(full_draft, alice, now):
    barrier = Barrier(8)

    def press(_):
        barrier.wait()
        try:
            return receive(full_draft.pk, by=alice, at=now, trust=1).number
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        numbers = list(threads.map(press, range(8)))

    assert len(set(numbers)) == Case.objects.count() == Event.objects.filter(kind="application.submitted").count() == 1
