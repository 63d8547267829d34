import pytest

from townhall.cases.numbers import begins_case_number, case_number, read_case_number


@pytest.mark.django_db
class TestACaseNumber:
    def test_is_read_however_it_is_typed(self):
        number = case_number(2026)
        _prefix, year, digits, check = number.split("-")
        short = str(int(digits))

        for typed in (
            number,
            f" {number.lower()} ",
            number.replace("-", " "),
            number.replace("-", ""),
            f"bo {year} {short} {check}",
            f"{year}-{digits}-{check}",
            f"{year}/{short}/{check}",
            f"BO{year}.{digits}.{check}",
        ):
            assert read_case_number(typed) == number, typed

    @pytest.mark.parametrize("typed", ["", "BO", "Beispiel", "BO-AB 123", "BO-2026-0000001-9", "2026", "XX-2026-0000001-2"])
    def test_is_not_read_into_anything_else(self, typed):
        assert read_case_number(typed) == ""

    def test_is_known_by_its_beginning(self):
        assert all(begins_case_number(typed) for typed in ("BO-2026", "bo-2026-", "BO-2026-00001", "BO-2026-0000012-"))
        assert not any(begins_case_number(typed) for typed in ("BO-AB 123", "BO", "2026", "BO-2026-x"))
