"""Bob puts Alice's notice on paper: queue, batch, cover sheet, day of posting."""

from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone

from tests.certificates.conftest import decide, run
from townhall.applications.models import Channel
from townhall.certificates.issuing import issue, issue_receipt
from townhall.documents import storage
from townhall.documents.models import Document
from townhall.journal.models import Delivery, Event, Look
from townhall.journal.recording import record
from townhall.journal.relay import run_due
from townhall.notifications import posting
from townhall.notifications.letters import announce_decision
from townhall.notifications.models import Announcement, Posting, PrintBatch
from townhall.notifications.posting import (
    AT_MOST,
    AlreadySent,
    NothingToPrint,
    NotPostedThen,
    mark_sent,
    order_batch,
    send_receipt,
)
from townhall.notifications.printing import joined, tidy

TODAY = timezone.localdate()


def issued(case, at):
    """Decide a case, print its notice and announce it."""
    decision = decide(case, at=at)
    run(issue, record("case.decided", case, by=None, at=at, decision=decision.pk))
    announce_decision(Event.objects.of(case).get(kind="certificate.issued"))
    Delivery.objects.all().delete()
    return decision


@pytest.fixture
def on_paper(apply, now):
    """Return the decision about an application whose applicant wants paper."""
    return issued(apply(channel=Channel.POST), now)


@pytest.fixture
def printed(on_paper, bob):
    """Return a batch with its PDF."""
    order_batch(by=bob, at=timezone.now())
    run_due()
    return PrintBatch.objects.get()


@pytest.fixture
def at_bobs_desk(bob):
    client = Client()
    client.force_login(bob)
    return client


def texts(batch: PrintBatch) -> list[str]:
    document = pypdfium2.PdfDocument(storage.read(batch.file))
    found = []
    for page in document:
        text = page.get_textpage()
        found.append(text.get_text_bounded())
        text.close()
        page.close()
    document.close()
    return found


class TestTheRecordOfAnApplication:
    def test_on_paper_goes_by_post_to_who_has_neither_account_nor_mail(self, apply, now):
        sent = {}
        for name, email, by in (("nobody", "", None), ("mailed", "alice@rathaus.example", None)):
            case = apply(channel=Channel.POST, by=by)
            case.application.parties.update(email=email)
            run(issue_receipt, record("application.submitted", case, by=None, at=now))
            send_receipt(Event.objects.of(case).get(kind="receipt.issued"))
            sent[name] = Posting.objects.filter(certificate__case=case).count()

        assert sent == {"nobody": 1, "mailed": 0}


class TestANotice:
    def test_on_paper_waits_from_the_start(self, on_paper):
        waiting = Posting.objects.get()

        assert (waiting.because, waiting.state) == ("paper", "queued")
        assert waiting.lines == ["Alice Beispiel", "Musterstraße 12", "44787 Bochum"]
        assert not Event.objects.filter(kind="notice.provided").exists()
        assert {each.mode for each in Announcement.objects.all()} == {"post_ao"}

    def test_for_somebody_without_an_account_waits_from_the_start(self, case, now):
        case.application.account.applications.update(account=None)
        case.refresh_from_db()
        issued(type(case).objects.get(pk=case.pk), now)

        assert Posting.objects.get().because == "paper"

    def test_in_the_postbox_waits_for_nothing(self, case, now):
        issued(case, now)

        assert not Posting.objects.exists()
        assert Event.objects.filter(kind="notice.provided").count() == 1

    def test_whose_address_nobody_knows_is_not_printed(self, apply, alice, now, bob):
        case = apply(channel=Channel.POST)
        case.application.parties.update(street="", postcode="", city="")
        type(alice).objects.update(postcode="")
        issued(type(case).objects.get(pk=case.pk), now)

        assert Posting.objects.get().address == ""
        with pytest.raises(NothingToPrint):
            order_batch(by=bob, at=now)


class TestABatch:
    @pytest.fixture
    def blank(self):
        """Print: what lies in the batch is read."""

    def test_puts_every_notice_behind_a_cover_sheet(self, printed, on_paper):
        notice = pikepdf.open(BytesIO(storage.read(on_paper.certificate.document)))
        pages, count = texts(printed), len(notice.pages)
        notice.close()

        assert len(pages) == count + 1
        assert "Deckblatt zum Brief 1 von 1" in pages[0]
        assert f"{count + 1}, einseitig bedruckt" in pages[0]
        assert "Alice Beispiel" in pages[0]
        assert on_paper.case.number in pages[1]

    def test_is_made_by_a_worker_of_the_printing_queue(self, on_paper, bob):
        batch = order_batch(by=bob, at=timezone.now())

        assert batch.file is None
        assert Delivery.objects.get(reaction="printing.print_batch").queue == "pdf"

    def test_takes_every_letter_once(self, on_paper, bob, now):
        order_batch(by=bob, at=now)

        with pytest.raises(NothingToPrint):
            order_batch(by=bob, at=now)
        assert PrintBatch.objects.count() == 1

    def test_takes_no_letters_of_another_office(self, on_paper, dora, now):
        with pytest.raises(NothingToPrint):
            order_batch(by=dora, at=now)

    def test_can_hold_as_many_letters_as_it_may(self, printed):
        [only] = Posting.objects.select_related("certificate__document", "certificate__case__authority")
        pages = len(texts(printed))
        with pikepdf.open(BytesIO(joined(printed, [only] * AT_MOST))) as whole:
            assert len(whole.pages) == pages * AT_MOST

    def test_forgets_its_file_two_weeks_after_it_was_posted(self, printed, bob):
        later = timezone.now() + timedelta(days=15)
        assert tidy(at=later) == 0  # it has not been posted yet
        mark_sent(printed, on=TODAY, by=bob, at=timezone.now())

        assert [tidy(at=timezone.now()), tidy(at=later), tidy(at=later)] == [0, 1, 0]
        assert not Document.objects.filter(purpose="batch").exists()


