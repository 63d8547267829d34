from townhall.lib.words import compare, in_one_line


def kinds(old: str, new: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in compare(old, new)]


class TestComparing:
    def test_never_splits_a_word(self):
        assert kinds("Hundesteuer", "Hundehalter") == [("del", "Hundesteuer"), ("ins", "Hundehalter")]

    def test_keeps_what_is_the_same(self):
        assert kinds("Der Hund bellt.", "Der Hund schläft.") == [
            ("same", "Der Hund "),
            ("del", "bellt"),
            ("ins", "schläft"),
            ("same", "."),
        ]

    def test_gives_back_both_texts(self):
        old, new = "Sie zahlen 168 Euro im Jahr.\n\nDanke!", "Sie zahlen 96,50 Euro.\n\nVielen Dank!"

        pieces = compare(old, new)

        assert "".join(piece.text for piece in pieces if piece.kind != "ins") == old
        assert "".join(piece.text for piece in pieces if piece.kind != "del") == new

    def test_of_nothing_is_all_new(self):
        assert kinds("", "Neu") == [("ins", "Neu")]
        assert kinds("Alt", "") == [("del", "Alt")]
        assert kinds("", "") == []

    def test_fits_in_one_line_of_a_terminal(self):
        assert in_one_line(compare("Der Hund\nbellt", "Der Welpe\nbellt")) == "Der [-Hund-]{+Welpe+} bellt"
