"""Colleagues in the other offices, so that the town hall's work lies in many hands. Nobody signs in as one of them."""

from townhall.accounts.models import Account
from townhall.authorities.models import Authority, Position, Role
from townhall.cases.models import Case
from townhall.demo.people import BY_KEY
from townhall.demo.people import account_of as account_of_person

COLLEAGUES = {
    "gewerbemeldestelle": ("Petra", "Stempelfeld"),
    "strassenverkehr": ("Murat", "Leitkegel"),
    "sondernutzung": ("Jana", "Gehweger"),
    "klimaschutz": ("Ole", "Sonnenrain"),
    "ratsbuero": ("Barbara", "Tagesordt"),
    "rechtsamt": ("Konrad", "Absatz"),
    "haus-des-wissens": ("Selin", "Regalmann"),
    "tiefbauamt": ("Heinz", "Schachtmeier"),
}
SHARE = 5  # every fifth case lies in Erik's hands, who helps out everywhere


def clerk_of(case: Case) -> Account:
    """Return the clerk of the demonstration who works on such a case."""
    if case.clerk_id is not None:
        return Account.objects.get(pk=case.clerk_id)
    if "steuerabteilung" in case.authority.path:
        return expected("bob")
    if "buergerbuero" in case.authority.path:
        return expected("dora")
    if case.pk % SHARE == 0 or case.authority.slug not in COLLEAGUES:
        return expected("erik")
    return colleague(case.authority)


def supervisor_of(case: Case) -> Account:
    return expected("carla" if "steuerabteilung" in case.authority.path else "frieda")


def colleague(authority: Authority) -> Account:
    """Return the clerk of an office, made at the first need."""
    given_name, family_name = COLLEAGUES[authority.slug]
    email = f"{authority.slug}@rathaus.example"
    found = Account.objects.filter(email=email).first()
    if found is None:
        found = Account.objects.create_user(email, None, given_name=given_name, family_name=family_name, is_staff=True)
        Position.objects.create(account=found, authority=authority, role=Role.CLERK)
    return found


def expected(key: str) -> Account:
    account = account_of_person(BY_KEY[key])
    assert account is not None  # everybody has moved in before
    return account
