"""A register of another authority answers for the demonstration, and is missing elsewhere until it is connected."""

import pytest

from townhall.authorities.registers import Keeper, NotReachable, vehicles


class TestTheRegisterOfVehicles:
    def test_of_the_demonstration_knows_the_fictitious_people(self):
        assert vehicles().keeper("BO-AB 123") == Keeper("Alice", "Beispiel")
        assert vehicles().keeper("BO-XX 1") is None

    def test_is_not_there_until_the_city_connects_one(self, settings):
        settings.VEHICLE_REGISTER = "townhall.authorities.registers.NoVehicles"

        with pytest.raises(NotReachable):
            vehicles().keeper("BO-AB 123")
