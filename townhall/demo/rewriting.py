"""What editors have changed: a text in its second version, and a draft that waits for a second person (Redaktion)."""

from dataclasses import replace
from datetime import datetime, timedelta

from townhall.demo.colleagues import expected
from townhall.editorial import drafting
from townhall.editorial.contents import LAYOUT, NOTICE, Text
from townhall.editorial.models import Kind
from townhall.lib.text import T

A_WEEK = timedelta(days=7)
PUBLISHED = T("Freundliche Grüße aus dem Rathaus", en="Kind regards from the town hall")
DRAFTED = T("Freundliche Grüße aus Bochum", en="Kind regards from Bochum")
WHY_PUBLISHED = "Der Gruß soll freundlicher klingen."
WHY_DRAFTED = "Der Gruß soll sagen, woher er kommt."


def rewrite(*, at: datetime) -> None:
    """Let Greta change the frame of all letters, Hans publish it a week ago, and Greta draft the next change."""
    greta, hans, frame = expected("greta"), expected("hans"), Text(Kind.LAYOUT, NOTICE)
    first = drafting.write(frame, content=replace(LAYOUT, closing=PUBLISHED), why=WHY_PUBLISHED, by=greta, at=at - A_WEEK)
    drafting.publish(frame, by=hans, at=at - A_WEEK, seen=first.revision)
    drafting.write(frame, content=replace(LAYOUT, closing=DRAFTED), why=WHY_DRAFTED, by=greta, at=at)
