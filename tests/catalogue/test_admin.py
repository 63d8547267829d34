"""Administrators see versions, compare them and withdraw them."""

from dataclasses import replace

import pytest

from tests.catalogue.dogs import Dogs
from townhall.catalogue.models import ServiceVersion, Withdrawal
from townhall.catalogue.publishing import publish
from townhall.journal.models import Event
from townhall.kit import T

VERSIONS = "/admin/catalogue/serviceversion/"
WITHDRAWALS = "/admin/catalogue/withdrawal/"


@pytest.fixture
def versions(db, now) -> list[ServiceVersion]:
    other = replace(Dogs.definition, title=T("Hund melden", en="Report a dog"))
    return [publish(Dogs.definition, at=now), publish(other, at=now), publish(replace(other, trust=2), at=now)]


@pytest.fixture(autouse=True)
def signed_in(client, admin):
    client.force_login(admin)


class TestTheListOfVersions:
    def test_numbers_them_as_people_in_the_town_hall_do(self, client, versions):
        page = client.get(VERSIONS).content.decode()

        assert all(f">{label}<" in page for label in ("1.0", "1.1", "2.0"))

    def test_leads_to_what_changed_in_each(self, client, versions):
        page = client.get(f"{VERSIONS}{versions[1].pk}/unterschiede/").content.decode()

        assert f"{VERSIONS}{versions[1].pk}/unterschiede/" in client.get(VERSIONS).content.decode()
        assert "Überschrift geändert" in page
        assert "<del>" in page
        assert "anmelden</del>" in page
        assert "melden</ins>" in page

    def test_compares_any_two(self, client, versions):
        page = client.get(f"{VERSIONS}{versions[2].pk}/unterschiede/", {"mit": versions[0].pk}).content.decode()

        assert "Überschrift geändert" in page
        assert "Vertrauensniveau geändert: 0 → 2" in page

    def test_says_that_the_first_has_none_before_it(self, client, versions):
        assert "Das ist die erste Fassung." in client.get(f"{VERSIONS}{versions[0].pk}/unterschiede/").content.decode()
        assert client.get(f"{VERSIONS}999/unterschiede/").status_code == 404

    def test_shows_a_version_and_lets_nobody_change_it(self, client, versions):
        there = f"{VERSIONS}{versions[0].pk}/change/"

        assert client.get(there).status_code == 200
        assert client.post(there, {"slug": "x"}).status_code == 403
        assert client.get(f"{VERSIONS}add/").status_code == 403

    def test_is_closed_to_clerks_and_citizens(self, client, versions, alice, bob):
        for who in (alice, bob):
            client.force_login(who)
            assert client.get(f"{VERSIONS}{versions[1].pk}/unterschiede/").status_code in (302, 403)


class TestWithdrawing:
    def test_records_reason_and_day(self, client, versions, admin):
        typed = {"version": versions[2].pk, "reason": "Urteil vom 1. März", "withdrawn_on": "2026-03-03"}

        assert client.post(f"{WITHDRAWALS}add/", typed).status_code == 302

        made = Withdrawal.objects.get()
        assert (made.version, made.reason, str(made.withdrawn_on)) == (versions[2], "Urteil vom 1. März", "2026-03-03")
        assert Event.objects.get(kind="version.withdrawn").actor_id == admin.pk
        assert "Urteil" in client.get(WITHDRAWALS).content.decode()

    def test_takes_all_versions_of_a_service_at_once(self, client, versions):
        typed = {"version": versions[2].pk, "reason": "Urteil", "withdrawn_on": "2026-03-03", "whole_service": "on"}

        client.post(f"{WITHDRAWALS}add/", typed)

        assert Withdrawal.objects.count() == 3

    def test_offers_only_what_is_not_withdrawn_yet(self, client, versions):
        client.post(f"{WITHDRAWALS}add/", {"version": versions[2].pk, "reason": "Urteil", "withdrawn_on": "2026-03-03"})

        page = client.get(f"{WITHDRAWALS}add/").content.decode()

        assert f'value="{versions[1].pk}"' in page
        assert f'value="{versions[2].pk}"' not in page

    def test_cannot_be_taken_back(self, client, versions):
        client.post(f"{WITHDRAWALS}add/", {"version": versions[2].pk, "reason": "Urteil", "withdrawn_on": "2026-03-03"})
        made = Withdrawal.objects.get()

        assert client.get(f"{WITHDRAWALS}{made.pk}/change/").status_code == 200
        assert client.post(f"{WITHDRAWALS}{made.pk}/delete/", {"post": "yes"}).status_code == 403
