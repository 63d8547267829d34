from datetime import date

import pytest

from townhall import fields
from townhall.lib.text import T
from townhall.logic.expressions import Expression

LABEL = T("Nutzung", en="Use")
TODAY = date(2026, 3, 2)
PERIOD = fields.Period(LABEL)
TYPED = {"u_first_0": "1", "u_first_1": "März", "u_first_2": "2026", "u_last_0": "3", "u_last_1": "3", "u_last_2": "2026"}


def between(first: date, last: date) -> fields.DateRange:
    return fields.DateRange(first, last)


class TestAPeriod:
    def test_is_typed_in_six_parts(self):
        made = PERIOD.form_field()

        found = made.clean(made.widget.value_from_datadict(TYPED, {}, "u"))

        assert found == between(date(2026, 3, 1), date(2026, 3, 3))
        assert found.days == 3

    @pytest.mark.parametrize(
        ("typed", "shown"),
        [
            ("1.3.2026 – 3.3.2026", [["1", "3", "2026"], ["3", "3", "2026"]]),
            ("1.3.2026 – ", [["1", "3", "2026"], ["", "", ""]]),
            (" – 3.3.2026", [["", "", ""], ["3", "3", "2026"]]),
            ("", [["", "", ""], ["", "", ""]]),
            (None, [["", "", ""], ["", "", ""]]),
        ],
    )
    def test_shows_again_what_was_typed_where_it_was_typed(self, typed, shown):
        ends = PERIOD.form_field().widget.get_context("u", typed, {"id": "id_u"})["widget"]["ends"]

        assert [[part["value"] for part in parts] for _label, parts in ends] == shown
        assert ends[1][1][0]["id"] == "id_u_last_0"

    def test_that_was_not_on_the_page_is_known_to_be_missing(self):
        widget = PERIOD.form_field().widget

        assert widget.value_omitted_from_data({}, {}, "u")
        assert not widget.value_omitted_from_data(TYPED, {}, "u")

    def test_is_judged_by_the_calendar_given(self):
        ahead, behind = fields.Period(LABEL, future=True), fields.Period(LABEL, past=True)
        now = between(TODAY, TODAY)

        assert ahead.objection(now, today=TODAY) is behind.objection(now, today=TODAY) is None
        assert "Erster Tag“ muss heute oder später" in ahead.objection(between(date(2026, 3, 1), TODAY), today=TODAY).in_("de")
        assert "Last day” has to be today or earlier" in behind.objection(between(TODAY, date(2026, 3, 3)), today=TODAY).in_("en")
        assert PERIOD.objection(between(date(1826, 1, 1), TODAY), today=TODAY) is not None

    def test_stored_backwards_reads_as_unanswered(self):
        assert PERIOD.typed({"first": "2026-03-03", "last": "2026-03-01"}) is None


class TestARule:
    def test_reads_both_ends_and_the_days(self):
        use = PERIOD.at("step", "use")
        answers = {"step/use": between(date(2026, 3, 1), date(2026, 3, 14))}

        for rule, value in ((use.first(), date(2026, 3, 1)), (use.last(), date(2026, 3, 14)), (use.days(), 14)):
            assert Expression.load(rule.dump()).evaluate(answers.get, today=TODAY) == value
        assert (use.days() > 3).evaluate({}.get, today=TODAY) is False
