"""Names in any script, with the marks people have in them, come through as they were typed."""

import pytest

from townhall import fields
from townhall.lib.text import T

NAME = fields.Text(T("Name", en="Name"))


@pytest.mark.parametrize(
    "name",
    [
        "O’Brien",
        "D'Angelo",
        "Müller-Lüdenscheidt",
        "Łukasz",
        "Đặng Thị",
        "Ольга Сидорова-Петрова",
        "عبد الله",
        "李小龍",
        "ʻOkina",
    ],
)
def test_a_name_is_kept(name):
    assert NAME.form_field().clean(f" \ufeff{name}\u00a0\u200b ") == name


@pytest.mark.parametrize("field", [fields.Organisation.name, fields.Person.family_name])
def test_names_in_groups_take_them_too(field):
    assert field.form_field().clean("Kulturverein „Brücke“ – Мост e. V.") == "Kulturverein „Brücke“ – Мост e. V."
