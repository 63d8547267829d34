import pytest
from django.conf import settings as project
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from townhall.notifications.models import OutgoingMail

MAILS = sorted(
    str(path.relative_to(project.BASE / "templates")).removesuffix("_message.txt")
    for room in ("account", "mfa")
    for path in (project.BASE / "templates" / room / "email").glob("*_message.txt")
    if path.name != "base_message.txt"
)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("mail", MAILS)
def test_every_mail_of_the_account_is_complete(mail, language):
    said = {"activate_url": "https://a", "password_reset_url": "https://p", "signup_url": "https://s", "city": "Bochum"}
    with override(language):
        subject, text = (render_to_string(f"{mail}_{part}.txt", said | {"user": "Alice"}) for part in ("subject", "message"))

    assert subject.strip()
    assert "Alice" not in text
    assert ("Guten Tag" in text) == (language == "de")


def test_signing_up_queues_a_mail_with_the_way_to_confirm(client, db, settings):
    settings.EMAIL_BACKEND = "townhall.notifications.mail.LedgerBackend"

    client.post(reverse("account_signup"), {"email": "erika@example.org", "password1": "correct horse battery", "accept": "on"})

    mail = OutgoingMail.objects.get()
    assert mail.recipient == "erika@example.org"
    assert mail.subject == "Bestätigen Sie Ihre E-Mail-Adresse"
    assert "für ein Konto angegeben" in mail.text
