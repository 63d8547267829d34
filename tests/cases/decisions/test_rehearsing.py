"""A new definition is tried on Alice's old applications before it is published."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cases.licence import COMPLETE, SPECIAL, Licence, Person, Thing, licence
from townhall.authorities.models import LegalEntry
from townhall.cases.decisions.deciding import decide_automatically
from townhall.cases.decisions.rehearsing import rehearse
from townhall.catalogue.definition import Definition, Hook
from townhall.catalogue.fees import Fee, FeeItem
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.publishing import publish
from townhall.catalogue.registry import SERVICES
from townhall.journal.models import Event
from townhall.kit import Ruling, T, fields


def with_thing(*questions) -> Definition:
    """Return the licence with other questions about the thing."""
    step = replace(licence.steps[1], fields=tuple(question.at("thing") for question in questions))
    return replace(licence, steps=(licence.steps[0], step))


def with_rule(name: str) -> Definition:
    hooks = tuple(Hook(hook.use, name if hook.use == "decide" else hook.name) for hook in licence.hooks)
    return replace(licence, hooks=hooks)


def said(definition: Definition, *, cases: int = 200) -> list[list[str]]:
    return [[sentence.in_("de") for sentence in found.differences] for found in rehearse(definition, cases=cases)]


@pytest.fixture
def decided(apply, now):
    """Return two cases the machine has looked at: an ordinary one it granted, and one it left to a person."""
    made = [apply(COMPLETE), apply(SPECIAL)]
    for case in made:
        decide_automatically(Event.objects.of(case).get(kind="application.submitted"), at=now)
    return made


class TestQuestions:
    def test_of_the_same_definition_make_no_difference(self, decided):
        assert said(licence) == [[], []]

    def test_that_come_and_go_are_named(self, apply):
        apply(COMPLETE)
        colour = fields.Text(T("Farbe", en="Colour"), id="colour")

        assert said(with_thing(Thing.name, colour)) == [
            ["Gefragt würde zusätzlich: „Farbe“", "Nicht mehr gefragt würde: „Besonders?“"],
        ]

    def test_under_a_new_name_make_no_difference(self, apply):
        apply(COMPLETE)
        what = fields.Text(T("Was?", en="What?"), id="what", was="name")

        assert said(with_thing(what, Thing.special)) == [[]]

    def test_whose_answer_no_longer_does_are_named_without_the_answer(self, apply):
        apply(COMPLETE)
        short = replace(Thing.name, max_length=2)

        [[sentence]] = said(with_thing(short, Thing.special))

        assert sentence == "Die Antwort würde nicht mehr genügen: „Name“"


class TestTheAutomaticDecision:
    @pytest.fixture(autouse=True)
    def rules(self, monkeypatch):
        monkeypatch.setitem(HOOKS, "test.leave", lambda answers, situation: T("Ein Mensch.", en="A person."))
        granted = Ruling("granted", T("Immer.", en="Always."))
        monkeypatch.setitem(HOOKS, "test.grant", lambda answers, situation: granted)
        monkeypatch.setitem(HOOKS, "test.break", lambda answers, situation: 1 / 0)
        monkeypatch.setattr("townhall.catalogue.rules.fingerprint", lambda name: "x")

    def test_that_would_be_left_to_a_person_is_named(self, decided):
        assert said(with_rule("test.leave")) == [[], ["Automatische Entscheidung: Erteilen → ein Mensch entscheidet"]]

    def test_that_would_come_in_addition_is_named(self, decided):
        assert said(with_rule("test.grant")) == [["Automatische Entscheidung: ein Mensch entscheidet → Erteilen"], []]

    def test_by_a_rule_that_breaks_is_a_finding(self, decided):
        assert said(with_rule("test.break")) == [["Die neue Regel bricht ab: ZeroDivisionError"]] * 2

    def test_by_a_rule_that_is_gone_is_left_to_a_person(self, decided):
        assert said(with_rule("test.gone"))[1] == ["Automatische Entscheidung: Erteilen → ein Mensch entscheidet"]

    def test_that_asks_a_register_is_not_compared(self, decided, monkeypatch):
        """A trial is no reason to look somebody up."""
        monkeypatch.setitem(HOOKS, "test.ask", lambda answers, situation: situation.vehicles.keeper("BO-AB 123"))

        assert said(with_rule("test.ask")) == [[], []]

    def test_follows_the_law_of_the_day_of_submission(self, decided, now):
        """The switch was turned off a week later: the rehearsal stands on the day of the application."""
        later = now.date() + timedelta(days=7)
        LegalEntry.objects.filter(key="licence.automation").update(valid_until=later - timedelta(days=1))
        facts = {"title": "x", "source": "§ 1", "valid_from": later}
        LegalEntry.objects.create(key="licence.automation", value=False, **facts)

        assert said(licence) == [[], []]

    def test_that_nobody_has_tried_yet_is_not_compared(self, apply):
        apply(COMPLETE)

        assert said(with_rule("test.leave")) == [[]]

    def test_sees_what_was_held_before_and_not_since(self, apply, now, monkeypatch):
        """Alice has two licences; the first application is replayed as if she had none yet."""
        seen = []

        def count(answers, situation):
            seen.append(len(situation.held))
            return Ruling("granted", T("Ja.", en="Yes."))

        for days in (0, 3):
            case = apply(COMPLETE, at=now + timedelta(days=days))
            event = Event.objects.of(case).get(kind="application.submitted")
            decide_automatically(event, at=now + timedelta(days=days, minutes=1))
        monkeypatch.setitem(HOOKS, "test.count", count)

        said(with_rule("test.count"))

        assert seen == [1, 0]


class TestTheFee:
    def test_that_would_change_is_named(self, apply, law):
        for name, cents in (("small", 1000), ("big", 2500)):
            facts = {"title": name, "source": "§ 2", "valid_from": "2026-01-01"}
            LegalEntry.objects.create(key=f"licence.fee_{name}", value=cents, **facts)
        apply(COMPLETE)
        fee = Fee((FeeItem(T("Erlaubnis", en="Licence"), "licence.fee_big"),))

        assert said(replace(licence, fee=fee)) == [["Gebühr: 0,00 € → 25,00 €"]]


class TestMany:
    def test_are_read_in_the_same_few_statements_each(self, decided, apply):
        list(rehearse(licence, cases=200))
        with CaptureQueriesContext(connection) as two:
            list(rehearse(licence, cases=200))
        for _ in range(4):
            apply(COMPLETE)
        with CaptureQueriesContext(connection) as six:
            list(rehearse(licence, cases=200))

        each = (len(six) - len(two)) / 4
        assert each <= 4

    def test_are_the_newest(self, decided):
        [only] = rehearse(licence, cases=1)

        assert only.number == decided[1].number

    def test_change_nothing(self, decided):
        before = Event.objects.count()

        with CaptureQueriesContext(connection) as statements:
            list(rehearse(with_thing(Thing.name), cases=200))

        assert not [query["sql"] for query in statements if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
        assert Event.objects.count() == before


class TestTheCommand:
    @pytest.fixture(autouse=True)
    def in_the_code(self, monkeypatch):
        monkeypatch.setitem(SERVICES, "licence", Licence)
        monkeypatch.setattr(Licence, "definition", with_thing(Thing.name))

    def test_lists_differences_by_case_number_and_ends_with_a_summary(self, decided, capsys):
        call_command("rehearse", "licence")

        lines = capsys.readouterr().out.splitlines()
        assert lines[0].startswith(f"{decided[1].number}: Nicht mehr gefragt würde: „Besonders?“")
        assert lines[-1] == "licence: 2 geprüft, 2 anders"

    def test_speaks_to_machines_line_by_line(self, decided, capsys):
        call_command("rehearse", "licence", "--json", "--cases", "1")

        first, last = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert first["case"] == decided[1].number
        assert first["differences"][0].keys() == {"de", "en"}
        assert last == {"service": "licence", "rehearsed": 1, "different": 1}

    def test_says_nothing_personal(self, decided, capsys):
        call_command("rehearse", "licence")

        said = capsys.readouterr().out
        assert not [word for word in ("Alice", "Beispiel", "Flag", "It is big") if word in said]

    def test_knows_only_services_of_the_code(self, db):
        with pytest.raises(CommandError, match="keine Leistung gibt-es-nicht"):
            call_command("rehearse", "gibt-es-nicht")


@pytest.mark.yardstick("O7")
def test_publishing_changes_nothing_that_was_filed(decided, apply, now):
    """Open cases keep version, answers and words, whatever is added, removed or renamed."""
    open_case = apply(SPECIAL)
    before = [(case.application.tree, case.application.version_id) for case in (*decided, open_case)]
    colour, what = fields.Text(T("Farbe", en="Colour"), id="colour"), fields.Text(T("Was?", en="What?"), id="what", was="name")

    publish(with_thing(what, colour), at=now)

    for case, (tree, version) in zip((*decided, open_case), before, strict=True):
        case.application.refresh_from_db()
        assert (case.application.tree, case.application.version_id) == (tree, version)
        assert case.application.answers(today=now.date()).read(Thing).name == "Flag"
        assert case.application.answers(today=now.date()).problems() == {}
    assert Person.asker.path in open_case.application.version.definition.by_path
