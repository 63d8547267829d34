from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.cases.licence import SPECIAL
from townhall.accounts.models import Account
from townhall.backoffice.work_lists import CAP, SIZE, Place, count, page
from townhall.cases.models import Case
from townhall.cases.transitions import take


@pytest.fixture
def many(case):
    """Return cases with and without a deadline, several of them on the same day."""
    days = [date(2026, 4, 1) + timedelta(days=number // 3) for number in range(SIZE * 2)] + [None] * (SIZE + 3)
    return [case, *(another(case, number, due_on=day) for number, day in enumerate(days))]


def another(case: Case, number: int, **facts) -> Case:
    """Copy a case, with an application of its own, without the way through the wizard."""
    application = case.application
    draft = application.draft
    draft.pk, draft.reference, draft._state.adding = None, f"D{number}", True
    draft.id = type(draft)._meta.pk.get_default()
    draft.save()
    application = type(application).objects.get(pk=application.pk)
    application.pk, application.draft, application.reference = None, draft, f"R{number}"
    application.save()
    facts = {"application": application, "number": f"XX-{number}", "applicant_name": "X", "sort_name": "x"} | facts
    kept = ("service_slug", "authority_id", "state", "received_at")
    return Case.objects.create(**{name: getattr(case, name) for name in kept} | facts)


class TestAPageOfAList:
    def test_follows_on_the_one_before_without_a_gap_also_among_cases_without_deadline(self, many):
        cases, found, place = Case.objects.all(), [], None
        while True:
            shown = page(cases, after=place)
            found += shown.cases
            place = shown.next
            if place is None:
                break

        assert [case.pk for case in found] == [case.pk for case in sorted(many, key=lambda c: (c.due_on or date.max, c.pk))]

    def test_leads_back_the_same_way(self, many):
        cases = Case.objects.all()
        first = page(cases)
        second = page(cases, after=first.next)
        third = page(cases, after=second.next)

        assert page(cases, before=third.previous).cases == second.cases
        assert page(cases, before=second.previous).cases == first.cases
        assert page(cases, before=second.previous).previous is None

    @pytest.mark.parametrize("text", ["", "x", "2026-13-01.4", "-.x", "2026-03-01"])
    def test_begins_at_the_top_when_the_place_makes_no_sense(self, text):
        assert Place.read(text) is None


class TestCounting:
    def test_stops_at_the_cap(self, monkeypatch, many):
        monkeypatch.setattr("townhall.backoffice.work_lists.CAP", 5)

        assert CAP == 1000
        assert count(Case.objects.all()).shown == "5+"


@pytest.mark.django_db
class TestTheWorkList:
    def test_sends_strangers_to_the_door(self, client):
        response = client.get(reverse("backoffice:worklist"))

        assert response.status_code == 302
        assert response.url.startswith(reverse("account_login"))

    def test_is_hidden_from_citizens_and_administrators(self, sign_in, alice, admin):
        assert sign_in(alice).get(reverse("backoffice:worklist")).status_code == 404
        assert sign_in(admin).get(reverse("backoffice:worklist")).status_code == 404

    def test_shows_what_is_in_somebodys_hands(self, at_bobs_desk, taken):
        page = at_bobs_desk.get(reverse("backoffice:worklist")).content.decode()

        assert taken.number in page
        assert "Alice Beispiel" in page

    def test_shows_what_nobody_works_on(self, at_bobs_desk, case):
        assert case.number in at_bobs_desk.get(reverse("backoffice:list", args=["unverteilt"])).content.decode()

    def test_shows_nothing_of_another_department(self, sign_in, dora, case):
        for which in ("unverteilt", "ueberfaellig", "wartet", "freigabe"):
            assert case.number not in sign_in(dora).get(reverse("backoffice:list", args=[which])).content.decode()

    def test_never_shows_an_own_application(self, sign_in, apply, bob):
        case = apply(by=bob)

        assert case.number not in sign_in(bob).get(reverse("backoffice:list", args=["unverteilt"])).content.decode()
        assert sign_in(bob).get(reverse("backoffice:case", args=[case.number])).status_code == 404

    def test_needs_no_more_queries_for_more_rows(self, at_bobs_desk, many, django_assert_max_num_queries):
        with django_assert_max_num_queries(12) as captured:
            at_bobs_desk.get(reverse("backoffice:list", args=["unverteilt"]))

        statements = " ".join(query["sql"] for query in captured.captured_queries)
        assert "OFFSET" not in statements

    def test_says_in_words_that_a_deadline_is_over(self, at_bobs_desk, case):
        Case.objects.update(due_on=date(2026, 1, 2))

        assert "überfällig" in at_bobs_desk.get(reverse("backoffice:list", args=["ueberfaellig"])).content.decode()

    def test_can_be_narrowed_to_a_service(self, at_bobs_desk, case):
        address = reverse("backoffice:list", args=["unverteilt"])

        assert case.number in at_bobs_desk.get(address, {"leistung": "licence"}).content.decode()
        assert case.number not in at_bobs_desk.get(address, {"leistung": "other"}).content.decode()

    def test_is_not_kept_by_browsers(self, at_bobs_desk):
        assert at_bobs_desk.get(reverse("backoffice:worklist")).headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
class TestSearching:
    @pytest.mark.parametrize("typed", ["beispiel", "Beisp", "BEISPIEL alice"])
    def test_finds_by_the_beginning_of_the_family_name(self, at_bobs_desk, case, typed):
        page = at_bobs_desk.post(reverse("backoffice:search"), {"text": typed}, follow=True)

        assert case.number in page.content.decode()
        assert typed not in page.request["QUERY_STRING"] + page.request["PATH_INFO"]

    def test_opens_the_case_at_once_for_a_whole_number_typed_any_way(self, at_bobs_desk, case):
        response = at_bobs_desk.post(reverse("backoffice:search"), {"text": f" {case.number.lower()} "})

        assert response.url == reverse("backoffice:case", args=[case.number])

    def test_finds_nothing_of_another_department(self, sign_in, dora, case):
        page = sign_in(dora).post(reverse("backoffice:search"), {"text": case.number}, follow=True)

        assert page.status_code == 200
        assert reverse("backoffice:case", args=[case.number]) not in page.content.decode()


@pytest.mark.django_db
class TestTakingTheNextCase:
    def test_takes_the_most_urgent_one(self, at_bobs_desk, apply, bob):
        later, sooner = apply(), apply(SPECIAL)
        Case.objects.filter(pk=sooner.pk).update(due_on=date(2026, 3, 3))

        response = at_bobs_desk.post(reverse("backoffice:next_case"))

        assert response.url == reverse("backoffice:case", args=[sooner.number])
        assert Case.objects.get(pk=sooner.pk).clerk == bob
        assert Case.objects.get(pk=later.pk).clerk is None

    def test_takes_another_one_when_a_colleague_was_quicker(self, at_bobs_desk, apply, bob, carla, now, monkeypatch):
        first, second = apply(), apply()
        monkeypatch.setattr("townhall.backoffice.lists.most_urgent", lambda cases: [first, second])
        take(first, by=carla, at=now)

        at_bobs_desk.post(reverse("backoffice:next_case"))

        assert Account.objects.get(cases=second) == bob

    def test_says_when_there_is_none(self, at_bobs_desk):
        page = at_bobs_desk.post(reverse("backoffice:next_case"), follow=True)

        assert "Jeder offene Vorgang ist in guten Händen" in page.content.decode()
