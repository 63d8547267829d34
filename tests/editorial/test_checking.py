import json
from dataclasses import replace

import pytest

from townhall.authorities.loading import HERE
from townhall.catalogue.outcomes import Block, Letter, Reason
from townhall.editorial.checking import problems
from townhall.editorial.contents import LAYOUT, Text
from townhall.editorial.office_blocks import shipped
from townhall.editorial.parts import pieces, put_together
from townhall.lib.text import T


def letter(text: T) -> Letter:
    return Letter(T("Bescheid", en="Notice"), (Block("text", text=text), Block("parts"), Block("reasons"), Block("remedy")))


def both(words: str) -> T:
    return T(words, en=words)


class TestChecking:
    @pytest.mark.parametrize(
        ("text", "complaint"),
        [
            (both("{nonsense}"), "Den Platzhalter „nonsense“ gibt es nicht"),
            (both("{answer:thing/colour}"), "„thing/colour“ wird in dieser Leistung nicht gefragt"),
            (both("{answer:thing/why}"), "„Warum?“ wird nur manchmal gefragt"),
            (both("{stated:until}"), "gibt die Sachbearbeitung hier nicht an"),
            (both("{law:licence.invented}"), "Der Rechtsstand hat keinen Eintrag „licence.invented“"),
            (both("{value:remedy.widerspruch}"), "keine einzelne Zahl"),
            (both("{gap:Wann}"), "Lücken gehören nur in Textbausteine"),
            (T("Guten Tag {applicant}", en="Hello"), "steht nur in einer der beiden Sprachen"),
            (T("Guten Tag", en=""), "fehlt auf Englisch"),
        ],
    )
    def test_says_what_is_wrong_with_a_letter(self, refusal, saying, text, complaint):
        found = problems(refusal, replace(saying(), letter=letter(text)))

        assert [complaint in problem.in_("de") for problem in found] == [True]

    def test_finds_nothing_wrong_with_a_good_one(self, refusal, saying):
        text = both("{applicant} {answer:thing/name} {law:licence.processing} {value:licence.processing}")

        assert problems(refusal, replace(saying(), letter=letter(text))) == []

    @pytest.mark.parametrize(
        ("summary", "complaint"),
        [
            ("Wir lehnen ab", "ganze Sätze mit Punkt"),
            ("Wir lehnen Ihren Antrag ab, weil wir lange darüber nachgedacht und gründlich geprüft haben.", "Kürzen Sie auf 12"),
        ],
    )
    def test_keeps_the_summary_plain(self, refusal, saying, summary, complaint):
        found = problems(refusal, replace(saying(), summary=T(summary, en="We refuse.")))

        assert [complaint in problem.in_("de") for problem in found] == [True]

    def test_looks_into_building_blocks(self, refusal, saying):
        reason = Reason("x", both("Name"), both("{gap:Was} {law:licence.invented}"))

        [found] = problems(refusal, saying(reasons=(reason,)))

        assert "licence.invented" in found.in_("de")

    def test_finds_nothing_wrong_with_what_the_town_hall_came_with(self, law):
        assert problems(Text("layout", "notice"), LAYOUT) == []
        ours = {
            key: block for key, block in shipped().items() if not key.startswith("steuerabteilung.")
        }  # cites the law of a service
        assert [problem for key, block in ours.items() for problem in problems(Text("block", key), block)] == []

    def test_knows_the_office_of_each_building_block_the_town_hall_came_with(self):
        offices = {facts["slug"] for facts in json.loads((HERE / "authorities.json").read_text(encoding="utf-8"))}

        assert {block.office for block in shipped().values()} <= offices


class TestTheParts:
    def test_put_together_again_are_the_text(self, refusal, saying):
        content = saying()

        assert put_together(content, {piece.name: piece.text for piece in pieces(content)}) == content

    def test_leave_out_what_has_no_words_and_put_what_is_new_before_the_end(self, saying):
        content = replace(saying(reasons=()), letter=letter(both("Alt.")))
        said = {piece.name: piece.text for piece in pieces(content)}
        said |= {"block0.text": T("", en=""), "more.text": both("Neu.")}
        said |= {"reason..label": both("Name"), "reason..text": both("Satz.")}

        made = put_together(content, said)

        assert [block.text or block.kind for block in made.letter.blocks] == ["parts", "reasons", both("Neu."), "remedy"]
        assert made.reasons == (Reason("block_1", both("Name"), both("Satz.")),)
