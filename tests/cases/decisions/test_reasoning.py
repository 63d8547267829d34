from dataclasses import replace

import pytest

from townhall.authorities.legal_register import NotInRegister
from townhall.authorities.models import LegalEntry
from townhall.cases.decisions.deciding import preview, propose
from townhall.cases.decisions.reasoning import Chosen, GapLeft, UnknownBlock, blocks_for
from townhall.cases.models import Decision
from townhall.cases.transitions import take
from townhall.catalogue.checking.gate import objections
from townhall.catalogue.sharing.exporting import law_keys
from townhall.catalogue.sharing.references import unknown
from townhall.certificates.notices import compose
from townhall.lib.text import T

MISSING = Chosen("missing", {"Was fehlt": "der Plan"})
LATE = Chosen("late")
OFFICE = Chosen("bochum.discretion", {"Was dafür und dagegen spricht": "Lage und <b>Lärm</b>"})


def reasons_in(decision: Decision, language: str = "de") -> list[str]:
    return next(section.paragraphs for section in compose(decision, language).sections if section.kind == "reasons")


@pytest.fixture
def mine(case, bob, now):
    return take(case, by=bob, at=now)


@pytest.fixture
def refused(mine, bob, now):
    """Return a verb that refuses the application of Alice for reasons."""

    def decide(*blocks, reasons=""):
        return propose(mine, outcome="refused", blocks=blocks, reasons=reasons, by=bob, at=now)

    return decide


class TestReasonsFromBuildingBlocks:
    def test_stand_in_the_letter_in_the_order_of_the_clerk_before_the_own_words(self, refused):
        decision = refused(LATE, MISSING, reasons="Mehr dazu am Telefon.")

        assert reasons_in(decision) == [
            "Ihr Antrag kam am 2. März 2026, nach 1 Monat.",
            "Für Alice Beispiel fehlt: der Plan (§ 1 licence.processing).",
            "Mehr dazu am Telefon.",
        ]

    def test_stand_in_the_translation_too(self, refused):
        assert reasons_in(refused(LATE), "en") == ["It came on 2 March 2026, after 1 month."]

    def test_stay_as_they_were_signed_whatever_becomes_of_the_law(self, refused):
        decision = refused(MISSING)
        before = reasons_in(decision)

        LegalEntry.objects.filter(key="licence.processing").update(source="§ 99")

        assert reasons_in(Decision.objects.get(pk=decision.pk)) == before
        assert decision.trace["law"][0]["key"] == "licence.processing"

    def test_are_those_of_the_preview(self, mine, refused, bob, now):
        seen = preview(mine, outcome="refused", blocks=[MISSING, LATE], by=bob, at=now)

        assert reasons_in(seen) == reasons_in(refused(MISSING, LATE))

    def test_may_be_left_out_for_words_of_ones_own(self, refused):
        assert reasons_in(refused(reasons="Es geht nicht.")) == ["Es geht nicht."]

    def test_need_their_gaps_filled(self, refused):
        with pytest.raises(GapLeft):
            refused(Chosen("missing", {"Was fehlt": " "}))

    def test_are_only_those_offered(self, refused):
        with pytest.raises(UnknownBlock):
            refused(Chosen("invented"))

    def test_come_from_the_office_too(self, mine, refused):
        outcome = mine.application.version.definition.outcome("refused")

        assert {"missing", "late", "bochum.discretion", "bochum.burden"} <= blocks_for(mine, outcome).keys()
        assert "Lage und <b>Lärm</b>" in reasons_in(refused(OFFICE))[0]

    def test_cite_nothing_that_the_legal_register_does_not_have(self, refused):
        LegalEntry.objects.filter(key="licence.processing").delete()

        with pytest.raises(NotInRegister):
            refused(LATE)


class TestAServiceWithBuildingBlocks:
    def test_names_the_law_they_cite(self, version):
        assert "licence.processing" in law_keys(version.definition)

    def test_is_not_published_with_a_law_nobody_knows(self, version):
        changed = with_text(version.definition, T("{law:licence.invented}", en="{law:licence.invented}"))

        assert any("licence.invented" in sentence.in_("en") for sentence in unknown(changed))

    @pytest.mark.parametrize(
        ("text", "complaint"),
        [
            (T("{answer:thing/invented}", en="{answer:thing/invented}"), "names a question nobody is asked"),
            (T("{nonsense}", en="{nonsense}"), "is no placeholder"),
            (T("{gap:Wann}", en="Some day"), "stands in one language only"),
        ],
    )
    def test_is_not_published_with_a_gap_in_its_sentences(self, version, now, text, complaint):
        found = objections(with_text(version.definition, text), samples=None, today=now.date())

        assert any(complaint in sentence.in_("en") for sentence in found)


def with_text(definition, text: T):
    """Put another text into the first building block for refusing."""
    outcomes = [
        replace(outcome, reasons=(replace(outcome.reasons[0], text=text), *outcome.reasons[1:])) if outcome.reasons else outcome
        for outcome in definition.outcomes
    ]
    return replace(definition, outcomes=tuple(outcomes))
