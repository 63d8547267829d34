"""Administrators say how much there is."""

from townhall.resources.holding import hold
from townhall.resources.resizing import LessThanTaken
from townhall.resources.taking import take


class TestTheAdmin:
    def test_refuses_a_capacity_below_what_was_granted(self, client, admin, balconies, bob, now):
        take(hold(balconies, amount=40_000, for_=bob, at=now), at=now)
        client.force_login(admin)
        facts = {"name": '{"de": "B", "en": "B"}', "kind": "budget", "source": "Annahme", "opens_on": "", "closes_on": ""}
        there = f"/admin/resources/resource/{balconies.pk}/change/"

        assert str(LessThanTaken.message) in client.post(there, facts | {"capacity": 1}).content.decode()
        assert client.post(there, facts | {"capacity": 50_000}).status_code == 302
        balconies.refresh_from_db()
        assert balconies.capacity == 50_000
