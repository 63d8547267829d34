"""Other cases of the same person, organisation, address or plate, each with the reason why it is named (verwandte Vorgänge)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.timezone import localdate

from townhall.applications.models import Party
from townhall.cases.models import Case, CaseQuerySet
from townhall.cases.search.finding import with_word
from townhall.cases.search.listing import squeezed
from townhall.cases.search.narrowing import pointed_at
from townhall.fields.base import EMPTY
from townhall.fields.licence_plate import LicencePlate
from townhall.lib.text import T

MOST = 8  # cases that are named
READ = 300  # people that are looked at, so that a block of flats costs no more than a house
SAME_PERSON = T("dieselbe Person", en="same person")
SAME_NAME = T("gleicher Name", en="same name")
SAME_ORGANISATION = T("dieselbe Organisation", en="same organisation")
SAME_ADDRESS = T("dieselbe Anschrift", en="same address")
SAME_PLATE = T("dasselbe Kennzeichen", en="same plate")


@dataclass(frozen=True)
class Related:
    case: Case
    reasons: tuple[T, ...]


def related(case: Case, *, among: CaseQuerySet) -> list[Related]:
    """Return the latest cases that have to do with a case, out of those somebody may see."""
    own = list(case.application.parties.all())
    reasons: dict[int, list[T]] = {}
    found: dict[int, Case] = {}
    for other, why in [*by_people(own, among), *by_plates(case, among)]:
        found[other.pk] = other
        known = reasons.setdefault(other.pk, [])
        known += [each for each in why if each not in known]
    found.pop(case.pk, None)
    latest = sorted(found.values(), key=lambda each: each.received_at, reverse=True)[:MOST]
    return [Related(each, the_best(reasons[each.pk])) for each in latest]


def the_best(reasons: list[T]) -> tuple[T, ...]:
    """Leave out that two people are called alike where they are the same."""
    return tuple(each for each in reasons if each != SAME_NAME or SAME_PERSON not in reasons)


def by_people(own: list[Party], among: CaseQuerySet) -> Iterator[tuple[Case, list[T]]]:
    wanted = Q()
    for party in own:
        wanted |= like(party)
    if not wanted:
        return
    alike = list(Party.objects.filter(wanted).values_list("pk", flat=True)[:READ])  # by index, before anything is joined
    others = Party.objects.filter(pk__in=alike, application__case__in=among).select_related("application__case")
    others = others.select_related("application__version").defer("application__version__data", "application__version__hooks")
    for other in others:
        other.application.case.application = other.application
        yield other.application.case, list(dict.fromkeys(why for party in own for why in reasons_for(party, other)))


def like(party: Party) -> Q:
    """Return what people have to share with somebody to be named; nothing if nothing is known of them."""
    wanted = Q()
    if party.account_id:
        wanted |= Q(account=party.account_id)
    if party.organisation:
        wanted |= Q(organisation=party.organisation)
    if party.family_name:
        wanted |= Q(family_name=party.family_name, given_name=party.given_name)
    if party.street:
        wanted |= Q(street=party.street, house_number=party.house_number, postcode=party.postcode)
    return wanted


def reasons_for(party: Party, other: Party) -> Iterator[T]:
    same_name = party.family_name != "" and (party.family_name, party.given_name) == (other.family_name, other.given_name)
    if party.account_id and party.account_id == other.account_id:
        yield SAME_PERSON
    elif same_name:
        yield SAME_PERSON if party.born and party.born == other.born else SAME_NAME
    if party.organisation and party.organisation == other.organisation:
        yield SAME_ORGANISATION
    if party.street and address(party) == address(other):
        yield SAME_ADDRESS


def address(party: Party) -> tuple[str, str, str]:
    return party.street, party.house_number, party.postcode


def by_plates(case: Case, among: CaseQuerySet) -> Iterator[tuple[Case, list[T]]]:
    for plate in sorted(set(plates_of(case)))[:MOST]:
        same = pointed_at(among, with_word(plate)).select_related("application__version")
        yield from ((other, [SAME_PLATE]) for other in same[:READ])


def plates_of(case: Case) -> Iterable[str]:
    answers = case.application.answers(today=localdate(case.received_at))
    for _path, field, data in answers.arising():
        if isinstance(field, LicencePlate) and (value := field.typed(data)) not in EMPTY:
            yield squeezed(str(value))
