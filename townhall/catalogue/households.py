"""Who lives together, for entitlements that count by household (Haushalt)."""

from typing import Any


def household_of(person: Any, address: Any) -> str:
    """Name a household by a person and their address, however they are typed; services that use it count together.

    `person` has given_name, family_name and born, `address` street, house_number and postcode. The town hall keeps only a
    hash of the name.
    """
    parts = (
        person.given_name,
        person.family_name,
        person.born,
        address.street,
        address.house_number,
        address.postcode,
    )
    return "|".join(" ".join(str(part).casefold().split()) for part in parts)
