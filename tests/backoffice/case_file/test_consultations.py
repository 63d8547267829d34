"""Bob asks an office and a body outside; both answer without seeing the case; Bob decides with what they say."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.documents.files import pdf, upload
from townhall.cases.models import Consultation
from townhall.journal.looking import looks_at
from townhall.journal.relay import run_due
from townhall.notifications.inviting import token
from townhall.notifications.mail import settle
from townhall.notifications.models import OutgoingMail


@pytest.fixture
def asked(at_bobs_desk, taken, citizens_office, blank_documents, settings, tmp_path) -> list[Consultation]:
    settings.MEDIA_ROOT = tmp_path
    said = {"office": citizens_office.pk, "outside": "Feuerwehr", "email": "feuerwehr@rathaus.example"}
    said |= {"question": "Passt die Zufahrt?", "due_on": "2030-01-31", "paths": ["thing/why"]}
    page = at_bobs_desk.post(reverse("backoffice:consultation", args=[taken.number]), said, follow=True).content.decode()
    assert "0 von 2 sind da" in page
    return list(Consultation.objects.order_by("pk"))


class TestStatements:
    def test_of_an_office_are_given_without_seeing_the_case(self, asked, taken, sign_in, dora, alice):
        desk = sign_in(dora)
        address = reverse("backoffice:statement", args=[asked[0].pk])
        assert address in desk.get(reverse("backoffice:statements")).content.decode()

        page = desk.get(address).content.decode()
        assert "It is big." in page
        assert "Erik" not in page
        assert desk.get(reverse("backoffice:case", args=[taken.number])).status_code == 404
        assert desk.get(reverse("backoffice:statement", args=[asked[1].pk])).status_code == 404

        assert "Schreiben Sie die Auflagen" in desk.post(address, {"answer": "objects"}).content.decode()
        desk.post(address, {"answer": "objects", "text": "<b>Zu eng</b>", "papers": upload(pdf(), "plan.pdf")})

        assert Consultation.objects.get(pk=asked[0].pk).enclosures.get().document.name == "plan.pdf"
        assert "Bürgerbüro" in {look.department for look in looks_at(taken)}
        assert "für eine Stellungnahme" in sign_in(alice).get(reverse("portal:case", args=[taken.number])).content.decode()

    def test_of_a_body_outside_are_given_by_the_link_once(self, asked, taken, at_bobs_desk):
        browser, address = Client(), reverse("portal:statement", args=[token(asked[1])])
        page = browser.get(address)
        assert "Passt die Zufahrt?" in page.content.decode()
        assert "no-store" in page["Cache-Control"]

        said = {"answer": "conditions", "text": "Drei Meter frei halten.", "signed": "F. Muster"}
        assert "Die Stellungnahme ist da" in browser.post(address, said).content.decode()
        browser.post(address, {"answer": "agrees"})
        assert "It is big." not in browser.get(address).content.decode()
        assert browser.get(reverse("portal:statement", args=[f"{asked[1].pk}:erfunden"])).status_code == 404

        file = at_bobs_desk.get(reverse("backoffice:case", args=[taken.number])).content.decode()
        assert "1 von 2 sind da" in file
        assert "Drei Meter frei halten." in file

    def test_that_are_late_are_marked_and_a_decision_warns_of_them(self, asked, taken, at_bobs_desk):
        Consultation.objects.update(due_on=timezone.localdate().replace(year=2020))

        assert "überfällig" in at_bobs_desk.get(reverse("backoffice:case", args=[taken.number])).content.decode()
        assert (
            "Stellungnahmen fehlen noch" in at_bobs_desk.get(reverse("backoffice:decision", args=[taken.number])).content.decode()
        )

    def test_whose_mail_did_not_arrive_bring_the_case_back_to_the_clerk(self, asked, taken, at_bobs_desk):
        run_due()
        mail = OutgoingMail.objects.get(recipient="feuerwehr@rathaus.example")

        settle(mail, "SMTP 550", at=timezone.now())
        run_due()

        page = at_bobs_desk.get(reverse("backoffice:case", args=[taken.number])).content.decode()
        assert page.count("Die E-Mail kam nicht an. Fragen Sie telefonisch oder mit einem Brief") == 1
        back = taken.resubmissions.get(done_at=None)
        assert back.due_on == timezone.localdate() + timedelta(days=1)
        assert "Feuerwehr (feuerwehr@rathaus.example)" in back.reason

    def test_that_came_by_telephone_are_recorded_by_the_clerk(self, asked, taken, at_bobs_desk):
        record, end = (
            reverse(f"backoffice:consultation_{name}", args=[taken.number, each.pk])
            for name, each in zip(("record", "end"), asked, strict=True)
        )
        at_bobs_desk.post(record, {"answer": "agrees", "signed": "Dora am Telefon"})
        page = at_bobs_desk.post(end, follow=True).content.decode()

        assert "1 von 1 sind da" in page
        assert "festgehalten von" in page
        assert at_bobs_desk.post(end).status_code == 409


class TestAMessage:
    def test_brings_files_both_ways(self, taken, at_bobs_desk, sign_in, alice, charlie, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        at_bobs_desk.post(
            reverse("backoffice:messages", args=[taken.number]),
            {"message": "Hier der Plan.", "papers": upload(pdf(), "plan.pdf")},
        )
        browser, address = sign_in(alice), reverse("portal:message", args=[taken.number])
        browser.post(address, {"text": "Und hier meiner.", "papers": upload(pdf(), "meiner.pdf")})
        refused = browser.post(address, {"text": "Noch einer.", "papers": upload(b"nothing we know", "x.exe")})

        assert refused.status_code == 422
        assert "Noch einer." in refused.content.decode()
        documents = [each.document for each in taken.enclosures.select_related("document").order_by("pk")]
        for each in documents:
            each.state = "clean"
            each.save()
            assert b"".join(browser.get(reverse("portal:file", args=[each.pk])).streaming_content).startswith(b"%PDF")
            assert sign_in(charlie).get(reverse("portal:file", args=[each.pk])).status_code == 404
        file = at_bobs_desk.get(reverse("backoffice:case", args=[taken.number])).content.decode()
        assert "meiner.pdf" in file
        saved = at_bobs_desk.get(reverse("backoffice:document", args=[taken.number, documents[1].pk]))
        assert b"".join(saved.streaming_content).startswith(b"%PDF")
