"""A message on trial: what would stand in the inbox, in German and English."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from townhall.catalogue.plain_language import Passage
from townhall.certificates.town_previews import sample_values
from townhall.editorial.citing import cited
from townhall.editorial.contents import Text
from townhall.editorial.phrases import Phrases
from townhall.lib.text import T
from townhall.notifications.in_short import in_short

ONE = "one_"  # what the names of sentences begin with that speak of a single thing
NOTICES = "notice."  # keys of sentences that stand in notices, and are shown with one


@dataclass(frozen=True)
class Sheet:
    """A message in one language: its subject, the summary, and every other sentence there is for it."""

    language: str
    subject: str
    in_short: list[Passage]
    others: list[str]


def message_of(text: Text, content: Phrases, *, at: datetime) -> list[Sheet]:
    """Fill a message with examples; sentences that stand in some messages only come after it."""
    content = cited(content, on=localdate(at))
    names = [phrase.name for phrase in content.phrases if phrase.name not in ("subject", "summary", "do", "otherwise")]
    said = {
        phrase.name: content.fill(phrase.name, **sample_values(at=at, one=phrase.name.startswith(ONE)))
        for phrase in content.phrases
    }
    return [
        Sheet(
            language,
            said.get("subject", text.title).in_(language),
            passages(content, said, language, at=at),
            [said[name].in_(language) for name in names],
        )
        for language in ("de", "en")
    ]


def passages(content: Phrases, said: dict[str, T], language: str, *, at: datetime) -> list[Passage]:
    due = localdate(at) if "{due}" in str(content.dump()) else None
    return in_short(content, said["summary"], due=due, language=language) if "summary" in said else []
