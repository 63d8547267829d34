import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP

from townhall.accounts.models import Account
from townhall.authorities.models import Position
from townhall.demo import people
from townhall.demo.people import BY_KEY, PASSWORD, account_of
from townhall.demo.second_factor import current_code


class TestMovingIn:
    def test_twice_changes_nothing(self, tax_office, citizens_office):
        people.move_in()
        people.move_in()

        assert Account.objects.count() == len(people.PEOPLE)
        assert Position.objects.count() == sum(bool(person.role) for person in people.PEOPLE)

    def test_gives_staff_a_second_factor_and_its_current_code(self, tax_office, citizens_office):
        people.move_in()
        bob = BY_KEY["bob"]

        authenticator = Authenticator.objects.get(user=account_of(bob))

        assert TOTP(authenticator).validate_code(current_code(bob.secret, at=time.time()))

    def test_lets_everybody_sign_in_with_the_printed_password(self, tax_office, citizens_office):
        people.move_in()

        assert account_of(BY_KEY["alice"]).check_password(PASSWORD)
