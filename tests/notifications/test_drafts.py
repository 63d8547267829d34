from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from townhall.applications.drafts import start
from townhall.notifications.drafts import remind_of_ending, send_link
from townhall.notifications.models import OutgoingMail


@pytest.fixture
def draft(dog_tax, alice, now):
    tree = {"keeper": {"person": {"given_name": "Alice", "family_name": "Beispiel"}}}
    return start(dog_tax, account=alice, at=now, tree=tree)[0]


class TestAReminder:
    @pytest.mark.yardstick("O3")
    def test_comes_a_week_before_a_draft_ends_and_once(self, draft, alice, now):
        assert remind_of_ending(at=now + timedelta(82)) == 0
        assert [remind_of_ending(at=now + timedelta(day)) for day in (83, 84, 90)] == [1, 0, 0]
        assert OutgoingMail.objects.get().recipient == alice.email

    def test_says_until_when_and_where_and_nothing_personal(self, draft, now):
        remind_of_ending(at=now + timedelta(83))

        mail = OutgoingMail.objects.get()
        assert "31. Mai 2026" in mail.text
        assert f"/antrag/hundesteuer-anmeldung/{draft.pk}/" in mail.text
        assert "Alice" not in mail.text + mail.html + mail.subject

    def test_comes_to_nobody_without_an_account(self, dog_tax, now):
        start(dog_tax, account=None, at=now)

        assert remind_of_ending(at=now + timedelta(83)) == 0

    def test_is_sent_by_the_daily_command(self, draft, db):
        said = StringIO()
        call_command("tidy_drafts", stdout=said)

        assert "drafts put aside" in said.getvalue()


class TestALink:
    def test_leads_back_without_the_code(self, dog_tax, now):
        draft, code = start(dog_tax, account=None, at=now)
        mail = send_link(draft, recipient="somebody@example.org", language="en", at=now)

        assert "/en/verfolgen/" in mail.text
        assert draft.reference in mail.text
        assert code not in mail.text + mail.html

    def test_comes_once_a_day(self, draft, now):
        for _ in range(2):
            send_link(draft, recipient="somebody@example.org", language="de", at=now)

        assert OutgoingMail.objects.count() == 1
