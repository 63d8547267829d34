from datetime import date

from django.urls import reverse

from tests.backoffice.conftest import another
from townhall.cases.models import Case


class TestTheWorkload:
    def test_counts_open_and_overdue_cases_by_person_and_leads_to_them(self, taken, bob, carla, sign_in):
        for number in (1, 2):
            another(taken, number, due_on=date(2020, 1, number))
        Case.objects.filter(number="XX-1").update(clerk=bob)
        Case.objects.filter(pk=taken.pk).update(due_on=None)

        page = sign_in(carla).get(reverse("backoffice:workload"))

        counted = {str(load.clerk or "nobody"): (load.open, load.overdue) for load in page.context["loads"]}
        assert counted == {"nobody": (1, 1), "Bob Muster": (2, 1), "Carla Aufsicht": (0, 0)}
        [link] = [load.link for load in page.context["loads"] if load.clerk == bob]
        found = sign_in(carla).get(link).content.decode()
        assert taken.number in found
        assert "XX-1" in found
        assert "XX-2" not in found

    def test_is_for_supervisors(self, at_bobs_desk, taken):
        assert at_bobs_desk.get(reverse("backoffice:workload")).status_code == 404
