from datetime import date

import pytest
from django.utils.timezone import localdate

from tests.certificates.conftest import decide, run
from townhall.applications.models import Channel
from townhall.certificates.announcement import Rule
from townhall.certificates.issuing import issue
from townhall.certificates.models import Certificate
from townhall.journal.models import Event
from townhall.lib.dates import end_of_period
from townhall.notifications import announcing
from townhall.notifications.announcement_words import explain
from townhall.notifications.announcing import NotByPost, note_posting
from townhall.notifications.counting import Facts, deemed
from townhall.notifications.letters import announce_decision
from townhall.notifications.models import Announcement, Letter
from townhall.notifications.postbox import NotTheRecipient, open_letter

AO = Rule("ao_122a", "§ 122a Abs. 4 AO", days=4, counts_from="provided", weekend_shift=True)
PORTAL = Rule("portal_41_2a", "§ 41 Abs. 2a VwVfG NRW", days=1, counts_from="opened", void_after_days=10)
POST = Rule("post", "§ 41 Abs. 2 VwVfG NRW", days=4, counts_from="posted")
POST_SHIFTED = Rule("post", "§ 41 Abs. 2 VwVfG NRW", days=4, counts_from="posted", weekend_shift=True)


def on(text: str) -> date:
    return date.fromisoformat(text)


def facts(provided: str, *, mailed: str = "", opened: str = "", posted: str = "") -> Facts:
    return Facts(on(provided), *(on(day) if day else None for day in (mailed, opened, posted)))


CASES = [
    # AO § 122a (4): the fourth day after it was provided; AO § 108 (3): never at a weekend or on a holiday
    ("Monday to Friday", AO, facts("2026-03-02"), "2026-03-06"),
    ("a Saturday moves to Monday", AO, facts("2026-03-03"), "2026-03-09"),
    ("a Sunday moves to Monday", AO, facts("2026-03-04"), "2026-03-09"),
    ("over a weekend", AO, facts("2026-03-05"), "2026-03-09"),
    ("Easter Monday moves to Tuesday", AO, facts("2026-04-02"), "2026-04-07"),
    ("Christmas moves on", AO, facts("2026-12-21"), "2026-12-28"),
    ("Corpus Christi is a holiday in NRW", AO, facts("2026-05-31"), "2026-06-05"),
    ("opening changes nothing", AO, facts("2026-03-02", opened="2026-03-02"), "2026-03-06"),
    # VwVfG NRW § 41 (2a): the day after it was opened, and nothing without opening
    ("not opened", PORTAL, facts("2026-03-02"), None),
    ("opened at once", PORTAL, facts("2026-03-02", opened="2026-03-02"), "2026-03-03"),
    ("opened on a Friday counts on Saturday", PORTAL, facts("2026-03-02", opened="2026-03-06"), "2026-03-07"),
    (
        "opened on the tenth day",
        PORTAL,
        facts("2026-03-02", mailed="2026-03-03", opened="2026-03-13"),
        "2026-03-14",
    ),
    ("opened after the tenth day", PORTAL, facts("2026-03-02", mailed="2026-03-03", opened="2026-03-14"), None),
    ("without a mail, the ten days have not begun", PORTAL, facts("2026-03-02", opened="2026-03-13"), "2026-03-14"),
    # VwVfG NRW § 41 (2): the fourth day after posting; whether weekends move it is configured
    ("not posted yet", POST, facts("2026-03-02"), None),
    ("posted", POST, facts("2026-03-02", posted="2026-03-02"), "2026-03-06"),
    ("posted, the fourth day is a Saturday", POST, facts("2026-03-02", posted="2026-03-03"), "2026-03-07"),
    ("posted, with shift", POST_SHIFTED, facts("2026-03-02", posted="2026-03-03"), "2026-03-09"),
    ("posted, opening in the portal changes nothing", POST, facts("2026-03-02", opened="2026-03-03"), None),
]


@pytest.mark.parametrize(("rule", "happened", "day"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_notice_counts_as_announced(rule, happened, day):
    assert deemed(rule, happened) == (on(day) if day else None)


@pytest.mark.parametrize(
    ("announced", "last"),
    [
        ("2026-03-06", "2026-04-07"),  # 6 April is Easter Monday (§ 193 BGB)
        ("2026-01-31", "2026-03-02"),  # February has no 31st (§ 188 (3) BGB); the 28th is a Saturday
        ("2026-03-09", "2026-04-09"),
        ("2026-11-25", "2026-12-28"),  # Christmas, then a weekend
    ],
)
def test_a_remedy_of_one_month_ends(announced, last):
    assert end_of_period(on(announced), "P1M") == on(last)


class TestTheExplanation:
    @pytest.mark.parametrize("rule", [AO, PORTAL, POST])
    def test_cites_the_law_in_both_languages(self, rule):
        for happened in (facts("2026-03-02"), facts("2026-03-02", opened="2026-03-03", posted="2026-03-03")):
            sentence = explain(rule, happened, deemed(rule, happened), None)

            assert rule.citation in sentence.in_("de")
            assert rule.citation in sentence.in_("en")

    def test_says_why_a_day_moved(self):
        happened = facts("2026-03-03")
        sentence = explain(AO, happened, deemed(AO, happened), on("2026-04-09"))

        assert "am 9. März 2026" in sentence.in_("de")
        assert "Wochenende" in sentence.in_("de")
        assert "until 9 April 2026" in sentence.in_("en")

    def test_says_that_it_was_opened_too_late(self):
        happened = facts("2026-03-02", mailed="2026-03-02", opened="2026-03-20")

        assert "nicht innerhalb von 10 Tagen" in explain(PORTAL, happened, None, None).in_("de")


@pytest.fixture
def issued(decided):
    run(issue, decided)
    return Event.objects.get(kind="certificate.issued")


class TestAnnouncing:
    def test_puts_every_part_on_record_for_the_recipient_once(self, issued, decision):
        announce_decision(issued)
        announce_decision(issued)

        announced = Announcement.objects.order_by("part__number")
        assert [each.part.number for each in announced] == [part.number for part in decision.parts.order_by("number")]
        assert {each.mode for each in announced} == {"ao_122a"}
        assert all(each.deemed_on and each.remedy_until and each.remedy_until > each.deemed_on for each in announced)
        assert Letter.objects.get(kind="decision").certificate == Certificate.objects.get()

    def test_waits_for_posting_if_the_person_chose_paper(self, apply, now, bob):
        case = apply(channel=Channel.POST)
        decision = decide(case, at=now)

        announcing.announce(decision, at=now)
        [waiting, *_] = Announcement.objects.all()
        announced = note_posting(decision, on=localdate(now), by=bob, at=now)

        assert (waiting.mode, waiting.deemed_on) == ("post_ao", None)
        assert announced[0].deemed_on == on("2026-03-06")
        with pytest.raises(NotByPost):
            note_posting(decision, on=localdate(now), by=bob, at=now)


class TestOpening:
    def test_is_recorded_once(self, issued, alice, now):
        announce_decision(issued)
        letter = Letter.objects.get(kind="decision")

        open_letter(letter, by=alice, at=now)
        open_letter(letter, by=alice, at=now)

        assert Event.objects.filter(kind="letter.opened").count() == 1
        assert Letter.objects.get(kind="decision").first_opened_at == now
        assert {each.first_opened_at for each in Announcement.objects.all()} == {now}

    def test_is_for_the_recipient_alone(self, issued, charlie, now):
        announce_decision(issued)

        with pytest.raises(NotTheRecipient):
            open_letter(Letter.objects.get(), by=charlie, at=now)
