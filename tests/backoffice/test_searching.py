import pytest
from django.urls import reverse


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
