import json
import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from django.template.loader import get_template

from tests.certificates.conftest import TREE, decide, run
from tests.certificates.letter_text import words_of_pdf
from tests.certificates.pdf_rules import RULES, broken_rules
from townhall.applications.attachments import attach
from townhall.catalogue.outcomes import BLOCKS
from townhall.catalogue.results import Result, Row, Table
from townhall.certificates.issuing import issue, issue_receipt
from townhall.certificates.models import Certificate
from townhall.certificates.rendering import notice_html, notice_page, receipt_page
from townhall.documents import storage
from townhall.documents.models import Purpose
from townhall.journal.models import Delivery, Event
from townhall.journal.recording import record
from townhall.lib import pdf
from townhall.lib.text import T

HOSTILE = '<img src="file:///etc/passwd">{{ city }}\x01'


def submitted(case) -> Event:
    return Event.objects.get(kind="application.submitted", subject_id=str(case.pk))


def pdf_of(certificate) -> bytes:
    return storage.read(certificate.document)


def enclosed(data: bytes) -> dict:
    with pikepdf.open(BytesIO(data)) as pdf:
        return json.loads(next(iter(pdf.attachments.values())).get_file().read_bytes())


class TestIssuing:
    def test_makes_one_sealed_notice_of_a_decision(self, decided):
        run(issue, decided)

        certificate = Certificate.objects.get()
        assert certificate.decision_id == decided.data["decision"]
        assert certificate.title == {"de": "Bescheid über Hundesteuer", "en": "Dog tax notice"}
        assert Event.objects.get(kind="certificate.issued").data == {"certificate": certificate.pk}

    def test_twice_gives_one_notice(self, decided):
        run(issue, decided)
        run(issue, decided)

        assert Certificate.objects.count() == Event.objects.filter(kind="certificate.issued").count() == 1

    def test_at_the_same_time_gives_one_notice(self, decided):
        first, second = issue(decided), issue(decided)
        next(first)
        next(second)

        list(first)
        list(second)

        assert Certificate.objects.count() == 1

    def test_tells_machines_what_was_decided(self, decided, decision):
        run(issue, decided)

        told = enclosed(pdf_of(Certificate.objects.get()))
        assert told["case"] == decision.case.number
        assert told["result"] == decision.content

    def test_keeps_only_the_hash_of_the_code(self, decided):
        run(issue, decided)

        assert len(Certificate.objects.get().code_hash) == 64

    def test_records_the_application_once(self, case):
        run(issue_receipt, submitted(case))
        run(issue_receipt, submitted(case))

        assert Certificate.objects.get().kind == Certificate.Kind.RECEIPT
        assert Event.objects.filter(kind="receipt.issued").count() == 1


class TestTheLetterhead:
    def test_has_its_place_to_itself(self):
        head = get_template("certificates/_head.html").template.source

        assert not set(re.findall(r"letter-\w+", head)) & {f"letter-{kind}" for kind in BLOCKS}


class TestTheRecord:
    def test_holds_questions_and_answers_with_the_account_number_masked(self, case):
        html = receipt_page(case, code="").html

        assert "Labrador" in html
        assert case.number in html
        assert "http://localhost" in html
        assert "DE•• •••• 2051" in html
        assert "00000202051" not in html

    def test_masks_the_account_number_for_machines_too(self, case):
        run(issue_receipt, submitted(case))

        told = enclosed(pdf_of(Certificate.objects.get()))
        assert told["answers"]["payment"]["iban"] == "DE•• •••• 2051"

    @pytest.mark.yardstick("D28")
    def test_speaks_the_language_of_the_application(self, apply):
        page = receipt_page(apply(language="en"), code="")

        assert page.language == "en"
        assert "Record of your application" in page.html

    def test_shows_hostile_text_as_text_and_fetches_nothing(self, apply, monkeypatch):
        def never(*args, **kwargs):
            raise AssertionError("Something was fetched.")

        case = apply(TREE | {"keeper": TREE["keeper"] | {"person": TREE["keeper"]["person"] | {"family_name": "Beispiel"}}})
        case.application.tree["dogs"]["dogs"][0]["breed"] = HOSTILE
        case.application.save()
        monkeypatch.setattr("urllib.request.OpenerDirector.open", never)

        run(issue_receipt, submitted(case))

        data = pdf_of(Certificate.objects.get())
        assert "&lt;img src=" in receipt_page(case, code="").html
        assert broken_rules(data) == []
        with pikepdf.open(BytesIO(data)) as pdf:
            assert len(pdf.attachments) == 1


