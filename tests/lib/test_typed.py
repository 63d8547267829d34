from datetime import date

import pytest

from townhall.lib.typed import (
    ControlCharacterError,
    NoSuchDayError,
    ShortYearError,
    clean_line,
    clean_lines,
    compact,
    plain_line,
    read_date,
)


class TestReadDate:
    @pytest.mark.parametrize(
        "typed",
        [
            "27.3.1987",
            "27 3 1987",
            "27.03.1987",
            "27. März 1987",
            "27 maerz 1987",
            "27 March 1987",
            "1987-03-27",
            " 27 . 3 . 1987 ",
            "27031987",
            "March 27th, 1987",
            "２７.３.１９８７",
            "\ufeff27.\u00a03.\u200b1987",
        ],
    )
    def test_reads_what_people_write(self, typed):
        assert read_date(typed) == date(1987, 3, 27)

    @pytest.mark.parametrize(
        "typed", ["", "27.13.1987", "31.2.2025", "0000-00-00", "gestern", "1.1.10000", "27.3", "1.2.3.4", "87654321"]
    )
    def test_refuses_what_is_no_day(self, typed):
        with pytest.raises(NoSuchDayError):
            read_date(typed)

    def test_asks_for_the_century(self):
        with pytest.raises(ShortYearError):
            read_date("27.3.87")


class TestClean:
    def test_drops_what_nobody_sees(self):
        assert clean_line("  Zoe\u0308\u200b \u202e Müller ") == "Zoë Müller"

    def test_keeps_apostrophes_hyphens_and_scripts(self):
        for name in ("O’Brien", "Müller-Lüdenscheidt", "Đặng", "Łukasz", "محمد", "王"):
            assert clean_line(name) == name

    def test_makes_digits_of_every_script_ordinary(self):
        assert plain_line("１２ ٣٤ ५६ ａ＠ｂ") == "12 34 56 a@b"
        assert plain_line("12 m² 李") == "12 m² 李"

    def test_keeps_lines_apart(self):
        assert clean_lines("eins \r\n  zwei\n") == "eins\nzwei"

    @pytest.mark.parametrize("typed", ["a\x00b", "a\x1bb", "a\x9bb", "\ud800"])
    def test_refuses_control_characters(self, typed):
        with pytest.raises(ControlCharacterError):
            clean_line(typed)

    def test_makes_groups_one(self):
        assert compact("ＤＥ０２　1203\u00ad 0000") == "DE0212030000"
        assert compact("DE02 1203 0000-0000.2020 51") == "DE02120300000000202051"
