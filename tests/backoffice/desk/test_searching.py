import pytest
from django.urls import reverse

from townhall.cases.search.finding import index_all


@pytest.fixture
def known(case):
    """Return a case whose words are written down."""
    index_all([case])
    return case


@pytest.mark.django_db
class TestSearching:
    @pytest.mark.parametrize("typed", ["beispiel", "Beisp", "BEISPIEL alice", "big"])
    def test_finds_by_names_and_words(self, at_bobs_desk, known, typed):
        case = known
        page = at_bobs_desk.post(reverse("backoffice:search"), {"text": typed}, follow=True)

        assert case.number in page.content.decode()
        assert typed not in page.request["QUERY_STRING"] + page.request["PATH_INFO"]

    def test_opens_the_case_at_once_for_a_whole_number_typed_any_way(self, at_bobs_desk, case):
        for typed in (f" {case.number.lower()} ", case.number.replace("-", " "), case.application.reference.lower()):
            response = at_bobs_desk.post(reverse("backoffice:search"), {"text": typed})

            assert response.url == reverse("backoffice:case", args=[case.number])

    def test_shows_all_cases_whose_number_begins_like_this(self, at_bobs_desk, case):
        page = at_bobs_desk.post(reverse("backoffice:search"), {"text": "bo-2026-00"}, follow=True)

        assert case.number in page.content.decode()

    def test_says_what_to_try_when_nothing_is_found(self, at_bobs_desk, known):
        page = at_bobs_desk.post(reverse("backoffice:search"), {"text": "Nirgendwo"}, follow=True)

        assert "Kein Vorgang enthält diese Wörter." in page.content.decode()

    def test_never_finds_an_own_application(self, sign_in, apply, bob):
        case = apply(by=bob)
        index_all([case])

        for typed in (case.number, case.application.reference, "big"):
            page = sign_in(bob).post(reverse("backoffice:search"), {"text": typed}, follow=True)
            assert reverse("backoffice:case", args=[case.number]) not in page.content.decode()

    def test_can_be_narrowed_like_a_list(self, at_bobs_desk, known):
        at_bobs_desk.post(reverse("backoffice:search"), {"text": "beispiel"})

        assert len(at_bobs_desk.get("/amt/suche/", {"status": "received"}).context["rows"]) == 1
        assert len(at_bobs_desk.get("/amt/suche/", {"status": "decided"}).context["rows"]) == 0

    def test_finds_nothing_of_another_department(self, sign_in, dora, case):
        page = sign_in(dora).post(reverse("backoffice:search"), {"text": case.number}, follow=True)

        assert page.status_code == 200
        assert reverse("backoffice:case", args=[case.number]) not in page.content.decode()
