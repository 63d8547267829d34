"""A clerk sees in which version a case was filed."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from tests.cases.licence import SPECIAL, Thing, licence
from townhall.applications.drafts import start
from townhall.cases.decisions.deciding import decide_automatically, propose
from townhall.cases.receiving import receive
from townhall.cases.transitions import take
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.publishing import publish
from townhall.catalogue.withdrawing import withdraw
from townhall.certificates.rendering import notice_html, receipt_page
from townhall.journal.models import Event
from townhall.kit import Block, Letter, T, fields

BIG_OR_SMALL = fields.options(small=T("klein", en="small"), big=T("groß", en="big"))
ONLY_HUGE = fields.options(huge=T("riesig", en="huge"), big=T("sehr groß", en="very big"))


def service(title: T, *questions, letter: T | None = None):
    """Return the licence with other questions about the thing, and with other words in its letters."""
    step = replace(licence.steps[1], title=title, fields=tuple(question.at("thing") for question in questions))
    outcomes = licence.outcomes
    if letter is not None:
        outcomes = tuple(
            replace(one, label=letter, letter=Letter(letter, (Block("reasons"), Block("remedy")))) for one in outcomes
        )
    return replace(licence, steps=(licence.steps[0], step), outcomes=outcomes)


def size(**parameters):
    return fields.Choice(T("Größe", en="Size"), id="size", **parameters)


FIRST = service(T("Sache", en="Thing"), Thing.name, Thing.special, Thing.why, size(options=BIG_OR_SMALL))
LATER = service(
    T("Gegenstand", en="Object"),
    fields.Number(T("Nummer", en="Number"), id="name"),
    fields.YesNo(T("Etwas Besonderes?", en="Anything special?"), id="special"),
    fields.Text(T("Weshalb?", en="What for?"), id="why", max_length=3),
    replace(size(options=ONLY_HUGE), label=T("Wie groß?", en="How big?")),
    letter=T("Ganz anders", en="Quite different"),
)


@pytest.fixture
def file(at_bobs_desk, taken):
    """Return a verb that reads the case file."""
    return lambda: at_bobs_desk.get(reverse("backoffice:case", args=[taken.number])).content.decode()


class TestTheCaseFile:
    def test_names_the_version_and_its_day(self, file):
        page = file()

        assert "Fassung 1.0 vom 02.03.2026" in page
        assert "seither geändert" not in page

    def test_leads_to_what_has_changed_since(self, file, at_bobs_desk, taken, now):
        publish(replace(licence, title=T("Genehmigung", en="Permission")), at=now)
        publish(replace(licence, trust=0), at=now)
        assert "seither geändert" in file()

        page = at_bobs_desk.get(reverse("backoffice:version", args=[taken.number])).content.decode()

        assert "Vertrauensniveau geändert: 1 → 0" in page
        assert "Die neueste ist Fassung 2.0" in page

    def test_says_that_the_version_was_withdrawn(self, file, taken, admin, now):
        withdraw(taken.application.version, reason="Urteil", on=now.date(), by=admin, at=now)

        assert "aus Rechtsgründen zurückgenommen" in file()

    def test_is_not_open_to_another_department(self, sign_in, dora, taken):
        assert sign_in(dora).get(reverse("backoffice:version", args=[taken.number])).status_code == 404


class TestAFinishedCase:
    @pytest.fixture
    def finished(self, version, alice, bob, now):
        draft, _ = start(publish(FIRST, at=now), account=alice, at=now)
        draft.tree = SPECIAL | {"thing": SPECIAL["thing"] | {"size": "big"}}
        draft.save()
        case = take(receive(draft.pk, by=alice, at=now, trust=1), by=bob, at=now)
        propose(case, outcome="refused", reasons="Das Gesetz lässt es nicht zu.", by=bob, at=now)
        return case

    @pytest.fixture
    def shown(self, finished, sign_in, alice, bob):
        """Return a verb that collects everything anybody sees of the case."""

        def collect() -> list[str]:
            case = type(finished).objects.get(pk=finished.pk)
            page = sign_in(bob).get(reverse("backoffice:case", args=[case.number])).content.decode()
            answers = re.search(r'id="angaben".*?</section>\s*</section>', page, re.DOTALL)
            own = sign_in(alice).get(reverse("portal:case_answers", args=[case.number])).content.decode()
            main = re.search(r"<h1.*</main>", own, re.DOTALL)
            letters = [notice_html(case.decisions.get(), "en"), receipt_page(case, code="ABC").html]
            return [answers.group(0), main.group(0), *letters]

        return collect

    @pytest.mark.yardstick("O8")
    def test_looks_exactly_as_decided_after_any_later_version(self, shown, now):
        before = shown()
        assert "groß" in before[0]

        publish(LATER, at=now)

        assert shown() == before

    @pytest.mark.yardstick("O8")
    def test_looks_the_same_after_its_version_was_withdrawn(self, finished, shown, admin, now):
        before = shown()

        withdraw(finished.application.version, reason="Urteil", on=now.date(), by=admin, at=now, whole_service=True)

        assert shown() == before

    @pytest.mark.yardstick("O8")
    def test_looks_the_same_when_the_code_behind_it_is_gone(self, shown, monkeypatch):
        before = shown()

        for name in [name for name in HOOKS if name.startswith("cases.")]:
            monkeypatch.delitem(HOOKS, name)

        assert shown() == before


class TestARuleThatIsGone:
    def test_leaves_the_case_to_a_clerk_who_is_told_so(self, apply, at_bobs_desk, bob, now, monkeypatch):
        monkeypatch.delitem(HOOKS, "cases.grant_ordinary")
        case = apply()
        decide_automatically(Event.objects.of(case).get(kind="application.submitted"), at=now)
        take(case, by=bob, at=now)

        page = at_bobs_desk.get(reverse("backoffice:case", args=[case.number])).content.decode()
        assert "Die Regel dieser Fassung gibt es hier nicht. Ein Mensch entscheidet." in page
        assert propose(case, outcome="granted", by=bob, at=now).outcome == "granted"
