"""The page of a step as a tree of questions, groups and rows, so that templates need not know how names are made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.forms import BoundField
from django.utils.translation import get_language

from townhall.applications.forms import StepForm
from townhall.applications.trees import COUNT
from townhall.documents.models import Document
from townhall.fields.base import Field
from townhall.fields.computed import Computed
from townhall.fields.evidence import LATER, Evidence
from townhall.fields.found import Found
from townhall.fields.group import Composite
from townhall.fields.info import Info
from townhall.fields.place import Place
from townhall.fields.repeat import Repeat
from townhall.lib.text import T


@dataclass
class HandedIn:
    """A file that stands at a question; `anchor` is the id of the button that removes it."""

    document: Document
    anchor: str


@dataclass
class Node:
    """One thing on the page. `kind` is question, info, evidence, computed, group or repeat."""

    kind: str
    name: str
    label: T
    hint: T | None = None
    bound: BoundField | None = None
    question: Field | None = None
    only_if: object = ""  # when a group or its entries arise, as a sentence
    children: list["Node"] = field(default_factory=list)
    documents: list["HandedIn"] = field(default_factory=list)
    number: int = 0  # of a row, counted from one
    removable: bool = False
    room: bool = False  # for one more row or file
    follows: bool = False  # the document will be handed in later
    shown: str = ""  # what was worked out
    arises: bool = True  # with the answers that stand on the page

    @property
    def moves(self) -> bool:
        """Say whether other answers on the page decide if this is asked, or what it shows."""
        return self.kind == "computed" or (self.question is not None and self.question.when is not None)

    @property
    def proved(self) -> bool:
        """Say whether answers in this group are shown as they are proved."""
        return any(node.bound is not None and getattr(node.bound, "is_locked", False) for node in self.children)

    @property
    def refused(self) -> list[HandedIn]:
        """The files here about which something must be done."""
        return [file for file in self.documents if file.document.refusal]


def layout(form: StepForm, documents: dict[str, Document]) -> list[Node]:
    """Return what stands on the page, in order."""
    return list(nodes(form, form.step.fields, "", documents))


def refused_files(page: Iterable[Node]) -> Iterator[tuple[str, str]]:
    """Yield the anchor and the sentence of every file on a page about which something must be done."""
    for node in page:
        yield from ((file.anchor, str(file.document.refusal)) for file in node.refused)
        yield from refused_files(node.children)


def has_map(form: StepForm) -> bool:
    """Say whether a page asks for a place, so that it brings a map along."""
    return any(isinstance(field, Place) for field in form.step.walk())


def moving(page: Iterable[Node]) -> Iterator[Node]:
    """Yield every node that other answers on the page can show, hide or change."""
    for node in page:
        if node.moves:
            yield node
        yield from moving(node.children)


def is_lone(page: list[Node]) -> bool:
    """Say whether a page is one question, which then is its heading; a declaration is a sentence and no heading."""
    return len(page) == 1 and page[0].kind == "question" and getattr(page[0].question, "draws", "") != "declaration"


def nodes(form: StepForm, fields, parent: str, documents: dict[str, Document]) -> Iterator[Node]:
    for asked in fields:
        name = f"{parent}{asked.id}"
        if isinstance(asked, Found):
            continue
        node = node_of(form, asked, name, documents)
        if asked.when is not None:
            node.arises = form.visible.holds(asked.when, f"{form.step.id}/{name}")
        if isinstance(asked, Info) and is_settled(form, asked):
            if not node.arises:
                continue
            node.only_if = ""
        yield node


def is_settled(form: StepForm, asked: Field) -> bool:
    """Say whether nothing on this page decides if this stands here, so that no sentence has to explain when it does."""
    here = (f"{form.step.id}/", "./")
    return asked.when is not None and not any(path.startswith(here) for path in asked.when.paths())


def node_of(form: StepForm, asked: Field, name: str, documents: dict[str, Document]) -> Node:
    if isinstance(asked, Composite):
        inside = list(nodes(form, asked.fields, f"{name}/", documents))
        return Node("group", name, asked.label, asked.hint, question=asked, only_if=form.only_if(asked), children=inside)
    if isinstance(asked, Repeat):
        return repeat(form, asked, name, documents)
    if isinstance(asked, Evidence):
        return evidence(form, asked, name, documents)
    if isinstance(asked, Computed):
        return Node("computed", name, asked.label, asked.hint, question=asked, shown=worked_out(form, asked, name))
    if isinstance(asked, Info):
        return Node("info", name, asked.label, question=asked, only_if=form.only_if(asked))
    return Node("question", name, asked.label, asked.hint, form[name], asked)


def repeat(form: StepForm, asked: Repeat, name: str, documents: dict[str, Document]) -> Node:
    count = int(str(form.counts[name + COUNT]))
    rows = []
    for index in range(count):
        entry = asked.entry(index)
        inside = list(nodes(form, (entry,), f"{name}/", documents))
        if isinstance(entry, Composite):
            inside = inside[0].children
        row = Node("row", f"{name}/{index}", asked.of.label, children=inside, number=index + 1)
        row.removable = count > asked.at_least
        rows.append(row)
    node = Node("repeat", name, asked.label, asked.hint, question=asked, only_if=form.only_if(asked), children=rows)
    node.room = count < asked.at_most
    return node


def evidence(form: StepForm, asked: Evidence, name: str, documents: dict[str, Document]) -> Node:
    ids = str(form[name].value() or "").split()
    here = [HandedIn(documents[id], f"{form[name].auto_id}__{id}") for id in ids if id in documents]
    node = Node("evidence", name, asked.label, asked.hint, form[name], asked, documents=here)
    node.room, node.follows = len(here) < asked.at_most, LATER in ids
    return node


def worked_out(form: StepForm, asked: Computed, name: str) -> str:
    """Return a computed value as it is with the answers that stand on the page; '' if there is none yet."""
    value = form.visible[f"{form.step.id}/{name}"]
    return asked.display(value, (get_language() or "de")[:2]) if value is not None else ""
