from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.cases.licence import SPECIAL
from townhall.accounts.models import Account
from townhall.backoffice.desk.work_lists import CAP, counts
from townhall.cases.models import Case
from townhall.cases.transitions import take, withdraw


class TestCounting:
    def test_stops_at_the_cap_and_takes_one_statement(self, monkeypatch, many, django_assert_num_queries):
        monkeypatch.setattr("townhall.backoffice.desk.work_lists.CAP", 5)

        with django_assert_num_queries(1):
            few, all = counts([Case.objects.filter(number="XX-1"), Case.objects.all()])

        assert CAP == 99
        assert (few.shown, all.shown) == ("1", "5+")


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
        for which in ("unverteilt", "ueberfaellig", "wartet", "freigabe", "wiedervorlage", "alle"):
            assert case.number not in sign_in(dora).get(reverse("backoffice:list", args=[which])).content.decode()

    def test_never_shows_an_own_application(self, sign_in, apply, bob):
        case = apply(by=bob)

        assert case.number not in sign_in(bob).get(reverse("backoffice:list", args=["unverteilt"])).content.decode()
        assert sign_in(bob).get(reverse("backoffice:case", args=[case.number])).status_code == 404

    def test_needs_no_more_queries_for_more_rows(self, at_bobs_desk, many, django_assert_max_num_queries):
        with django_assert_max_num_queries(10) as captured:
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

    def test_says_by_which_column_it_is_ordered_and_turns_it_with_a_link(self, at_bobs_desk, apply):
        first, second = apply(), apply()
        address = reverse("backoffice:list", args=["unverteilt"])

        usual = at_bobs_desk.get(address).content.decode()
        turned = at_bobs_desk.get(address, {"sortierung": "-nummer", "leistung": "licence"}).content.decode()

        assert usual.count("aria-sort") == turned.count("aria-sort") == 1
        assert 'aria-sort="ascending"><a class="rb-sort" href="?sortierung=-frist"' in usual
        assert 'aria-sort="descending"><a class="rb-sort" href="?sortierung=nummer&amp;leistung=licence"' in turned
        assert turned.index(second.number) < turned.index(first.number)

    @pytest.mark.parametrize("words", [{"sortierung": "name; DROP"}, {"nach": "-.x"}, {"vor": "2026-02-31.7"}])
    def test_shows_its_first_page_for_words_that_make_no_sense(self, at_bobs_desk, case, words):
        assert case.number in at_bobs_desk.get(reverse("backoffice:list", args=["unverteilt"]), words).content.decode()

    def test_of_all_cases_has_the_closed_ones_too_the_newest_first_and_no_number(self, at_bobs_desk, apply, alice, now):
        older, newer = withdraw(apply(), by=alice, at=now), apply(at=now + timedelta(days=1))

        page = at_bobs_desk.get(reverse("backoffice:list", args=["alle"])).content.decode()

        assert page.index(newer.number) < page.index(older.number)
        assert "Alle Vorgänge</a>" in page

    def test_is_not_kept_by_browsers(self, at_bobs_desk):
        assert at_bobs_desk.get(reverse("backoffice:worklist")).headers["Cache-Control"] == "no-store"


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
        monkeypatch.setattr("townhall.backoffice.desk.lists.most_urgent", lambda cases: [first, second])
        take(first, by=carla, at=now)

        at_bobs_desk.post(reverse("backoffice:next_case"))

        assert Account.objects.get(cases=second) == bob

    def test_says_when_there_is_none(self, at_bobs_desk):
        page = at_bobs_desk.post(reverse("backoffice:next_case"), follow=True)

        assert "Jeder offene Vorgang ist in guten Händen" in page.content.decode()
