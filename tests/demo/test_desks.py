"""A newcomer finds filled pages: letters to post, what went wrong, what is to be deleted, work on many cases, exports."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from townhall.applications.models import Way
from townhall.bulk.models import Item, Job, Kind, Schedule
from townhall.demo import people
from townhall.demo.desks import lay_out
from townhall.demo.happenings import ask, close, grant, take
from townhall.demo.past import live_through
from townhall.demo.people import BY_KEY, account_of
from townhall.demo.stories import FEES_FIRST, RELIEF, TRADES, WISHES, Began, Story
from townhall.editorial.models import TextDraft, TextVersion
from townhall.handover.models import Handover, Stray
from townhall.journal.models import Delivery
from townhall.journal.relay import repeat, run
from townhall.notifications.models import OutgoingMail, Posting, PrintBatch
from townhall.payments.models import Dispute, Refund
from townhall.retention.models import Expiry

NEEDED = [
    *[Story(Began.WEEKS_AGO, [take, grant], of=TRADES)] * 4,
    *[Story(Began.WEEKS_AGO, [take, grant], of=RELIEF, way=Way.PAPER)] * 2,
    Story(Began.WEEKS_AGO, [take, grant], of=WISHES, way=Way.PAPER),
    Story(Began.WEEKS_AGO, [take, grant], of=RELIEF),
    *[Story(Began.WEEKS_AGO, [take, grant], of=WISHES)] * 3,
    *[Story(Began.OUT_OF_TIME, [take, grant, close], of=WISHES)] * 4,
    Story(Began.LATELY, []),
    Story(Began.LATELY, [], of=FEES_FIRST, is_paid=False),
    Story(Began.WITHIN, [take], of=FEES_FIRST),
    Story(Began.WITHIN, [take]),
    Story(Began.WITHIN, [take, ask]),
]


@pytest.fixture
def town(db, settings, tmp_path, monkeypatch):
    settings.HANDOVER_FOLDER = tmp_path / "handover"
    monkeypatch.setattr("townhall.demo.past.STORIES", NEEDED)
    call_command("publish_services", stdout=StringIO())
    people.move_in()
    now = timezone.now()
    live_through(len(NEEDED), until=now)
    lay_out(at=now)


def test_a_past_with_hardly_a_case_leaves_the_desks_empty(db, settings, tmp_path):
    settings.HANDOVER_FOLDER = tmp_path / "handover"
    call_command("publish_services", stdout=StringIO())
    people.move_in()

    lay_out(at=timezone.now())

    assert not Job.objects.exists()


def states(rows) -> list[str]:
    return sorted(rows.values_list("state", flat=True))


class TestTheDesks:
    def test_have_something_of_every_kind(self, town):
        """One story, because making the cases takes seconds."""
        self.hold_letters_that_wait_and_a_batch_that_is_printed()
        self.show_what_other_programs_refused_and_did_not_answer()
        self.show_a_mail_that_came_back()
        self.show_cases_that_will_be_deleted_and_those_that_somebody_keeps()
        self.show_work_on_many_cases_and_an_export_that_comes_again()
        self.show_money_that_does_not_fit_and_a_refund_nobody_has_confirmed()
        self.show_a_text_in_its_second_version_and_the_draft_of_a_third()
        self.show_a_failed_step_that_a_clerk_can_repeat()

    def hold_letters_that_wait_and_a_batch_that_is_printed(self):
        assert PrintBatch.objects.get().file is not None
        assert set(states(Posting.objects.all())) == {"printed", "queued"}
        assert Posting.objects.filter(address="", state="queued").exists()

    def show_what_other_programs_refused_and_did_not_answer(self):
        register = Handover.objects.filter(destination__slug="gewerberegister")
        assert states(register) == ["acknowledged", "handed_over", "refused", "waiting"]
        assert Handover.objects.unanswered(at=timezone.now()).count() == 1
        assert Stray.objects.exists()

    def show_a_mail_that_came_back(self):
        [mail] = OutgoingMail.objects.filter(state="failed")
        assert Posting.objects.get(because="bounced").certificate.case == mail.letter.case

    def show_cases_that_will_be_deleted_and_those_that_somebody_keeps(self):
        assert {*states(Expiry.objects.all())} - {"kept"}
        assert Expiry.objects.filter(held_at__isnull=False).count() == 1
        assert Expiry.objects.filter(extended_to__isnull=False).count() == 1

    def show_work_on_many_cases_and_an_export_that_comes_again(self):
        erik, frieda = (account_of(BY_KEY[key]) for key in ("erik", "frieda"))
        assert states(Job.objects.filter(by=erik)) == ["done", "planned"]
        assert states(Job.objects.filter(by=frieda, kind=Kind.ASSIGN)) == ["selected"]
        assert Item.objects.filter(job__by=erik, state="skipped").exclude(reason=None).exists()
        assert Job.objects.get(by=frieda, kind=Kind.EXPORT).file is not None
        assert Schedule.objects.get(by=frieda).stopped_because is None

    def show_money_that_does_not_fit_and_a_refund_nobody_has_confirmed(self):
        assert sorted(Dispute.objects.values_list("kind", flat=True)) == ["amount", "unknown"]
        assert Refund.objects.get().state == Refund.State.DUE

    def show_a_text_in_its_second_version_and_the_draft_of_a_third(self):
        greta, hans = (account_of(BY_KEY[key]) for key in ("greta", "hans"))
        assert TextVersion.objects.get().published_by == str(hans)
        assert [*TextDraft.objects.get().writers.all()] == [greta]

    def show_a_failed_step_that_a_clerk_can_repeat(self):
        [failed] = Delivery.objects.open().exclude(error="")
        assert failed.run_at > timezone.now() + timedelta(minutes=50)

        repeat(failed.pk)
        run(failed.pk)

        assert not Handover.objects.filter(state="waiting", destination__slug="gewerberegister").exists()
