"""What machines read in a receipt is no more than what people read on it."""

from townhall import fields
from townhall.certificates.data import within
from townhall.lib.text import T

LABEL = T("Frage", en="Question")


class Taxpayer(fields.Group):
    title = T("Person", en="Person")

    name = fields.Text(LABEL)
    number = fields.TaxId(LABEL)


class TestTheAnswersInAReceipt:
    def test_hold_a_tax_number_in_part_only_at_every_depth(self):
        people = fields.Repeat(LABEL, of=fields.One(Taxpayer), at_most=3).at("page", "people")
        single = fields.TaxId(LABEL).at("page", "single")
        tree = {"single": "36574261809", "people": [{"name": "Alice", "number": "36574261809"}, {}]}

        found = within((single, people), tree)

        assert found == {
            "single": "•• ••• ••• 809",
            "people": [{"name": "Alice", "number": "•• ••• ••• 809"}, {}],
        }
        assert tree["single"] == "36574261809"
