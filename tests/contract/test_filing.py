"""Every sample can be sent, is decided, and becomes documents that keep our rules."""

from dataclasses import replace

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from tests.certificates.letter_text import same_words
from tests.certificates.pdf_rules import broken_rules
from tests.contract.found import HERE, SAMPLES
from townhall.cases.decisions.deciding import decide_automatically, preview, propose
from townhall.cases.decisions.grounds import OutcomeImpossible
from townhall.cases.models import Case, Decision, State
from townhall.cases.sample_case import stock_up
from townhall.cases.second_looks.signing import sign
from townhall.cases.transitions import take
from townhall.catalogue import splitting
from townhall.catalogue.answers import Answers
from townhall.catalogue.by_hand import asking
from townhall.catalogue.checking.trials import contradictions
from townhall.catalogue.plain_language import faults
from townhall.catalogue.registry import samples_of
from townhall.certificates.issuing import issue, issue_receipt
from townhall.certificates.models import Certificate
from townhall.certificates.notices import compose
from townhall.certificates.rendering import notice_html, notice_page
from townhall.documents import storage
from townhall.journal.models import Event
from townhall.lib import pdf

REASONS = "Die Voraussetzungen sind geprüft; maßgeblich sind die Angaben im Antrag."


def told(kind: str, case: Case) -> Event:
    return Event.objects.filter(kind=kind, subject_id=str(case.pk)).latest("pk")


def printed(reaction, event: Event) -> bytes:
    for _ in reaction(event):
        pass
    certificate = Certificate.objects.order_by("pk").last()
    assert certificate is not None
    return storage.read(certificate.document)


@pytest.mark.parametrize(("slug", "name"), SAMPLES)
class TestASample:
    def test_is_sent_page_by_page_recorded_tried_in_every_outcome_and_decided(self, slug, name, file, erik, frieda):
        case = file(slug, name)
        assert case.state in (State.RECEIVED, State.AWAITING_PAYMENT)
        assert broken_rules(printed(issue_receipt, told("application.submitted", case))) == []
        stock_up(case.application.answers(today=localdate()))

        can_be_decided_in_every_way_the_service_knows(case, erik)
        if name == "ORDINARY":
            looks_on_paper_as_the_clerk_saw_it(case, erik)

        Case.objects.filter(pk=case.pk).update(state=State.RECEIVED)  # whatever is to be paid has been paid
        decide_automatically(told("application.submitted", case))
        case.refresh_from_db()
        if case.state != State.DECIDED:
            decide_by_hand(case, erik, frieda)
        assert broken_rules(printed(issue, told("case.decided", case))) == []
        assert Decision.objects.get(status=Decision.Status.FINAL)


def can_be_decided_in_every_way_the_service_knows(case: Case, clerk) -> None:
    """Try every outcome without deciding; each letter says the most important in short, in plain words.

    Instead of a letter the rule may say in both languages why a case cannot end like this.
    """
    definition, answers = case.application.version.definition, case.application.answers(today=localdate())
    for outcome in (each for each in definition.outcomes if splitting.possible(each, answers)):
        draft = drawn_up(case, outcome, clerk)
        if isinstance(draft, OutcomeImpossible):
            assert draft.message.in_("de") != draft.message.in_("en")
            continue
        assert draft.content["parts"] or outcome.letter.blocks
        for language in ("de", "en"):
            in_short = compose(draft, language).in_short
            assert [len(passage.sentences) > 0 for passage in in_short] == [True] * 4
            assert list(faults(in_short)) == []


def drawn_up(case: Case, outcome, clerk) -> Decision | OutcomeImpossible:
    """Return the decision with everything a clerk can state, else with what they have to, or why it cannot be."""
    for stated in ways_to_state(case, outcome):
        try:
            return preview(case, outcome=outcome.id, reasons=REASONS, stated=stated, by=clerk, at=timezone.now())
        except OutcomeImpossible as refusal:
            refused = refusal
    return refused


def ways_to_state(case: Case, outcome) -> list[dict]:
    definition, answers = case.application.version.definition, case.application.answers(today=localdate())
    asked = asking(definition, outcome)
    needed = replace(asked, asks=tuple(field for field in asked.asks if field.required))
    return [stated_for(definition.statement(each)) | parts_of(outcome, answers) for each in (asked, needed)]


def looks_on_paper_as_the_clerk_saw_it(case: Case, clerk) -> None:
    draft = drawn_up(case, case.application.version.definition.outcomes[0], clerk)
    assert isinstance(draft, Decision)

    page = notice_page(draft, code="")

    paper = pdf.render(page.html, title=page.title, language="de", attachment={})
    assert same_words(notice_html(draft, "de"), paper)


def decide_by_hand(case: Case, clerk, supervisor) -> None:
    case = take(case, by=clerk, at=timezone.now())
    granted = [each for each in case.application.version.definition.outcomes if each.granted]
    draft = next(draft for each in granted if isinstance(draft := drawn_up(case, each, clerk), Decision))
    decision = propose(case, outcome=draft.outcome, reasons=REASONS, stated=draft.stated, by=clerk, at=timezone.now())
    if decision.status == Decision.Status.PROPOSED:
        sign(case, by=supervisor, at=timezone.now())


def parts_of(outcome, answers) -> dict:
    """Grant the first thing applied for and refuse the others, where the outcome is a partial one."""
    if outcome.split is None:
        return {}
    first, *others = [entry.id for entry in splitting.entries(outcome.split, answers.definition, answers)]
    refused = {f"part_{id}": "refused" for id in others} | {f"why_{id}": REASONS for id in others}
    return {f"part_{first}": "granted"} | refused


WORDS = {"number": "1", "money": "1.00", "yes_no": True, "declaration": True, "time": "10:00"}


def stated_for(statement) -> dict:
    """Return something for every question an outcome asks the clerk."""
    tree: dict = {}
    for question in statement.steps[0].fields:
        tree[question.id] = plausible(question)
    problems = Answers(statement, {"stated": tree}, today=localdate()).problems()
    assert problems == {}, problems
    return tree


def plausible(question):
    if question.tag == "choice":
        return question.ids[0]
    if question.tag == "multiple_choice":
        return [question.options[0].id]
    if question.tag == "period":
        return {"first": "2031-01-01", "last": "2031-01-31"}
    if question.tag in ("number", "money") and question.at_least is not None:
        return question.to_json(question.at_least)
    if question.tag == "group":
        return {part.id: plausible(part) for part in question.fields}
    if question.tag == "date":
        return "2020-01-31" if question.past else "2031-01-31"
    return WORDS.get(question.tag, "Nach Prüfung festgestellt."[: getattr(question, "max_length", None)])


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("slug", HERE)
class TestAService:
    def test_contradicts_itself_in_no_sample_and_offers_no_outcome_that_none_can_have(self, slug):
        service = HERE[slug]

        found = contradictions(service.definition, samples_of(service), today=localdate())

        assert [each.in_("en") for each in found] == []
