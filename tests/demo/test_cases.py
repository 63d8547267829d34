import pytest
from django.utils import timezone

from townhall.cases.models import Case
from townhall.demo import people
from townhall.demo.cases import file_samples
from townhall.demo.people import BY_KEY, account_of


@pytest.fixture
def opened(published):
    people.move_in()


class TestTheFirstCases:
    def test_belong_to_charlie_and_wait_for_clerks(self, opened):
        file_samples(at=timezone.now())

        assert Case.objects.visible_to(account_of(BY_KEY["charlie"])).count() == Case.objects.count() >= 3
        assert Case.objects.worked_on_by(account_of(BY_KEY["bob"])).exists()
        assert Case.objects.worked_on_by(account_of(BY_KEY["dora"])).exists()

    def test_are_filed_only_once(self, opened):
        file_samples(at=timezone.now())
        before = Case.objects.count()

        file_samples(at=timezone.now())

        assert Case.objects.count() == before
