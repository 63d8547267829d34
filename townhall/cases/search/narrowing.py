"""Keep the cases that rows of another table point to, as fast with a million cases as with a thousand (Eingrenzen)."""

from django.db.models import OuterRef, QuerySet, Subquery

from townhall.cases.models import CaseQuerySet

FEW = 1000


def pointed_at(cases: CaseQuerySet, rows: QuerySet) -> CaseQuerySet:
    """Keep the cases to which rows with a column `case` point.

    No database can guess how many words or answers fit. So a few are read beforehand, and their cases found by key; if
    there are more, a list is walked along its order, and each case is looked at until the page is full.
    """
    few = list(rows.values_list("case", flat=True)[: FEW + 1])
    if len(few) <= FEW:
        return cases.filter(pk__in=set(few))
    fitting = rows.filter(case=OuterRef("pk")).order_by().values("case")[:1]
    name = f"fits_{len(cases.query.annotations)}"  # a list may be narrowed down more than once
    return cases.alias(**{name: Subquery(fitting)}).exclude(**{name: None})
