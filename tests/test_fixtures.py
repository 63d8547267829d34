from townhall.cases.models import Case


class TestTheCast:
    def test_works_where_it_should(self, alice, bob, carla, dora, charlie, admin):
        staff = [account.given_name for account in (alice, bob, carla, dora, charlie, admin) if account.is_staff]

        assert staff == ["Bob", "Carla", "Dora", "Admin"]
        assert bob.positions.get().authority == carla.positions.get().authority != dora.positions.get().authority

    def test_sees_no_case_where_there_is_none(self, alice, bob):
        assert not Case.objects.visible_to(alice).exists()
        assert not Case.objects.worked_on_by(bob).exists()


def test_real_commits_leave_nothing_behind(real_commits, alice):
    assert alice.pk
