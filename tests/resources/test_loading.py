"""Budgets come from files of the services; what people have changed since is theirs."""

import json

import pytest

from townhall.resources.loading import NotLoadable, load
from townhall.resources.models import Resource

FACTS = {"kind": "budget", "unit": "cents", "capacity": 100, "source": "§ 1"}
POT = {"slug": "topf", "name": {"de": "Topf", "en": "Budget"}, **FACTS}


@pytest.fixture
def file(tmp_path, db):
    """Return a verb that loads one resource with these changes."""

    def loaded(**changes) -> Resource:
        path = tmp_path / "resources.json"
        path.write_text(json.dumps([{name: value for name, value in (POT | changes).items() if value is not None}]))
        load([path])
        return Resource.objects.get(slug="topf")

    return loaded


class TestLoading:
    def test_follows_the_file(self, file):
        file()

        assert file(capacity=200, opens_on="2026-01-01").capacity == 200

    def test_leaves_what_somebody_has_changed(self, file):
        file()
        Resource.objects.update(capacity=300)

        assert file(capacity=200).capacity == 300

    @pytest.mark.parametrize("wrong", [{"colour": "green"}, {"source": None}])
    def test_refuses_what_it_does_not_know_or_misses(self, file, wrong):
        with pytest.raises(NotLoadable, match=next(iter(wrong))):
            file(**wrong)
