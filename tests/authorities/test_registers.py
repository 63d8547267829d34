"""A register of another authority answers for the demonstration, and is missing elsewhere until it is connected."""

from datetime import date

import pytest

from townhall.authorities.registers import Keeper, NotReachable, residents, vehicles


class TestTheRegisterOfVehicles:
    def test_of_the_demonstration_knows_the_fictitious_people(self):
        assert vehicles().keeper("BO-AB 123") == Keeper("Alice", "Beispiel")
        assert vehicles().keeper("BO-XX 1") is None

    def test_is_not_there_until_the_city_connects_one(self, settings):
        settings.VEHICLE_REGISTER = "townhall.authorities.registers.NoVehicles"

        with pytest.raises(NotReachable):
            vehicles().keeper("BO-AB 123")


class TestTheRegisterOfResidents:
    def test_of_the_demonstration_knows_the_fictitious_people(self):
        found = residents().find(given_name="alice", family_name="BEISPIEL", born=date(1985, 5, 12))

        assert (found.street, found.house_number) == ("Musterweg", "1")
        assert residents().find(given_name="Alice", family_name="Beispiel", born=date(1985, 5, 13)) is None

    def test_is_not_there_until_the_city_connects_one(self, settings):
        settings.RESIDENT_REGISTER = "townhall.authorities.registers.NoResidents"

        with pytest.raises(NotReachable):
            residents().find(given_name="Alice", family_name="Beispiel", born=date(1985, 5, 12))
