import pytest
from django.db import connection

from tests.fixtures import employee
from townhall.authorities.models import Role
from townhall.cases.transitions import request_information
from townhall.journal.models import Event
from townhall.lib.triggers import allow_change, forbid_change

QUESTION = "Warum so groß?"


@pytest.fixture
def rita(city):
    """Return the auditor of the whole town hall."""
    return employee("Rita", "Revision", city, Role.AUDITOR)


@pytest.fixture
def asked(taken, bob, now, today):
    request_information(taken, paths=["thing/why"], question=QUESTION, due_on=today, by=bob, at=now)
    return taken


@pytest.fixture
def today(now):
    return now.date()


class TestTheJournal:
    def test_says_who_did_what_without_what_they_wrote(self, sign_in, rita, asked):
        desk = sign_in(rita)

        pages = [desk.get(path).content.decode() for path in ("/amt/protokoll/", f"/amt/protokoll/vorgaenge/{asked.number}/")]

        for page in pages:
            assert "Rückfrage der Stadt" in page
            assert "Bob Muster" in page
            assert QUESTION not in page
            assert "Alice" not in page

    def test_is_where_auditors_land(self, sign_in, rita):
        assert sign_in(rita).get("/amt/").url == "/amt/protokoll/"

    def test_opens_no_case(self, sign_in, rita, asked):
        desk = sign_in(rita)

        for path in ("", "vermerke/", "entscheidung/", "zuteilung/"):
            assert desk.post(f"/amt/vorgaenge/{asked.number}/{path}").status_code in (404, 405)
            assert desk.get(f"/amt/vorgaenge/{asked.number}/{path}").status_code in (404, 405)

    def test_is_the_supervisors_for_their_own_office_only(self, sign_in, carla, asked, citizens_office):
        other = employee("Olga", "Anderswo", citizens_office, Role.SUPERVISOR)

        assert asked.number in sign_in(carla).get("/amt/protokoll/").content.decode()
        assert asked.number not in sign_in(other).get("/amt/protokoll/").content.decode()

    def test_hides_ones_own_case_even_from_auditors(self, sign_in, rita, apply):
        own = apply(by=rita)

        assert own.number not in sign_in(rita).get("/amt/protokoll/").content.decode()
        assert sign_in(rita).get(f"/amt/protokoll/vorgaenge/{own.number}/").status_code == 404

    def test_shows_who_looked(self, sign_in, rita, carla, asked):
        sign_in(carla).get(f"/amt/vorgaenge/{asked.number}/")

        page = sign_in(rita).get(f"/amt/protokoll/vorgaenge/{asked.number}/").content.decode()

        assert "Vorgang geöffnet" in page
        assert "Carla Aufsicht" in page


class TestVerifying:
    DAYS = {"first_on": "2026-03-02", "last_on": "2026-03-02"}

    def test_says_that_nothing_was_changed_and_is_itself_on_record(self, sign_in, rita, asked):
        page = sign_in(rita).post("/amt/protokoll/pruefung/", self.DAYS).content.decode()

        assert "Nichts wurde geändert." in page
        assert Event.objects.of(rita).get().kind == "journal.checked"

    def test_names_the_entry_that_was_changed(self, sign_in, rita, asked):
        event = Event.objects.of(asked).first()
        allow_change(connection, Event._meta.db_table)
        Event.objects.filter(pk=event.pk).update(actor_label="Jemand")
        forbid_change(connection, Event._meta.db_table)

        page = sign_in(rita).post("/amt/protokoll/pruefung/", self.DAYS).content.decode()

        assert f"case:{asked.pk} entry {event.seq}" in page

    def test_takes_a_month_at_most(self, sign_in, rita):
        days = {"first_on": "2026-01-01", "last_on": "2026-03-02"}

        assert sign_in(rita).post("/amt/protokoll/pruefung/", days).status_code == 422


class TestTheFile:
    DAYS = TestVerifying.DAYS

    def test_holds_who_did_what_and_the_hashes_but_no_contents_and_is_itself_on_record(self, sign_in, rita, asked):
        response = sign_in(rita).get("/amt/protokoll/auszug/", self.DAYS)
        file = b"".join(response.streaming_content).decode()

        assert response["Content-Disposition"] == 'attachment; filename="protokoll-2026-03-02-2026-03-02.csv"'
        assert all(each.hash in file for each in Event.objects.of(asked))
        assert ("Bob Muster" in file, QUESTION in file) == (True, False)
        assert Event.objects.of(rita).get().kind == "journal.exported"

    def test_says_what_is_wrong_with_the_days(self, sign_in, rita):
        assert sign_in(rita).get("/amt/protokoll/auszug/", self.DAYS | {"last_on": "2026-09-01"}).status_code == 422
