"""By which law an office proceeds: the VwVfG NRW, for taxes and levies the Abgabenordnung (§ 12 KAG NRW).

Which provisions of the AO the KAG NRW takes over is an assumption of the demonstration, to be checked by the legal office.
"""

from dataclasses import dataclass

from townhall.catalogue.definition import Definition

KAG = "§ 12 Abs. 1 KAG NRW"


@dataclass(frozen=True)
class Procedure:
    """Where one law says it: texts of letters name these as `{procedure:hearing}`."""

    hearing: str
    no_hearing: str
    correction: str
    by_machine: str
    discretion: str
    proof: str
    undoing: str  # key of the grounds in the legal register


GENERAL = Procedure(
    hearing="§ 28 Abs. 1 VwVfG NRW",
    no_hearing="§ 28 Abs. 2 VwVfG NRW",
    correction="§ 42 VwVfG NRW",
    by_machine="§ 37 Abs. 5 VwVfG NRW",
    discretion="§ 40 VwVfG NRW",
    proof="§ 26 Abs. 2 VwVfG NRW",
    undoing="undoing.general",
)
LEVY = Procedure(
    hearing=f"§ 91 Abs. 1 AO, {KAG}",
    no_hearing=f"§ 91 Abs. 2 AO, {KAG}",
    correction=f"§ 129 AO, {KAG}",
    by_machine=f"§ 119 Abs. 3 AO, {KAG}",
    discretion=f"§ 5 AO, {KAG}",
    proof=f"§ 90 Abs. 1 AO, {KAG}",
    undoing="undoing.levy",
)
BY_ANNOUNCEMENT = {"announcement.ao_122a": LEVY}  # a service whose notices are announced by the AO is ruled by it


def procedure_of(definition: Definition) -> Procedure:
    return BY_ANNOUNCEMENT.get(definition.announcement, GENERAL)
