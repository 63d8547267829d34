from datetime import date

import pytest

from townhall.authorities.models import LegalEntry
from townhall.portal.opening import ClosedUntilLawIsChecked


@pytest.fixture
def unchecked(db):
    return LegalEntry.objects.create(key="fee", value=1, title="Gebühr", source="§ 1", valid_from=date(2020, 1, 1))


@pytest.fixture
def door():
    return ClosedUntilLawIsChecked(lambda request: "inside")


class TestTheDoor:
    def test_is_closed_while_law_is_unchecked(self, rf, settings, door, unchecked):
        settings.DEMO = False

        assert door(rf.get("/leistungen/")).status_code == 503

    @pytest.mark.parametrize("path", ["/admin/authorities/legalentry/", "/konto/zugang/login/", "/healthz"])
    def test_lets_those_in_who_check_it(self, rf, settings, door, unchecked, path):
        settings.DEMO = False

        assert door(rf.get(path)) == "inside"

    def test_opens_when_all_is_checked_and_asks_no_more(self, rf, settings, door, unchecked, django_assert_num_queries):
        settings.DEMO = False
        LegalEntry.objects.update(checked_by="Rechtsamt", checked_on=date(2026, 1, 1))

        assert door(rf.get("/")) == "inside"
        with django_assert_num_queries(0):
            assert door(rf.get("/")) == "inside"

    def test_is_always_open_in_the_demonstration(self, rf, door, unchecked):
        assert door(rf.get("/")) == "inside"
