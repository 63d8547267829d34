"""A text can be looked at on a sample whatever the rule says of it."""

import pytest

from townhall.authorities.registers import NotReachable
from townhall.cases.sample_case import sample_case
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.models import Enclosure
from townhall.catalogue.results import Impossible
from townhall.certificates.rendering import notice_html
from townhall.certificates.sample_decisions import sample_decision
from townhall.lib.text import T


def no_answer(answers, situation, outcome):
    raise NotReachable


def impossible(answers, situation, outcome):
    return Impossible(T("Das geht hier nicht.", en="Not possible here."))


@pytest.mark.usefixtures("published")
class TestADecisionOnASample:
    @pytest.mark.parametrize(
        ("rule", "words"), [(impossible, "sagt die Regel: Das geht hier nicht.]"), (no_answer, "antwortet nicht.]")]
    )
    def test_says_in_brackets_why_nothing_is_decided(self, now, monkeypatch, rule, words):
        enclosure = Enclosure.objects.get(version__slug="anliegen")
        monkeypatch.setitem(HOOKS, "civic_request.answer", rule)

        with sample_case(enclosure.version, enclosure.samples["ORDINARY"], at=now) as case:
            html = notice_html(sample_decision(case, outcome="answered", at=now), "de")

        assert words in html
        assert "Antwort auf Ihr Anliegen" in html

    def test_is_about_a_dog_that_is_registered(self, now):
        enclosure = Enclosure.objects.get(version__slug="hundesteuer-ermaessigung")

        with sample_case(enclosure.version, enclosure.samples["ORDINARY"], at=now) as case:
            html = notice_html(sample_decision(case, outcome="reduced", at=now), "de")

        assert "Rex (Steuermarke 2026-000001)" in html
