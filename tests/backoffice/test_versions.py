"""A clerk sees in which version a case was filed."""

from dataclasses import replace

import pytest
from django.urls import reverse

from tests.cases.licence import licence
from townhall.catalogue.publishing import publish
from townhall.catalogue.withdrawing import withdraw
from townhall.kit import T


@pytest.fixture
def file(at_bobs_desk, taken):
    """Return a verb that reads the case file."""
    return lambda: at_bobs_desk.get(reverse("backoffice:case", args=[taken.number])).content.decode()


class TestTheCaseFile:
    def test_names_the_version_and_its_day(self, file):
        page = file()

        assert "Fassung 1.0 vom 02.03.2026" in page
        assert "seither geändert" not in page

    def test_leads_to_what_has_changed_since(self, file, at_bobs_desk, taken, now):
        publish(replace(licence, title=T("Genehmigung", en="Permission")), at=now)
        publish(replace(licence, trust=0), at=now)
        assert "seither geändert" in file()

        page = at_bobs_desk.get(reverse("backoffice:version", args=[taken.number])).content.decode()

        assert "Vertrauensniveau geändert: 1 → 0" in page
        assert "Die neueste ist Fassung 2.0" in page

    def test_says_that_the_version_was_withdrawn(self, file, taken, admin, now):
        withdraw(taken.application.version, reason="Urteil", on=now.date(), by=admin, at=now)

        assert "aus Rechtsgründen zurückgenommen" in file()

    def test_is_not_open_to_another_department(self, sign_in, dora, taken):
        assert sign_in(dora).get(reverse("backoffice:version", args=[taken.number])).status_code == 404
