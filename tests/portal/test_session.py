import re
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from tests.portal.registration import ALICE

SECONDS = re.compile(r'data-session-seconds="(\d+)" hidden')


def seconds(response) -> int:
    return int(SECONDS.search(response.content.decode())[1])


class TestTheEndOfASession:
    def test_is_known_to_the_page(self, alices_form):
        alices_form.begin(ALICE)
        Session.objects.update(expire_date=timezone.now() + timedelta(minutes=10))

        assert 590 <= seconds(alices_form.open("household")) <= 600

    def test_can_be_put_off(self, alices_form, settings):
        alices_form.begin(ALICE)
        Session.objects.update(expire_date=timezone.now() + timedelta(minutes=4))
        answer = alices_form.client.post("/sitzung/", {"fetch": "1"})

        assert int(answer.content) == settings.SESSION_COOKIE_AGE
        assert seconds(alices_form.open("household")) > 7 * 3600

    def test_cannot_be_put_off_when_it_has_come(self, alices_form):
        Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))

        assert alices_form.client.post("/sitzung/", {"fetch": "1"}).status_code == 403

    def test_is_not_foretold_to_who_has_nothing_to_lose(self, form):
        assert not SECONDS.search(form.client.get(form.start).content.decode())
