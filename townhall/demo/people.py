"""The people of the demonstration, all obviously fictitious. Making them twice changes nothing."""

from dataclasses import dataclass, field

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.db.transaction import atomic
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from townhall.accounts.models import Account
from townhall.authorities.models import Authority, Position, Role

PASSWORD = "rathaus-demo-2026"  # noqa: S105  (printed by the demonstration, and only there)


@dataclass(frozen=True)
class Person:
    """Somebody to try the town hall as."""

    key: str
    given_name: str
    family_name: str
    what: str | Promise  # what the person is, as offered on the start page
    lands_on: str  # the name of an address
    first: str | Promise  # what to do first as this person
    authority: str = ""
    role: str = ""
    is_admin: bool = False
    facts: dict = field(default_factory=dict)

    @property
    def email(self) -> str:
        return f"{self.key}@rathaus.example"

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def is_staff(self) -> bool:
        return bool(self.role) or self.is_admin

    @property
    def secret(self) -> str:
        """The secret of the second factor: the same on every start, so that an authenticator app stays enrolled."""
        return (self.key.upper() * 8)[:16] if self.is_staff else ""


BOCHUM = {"postcode": "44777", "city": "Bochum"}
PEOPLE = [
    Person(
        "alice",
        "Alice",
        "Beispiel",
        _("Citizen"),
        "portal:account_home",
        _("Search for “hunt anmelden”, register a dog and find the sealed notice in your account."),
        facts=BOCHUM | {"street": "Musterweg", "house_number": "1", "phone": "0221 4710-123"},
    ),
    Person(
        "charlie",
        "Charlie",
        "Nirgendwo",
        _("Another citizen"),
        "portal:account_home",
        _("Open Alice’s case by its number: the town hall shows Charlie nothing of it."),
        facts=BOCHUM | {"street": "Phantasiestraße", "house_number": "99"},
    ),
    Person(
        "bob",
        "Bob",
        "Muster",
        _("Clerk of the tax office"),
        "backoffice:worklist",
        _("Press “Take the next case”, read what is to be checked, ask a question or decide."),
        "steuerabteilung",
        Role.CLERK,
    ),
    Person(
        "carla",
        "Carla",
        "Aufsicht",
        _("Supervisor of the tax office"),
        "backoffice:worklist",
        _("Open “To be signed”, look at what Bob proposes, and sign or return it."),
        "steuerabteilung",
        Role.SUPERVISOR,
    ),
    Person(
        "dora",
        "Dora",
        "Anderswo",
        _("Clerk of the citizens’ office"),
        "backoffice:worklist",
        _("Enter an application for somebody on the telephone, then answer a request to the city."),
        "buergerbuero",
        Role.CLERK,
    ),
    Person(
        "erik",
        "Erik",
        "Überall",
        _("Clerk of the whole town hall"),
        "backoffice:worklist",
        _("See a day with cases of all offices: overdue ones first, then what came in. Filter, sort, work on many at once."),
        "bochum",
        Role.CLERK,
    ),
    Person(
        "frieda",
        "Frieda",
        "Vorgesetzt",
        _("Supervisor of the whole town hall"),
        "backoffice:worklist",
        _("Look who has how much in hand, what is stuck, and how the services do in the statistics."),
        "bochum",
        Role.SUPERVISOR,
    ),
    Person(
        "rita",
        "Rita",
        "Revision",
        _("Auditor of the whole town hall"),
        "backoffice:journal",
        _("Read in the journal who did what and who looked at a case, and verify that nobody changed an entry."),
        "bochum",
        Role.AUDITOR,
    ),
    Person(
        "greta",
        "Greta",
        "Wortlaut",
        _("Service editor of the whole town hall"),
        "backoffice:texts",
        _("Change a text block or a letter, look at it on paper, and leave the publication to Hans."),
        "bochum",
        Role.EDITOR,
    ),
    Person(
        "hans",
        "Hans",
        "Vierauge",
        _("Second service editor, who publishes"),
        "backoffice:texts",
        _("Publish what Greta has changed: nobody publishes their own text."),
        "bochum",
        Role.EDITOR,
    ),
    Person(
        "admin",
        "Admin",
        "Technik",
        _("Administrator"),
        "admin:index",
        _("Ask for a role for somebody; a second administrator would have to grant it."),
        is_admin=True,
    ),
]
BY_KEY = {person.key: person for person in PEOPLE}


def move_in() -> None:
    """Make everybody who is not there yet."""
    for person in PEOPLE:
        account = account_of(person) or create(person)
        take_position(account, person)


def account_of(person: Person) -> Account | None:
    return Account.objects.filter(email=person.email).first()


@atomic
def create(person: Person) -> Account:
    account = Account.objects.create_user(
        person.email,
        PASSWORD,
        given_name=person.given_name,
        family_name=person.family_name,
        is_staff=person.is_staff,
        is_superuser=person.is_admin,
        **person.facts,
    )
    EmailAddress.objects.create(user=account, email=person.email, verified=True, primary=True)
    if person.is_staff and not Authenticator.objects.filter(user=account).exists():
        TOTP.activate(account, person.secret)
    return account


def take_position(account: Account, person: Person) -> None:
    authority = Authority.objects.filter(slug=person.authority).first()
    if authority is not None:
        Position.objects.get_or_create(account=account, authority=authority, role=person.role)
