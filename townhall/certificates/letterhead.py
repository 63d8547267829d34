"""Who writes to whom: the head of a letter, and the address on it (Briefkopf, Anschrift)."""

from dataclasses import dataclass

from townhall.applications.models import Party, PartyRole
from townhall.authorities.models import Authority
from townhall.cases.models import Case


@dataclass(frozen=True)
class Sender:
    """The head of the letter, with what an authority leaves blank taken from those above it."""

    name: str
    head: list[str]
    address: list[str]
    phone: str
    email: str
    opening_hours: str

    @property
    def return_line(self) -> str:
        return " · ".join([self.name, *self.address])

    @property
    def mailbox(self) -> str:
        """Return the address for e-mail up to the @, behind which a line may end."""
        return self.email.partition("@")[0]

    @property
    def domain(self) -> str:
        return self.email.partition("@")[2]


def sender_of(authority: Authority, language: str) -> Sender:
    """Return the head of the letters of an authority in one language."""
    return Sender(
        name=authority.title.in_(language),
        head=authority.inherited("letterhead").splitlines() or [authority.inherited("legal_entity")],
        address=authority.inherited("address").splitlines(),
        phone=authority.inherited("phone"),
        email=authority.inherited("email"),
        opening_hours=authority.inherited("opening_hours"),
    )


def recipient_of(case: Case) -> Party | None:
    """Return who receives the notice: the named recipient, else the applicant."""
    parties = {party.role: party for party in case.application.parties.order_by("-pk")}
    return parties.get(PartyRole.RECIPIENT) or parties.get(PartyRole.APPLICANT)


def address_lines(party: Party | None, case: Case) -> list[str]:
    """Return the lines of the address, without those nobody knows; of nobody, just the name of the case."""
    if party is None:
        return [case.applicant_name] if case.applicant_name else []
    person = party.person_name if party.organisation else ""
    lines = [party.name, person, f"{party.street} {party.house_number}".strip(), f"{party.postcode} {party.city}".strip()]
    return [line for line in lines if line]
