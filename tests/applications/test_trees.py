"""Whatever people fill in: nothing is lost between the tree of answers and the names on the page."""

from datetime import date
from functools import partial
from unicodedata import normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.catalogue.dogs import Dogs
from townhall.applications.forms import form_classes
from townhall.applications.trees import COUNT, as_post, collect, occurrences, posted_shape, with_minimum
from townhall.catalogue.answers import Answers
from townhall.fields.repeat import Repeat

TODAY = date(2026, 3, 2)
HOUSEHOLD = Dogs.definition.step("household")

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=30).map(
    partial(normalize, "NFC")
)
DAYS = st.dates(date(1930, 1, 1), TODAY).map(date.isoformat)
CHIPS = st.from_regex(r"[0-9]{15}", fullmatch=True)
ANIMALS = st.fixed_dictionaries(
    {"name": WORDS, "born": DAYS, "breed": st.just("other"), "chips": st.lists(CHIPS, max_size=2)},
) | st.fixed_dictionaries(
    {
        "name": WORDS,
        "born": DAYS,
        "breed": st.just("listed"),
        "weight": st.integers(10, 999).map(lambda tenths: f"{tenths / 10:.1f}"),
        "chips": st.lists(CHIPS, max_size=2),
    }
)
TREES = st.fixed_dictionaries({"dogs": st.lists(ANIMALS, min_size=1, max_size=5), "is_assistance": st.booleans()})
NAMES = ["dogs", "dogs__count", "dogs/0/name", "dogs/0/born", "dogs/0/chips__count", "dogs/0/chips/0", "is_assistance"]


@given(TREES)
@settings(max_examples=25)
def test_a_page_sent_as_it_is_shown_gives_the_same_answers(tree):
    answers = Answers(Dogs.definition, {"household": tree}, today=TODAY)

    form = form_classes(Dogs.definition)["household"](as_post(HOUSEHOLD, tree), prefix="household", answers=answers)

    assert form.is_valid(), form.errors
    assert form.tree == tree
    assert not any(path.startswith("household/") for path in answers.problems())


@given(TREES)
@settings(max_examples=25)
def test_names_and_tree_say_the_same(tree):
    named = {
        name + (COUNT if isinstance(field, Repeat) else ""): value for name, field, value in occurrences(HOUSEHOLD.fields, tree)
    }

    assert collect(HOUSEHOLD.fields, named) == tree


@given(TREES)
@settings(max_examples=25)
def test_a_post_has_as_many_entries_as_its_tree(tree):
    shape = posted_shape(HOUSEHOLD.fields, as_post(HOUSEHOLD, tree), "household-")

    assert [len(dog["chips"]) for dog in shape["dogs"]] == [len(dog["chips"]) for dog in tree["dogs"]]


@given(
    st.dictionaries(st.sampled_from(["dogs", "dogs__count", "dogs/0/name", "dogs/0/born", "is_assistance"]), st.text(max_size=30))
)
@settings(max_examples=200)
def test_nothing_that_is_posted_breaks_a_page(typed):
    post = {f"household-{name}": value for name, value in typed.items()}

    form = form_classes(Dogs.definition)["household"](post, prefix="household", answers=Answers(Dogs.definition, {}, today=TODAY))

    assert 1 <= len(form.tree["dogs"]) <= 5
    assert "\x00" not in repr(form.tree)


def test_entries_that_must_be_there_are_there_at_every_depth():
    assert with_minimum(HOUSEHOLD.fields, {}) == {"dogs": [{"chips": []}]}
