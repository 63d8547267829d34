"""What goes wrong in a clerk's day: each time a clear sentence, and nothing lost."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from tests.cases.licence import SPECIAL
from tests.documents.files import pdf
from townhall.applications.models import Attachment
from townhall.authorities.models import Position
from townhall.cases.models import Case, Deadline, Message, Note
from townhall.documents.models import Document, ScanState
from townhall.documents.previews import PAGE_LIMIT, render
from townhall.documents.storage import path_of, store_upload
from townhall.journal.models import Event

LONG_ANSWER = "This took me half an hour to write."


@pytest.fixture
def upload(case, alice, now, settings, tmp_path):
    """Return a clean upload of 200 pages that hangs at an answer of the case."""
    settings.MEDIA_ROOT = tmp_path
    document = store_upload(ContentFile(pdf(pages=200), "akte.pdf"), owner=alice, at=now)
    Document.objects.update(state=ScanState.CLEAN)
    Attachment.objects.create(draft=case.application.draft, document=document, path="thing/why")
    return document


class TestAFileThatVanished:
    def test_is_missed_with_a_sentence_by_clerk_and_applicant_and_the_log_says_which(
        self, at_bobs_desk, sign_in, alice, case, upload, caplog
    ):
        path_of(upload.stored_as).unlink()

        at_the_desk = at_bobs_desk.get(reverse("backoffice:document", args=[case.number, upload.pk]))
        at_home = sign_in(alice).get(reverse("portal:file", args=[upload.pk]))

        for answer in (at_the_desk, at_home):
            assert answer.status_code == 410
            assert "Diese Datei fehlt" in answer.content.decode()
        assert upload.stored_as in caplog.text
        assert "akte.pdf" not in caplog.text


class TestAFileOfTwoHundredPages:
    def test_shows_the_first_pages_and_says_how_many_there_are(self, at_bobs_desk, case, upload):
        for _ in render(Event(subject_id=str(upload.pk))):
            pass

        page = at_bobs_desk.get(reverse("backoffice:case", args=[case.number])).content.decode()

        assert page.count('alt="akte.pdf, Seite') == PAGE_LIMIT
        assert f"Das sind die ersten {PAGE_LIMIT} von 200 Seiten." in page


class TestRightsThatEndInTheMiddle:
    @pytest.fixture
    def send(self, at_bobs_desk, taken):
        return lambda: at_bobs_desk.post(reverse("backoffice:messages", args=[taken.number]), {"message": LONG_ANSWER})

    def test_do_nothing_and_hand_back_what_was_typed(self, send, bob):
        Position.objects.filter(account=bob).delete()

        answer = send()

        assert (answer.status_code, Message.objects.count()) == (404, 0)
        assert LONG_ANSWER in answer.content.decode()

    def test_are_answered_alike_once_the_case_is_at_another_office(self, send, citizens_office):
        Case.objects.update(authority=citizens_office)

        answer = send()

        assert (answer.status_code, Message.objects.count()) == (404, 0)
        assert LONG_ANSWER in answer.content.decode()


class TestMarkup:
    TYPED = '<b onclick="alert(1)">fett</b> & "Rest"'
    SHOWN = "&lt;b onclick=&quot;alert(1)&quot;&gt;fett&lt;/b&gt; &amp; &quot;Rest&quot;"

    def test_in_an_answer_and_in_a_note_is_only_text(self, at_bobs_desk, apply, bob, now):
        case = apply(SPECIAL | {"thing": SPECIAL["thing"] | {"why": self.TYPED}})
        Note.objects.create(case=case, author=bob, text=self.TYPED, written_at=now)

        page = at_bobs_desk.get(reverse("backoffice:case", args=[case.number])).content.decode()

        assert page.count(self.SHOWN) >= 2
        assert "<b onclick" not in page


class TestADayInThePast:
    @pytest.mark.parametrize("typed", ["2020-01-31", "31.02.2030", "nächste Woche"])
    def test_is_refused_and_the_question_kept(self, at_bobs_desk, taken, typed):
        address = reverse("backoffice:request", args=[taken.number])

        answer = at_bobs_desk.post(address, {"paths": ["thing/why"], "question": LONG_ANSWER, "due_on": typed})

        assert answer.status_code == 422
        assert LONG_ANSWER in answer.content.decode()
        assert taken.information_requests.count() == 0


class TestTheNightInWhichTheClockChanges:
    @pytest.mark.parametrize(
        ("received", "day"),
        [
            (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), date(2026, 3, 29)),  # half past midnight, an hour before the jump
            (datetime(2026, 3, 29, 21, 59, tzinfo=UTC), date(2026, 3, 29)),  # the last minute of a day of 23 hours
            (datetime(2026, 3, 29, 22, 1, tzinfo=UTC), date(2026, 3, 30)),
            (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 25)),  # the first half past two
            (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 25)),  # and the second
            (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), date(2026, 10, 25)),  # the last minute of a day of 25 hours
            (datetime(2026, 10, 25, 23, 1, tzinfo=UTC), date(2026, 10, 26)),
        ],
    )
    def test_counts_the_day_on_the_wall(self, apply, received, day):
        assert Deadline.objects.get(case=apply(at=received)).anchor_on == day
