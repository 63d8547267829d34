"""Read rows of another table along with a row, in the same statement."""

from typing import Any

from django.db.models import Aggregate, JSONField, QuerySet, Subquery
from django.db.models.functions import JSONObject


class JsonList(Aggregate):
    """A value of several rows as one JSON list, in no particular order."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_AGG", **extra)


def gathered(rows: QuerySet, *, owner: str, **columns: Any) -> Subquery:
    """Return an annotation that holds rows as a list of objects, or None; all of them have the same `owner`, a column."""
    return Subquery(rows.order_by().values(owner).annotate(all=JsonList(JSONObject(**columns))).values("all"))
