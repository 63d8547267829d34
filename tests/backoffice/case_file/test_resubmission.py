from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from townhall.cases.models import Resubmission


def page_of(case) -> str:
    return reverse("backoffice:resubmission", args=[case.number])


@pytest.fixture
def tomorrow() -> date:
    return timezone.localdate() + timedelta(days=1)


@pytest.mark.django_db
class TestPuttingACaseAside:
    def test_shows_day_and_reason_in_the_file_and_the_case_on_its_day_in_the_list(self, at_bobs_desk, taken, tomorrow):
        said = at_bobs_desk.post(page_of(taken), {"due_on": tomorrow, "reason": "Impfpass da?"}, follow=True).content.decode()

        assert "Impfpass da?" in said
        address = reverse("backoffice:list", args=["wiedervorlage"])
        assert taken.number not in at_bobs_desk.get(address).content.decode()

        Resubmission.objects.update(due_on=timezone.localdate())

        assert taken.number in at_bobs_desk.get(address).content.decode()
        assert "Impfpass da?" in at_bobs_desk.get(address).content.decode()

    def test_ends_when_it_is_ticked_off(self, at_bobs_desk, taken, tomorrow):
        at_bobs_desk.post(page_of(taken), {"due_on": tomorrow, "reason": "Impfpass da?"})
        done = reverse("backoffice:resubmission_done", args=[taken.number])

        said = at_bobs_desk.post(done, follow=True)

        assert "Die Wiedervorlage ist erledigt." in said.content.decode()
        assert at_bobs_desk.post(done).status_code == 409

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"due_on": "", "reason": ""}, "Geben Sie den Tag ein, an dem der Vorgang wiederkommen soll."),
            ({"due_on": "2020-01-31", "reason": "x"}, "Wählen Sie einen Tag, der noch kommt."),
            ({"due_on": "31.2.2030", "reason": "x"}, "Schreiben Sie den Tag so: 31.12.2026."),
        ],
    )
    def test_says_what_to_do_about_a_bad_day(self, at_bobs_desk, taken, typed, sentence):
        response = at_bobs_desk.post(page_of(taken), typed)

        assert response.status_code == 422
        assert sentence in response.content.decode()

    def test_is_for_whoever_works_on_the_case(self, at_bobs_desk, sign_in, carla, dora, case):
        assert at_bobs_desk.get(page_of(case)).status_code == 403
        assert sign_in(carla).get(page_of(case)).status_code == 200
        assert sign_in(dora).get(page_of(case)).status_code == 404
