"""Lea saves all her data and closes her account; Carla looks at the figures of her services."""

import zipfile

import pytest

MAKE = """
from allauth.account.models import EmailAddress
from townhall.accounts.models import Account
lea = Account.objects.create_user("lea@rathaus.example", "correct horse", given_name="Lea", family_name="Abschied")
EmailAddress.objects.create(user=lea, email=lea.email, verified=True, primary=True)
"""


@pytest.fixture
def lea(hall, visitor):
    hall.manage("shell", "-c", MAKE)
    lea = visitor()
    lea.opens("/konto/zugang/login/")
    lea.page.get_by_label("E-Mail").fill("lea@rathaus.example")
    give_password(lea)
    return lea


def give_password(visitor) -> None:
    field = visitor.page.locator("input[type=password]")
    field.fill("correct horse")
    with visitor.page.expect_navigation():
        field.press("Enter")


def test_a_person_saves_all_her_data_and_closes_her_account(lea):
    lea.opens("/konto/daten/")
    lea.presses("Meine Daten anfordern")
    lea.waits_for("Datei speichern (ZIP)")
    with lea.page.expect_download() as coming:  # she has signed in within the last ten minutes, so nothing is asked again
        lea.page.get_by_role("link", name="Datei speichern (ZIP)").click()
    assert "daten.json" in zipfile.ZipFile(coming.value.path()).namelist()

    lea.opens("/konto/daten/")
    lea.follows("Ansehen, was gelöscht würde")
    lea.reads("Was bleibt und warum", "Nichts: Sie haben nichts beantragt.")
    lea.presses("Mein Konto endgültig löschen")
    assert lea.heading == "Ihr Konto ist gelöscht"
    lea.page.go_back()
    lea.page.reload()
    assert "/login/" in lea.page.url


def test_a_supervisor_looks_at_figures_handovers_payments_and_schedules(hall, visitor, try_it_as):
    hall.manage("count_figures")
    carla = visitor()
    try_it_as(carla.page, "carla")
    years = "/amt/statistik/hundesteuer-anmeldung/?zeitraum=jahr"
    for path in ("/amt/statistik/", years, "/amt/uebergaben/", "/amt/klaerfaelle/", "/amt/exporte/"):
        carla.opens(path)
    carla.reads("Noch ist keiner geplant.")
