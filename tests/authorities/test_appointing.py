import pytest

from tests.fixtures import person
from townhall.authorities.appointing import NotToYourself, OnlyAdministrators, SecondPerson, ask, grant, take_away
from townhall.authorities.models import Position, Role, RoleRequest
from townhall.journal.models import Event


@pytest.fixture
def second(db):
    """Return another administrator."""
    return person("Zoe", "Zweite", is_staff=True, is_superuser=True)


@pytest.fixture
def asked(alice, admin, tax_office, now):
    return ask(alice, authority=tax_office, role=Role.EDITOR, services=["licence"], by=admin, at=now)


class TestARole:
    def test_counts_once_a_second_administrator_has_granted_it(self, asked, alice, second, now):
        assert not alice.positions.exists()

        position = grant(asked, by=second, at=now)

        alice.refresh_from_db()
        assert (position.role, position.services, alice.is_staff) == (Role.EDITOR, ["licence"], True)
        assert {"role.asked", "role.granted"} == set(Event.objects.of(alice).values_list("kind", flat=True))

    def test_is_not_granted_by_who_asked_for_it(self, asked, admin, now):
        with pytest.raises(SecondPerson):
            grant(asked, by=admin, at=now)

    def test_is_nobodys_to_give_to_themselves(self, admin, second, tax_office, now):
        with pytest.raises(NotToYourself):
            ask(admin, authority=tax_office, role=Role.CLERK, services=[], by=admin, at=now)
        wanted = ask(second, authority=tax_office, role=Role.CLERK, services=[], by=admin, at=now)
        with pytest.raises(NotToYourself):
            grant(wanted, by=second, at=now)

    def test_is_given_by_administrators_only(self, asked, carla, tax_office, bob, now):
        with pytest.raises(OnlyAdministrators):
            ask(bob, authority=tax_office, role=Role.SUPERVISOR, services=[], by=carla, at=now)
        with pytest.raises(OnlyAdministrators):
            grant(asked, by=carla, at=now)

    def test_is_taken_away_by_one(self, bob, admin, now):
        take_away(bob.positions.get(), by=admin, at=now)

        assert not bob.positions.exists()
        assert Event.objects.of(bob).filter(kind="role.taken_away").exists()


class TestTheAdministrationOfRoles:
    def test_asks_and_grants(self, client, alice, admin, second, tax_office):
        facts = {"account": alice.pk, "authority": tax_office.pk, "role": "clerk", "services": "licence, hundesteuer"}
        client.force_login(admin)
        assert client.post("/admin/authorities/rolerequest/add/", facts).status_code == 302
        wanted = RoleRequest.objects.get()
        chosen = {"action": "grant_roles", "_selected_action": [wanted.pk]}
        client.post("/admin/authorities/rolerequest/", chosen)
        assert not Position.objects.filter(account=alice).exists()

        client.force_login(second)
        client.post("/admin/authorities/rolerequest/", chosen)

        assert Position.objects.get(account=alice).services == ["licence", "hundesteuer"]

    def test_refuses_a_role_for_oneself(self, client, admin, tax_office):
        client.force_login(admin)
        facts = {"account": admin.pk, "authority": tax_office.pk, "role": "clerk", "services": ""}

        assert client.post("/admin/authorities/rolerequest/add/", facts).status_code == 200
        assert not RoleRequest.objects.exists()

    def test_edits_no_position_and_makes_none(self, client, admin, bob):
        client.force_login(admin)
        position = bob.positions.get()

        assert client.get("/admin/authorities/position/").status_code == 200
        assert client.get("/admin/authorities/position/add/").status_code == 403
        assert client.post(f"/admin/authorities/position/{position.pk}/change/", {"role": "supervisor"}).status_code == 403
        assert client.post(f"/admin/authorities/position/{position.pk}/delete/", {"post": "yes"}).status_code == 302
        assert not Position.objects.filter(pk=position.pk).exists()
