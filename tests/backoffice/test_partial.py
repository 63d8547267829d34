"""A partial decision: goods on the pavement are allowed, the board is not; each part with its reasons and its remedy."""

from datetime import timedelta

import pytest
from django.urls import reverse

from services.outdoor_seating.samples import NARROW
from tests.certificates.conftest import run
from tests.fixtures import employee
from townhall.applications.drafts import start
from townhall.authorities.models import Authority, Role
from townhall.cases.decisions.deciding import StatementMissing, propose
from townhall.cases.decisions.hearing import HearingMissing, hear
from townhall.cases.models import Case, Entitlement
from townhall.cases.receiving import receive
from townhall.cases.transitions import take
from townhall.catalogue.models import ServiceVersion
from townhall.certificates import issuing
from townhall.certificates.rendering import notice_html
from townhall.journal.models import Event
from townhall.notifications import letters, postbox
from townhall.notifications.models import Letter

WHY = "Der Gehweg wäre mit dem Werbeständer zu schmal."
PARTS = {"part_goods": "granted", "part_boards": "refused", "why_goods": "", "why_boards": WHY}
ALLOWED = {"allowed": {"first": "2026-05-01", "last": "2026-06-30"}, "revocable": True, "conditions": ""}


@pytest.fixture
def clerk(published):
    return employee("Erik", "Überall", Authority.objects.get(slug="bochum"), Role.CLERK)


@pytest.fixture
def taken(published, alice, clerk, now, settings):
    settings.DEMO = True
    version = ServiceVersion.objects.filter(slug="sondernutzung-gastro").latest("number")
    draft, _ = start(version, account=alice, at=now)
    draft.tree = NARROW
    draft.save()
    return take(receive(draft.pk, by=alice, at=now, trust=3), by=clerk, at=now)


@pytest.fixture
def heard(taken, clerk, now):
    """Return a case in which Alice has been heard and has let the time pass."""
    hear(taken, outcome="partly", text="Den Werbeständer wollen wir nicht erlauben.", due_on=now.date(), by=clerk, at=now)
    return taken


def decide(case, *, by, at, **stated):
    return propose(case, outcome="partly", stated=ALLOWED | PARTS | stated, by=by, at=at)


class TestAPartialDecision:
    def test_orders_each_part_with_its_reasons_and_remedy(self, heard, clerk, now):
        made = decide(heard, by=clerk, at=now + timedelta(days=1))

        assert [(part.number, part.remedy) for part in made.parts.order_by("number")] == [
            (1, "remedy.klage"),
            (2, "remedy.widerspruch_levy"),
            (3, "remedy.klage"),
        ]
        assert "Werbeständer" in made.parts.get(number=3).text["de"]
        assert [line["title"]["de"].split(":")[0] for line in made.content["charge"]["lines"]] == ["Warenauslage"]
        assert Entitlement.objects.get().data == {"uses": "goods"}

    def test_needs_the_hearing_before_what_is_refused(self, taken, clerk, now):
        with pytest.raises(HearingMissing):
            decide(taken, by=clerk, at=now)

    @pytest.mark.parametrize("wrong", [{"why_boards": " "}, {"part_boards": "granted"}, {"part_goods": "refused"}])
    def test_grants_something_and_says_why_it_refuses_the_rest(self, heard, clerk, now, wrong):
        with pytest.raises(StatementMissing):
            decide(heard, by=clerk, at=now, **wrong)


class TestTheForm:
    def test_asks_only_for_what_was_applied_for_and_numbers_the_parts(self, taken, clerk, sign_in):
        desk, page = sign_in(clerk), reverse("backoffice:decision", args=[taken.number])
        asked = desk.post(page, {"outcome": "partly", "preview": ""}).content.decode()
        assert "Warum nicht: Werbeständer?" in asked
        assert "Warum nicht: Tische und Stühle?" not in asked

        typed = {"stated-revocable": "yes"}
        for end, day in (("first", "01.05.2026"), ("last", "30.06.2026")):
            typed |= {f"stated-allowed_{end}_{place}": piece for place, piece in enumerate(day.split("."))}
        typed |= {f"stated-{id}": words for id, words in PARTS.items()} | {"outcome": "partly", "stated_for": "partly"}
        lacking = desk.post(page, typed | {"stated-why_boards": "", "preview": ""})
        assert lacking.status_code == 422
        assert "Schreiben Sie, warum Sie das ablehnen." in lacking.content.decode()


def test_letter_and_page_of_the_person_say_the_same_part_by_part(heard, clerk, sign_in, alice, now, settings, tmp_path):
    settings.MEDIA_ROOT, settings.SEAL_KEYS = tmp_path / "files", tmp_path / "seal"
    decide(heard, by=clerk, at=now + timedelta(days=1))
    run(issuing.issue, Event.objects.get(kind="case.decided"))
    letters.announce_decision(Event.objects.get(kind="certificate.issued"))
    postbox.open_letter(Letter.objects.get(kind="decision"), by=alice, at=now + timedelta(days=2))

    paper = notice_html(Case.objects.get(pk=heard.pk).decisions.get(), "de")
    page = sign_in(alice).get(reverse("portal:case", args=[heard.number])).content.decode()
    assert f"Zu Nummer 3: {WHY}" in paper
    assert "Zu Nummer 1, 3 der Entscheidung" in paper
    refused = "Im Übrigen lehnen wir Ihren Antrag ab: Werbeständer."
    assert refused in paper
    assert f"<strong>Abgelehnt:</strong> {refused}" in page
    assert WHY in page
