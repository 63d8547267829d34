"""A text between questions is read on the page and is nowhere among the answers."""

from dataclasses import replace
from datetime import date

import pytest

from townhall import fields
from townhall.applications.forms import form_classes
from townhall.catalogue.answers import Answers
from townhall.catalogue.definition import Definition, Profile, StepDefinition
from townhall.catalogue.display import sections
from townhall.catalogue.schema import json_schema
from townhall.lib.text import T
from townhall.logic.expressions import RuleError
from townhall.portal.applying.layout import layout

WORD = T("Beispiel", en="Example")
NOTICE = fields.Info(T("Halten Sie den Plan bereit.", en="Have the plan ready."), title=T("Plan", en="Plan"), tone="warning")
DEFINITION = Definition(
    slug="beispiel",
    title=WORD,
    steps=(StepDefinition("page", WORD, (NOTICE.at("page", "notice"), fields.Text(WORD).at("page", "name"))),),
    profile=Profile(WORD, who=WORD, cost=WORD, minutes=1, processing=WORD),
    authority="stadt",
    submit_label=WORD,
)
NAME = fields.Text(WORD).at("page", "name")
ON_TWO_PAGES = replace(
    DEFINITION,
    steps=(
        StepDefinition("page", WORD, (NAME, replace(NOTICE, when=NAME.is_("Alice")).at("page", "notice"))),
        StepDefinition("next", WORD, (replace(NOTICE, when=NAME.is_("Alice")).at("next", "notice"),)),
    ),
)


def answers(tree: dict) -> Answers:
    return Answers(DEFINITION, tree, today=date(2026, 3, 2))


class TestInfo:
    def test_stands_on_the_page_in_its_place(self):
        form = form_classes(DEFINITION)["page"](prefix="page", answers=answers({}))

        assert [node.kind for node in layout(form, {})] == ["info", "question"]
        assert list(form.fields) == ["name"]

    def test_is_no_answer(self):
        form = form_classes(DEFINITION)["page"]({"page-name": "Alice"}, prefix="page", answers=answers({}))

        assert form.is_valid()
        assert form.tree == {"name": "Alice"}
        assert answers({"page": {"name": "Alice", "notice": "typed"}}).visible().tree == {"page": {"name": "Alice"}}

    def test_is_never_missing(self):
        assert list(answers({"page": {}}).problems()) == ["page/name"]

    def test_is_left_out_of_schema_and_display(self):
        [section] = sections(answers({"page": {"name": "Alice"}}), "de")

        assert list(json_schema(DEFINITION)["properties"]["page"]["properties"]) == ["name"]
        assert [line.path for line in section.lines] == ["page/name"]

    def test_cannot_be_read_by_a_rule(self):
        with pytest.raises(RuleError, match="page/notice is a text"):
            NOTICE.at("page", "notice").is_answered()


class TestACondition:
    def shown(self, step: str, name: str) -> list:
        given = Answers(ON_TWO_PAGES, {"page": {"name": name}}, today=date(2026, 3, 2))
        form = form_classes(ON_TWO_PAGES)[step](prefix=step, answers=given)
        return [node for node in layout(form, {}) if node.kind == "info"]

    def test_on_this_page_is_explained_as_it_may_still_change(self):
        [node] = self.shown("page", "Bob")

        assert not node.arises
        assert str(node.only_if).startswith("Das gilt nur in diesem Fall: ")

    def test_of_an_earlier_page_is_settled_and_needs_no_words(self):
        [node] = self.shown("next", "Alice")

        assert node.only_if == ""

    def test_of_an_earlier_page_that_is_not_met_leaves_the_text_out(self):
        assert self.shown("next", "Bob") == []
