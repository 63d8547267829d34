from dataclasses import replace

import pytest

from tests.cases.conftest import apply, case, law, version  # noqa: F401
from townhall.editorial.contents import LetterText, Text
from townhall.editorial.drafting import content_of
from townhall.lib.text import T


@pytest.fixture
def refusal(version) -> Text:  # noqa: F811
    """Return the letter with which the licence is refused."""
    return Text("letter", "licence.refused")


@pytest.fixture
def saying(refusal):
    """Return a verb that gives the refusal another subject, or summary."""

    def changed(subject: T | None = None, **facts) -> LetterText:
        before = content_of(refusal)
        assert isinstance(before, LetterText)
        letter = replace(before.letter, subject=subject or before.letter.subject)
        return replace(before, letter=letter, summary=T("Wir lehnen ab.", en="We refuse."), **facts)

    return changed


NEW = T("Leider nein, {applicant}", en="Sorry, {applicant}")
