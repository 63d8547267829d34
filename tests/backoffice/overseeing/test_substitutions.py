from datetime import timedelta

import pytest

from townhall.authorities.models import Position, Role, Substitution
from townhall.authorities.substituting import name_substitute
from townhall.journal.models import Event

TODAY = "2026-03-02"


@pytest.fixture(autouse=True)
def monday(time_machine, now):
    time_machine.move_to(now, tick=False)


@pytest.fixture
def absent(taken, bob, carla, dora, now):
    """Dora of the citizens' office works on Bob's cases for a week."""
    week = {"first_on": now.date(), "last_on": now.date() + timedelta(days=6)}
    return name_substitute(bob, substitute=dora, by=carla, at=now, **week)


class TestTheSubstitute:
    def test_finds_the_case_in_her_list_with_whose_it_is(self, sign_in, dora, taken, absent):
        page = sign_in(dora).get("/amt/").content.decode()

        assert taken.number in page
        assert "in Vertretung für Bob Muster" in page

    @pytest.mark.yardstick("O23")
    def test_works_on_it_in_the_name_of_the_absent_clerk(self, sign_in, dora, taken, absent):
        desk = sign_in(dora)

        assert desk.post(f"/amt/vorgaenge/{taken.number}/vermerke/", {"note": "Rex"}).status_code == 302
        assert desk.get(f"/amt/vorgaenge/{taken.number}/entscheidung/").status_code == 200
        event = Event.objects.of(taken).get(kind="note.written")
        assert (event.actor_label, event.data["in_place_of"]) == ("Dora Anderswo", "Bob Muster")
        assert "in Vertretung für Bob Muster" in desk.get(f"/amt/vorgaenge/{taken.number}/").content.decode()

    def test_sees_nothing_else_of_the_office(self, sign_in, dora, apply, absent):
        other = apply()

        assert sign_in(dora).get(f"/amt/vorgaenge/{other.number}/").status_code == 404

    def test_sees_nothing_before_and_after(self, sign_in, dora, taken, absent, time_machine, now):
        for days in (-1, 7):
            time_machine.move_to(now + timedelta(days=days), tick=False)
            assert sign_in(dora).get(f"/amt/vorgaenge/{taken.number}/").status_code == 404

    def test_sees_nothing_once_the_absent_clerk_has_lost_the_position(self, sign_in, bob, dora, taken, absent):
        Position.objects.filter(account=bob).delete()

        assert sign_in(dora).get(f"/amt/vorgaenge/{taken.number}/").status_code == 404


class TestThePage:
    def test_lets_a_clerk_name_a_colleague(self, at_bobs_desk, bob, carla):
        facts = {"absent": bob.pk, "substitute": carla.pk, "first_on": TODAY, "last_on": TODAY}

        assert at_bobs_desk.post("/amt/vertretung/", facts).status_code == 302
        assert Substitution.objects.get().substitute == carla

    def test_says_why_somebody_cannot_be_named(self, sign_in, bob, carla):
        facts = {"absent": bob.pk, "substitute": bob.pk, "first_on": TODAY, "last_on": TODAY}

        page = sign_in(carla).post("/amt/vertretung/", facts)

        assert page.status_code == 422
        assert "Wählen Sie eine andere Person als die abwesende." in page.content.decode()

    def test_ends_a_substitution(self, at_bobs_desk, absent):
        assert at_bobs_desk.post(f"/amt/vertretung/{absent.pk}/ende/").status_code == 302
        assert not Substitution.objects.exists()


class TestAPosition:
    def test_for_some_services_opens_only_these(self, sign_in, bob, case):
        Position.objects.filter(account=bob).update(services=["hundesteuer-anmeldung"])
        seen = [sign_in(bob).get(f"/amt/vorgaenge/{case.number}/").status_code]
        Position.objects.filter(account=bob).update(services=["licence"])
        seen.append(sign_in(bob).get(f"/amt/vorgaenge/{case.number}/").status_code)

        assert seen == [404, 200]

    @pytest.mark.parametrize("role", [Role.EDITOR, Role.AUDITOR])
    def test_of_editors_and_auditors_opens_no_case(self, role, sign_in, bob, case):
        Position.objects.filter(account=bob).update(role=role)

        paths = ("/amt/listen/alle/", f"/amt/vorgaenge/{case.number}/")
        assert [sign_in(bob).get(path).status_code for path in paths] == [404, 404]
