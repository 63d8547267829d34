"""Money that came by transfer: the cash office's file counts it once, a clerk says how they know."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.payments.conftest import payment_of, state_of
from townhall.cases.timeline import entries
from townhall.journal.relay import run_due
from townhall.payments.booking import ReasonMissing, book
from townhall.payments.models import Refund
from townhall.payments.starting import NotOwed


@pytest.fixture
def billed(case):
    run_due()
    return payment_of(case)


def imported(tmp_path, *lines: str) -> str:
    file = tmp_path / "kasse.csv"
    file.write_text("\n".join(["entry;reference;amount", *lines]), encoding="utf-8")
    said = StringIO()
    call_command("import_receipts", str(file), stdout=said, stderr=said)
    return said.getvalue()


class TestTheFileOfTheCashOffice:
    def test_lets_the_case_go_on(self, case, billed, tmp_path):
        assert imported(tmp_path, f"17;{billed.grouped};90,00").strip() == "1 counted"
        run_due()

        assert state_of(case).__dict__ == {"case": "decided", "payment": "paid"}

    def test_read_twice_counts_once(self, case, billed, tmp_path):
        imported(tmp_path, f"17;{billed.reference};90,00")

        assert imported(tmp_path, f"17;{billed.reference};90,00").strip() == "1 known"
        assert Refund.objects.count() == 0

    def test_with_a_second_transfer_gives_that_back(self, case, billed, tmp_path):
        imported(tmp_path, f"17;{billed.reference};90,00", f"18;{billed.reference};90,00")

        assert Refund.objects.get().reason == "double"

    @pytest.mark.parametrize(("line", "said"), [("17;{};89,00", "other amount"), ("17;000000000000;90,00", "unknown")])
    def test_names_what_somebody_has_to_look_at(self, case, billed, tmp_path, line, said):
        assert f"{said}. Somebody has to look." in imported(tmp_path, line.format(billed.reference))
        assert state_of(case).payment == "open"

    @pytest.mark.parametrize("amount", ["neunzig", "90,005", ""])
    def test_with_something_else_than_an_amount_is_refused(self, case, billed, tmp_path, amount):
        with pytest.raises(CommandError):
            imported(tmp_path, f"17;{billed.reference};{amount}")


class TestAClerk:
    def test_books_with_a_reason(self, case, billed, bob, now):
        book(billed, reason="Kontoauszug vom 3. März", by=bob, at=now)
        run_due()

        assert state_of(case).__dict__ == {"case": "decided", "payment": "paid"}
        assert any("Kontoauszug" in text.in_("de") for _, _, text in entries(case, for_citizen=False))
        assert not any("Kontoauszug" in text.in_("de") for _, _, text in entries(case))

    def test_without_a_reason_is_refused(self, billed, bob, now):
        with pytest.raises(ReasonMissing):
            book(billed, reason=" ", by=bob, at=now)

    def test_does_not_book_twice(self, billed, bob, now):
        book(billed, reason="Kontoauszug", by=bob, at=now)
        with pytest.raises(NotOwed):
            book(billed, reason="Kontoauszug", by=bob, at=now)
