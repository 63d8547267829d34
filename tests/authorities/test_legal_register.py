from datetime import date

import pytest

from townhall.authorities.legal_register import NotChecked, NotInRegister, Register
from townhall.authorities.models import LegalEntry

pytestmark = pytest.mark.django_db
OLD, NEW, DAY = date(2024, 1, 1), date(2026, 1, 1), date(2026, 3, 2)


def entry(value, *, key="rate", valid_from=OLD, **facts):
    return LegalEntry.objects.create(key=key, value=value, title=key, source="§ 1", valid_from=valid_from, **facts)


class TestRegister:
    def test_gives_what_is_in_force_on_the_day(self):
        entry(100)
        entry(120, valid_from=NEW)

        assert Register().value("rate", on=date(2025, 12, 31)) == 100
        assert Register().value("rate", on=NEW) == 120

    def test_refuses_what_is_not_there(self):
        entry(100, valid_from=NEW, valid_until=date(2026, 2, 28))

        with pytest.raises(NotInRegister):
            Register().value("rate", on=DAY)

    def test_refuses_unchecked_entries_in_real_operation(self, settings):
        entry(100)
        settings.DEMO = False

        with pytest.raises(NotChecked):
            Register().value("rate", on=DAY)

    def test_relies_on_checked_entries_in_real_operation(self, settings):
        entry(100, checked_by="Carla Aufsicht", checked_on=NEW)
        settings.DEMO = False

        assert Register().value("rate", on=DAY) == 100

    @pytest.mark.parametrize(("value", "on"), [(True, True), (False, False), (1, False), ("yes", False)])
    def test_has_a_switch_on_only_if_it_says_true(self, value, on):
        entry(value, key="switch")

        assert Register().holds("switch", on=DAY) is on

    def test_has_a_missing_switch_off(self):
        assert not Register().holds("switch", on=DAY)

    def test_asks_the_database_once_for_each_key_and_day(self, django_assert_num_queries):
        entry(100)
        register = Register()

        with django_assert_num_queries(1):
            assert register.value("rate", on=DAY) == register.value("rate", on=DAY)
