from datetime import timedelta

import pytest

from townhall.cases import transitions
from townhall.cases.exchange import correspondence
from townhall.cases.models import Case
from townhall.certificates.issuing import issue_receipt
from townhall.journal import relay
from townhall.journal.models import Delivery, Event
from townhall.notifications import letters
from townhall.notifications.models import Letter, OutgoingMail
from townhall.notifications.postbox import enclosed


@pytest.fixture
def submitted(case) -> Event:
    return Event.objects.get(kind="application.submitted")


class TestALetter:
    def test_confirms_the_application_once(self, submitted, alice):
        letters.confirm_receipt(submitted)
        letters.confirm_receipt(submitted)

        letter = Letter.objects.get()
        assert (letter.account, letter.kind) == (alice, "receipt")
        assert "Hund anmelden" in letter.summary
        assert OutgoingMail.objects.get().recipient == alice.email

    def test_encloses_the_record_as_soon_as_it_is_printed(self, submitted, case):
        letters.confirm_receipt(submitted)
        assert enclosed(Letter.objects.get()) is None

        for _ in issue_receipt(submitted):
            pass

        assert enclosed(Letter.objects.get()) == case.certificates.get()

    def test_asks_for_what_is_missing(self, case, bob, now, today):
        case = transitions.take(case, by=bob, at=now)
        due_on = today + timedelta(days=14)
        transitions.request_information(case, paths=["household/others"], question="Wie viele?", due_on=due_on, by=bob, at=now)

        letters.ask_for_information(Event.objects.get(kind="case.info_requested"))

        letter = Letter.objects.get()
        assert letter.text == "Wie viele?"
        assert "16. März 2026" in letter.summary
        assert "Wie viele?" not in OutgoingMail.objects.get().text

    def test_tells_of_a_message_of_the_authority_only(self, case, alice, bob, now):
        for author, from_citizen in ((alice, True), (bob, False)):
            correspondence.write_message(case, text="Guten Tag", by=author, at=now, from_citizen=from_citizen)

        for event in Event.objects.filter(kind="message.sent"):
            letters.tell_of_message(event)

        assert Letter.objects.get().text == "Guten Tag"


class TestTheMail:
    def test_holds_reference_and_link_and_nothing_personal(self, submitted, case):
        letters.confirm_receipt(submitted)

        mail = OutgoingMail.objects.get()
        for part in (mail.subject, mail.text, mail.html):
            assert case.number in part
            assert not any(word in part for word in ("Alice", "Beispiel", "Hund", "Rex"))
        assert f"/konto/postfach/{Letter.objects.get().pk}/" in mail.text
        assert mail.message_id == f"<receipt.{submitted.pk}@localhost>"

    def test_speaks_the_language_of_the_application(self, apply):
        apply(language="en")
        letters.confirm_receipt(Event.objects.get(kind="application.submitted"))

        assert "we have received your application" in OutgoingMail.objects.get().text
        assert "/en/konto/postfach/" in OutgoingMail.objects.get().text

    def test_goes_to_the_address_given_without_an_account(self, case, submitted):
        Case.objects.get().application.account.applications.update(account=None)

        letters.confirm_receipt(submitted)

        assert OutgoingMail.objects.get().recipient == "alice@rathaus.example"
        assert "/verfolgen/" in OutgoingMail.objects.get().text

    def test_is_not_sent_if_no_address_was_given(self, case, submitted):
        case.application.parties.update(email="")
        case.application.account.applications.update(account=None)

        letters.confirm_receipt(submitted)

        assert Letter.objects.count() == 1
        assert not OutgoingMail.objects.exists()


def test_the_whole_way_runs_from_submission_to_the_notice_in_the_postbox(dog_tax, alice, now, apply):
    apply()
    Delivery.objects.all().delete()
    case = Case.objects.get()
    for name in ("issuing.issue_receipt", "letters.confirm_receipt", "deciding.decide_automatically"):
        Delivery.objects.create(event=Event.objects.get(kind="application.submitted"), reaction=name)

    relay.run_due(50)

    assert not Delivery.objects.exclude(error="").exists()
    assert {letter.kind for letter in Letter.objects.all()} == {"receipt", "decision"}
    assert {mail.state for mail in OutgoingMail.objects.all()} == {"sent"}
    assert case.certificates.count() == 2