class TestTheNotice:
    def test_keeps_our_pdf_rules(self, decided, case):
        run(issue, decided)
        run(issue_receipt, submitted(case))

        assert len(RULES) >= 20
        for certificate in Certificate.objects.all():
            assert broken_rules(pdf_of(certificate)) == []

    def test_in_english_follows_german_and_says_which_counts(self, apply, now):
        case = apply(language="en")
        html = notice_html(decide(case, at=now), "en")

        assert html.index("Bescheid über Hundesteuer") < html.index("Only the German text has legal effect")
        assert 'lang="en"' in html

    def test_marks_the_english_page_as_english(self, apply, now):
        case = apply(language="en")
        decision = decide(case, at=now)
        event = record("case.decided", case, by=None, at=now, decision=decision.pk)
        Delivery.objects.all().delete()

        run(issue, event)

        data = pdf_of(Certificate.objects.get())
        assert broken_rules(data) == []
        with pikepdf.open(BytesIO(data)) as pdf:
            assert {str(part.get("/Lang", "de")) for part in pdf.Root.StructTreeRoot.K[0].K} == {"de", "en"}

    def test_made_by_machine_needs_no_signature(self, decision):
        html = notice_html(decision, "de")

        assert "maschinell erstellt und ohne Unterschrift gültig (§ 119 Abs. 3 AO, § 12 Abs. 1 KAG NRW)" in html
        assert "erfunden" in html

    def test_made_by_a_clerk_bears_the_name(self, case, bob, now):
        html = notice_html(decide(case, automatic=False, by=bob, reasons="Rex ist groß.", at=now), "de")

        assert "Bob Muster" in html
        assert "Rex ist groß." in html
        assert "maschinell" not in html

    def test_lets_a_long_address_for_e_mail_go_on_in_the_next_line(self, decision):
        office = decision.case.authority
        office.email = "sondernutzung@bochum.example"
        office.save()

        assert "sondernutzung@<wbr>bochum.example" in notice_html(decision, "de")

    def test_says_the_remedy_and_when_it_is_announced(self, decision):
        html = notice_html(decision, "de")

        assert "Widerspruch" in html
        assert "vierten Tag nach der Bereitstellung" in html

    def test_says_the_total_of_a_long_calculation_once_below_its_last_row(self, decision):
        rows = tuple(Row((T(f"Monat {number}"), T(f"{number}0,00 €"))) for number in range(1, 81))
        table = Table(T("Berechnung"), (T("Zeitraum"), T("Betrag")), rows, total=Row((T("Summe"), T("4,00 €"))))
        decision.content = replace(Result.load(decision.content), tables=(table,)).dump()

        page = notice_page(decision, code="")
        said = "".join(words_of_pdf(pdf.render(page.html, title=page.title, language="de", attachment={})))

        assert said.count("Summe") == 1
        assert said.index("Summe") > said.index("Monat80")


class TestTheRecordOfAnApplicationWithEvidence:
    def test_calls_documents_by_their_names(self, apply, alice, now):
        case = apply(TREE | {"relief": {"kind": "shelter", "dog": "Rex", "proof": ["later"]}})
        document = storage.keep(
            b"%PDF", name="tierheim.pdf", content_type="application/pdf", purpose=Purpose.UPLOAD, owner=alice, at=now
        )
        document.save()
        attach(case.application.draft, "relief/proof", document)
        case.application.tree["relief"]["proof"] = [str(document.pk)]

        html = receipt_page(case, code="").html

        assert "tierheim.pdf" in html
        assert "1 Datei" not in html
