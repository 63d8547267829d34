"""What stands on a page of the wizard, so that a template can draw it without knowing the definition.

`form.layout()` is a list of `Fieldset`. A Fieldset has `kind` (plain: loose questions without legend; group; repeat: all
entries of one kind; entry: one of them), `id` (anchor), `legend`, `hint`, `why`, `only_if`, `prefilled`, `add` and `remove`
(a `Button` with `name`, `value`, `label`, or None), and `items`: questions and further Fieldsets, told apart by `is_question`.
A repeat has `count_name` and `count`: draw them as a hidden input.

A `Question` is a Django bound field (also `form["dogs/0/name"]`) with `kind` (text, textarea, number, radio, checkboxes,
select, date3, file, declaration), `label`, `help_text`, `only_if`, `why`, `optional`, `unit`, `width`, `autocomplete`,
`prefilled`, and `anchor`: the id of its first control, for the list of errors. A date3 has `parts` (name, id, label, value,
width, autocomplete). A file has `files` (documents handed in), `room` (for one more), `may_follow`, `later`, `later_name`.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from django.forms.boundfield import BoundField

from townhall.applications.trees import COUNT
from townhall.fields.base import Field
from townhall.fields.evidence import LATER, Evidence
from townhall.fields.group import Composite
from townhall.fields.repeat import Repeat
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.applications.forms import StepForm

ENTRY = T("{label} {number} von {total}", en="{label} {number} of {total}")
ADD = T("Hinzufügen: {label}", en="Add: {label}")
ADD_ANOTHER = T("Weitere Angabe hinzufügen: {label}", en="Add another: {label}")
REMOVE = T("{label} {number} entfernen", en="Remove {label} {number}")


class Question(BoundField):
    """A question on a page."""

    is_question: ClassVar[bool] = True
    form: "StepForm"

    def __init__(self, form: "StepForm", made: Any, name: str):
        super().__init__(form, made, name)
        self.asked: Field = made.question
        self.kind = "date3" if self.asked.draws == "date" else self.asked.draws
        self.only_if, self.optional, self.width = made.only_if, made.optional, self.asked.width
        self.why, self.unit = self.asked.why or "", getattr(self.asked, "unit", None) or ""
        self.autocomplete = made.widget.attrs.get("autocomplete", "")

    @property
    def prefilled(self) -> bool:
        return self.name in self.form.prefilled

    @property
    def anchor(self) -> str:
        several = self.kind in ("radio", "checkboxes")
        return f"{self.auto_id}_0" if several else self.id_for_label or self.auto_id

    @property
    def parts(self) -> list[dict[str, Any]]:
        """Return the three inputs of a date."""
        context = self.field.widget.get_context(self.html_name, self.value(), {"id": self.auto_id})
        made: list[dict[str, Any]] = context["widget"]["parts"]
        return made

    @property
    def ids(self) -> list[str]:
        """The documents of an answer, and `later`."""
        value = self.value() or []
        return value.split() if isinstance(value, str) else list(value)

    @property
    def files(self) -> list[Any]:
        documents = self.form.context.documents
        return [documents[id] for id in self.ids if id in documents]

    @property
    def room(self) -> bool:
        return isinstance(self.asked, Evidence) and len([id for id in self.ids if id != LATER]) < self.asked.at_most

    @property
    def may_follow(self) -> bool:
        return isinstance(self.asked, Evidence) and self.asked.may_follow

    @property
    def later(self) -> bool:
        return LATER in self.ids

    @property
    def later_name(self) -> str:
        return f"{self.html_name}__later"


@dataclass(frozen=True)
class Button:
    """A submit button that saves the page first."""

    name: str
    value: str
    label: T


@dataclass
class Fieldset:
    """Questions that belong together."""

    kind: str
    id: str = ""
    legend: T | str = ""
    hint: T | str = ""
    why: T | str = ""
    only_if: object = ""
    prefilled: bool = False
    items: list["Question | Fieldset"] = field(default_factory=list)
    add: Button | None = None
    remove: Button | None = None
    count_name: str = ""
    count: int = 0
    is_question: ClassVar[bool] = False


def layout(form: "StepForm") -> list[Fieldset]:
    """Return what stands on a page, in order; loose questions in a row share one plain Fieldset."""
    parts: list[Fieldset] = []
    for item in place(form, form.step.fields, ""):
        if isinstance(item, Fieldset):
            parts.append(item)
        elif parts and parts[-1].kind == "plain":
            parts[-1].items.append(item)
        else:
            parts.append(Fieldset("plain", items=[item]))
    return parts


def place(form: "StepForm", questions, parent: str) -> list[Question | Fieldset]:
    placed: list[Question | Fieldset] = []
    for asked in questions:
        name = f"{parent}{asked.id}"
        if isinstance(asked, Repeat):
            placed.append(place_entries(form, asked, name))
        elif isinstance(asked, Composite):
            placed.append(fieldset(form, "group", asked, name, items=place(form, asked.fields, f"{name}/")))
        else:
            placed.append(form[name])
    return placed


def place_entries(form: "StepForm", asked: Repeat, name: str) -> Fieldset:
    count = form.counts[name + COUNT]
    items: list[Question | Fieldset] = [place_entry(form, asked, name, index, count) for index in range(count)]
    made = fieldset(form, "repeat", asked, name, items=items, count_name=f"{form.prefix}-{name}{COUNT}", count=count)
    if count < asked.at_most:
        made.add = Button("add", name, (ADD_ANOTHER if count else ADD).fill(label=asked.of.label))
    return made


def place_entry(form: "StepForm", asked: Repeat, name: str, index: int, count: int) -> Fieldset:
    entry, number = asked.entry(index), index + 1
    inside = place(form, entry.fields, f"{name}/{index}/") if isinstance(entry, Composite) else place(form, (entry,), f"{name}/")
    legend = ENTRY.fill(label=asked.of.label, number=number, total=count) if count > 1 else asked.of.label
    made = Fieldset("entry", f"{form.prefix}-{name}/{index}", legend, items=inside)
    if count > asked.at_least:
        made.remove = Button("remove", f"{name}/{index}", REMOVE.fill(label=asked.of.label, number=number))
    return made


def fieldset(form: "StepForm", kind: str, asked: Field, name: str, **more: Any) -> Fieldset:
    made = Fieldset(kind, f"{form.prefix}-{name}", asked.label, asked.hint or "", asked.why or "", form.only_if(asked), **more)
    made.prefilled = any(other.startswith(f"{name}/") for other in form.prefilled)
    return made
