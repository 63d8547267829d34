"""Who takes a service over is told what is still to be done for it."""

from dataclasses import replace

import pytest

from tests.catalogue.dogs import Household
from tests.catalogue.given import DOGS, SAMPLES
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.publishing import publish
from townhall.catalogue.sharing.lacking import lacking
from townhall.kit import Stop, T
from townhall.resources.models import Resource

TEXT = T("Text", en="Text")


@pytest.fixture(autouse=True)
def published(db, now):
    publish(DOGS, at=now, samples=SAMPLES)


def said(definition=DOGS, city="") -> list[str]:
    return [sentence.in_("de") for sentence in lacking(definition, city=city)]


class TestAServiceTakenOver:
    def test_may_lack_nothing(self):
        assert said() == []

    def test_lacks_rules_that_are_not_in_the_code(self, monkeypatch):
        monkeypatch.delitem(HOOKS, "catalogue.assess")

        [sentence] = said()
        assert "gibt es hier nicht: catalogue.assess." in sentence

    def test_lacks_a_budget_nobody_has_set_up(self, now):
        facts = {"name": {"de": "Topf"}, "kind": "budget", "unit": "cents", "capacity": 1, "source": "Haushalt"}
        [sentence] = said(replace(DOGS, resource="hundetopf"))
        assert "„hundetopf“" in sentence

        Resource.objects.create(slug="hundetopf", **facts)
        assert said(replace(DOGS, resource="hundetopf")) == []

    def test_lacks_the_services_it_leads_to(self):
        keeper, household, exemption = DOGS.steps
        stop = Stop(Household.is_assistance.is_true(), title=TEXT, reason=TEXT, way_on=TEXT, link="katzen")

        [sentence] = said(replace(DOGS, steps=(keeper, replace(household, stops=(stop,)), exemption)))

        assert "„katzen“" in sentence

    def test_lacks_the_service_whose_stock_it_changes(self):
        assert "„hundesteuer“" in said(replace(DOGS, stock="hundesteuer"))[0]

    def test_may_still_name_the_city_it_comes_from(self):
        assert said(city="Musterstadt") == []
        assert said(city="Hund")[0].startswith("9 Texte nennen „Hund“")
