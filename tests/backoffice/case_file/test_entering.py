"""Alice writes on paper; Bob enters what she wrote through the same pages, and she takes the case into her account later."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cases.licence import SPECIAL
from tests.documents.files import pdf, upload
from townhall.applications.entering import BelongsToSomebody, NotYetArrived, claim, enter
from townhall.applications.models import Channel, Draft
from townhall.cases.days.deadlines import PROCESSING, running
from townhall.cases.decisions.deciding import propose
from townhall.cases.models import Case
from townhall.cases.receiving import receive
from townhall.cases.second_looks.signing import SameHand, sign
from townhall.cases.transitions import take
from townhall.journal.models import Event


@pytest.fixture
def begun(at_bobs_desk, version) -> Draft:
    """Return the draft of a paper that came in three days ago."""
    said = {"service": version.slug, "way": "paper", "arrived_on": timezone.localdate() - timedelta(days=3)}
    response = at_bobs_desk.post(reverse("backoffice:entry"), said)
    draft = Draft.objects.get()
    assert response.url == reverse("portal:draft", args=[version.slug, draft.pk])
    return draft


@pytest.fixture
def entered(at_bobs_desk, begun) -> Case:
    Draft.objects.update(tree=SPECIAL)
    page = reverse("portal:step", args=[begun.version.slug, begun.pk, "pruefen"])
    shown = at_bobs_desk.get(page)
    assert shown.context["channel"] == Channel.POST
    said = {"revision": shown.context["draft"].revision, "version": begun.version_id, "channel": "post"}
    response = at_bobs_desk.post(page, said)
    case = Case.objects.get()
    assert response.url == reverse("backoffice:entered", args=[case.number])
    return case


class TestEntering:
    def test_leads_through_the_pages_of_the_service_with_nothing_of_the_clerk_in_them(self, at_bobs_desk, begun, sign_in, carla):
        page = at_bobs_desk.get(reverse("portal:draft", args=[begun.version.slug, begun.pk]), follow=True).content.decode()

        assert "Sie erfassen diesen Antrag für jemand anderen" in page
        assert begun.tree == {}
        assert sign_in(carla).get(reverse("portal:draft", args=[begun.version.slug, begun.pk])).status_code == 404
        assert begun.reference in at_bobs_desk.get(reverse("backoffice:entry")).content.decode()

    def test_counts_from_the_day_the_paper_came_in(self, entered):
        arrived = timezone.localdate() - timedelta(days=3)

        assert timezone.localdate(entered.received_at) == arrived
        assert running(entered, PROCESSING).anchor_on >= arrived
        assert Event.objects.get(kind="application.submitted").happened_at.date() == timezone.now().date()

    def test_keeps_the_way_and_the_clerk_on_record_and_belongs_to_neither(self, entered, bob, at_bobs_desk):
        application = Case.objects.select_related("application").get().application

        assert application.account is None
        event = Event.objects.get(kind="application.submitted")
        assert (event.actor_id, event.data["way"]) == (bob.pk, "paper")
        page = at_bobs_desk.get(reverse("backoffice:case", args=[entered.number])).content.decode()
        assert "erfasst von Bob Muster" in page
        assert "vom Papier erfasst" in page

    def test_takes_the_scanned_paper_into_the_file(self, entered, at_bobs_desk, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        at_bobs_desk.post(reverse("backoffice:entered", args=[entered.number]), {"papers": upload(pdf(), "antrag.pdf")})

        page = at_bobs_desk.get(reverse("backoffice:case", args=[entered.number])).content.decode()
        assert "antrag.pdf" in page
        assert "Eingescannter Antrag" in page

    def test_knows_no_paper_of_tomorrow(self, version, bob, now):
        with pytest.raises(NotYetArrived):
            enter(version, way="paper", arrived_on=date(2026, 3, 3), by=bob, at=now)


class TestTheCode:
    def test_opens_the_case_and_brings_it_into_the_account_of_the_person(self, entered, at_bobs_desk, sign_in, alice, charlie):
        address = reverse("backoffice:entered", args=[entered.number])
        first, code = (at_bobs_desk.post(address, {"code": "1"}).context["code"] for _ in range(2))
        browser, reference = sign_in(alice), entered.application.reference
        assert browser.post(reverse("portal:follow"), {"reference": reference, "code": first}).status_code == 422
        browser.post(reverse("portal:follow"), {"reference": reference, "code": code})

        page = browser.post(reverse("portal:claim", args=[entered.number]), follow=True).content.decode()

        assert "Der Vorgang ist jetzt in Ihrem Konto." in page
        assert Case.objects.visible_to(alice).get() == entered
        with pytest.raises(BelongsToSomebody):
            claim(entered.application, by=charlie)

    def test_is_of_no_use_to_the_clerk_who_entered_it(self, entered, bob):
        with pytest.raises(BelongsToSomebody):
            claim(entered.application, by=bob)


class TestFourEyes:
    def test_hold_for_whoever_entered_the_application(self, version, bob, carla, now):
        draft = enter(version, way="counter", arrived_on=now.date(), by=bob, at=now)
        Draft.objects.filter(pk=draft.pk).update(tree=SPECIAL)
        case = take(receive(draft.pk, by=bob, at=now), by=bob, at=now)
        propose(case, outcome="special", reasons="Nötig.", by=bob, at=now)

        with pytest.raises(SameHand):
            sign(case, by=bob, at=now)
        sign(case, by=carla, at=now)

        assert Case.objects.get().state == "decided"