class TestTheDayOfPosting:
    def test_begins_the_days_that_count(self, printed, bob, on_paper):
        PrintBatch.objects.update(created_at="2026-03-02T09:00Z")
        printed.refresh_from_db()
        mark_sent(printed, on=date(2026, 3, 3), by=bob, at=timezone.now())

        announcement = Announcement.objects.first()
        assert announcement.posted_on == date(2026, 3, 3)
        assert announcement.deemed_on == date(2026, 3, 9)  # the fourth day is a Saturday; § 108 (3) AO moves it
        assert announcement.remedy_until == date(2026, 4, 9)
        assert Posting.objects.get().state == "sent"

    def test_counts_once(self, printed, bob):
        mark_sent(printed, on=TODAY, by=bob, at=timezone.now())

        with pytest.raises(AlreadySent):
            mark_sent(printed, on=TODAY, by=bob, at=timezone.now())
        assert Event.objects.filter(kind="notice.posted").count() == 1

    @pytest.mark.parametrize("day", [TODAY + timedelta(days=1), TODAY - timedelta(days=1)])
    def test_is_neither_before_the_print_nor_after_today(self, printed, bob, day):
        with pytest.raises(NotPostedThen):
            mark_sent(printed, on=day, by=bob, at=timezone.now())


class TestThePage:
    def test_leads_from_the_queue_to_the_posted_letter(self, on_paper, at_bobs_desk):
        assert "Alice Beispiel" in at_bobs_desk.get("/amt/postausgang/").content.decode()
        at_bobs_desk.post("/amt/postausgang/druck/")
        run_due()
        batch = PrintBatch.objects.get()
        address = f"/amt/postausgang/stapel/{batch.pk}/"

        saved = at_bobs_desk.get(address)
        assert b"".join(saved.streaming_content).startswith(b"%PDF")
        assert Look.objects.filter(purpose="post").count() == 1
        for words in ("1 Brief ist als abgeschickt markiert.", "schon als abgeschickt markiert"):
            page = at_bobs_desk.post(f"{address}versand/", {"posted_on": TODAY.isoformat()}, follow=True)
            assert words in page.content.decode()

    def test_speaks_english(self, on_paper, at_bobs_desk):
        page = at_bobs_desk.get("/en/amt/postausgang/").content.decode()

        for words in ("Outgoing post", "Print a batch", "wanted on paper, or no inbox"):
            assert words in page

    def test_says_that_nothing_waits(self, at_bobs_desk, law):
        page = at_bobs_desk.post("/amt/postausgang/druck/", follow=True).content.decode()

        assert "Gerade wartet kein Brief auf den Druck" in page

    def test_refuses_a_day_to_come_and_says_why(self, printed, at_bobs_desk):
        tomorrow = (TODAY + timedelta(days=1)).isoformat()
        page = at_bobs_desk.post(f"/amt/postausgang/stapel/{printed.pk}/versand/", {"posted_on": tomorrow})

        assert page.status_code == 422
        assert "spätestens heute" in page.content.decode()

    def test_takes_an_address_for_the_cover_sheet(self, on_paper, at_bobs_desk, bob):
        letter = Posting.objects.get()
        address = f"/amt/postausgang/{letter.pk}/anschrift/"

        assert at_bobs_desk.post(address, {"address": "Alice Beispiel"}).status_code == 422
        at_bobs_desk.post(address, {"address": "Alice Beispiel\r\nNeue Straße 2\r\n44789 Bochum"})
        order_batch(by=bob, at=timezone.now())
        run_due()

        assert "Neue Straße 2" in texts(PrintBatch.objects.get())[0]

    def test_shows_nothing_to_another_office(self, printed, dora, charlie):
        for person, status in ((dora, 404), (charlie, 404)):
            client = Client()
            client.force_login(person)
            assert client.get(f"/amt/postausgang/stapel/{printed.pk}/").status_code == status
            assert "Alice" not in client.get("/amt/postausgang/").content.decode()

    def test_disappears_from_the_case_file_once_it_is_posted(self, printed, at_bobs_desk, bob, on_paper):
        address = f"/amt/vorgaenge/{on_paper.case.number}/"
        assert "liegt in einem Stapel" in at_bobs_desk.get(address).content.decode()

        mark_sent(printed, on=TODAY, by=bob, at=timezone.now())
        page = at_bobs_desk.get(address).content.decode()
        assert "liegt in einem Stapel" not in page
        assert "Zur Post gegeben am" in page


def test_a_notice_is_queued_once(on_paper, now):
    posting.queue(on_paper.certificate, because="bounced", at=now)

    assert Posting.objects.get().because == "paper"
