from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from townhall.lib import codec
from townhall.lib.text import T
from townhall.lib.triggers import allow_change, forbid_change


@dataclass(frozen=True)
class Stamp:
    name: T
    price: Decimal = Decimal("0.80")
    since: date | None = None
    colours: tuple[str, ...] = ()

    dump = codec.dump_record
    load = classmethod(codec.load_record)


class TestARecord:
    def test_comes_back_without_loss(self):
        stamp = Stamp(T("Rose", en="Rose"), Decimal("1.10"), date(2026, 3, 2), ("red", "green"))

        assert Stamp.load(stamp.dump()) == stamp

    def test_leaves_out_what_is_as_usual(self):
        assert Stamp(T("Rose")).dump() == {"name": {"de": "Rose"}}

    def test_refuses_parameters_it_does_not_know(self):
        with pytest.raises(codec.NotReadable, match="Stamp has no parameter taste"):
            Stamp.load({"name": {"de": "Rose"}, "taste": "sweet"})

    def test_has_no_place_for_floats(self):
        with pytest.raises(TypeError, match="floats have none on purpose"):
            codec.dump(0.1)


def test_one_document_has_one_digest():
    assert codec.digest({"a": 1, "b": "ä"}) == codec.digest({"b": "ä", "a": 1}) != codec.digest({"a": 1, "b": "a"})


class TestAText:
    def test_falls_back_to_german(self):
        assert T("Hund", en="Dog").in_("en") == "Dog"
        assert T("Hund").in_("en") == "Hund"

    def test_puts_values_into_each_language(self):
        assert T("bis {when}", en="by {when}").fill(when=T("morgen", en="tomorrow")).dump() == {
            "de": "bis morgen",
            "en": "by tomorrow",
        }


class TestATableThatOnlyGrows:
    def test_refuses_changes_until_it_is_opened_again(self, db):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE only_grows (id integer)")
            cursor.execute("INSERT INTO only_grows VALUES (1)")
        forbid_change(connection, "only_grows")

        for change in ("UPDATE only_grows SET id = 2", "DELETE FROM only_grows"):
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(change)

        allow_change(connection, "only_grows")
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM only_grows")
