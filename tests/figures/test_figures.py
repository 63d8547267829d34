"""What is counted, when it is counted again, and what is never shown because it is about few people."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.management import call_command

from tests.cases.conftest import apply, law, version  # noqa: F401
from tests.cases.licence import COMPLETE
from tests.fixtures import employee
from townhall.applications.drafts import save_step, start
from townhall.authorities.models import Role
from townhall.cases.decisions.deciding import decide_automatically, propose
from townhall.cases.models import Case
from townhall.cases.transitions import take, withdraw
from townhall.figures.counting import count_up
from townhall.figures.models import Daily, Tally
from townhall.figures.overview import by_office
from townhall.figures.rating import AnsweredAlready, Question, rate
from townhall.figures.small import share, shown_parts
from townhall.figures.spans import Span, parts_of, span_of
from townhall.figures.summing import Figures, quantile
from townhall.journal.models import Event

DAY = timedelta(days=1)


@pytest.fixture
def month(apply, bob, alice, now):  # noqa: F811
    """Let a month pass: twelve ordinary applications, eight for a clerk, who decides six of them after two to forty days."""
    for _ in range(12):
        case = apply(COMPLETE)
        decide_automatically(Event.objects.of(case).get(kind="application.submitted"), at=now)
    for wait in (2, 3, 4, 5, 6, 40):
        at = now + wait * DAY
        propose(take(apply(), by=bob, at=at), outcome="refused", reasons="Es fehlt der Platz.", by=bob, at=at)
    withdraw(apply(), by=alice, at=now + DAY)
    apply(at=now + 2 * DAY)
    count_up(at=now + 45 * DAY)
    return now.date()


def whole(first: date) -> Figures:
    return Figures("licence", Span(first, first + 45 * DAY))


class TestCountUp:
    def test_counts_what_came_what_went_and_how_long_it_took(self, month):
        figures = whole(month)

        assert (figures.received, figures.decided, figures.total("withdrawn")) == (20, 18, 1)
        assert (figures.median, figures.ninetieth) == (0, 6)
        assert (figures.automatic, figures.kept) == (67, None), "one late case of eighteen is nobody's business"

    def test_tells_what_nobody_paid_from_what_was_taken_back(self, month, apply, now, client, carla):  # noqa: F811
        at = now + 41 * DAY
        for _ in range(6):
            Case.objects.filter(pk=apply(at=at).pk).update(state="closed", lapsed_at=at, closed_at=at)
        count_up(at=now + 45 * DAY, since=month)

        figures = whole(month)
        assert (figures.total("withdrawn"), figures.total("lapsed")) == (1, 6)
        assert (figures.withdrawn, figures.lapsed) == (None, None), "the one could be worked out from the six"
        assert figures.left_on(at.date()) == 1, "nobody has to decide them"
        client.force_login(carla)
        page = client.get(f"/amt/statistik/licence/?von={month}&bis={at.date()}").content.decode()
        assert "Nicht bezahlt, ohne Bearbeitung geschlossen" in page

    def test_reckons_back_to_what_was_open_on_each_evening(self, month):
        left = dict(Daily.objects.filter(service_slug="licence").values_list("day", "left"))

        assert [left[month + wait * DAY] for wait in (0, 1, 2, 6, 39, 40)] == [7, 6, 6, 2, 2, 1]

    @pytest.mark.yardstick("D50")
    def test_makes_up_for_days_that_were_missed_and_never_counts_twice(self, month, now):
        Daily.objects.filter(day__gt=month + 10 * DAY).delete()  # the timer stood still from here on

        count_up(at=now + 45 * DAY)
        before = list(Daily.objects.order_by("day").values("day", "received", "decided", "left"))
        count_up(at=now + 45 * DAY)

        assert before == list(Daily.objects.order_by("day").values("day", "received", "decided", "left"))
        assert (whole(month).received, whole(month).decided) == (20, 18)

    def test_does_nothing_in_an_empty_town(self, db, now):
        assert count_up(at=now) == 0


class TestPages:
    def test_say_where_people_stop_without_saying_who(self, version, alice, now):  # noqa: F811
        for last in ["person"] * 6 + ["thing"] * 5:
            draft, _ = start(version, account=alice, at=now, tree={"person": {}})
            if last == "thing":
                draft = save_step(draft, "thing", {}, seen=0, at=now)
                save_step(draft, "person", {}, seen=1, at=now)  # looked back at the first page

        count_up(at=now)
        pages = whole(now.date()).pages(version.definition)

        assert [(str(page.title), page.stopped) for page in pages] == [("Person", 6), ("Sache", 5)]
        assert Daily.objects.get().reached == {"person": 6, "thing": 5}, "numbers and nothing else are kept"


class TestSmallFigures:
    def test_stay_hidden_and_so_does_what_they_could_be_worked_out_from(self):
        assert shown_parts([3, 20, 9]) == [None, 20, None]
        assert shown_parts([3, 4, 9]) == [None, None, 9]
        assert shown_parts([0, 20]) == [0, 20]

    def test_of_a_share_count_on_both_sides(self):
        assert [share(*pair) for pair in ((2, 4), (2, 100), (98, 100), (0, 100), (50, 100))] == [None, None, None, 0, 50]


class TestSpans:
    def test_are_cut_at_mondays_or_months(self):
        weeks = parts_of(span_of("30", today=date(2026, 3, 4)))
        months = parts_of(span_of("jahr", today=date(2026, 3, 4)))

        assert [(part.first.day, part.last.day) for part in weeks] == [(3, 8), (9, 15), (16, 22), (23, 1), (2, 4)]
        assert (len(months), months[0].first, months[-1].last) == (12, date(2025, 4, 1), date(2026, 3, 4))

    def test_of_an_unknown_name_are_the_usual_ones(self):
        assert span_of("immer", today=date(2026, 3, 31)) == Span(date(2026, 1, 1), date(2026, 3, 31))


def test_a_quantile_is_the_value_that_so_many_do_not_exceed():

    assert quantile(Counter({1: 9, 100: 1}), 90) == 1
    assert quantile(Counter({1: 8, 100: 2}), 90) == 100


class TestAnyTime:
    def test_is_compared_with_the_time_before_it(self):
        spans = [Span(date(2026, 3, 2), date(2026, 3, 15)), Span(date(2026, 1, 1), date(2026, 3, 31))]

        assert [span.before for span in spans] == [
            Span(date(2026, 2, 16), date(2026, 3, 1)),
            Span(date(2025, 10, 1), date(2025, 12, 31)),
        ]

    def test_has_at_least_a_week_and_begins_before_it_ends(self, month, client, carla):
        client.force_login(carla)
        found = {}
        for days in ("von=2026-03-01&bis=2026-03-14", "von=2026-03-01&bis=2026-03-02", "von=2026-03-14&bis=x", "von=&bis=1.1.26"):
            answer = client.get(f"/amt/statistik/?{days}")
            found[days] = (answer.status_code, "mindestens einer Woche" in answer.content.decode())

        assert list(found.values()) == [(200, False), (422, True), (422, False), (422, False)]

    def test_stands_in_page_and_file_beside_the_time_before(self, month, client, carla):
        client.force_login(carla)
        days = f"von={month + 7 * DAY}&bis={month + 13 * DAY}"

        page = client.get(f"/amt/statistik/licence/?{days}").content.decode()
        table = client.get(f"/amt/statistik/licence/datei/?{days}").content.decode().splitlines()
        overview = client.get(f"/amt/statistik/datei/?{days}").content.decode()

        assert "Zeitraum davor" in page
        assert [line for line in table if line.startswith("eingegangen")][-1].endswith(";0;20")
        assert f";eingegangen;{month + 7 * DAY};{month + 13 * DAY};0;20" in overview


class TestDepartments:
    def test_have_their_own_figures_and_a_case_moves_with_its_numbers(self, month, now, citizens_office):
        moved = Case.objects.filter(decided_at__isnull=False).order_by("pk")[:6]
        Case.objects.filter(pk__in=[case.pk for case in moved]).update(authority=citizens_office)
        count_up(at=now + 45 * DAY, since=month)
        span = Span(month, month + 45 * DAY)

        found = by_office(["licence"], span)

        assert {slug: main.received for slug, main in found.items()} == {"steuerabteilung": 14, citizens_office.slug: 6}
        assert whole(month).received == 20
        assert Figures("licence", span, citizens_office.slug).decided == 6
        assert (whole(month).left, Figures("licence", span, "steuerabteilung").left) == (None, None)

    def test_can_be_chosen_on_the_page(self, month, client, carla):
        client.force_login(carla)

        page = client.get("/amt/statistik/?zeitraum=jahr&stelle=steuerabteilung").content.decode()
        service = client.get("/amt/statistik/licence/?stelle=steuerabteilung").content.decode()

        assert "stelle=steuerabteilung" in page
        assert "Nach Stellen" in page
        assert "nicht bei einer einzelnen Stelle" in service
        assert client.get("/amt/statistik/?stelle=gibt-es-nicht").status_code == 422


class TestRatings:
    def test_are_counted_once_per_case_and_shown_from_five_on(self, apply, now):  # noqa: F811
        for value in (1, 4, 4, 5):
            rate(apply(), answers={Question.EASE: value}, at=now)
        assert whole(now.date()).ratings()[0].average is None

        last = apply()
        rate(last, answers={Question.EASE: 5}, at=now)
        with pytest.raises(AnsweredAlready):
            rate(last, answers={Question.EASE: 1}, at=now)

        rating = whole(now.date()).ratings()[0]
        assert (rating.answers, rating.spread, rating.average) == (5, [1, 0, 0, 2, 2], 38)


class TestFigures:
    def test_are_for_supervisors_and_clerks_see_no_link_to_them(self, month, client, bob, carla, dora):
        address = "/amt/statistik/licence/"
        found = {}
        for account in (bob, carla, dora):
            client.force_login(account)
            found[account] = (client.get(address).status_code, b"/amt/statistik/" in client.get("/amt/").content)

        assert found == {bob: (403, False), carla: (200, True), dora: (403, False)}

    def test_are_for_auditors_of_the_office_too_and_not_for_editors(self, month, client, tax_office, citizens_office):
        found = []
        for office in (tax_office, citizens_office):
            client.force_login(employee("Rita", office.slug, office, Role.AUDITOR))
            found.append([client.get(address).status_code for address in ("/amt/statistik/", "/amt/statistik/licence/")])

        assert found == [[200, 200], [200, 404]]
        client.force_login(employee("Edda", "Redaktion", tax_office, Role.EDITOR))
        assert client.get("/amt/statistik/").status_code == 404

    def test_never_name_a_clerk(self, month, client, carla):
        client.force_login(carla)

        page = client.get("/amt/statistik/licence/?zeitraum=jahr").content.decode()
        table = client.get("/amt/statistik/licence/datei/?zeitraum=jahr").content.decode()

        assert "Bob" not in page + table


def test_the_daily_timer_counts(month, capsys):
    call_command("count_figures")

    assert "days counted" in capsys.readouterr().out


class TestRatingPage:
    def test_asks_the_applicant_once_and_keeps_nothing_that_leads_back(self, apply, alice, client, now):  # noqa: F811
        case = apply()
        client.force_login(alice)
        address = f"/konto/vorgaenge/{case.number}/rueckmeldung/"

        nothing_said = client.post(address, {})
        answered = client.post(address, {"ease": "4"}, follow=True).content.decode()
        again = client.post(address, {"ease": "1"}, follow=True).content.decode()

        assert nothing_said.status_code == 422
        assert "Vielen Dank. Ihre Antwort" in answered
        assert "schon geantwortet" in again
        assert list(Tally.objects.values_list("question", "value", "times")) == [("ease", 4, 1)]
