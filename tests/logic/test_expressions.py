from datetime import date, time
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from townhall.lib.text import T
from townhall.logic.expressions import Expression, RuleError, build, first_of, today
from townhall.logic.operators import OPERATORS, years_between
from townhall.logic.wording import explain

TODAY = date(2026, 3, 2)
AGE, NAME, BORN, DOGS = (
    Expression("answer", ref) for ref in (("age", "number"), ("name", "text"), ("born", "date"), ("dogs", "list"))
)
OPENS, STAY = Expression("answer", ("opens", "time")), Expression("answer", ("stay", "period"))
WEEK = SimpleNamespace(first=date(2026, 3, 2), last=date(2026, 3, 8), days=7)
LABELS = {
    "age": T("Alter", en="Age"),
    "name": T("Name", en="Name"),
    "born": T("Geburtstag", en="Birthday"),
    "dogs": T("Hunde", en="Dogs"),
    "opens": T("Beginn", en="Start"),
    "stay": T("Aufenthalt", en="Stay"),
}


def worked_out(rule: Expression, **answers):
    return rule.evaluate(answers.get, today=TODAY)


def said(rule: Expression, language: str) -> str:
    return explain(rule, LABELS.__getitem__, lambda path, value: T(value), language)


class TestEvaluation:
    @pytest.mark.parametrize(
        ("rule", "answers", "value"),
        [
            (AGE > 17, {"age": Decimal(18)}, True),
            (AGE >= 18, {"age": Decimal(18)}, True),
            (AGE < 18, {"age": Decimal(18)}, False),
            (AGE <= 18, {"age": Decimal(18)}, True),
            (AGE + 1, {"age": Decimal(18)}, 19),
            (AGE - 1, {"age": Decimal(18)}, 17),
            (AGE * 2, {"age": Decimal(18)}, 36),
            (NAME.is_("Rex"), {"name": "Rex"}, True),
            (NAME.is_one_of("Rex", "Bella"), {"name": "Kira"}, False),
            (NAME.is_not("Rex"), {"name": "Kira"}, True),
            (NAME.is_not("Rex"), {"name": "Rex"}, False),
            (NAME.is_not("Rex"), {}, False),
            ((AGE * 2).up_to(30), {"age": Decimal(18)}, 30),
            ((AGE * 2).no_less_than(40), {"age": Decimal(18)}, 40),
            ((AGE * Decimal("0.3")).rounded_up(), {"age": Decimal(18)}, 6),
            (BORN.days_until(today()), {"born": date(2026, 2, 28)}, 2),
            (BORN.plus_days(3), {"born": date(2026, 2, 27)}, date(2026, 3, 2)),
            (BORN.plus_months(1), {"born": date(2026, 1, 31)}, date(2026, 2, 28)),
            (BORN.plus_months(10**9), {"born": date(2026, 1, 31)}, None),
            (BORN.plus_days(10**14) > today(), {"born": date(2026, 1, 31)}, False),
            (NAME.is_answered(), {"name": ""}, False),
            (build("count", DOGS) > 1, {"dogs": [1, 2]}, True),
            (build("sum", DOGS), {"dogs": [1, 2]}, 3),
            (build("age", BORN, today()), {"born": date(2008, 3, 2)}, 18),
            (build("age", BORN, today()), {"born": date(2008, 3, 3)}, 17),
            (time(10) > OPENS, {"opens": time(9, 30)}, True),
            (time(10) <= OPENS, {"opens": time(9, 30)}, False),
            (build("length", STAY) > 6, {"stay": WEEK}, True),
            (build("first", STAY) >= today(), {"stay": WEEK}, True),
            (build("last", STAY), {"stay": WEEK}, date(2026, 3, 8)),
            (first_of((AGE < 18, 0), otherwise=96), {"age": Decimal(3)}, 0),
            (first_of((AGE < 18, 0), otherwise=96), {"age": Decimal(30)}, 96),
        ],
    )
    def test_gives_the_value(self, rule, answers, value):
        assert worked_out(rule, **answers) == value

    @pytest.mark.parametrize(
        "rule", [AGE > 1, AGE < 1, NAME.is_("Rex"), build("count", DOGS) < 3, time(9) < OPENS, build("length", STAY) < 9]
    )
    def test_of_a_comparison_with_a_gap_is_false(self, rule):
        assert worked_out(rule) is False

    def test_of_a_calculation_with_a_gap_is_empty(self):
        assert worked_out(AGE + 1) is None

    def test_of_not_sees_the_gap(self):
        assert worked_out(~(AGE > 1)) is True


