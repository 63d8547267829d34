"""Tell supervisors once a day what is stuck in their authorities, in numbers and links; nothing personal is in the mail."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import override

from townhall.accounts.models import Account
from townhall.applications.models import Attachment
from townhall.authorities.models import Role
from townhall.cases.models import Case, Consultation
from townhall.journal.models import Delivery
from townhall.notifications import inviting, mail
from townhall.notifications.composing import Part, compose, words_of
from townhall.notifications.models import OutgoingMail, Posting
from townhall.payments import disputing

STUCK = timedelta(hours=1)  # what should have happened by then has not
OLD = timedelta(days=2)  # a letter that has waited so long for the post
LOOKED_BACK = timedelta(days=30)
NAMED = 20  # cases linked in one mail
COUNTED = (  # sentences
    ("one_step", "steps"),
    ("one_mail", "mails"),
    ("one_body", "bodies"),
    ("one_payment", "payments"),
    ("one_letter", "letters"),
    ("one_handover", "handovers"),
)


@dataclass(frozen=True)
class Digest:
    """What is stuck in the authorities of one supervisor."""

    deliveries: int
    bounced: int
    letters: int
    watched: int
    bodies: int
    disputed: int
    numbers: list[str]  # of the cases concerned

    def __bool__(self) -> bool:
        return any((self.deliveries, self.bounced, self.letters, self.watched, self.bodies, self.disputed))


@dataclass(frozen=True)
class Stuck:
    """What is stuck in the whole town hall: the case of each thing; of deliveries, how many each case has."""

    deliveries: dict[int, int]
    bounced: list[int]
    watched: list[int]
    bodies: list[int]
    disputed: list[int]
    unplaced: int  # payments that belong to no case: every supervisor can deal with them

    @property
    def cases(self) -> set[int]:
        return {*self.deliveries, *self.bounced, *self.watched, *self.bodies, *self.disputed}


Watch = Callable[[datetime], list[int]]
WATCHES: list[Watch] = []


def watch(look: Watch) -> None:
    """Let the digest ask somebody else, too, at which cases something is stuck; flow.py says whom."""
    if look not in WATCHES:
        WATCHES.append(look)


def tell_of_stuck(*, at: datetime) -> int:
    """Write one mail to each supervisor in whose authorities something is stuck, once a day; return how many were told."""
    stuck = all_that_is_stuck(at=at)
    supervisors = Account.objects.filter(positions__role=Role.SUPERVISOR, is_active=True).exclude(email="").distinct()
    told = 0
    for account in supervisors.order_by("pk"):
        if found := digest_for(account, stuck, at=at):
            told += tell(account, found, at=at).created_at == at
    return told


def all_that_is_stuck(*, at: datetime) -> Stuck:
    return Stuck(
        deliveries=cases_of(stuck_deliveries(at=at)),
        bounced=bounced_mail(at=at),
        watched=[case for look in WATCHES for case in look(at)],
        bodies=bodies_not_reached(at=at),
        disputed=disputing.cases_waiting(at=at),
        unplaced=disputing.without_case(),
    )


def stuck_deliveries(*, at: datetime) -> list[Delivery]:
    """Return what has failed for an hour or should have been done an hour ago; what waits for its time is not among it."""
    failed = Q(event__happened_at__lte=at - STUCK) & ~Q(error="")
    late = Q(run_at__lte=at - STUCK)
    return list(Delivery.objects.open().filter(failed | late).select_related("event__stream").order_by("pk"))


def cases_of(deliveries: Iterable[Delivery]) -> dict[int, int]:
    """Return how many of the deliveries concern each case: its own, those of its uploads, its mail and its batches."""
    found: dict[int, int] = defaultdict(int)
    keys: dict[str, list[str]] = defaultdict(list)
    for delivery in deliveries:
        kind, _, key = delivery.event.stream.name.partition(":")
        keys[kind].append(key)
    uploads = Attachment.objects.filter(document__in=keys["document"], draft__application__case__isnull=False)
    mails = OutgoingMail.objects.filter(pk__in=keys["outgoingmail"], letter__isnull=False)
    batches = (
        Posting.objects.filter(batch__in=keys["printbatch"]).order_by("batch", "pk").values_list("batch", "certificate__case")
    )
    one_of_batch = dict(reversed(batches))  # a batch counts once, with the case of its first letter
    cases = [*map(int, keys["case"]), *uploads.values_list("draft__application__case", flat=True)]
    for case in [*cases, *mails.values_list("letter__case", flat=True), *one_of_batch.values()]:
        found[case] += 1
    return dict(found)


def bounced_mail(*, at: datetime) -> list[int]:
    """Return the case of each mail refused for good whose letter nobody has opened or posted since."""
    failed = OutgoingMail.objects.filter(state=OutgoingMail.State.FAILED, created_at__gte=at - LOOKED_BACK)
    open_letters = failed.filter(letter__isnull=False, letter__first_opened_at=None)
    posted = Q(letter__certificate__posting__state=Posting.State.SENT)
    return list(open_letters.exclude(posted).values_list("letter__case", flat=True))


def bodies_not_reached(*, at: datetime) -> list[int]:
    """Return the case of each body asked for a statement whose last mail was refused for good, while its answer is missing."""
    failed = OutgoingMail.objects.filter(state=OutgoingMail.State.FAILED, created_at__gte=at - LOOKED_BACK)
    keys = {inviting.key_in(each) for each in failed.filter(purpose=inviting.PURPOSE)}
    asked = list(Consultation.objects.filter(pk__in=keys, answered_at=None, called_off_at=None))
    refused = inviting.refused_among(asked)
    return [each.case_id for each in asked if each.pk in refused]


def digest_for(account: Account, stuck: Stuck, *, at: datetime) -> Digest:
    cases = Case.objects.worked_on_by(account)
    mine = dict(cases.filter(pk__in=stuck.cases).values_list("pk", "number"))
    letters = Posting.objects.about(cases).waiting().filter(queued_at__lte=at - OLD).count()
    return Digest(
        deliveries=sum(times for case, times in stuck.deliveries.items() if case in mine),
        bounced=sum(case in mine for case in stuck.bounced),
        letters=letters,
        watched=sum(case in mine for case in stuck.watched),
        bodies=sum(case in mine for case in stuck.bodies),
        disputed=sum(case in mine for case in stuck.disputed) + stuck.unplaced,
        numbers=sorted(mine.values())[:NAMED],
    )


def tell(account: Account, found: Digest, *, at: datetime) -> OutgoingMail:
    numbers = {"steps": found.deliveries, "mails": found.bounced, "letters": found.letters, "handovers": found.watched}
    numbers |= {"bodies": found.bodies, "payments": found.disputed}
    words = words_of("mail.stuck", language="de", at=at, **numbers)
    said = [words[one if numbers[many] == 1 else many] for one, many in COUNTED if numbers[many]]
    with override("de"):
        cases = [settings.SITE_URL + reverse("backoffice:case", args=[number]) for number in found.numbers]
        post = settings.SITE_URL + reverse("backoffice:post")
        disputes = settings.SITE_URL + reverse("backoffice:disputes")
    parts = [Part(words["opening"]), Part("\n".join(said))]
    parts += [Part(words["cases"], links=cases)] if cases else []
    parts += [Part(words["disputes"], links=[disputes])] if found.disputed else []
    parts += [Part(words["post"], links=[post])] if found.letters else []
    written = compose(words, *parts, language="de", at=at)
    key = f"{account.pk}.{localdate(at):%Y%m%d}"
    return mail.queue(purpose="stuck", key=key, recipient=account.email, at=at, **written)