class TestRules:
    @given(
        st.recursive(
            st.sampled_from([AGE > 3, NAME.is_("Rex"), BORN.is_answered(), build("count", DOGS) >= 2, time(9) > OPENS]),
            lambda inner: st.builds(lambda a, b, how: (a & b, a | b, ~a)[how], inner, inner, st.integers(0, 2)),
            max_leaves=8,
        )
    )
    @settings(max_examples=50)
    def test_come_back_from_json_and_explain_themselves(self, rule):
        assert Expression.load(rule.dump()) == rule
        assert said(rule, "de")
        assert said(rule, "en")

    def test_keep_decimals_days_and_times_exact(self):
        for rule in (Decimal("0.10") < AGE, date(2020, 1, 1) > BORN, time(0) < OPENS):
            assert Expression.load(rule.dump()) == rule

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (lambda: AGE > "3", "Cannot compare age \\(number\\) with '3' \\(text\\)|'3' is text"),
            (lambda: build("guess", AGE), "Unknown operator 'guess'"),
            (lambda: build("greater", AGE), "'greater' cannot be made of 1 operands"),
            (lambda: build("age", BORN, today(), today()), "'age' cannot be made of 3 operands"),
            (lambda: AGE & NAME, "needs condition"),
            (lambda: OPENS > "9:30", "Cannot compare|is text"),
            (lambda: OPENS > 9, "Cannot compare"),
            (lambda: build("first", BORN), "needs period"),
            (lambda: AGE > 1.5, "cannot stand in a rule"),
            (lambda: bool(AGE > 1), "Use & | ~"),
            (lambda: first_of((NAME, 1), otherwise=2), "not a condition"),
        ],
    )
    def test_that_make_no_sense_are_refused_where_they_are_written(self, make, message):
        with pytest.raises(RuleError, match=message):
            make()

    def test_group_what_is_read_differently(self):
        rule = (AGE > 3) & (NAME.is_("Rex") | NAME.is_("Bella"))

        assert said(rule, "en") == "“Age” is greater than 3 and (“Name” is answered “Rex” or “Name” is answered “Bella”)"
        assert (
            said(rule, "de")
            == "„Alter“ ist größer als 3 und („Name“ wird mit „Rex“ beantwortet oder „Name“ wird mit „Bella“ beantwortet)"
        )

    def test_name_days_as_people_write_them(self):
        assert said(date(2020, 1, 5) > BORN, "de") == "„Geburtstag“ ist früher als 05.01.2020"

    def test_name_times_and_lengths_as_people_write_them(self):
        assert said(time(9, 30) > OPENS, "de") == "„Beginn“ ist früher als 9:30 Uhr"
        assert said(time(9, 30) <= OPENS, "en") == "“Start” is 9:30 or later"
        assert said(build("length", STAY) > 14, "de") == "die Zahl der Tage bei „Aufenthalt“ ist größer als 14"


def test_every_operator_speaks_both_languages():
    assert all(dict(row.sentence.texts).keys() == {"de", "en"} for row in OPERATORS.values())


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.dates(date(2026, 1, 1), date(2100, 1, 1)))
@settings(max_examples=50)
def test_years_are_whole_and_never_negative(born, day):
    assert 0 <= years_between(born, day) <= day.year - born.year
