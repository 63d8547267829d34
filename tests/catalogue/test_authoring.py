"""Authors learn about mistakes when the class is read, in a sentence that says what to write instead."""

import pytest

from townhall.catalogue.definition import DefinitionError
from townhall.kit import Profile, Service, Step, T, fields
from townhall.logic.expressions import RuleError


class Dog(Step):
    title = T("Hund", en="Dog")
    name = fields.Text(T("Name"))
    is_old = fields.YesNo(T("Alt?"))
    born = fields.Date(T("Geboren"))
    size = fields.Choice(T("Größe"), options=fields.options(big=T("groß"), small=T("klein")))
    owner = fields.One(fields.Person)


PLAIN = {
    "slug": "test",
    "title": T("Test"),
    "authority": "amt",
    "submit_label": T("Absenden"),
    "profile": Profile(T("Kurz"), who=T("Alle"), cost=T("Nichts"), minutes=1, processing=T("Sofort")),
}


def service(*steps_, **extra):
    return type("Test", (Service,), PLAIN | {"steps": list(steps_), **extra})


def refuses(error, pattern):
    return pytest.raises(error, match=pattern)


def test_a_question_asked_twice():
    with refuses(DefinitionError, "Cat asks 'name' twice"):

        class Cat(Step):
            title = T("Katze")
            name = fields.Text(T("Name"))
            name = fields.Text(T("Rufname"))  # noqa: PIE794


def test_an_id_used_twice():
    with refuses(DefinitionError, "Cat uses the id 'name' twice"):

        class Cat(Step):
            title = T("Katze")
            name = fields.Text(T("Name"))
            call_name = fields.Text(T("Rufname"), id="name")


@pytest.mark.parametrize("name", ["hint", "when", "fields", "title", "kind"])
def test_a_question_of_a_group_that_would_hide_behind_a_parameter(name):
    with refuses(DefinitionError, f"Animal: '{name}' means something else in a group"):
        type(fields.Group)("Animal", (fields.Group,), ask(name))


def ask(name):
    body = type(fields.Group).__prepare__("Animal", (fields.Group,))
    body[name] = fields.Text(T("Frage"))
    return body


def test_a_step_without_title():
    with refuses(DefinitionError, r'Cat needs a title: title = T\("…"'):

        class Cat(Step):
            name = fields.Text(T("Name"))


def test_a_service_without_what_every_service_has():
    with refuses(DefinitionError, "Test needs slug, profile."):
        type(
            "Test",
            (Service,),
            {name: value for name, value in PLAIN.items() if name not in ("slug", "profile")} | {"steps": [Dog]},
        )


def test_an_unknown_question():
    with refuses(AttributeError, "Dog has no field 'nmae'; it has name, is_old, born, size, owner"):
        Dog.nmae.is_answered()


def test_an_unknown_question_of_a_person():
    with refuses(AttributeError, "dog/owner has no field 'birthday'; it has given_name, family_name, born"):
        Dog.owner.birthday.age()


def test_an_unknown_option():
    with refuses(RuleError, "dog/size has no option 'huge'; it has big, small"):
        Dog.size.is_("huge")


def test_a_comparison_of_unlike_things():
    with refuses(RuleError, r"Cannot compare dog/born \(date\) with 3 \(number\)"):
        Dog.born > 3  # noqa: B015


def test_a_yes_no_question_used_as_condition():
    with refuses(
        RuleError, r"dog/is_old is yes_no; 'all' needs condition. A yes/no question becomes a condition with .is_true\(\)"
    ):
        Dog.is_old & Dog.is_old.is_true()


def test_equality_written_as_python():
    with refuses(RuleError, r"Did you write ==\? Equality is written .is_\(…\)"):
        (Dog.name == "Rex") & Dog.is_old.is_true()


def test_and_written_as_python():
    with refuses(RuleError, "Use & | ~"):
        Dog.is_old.is_true() and Dog.name.is_("Rex")


def test_a_reference_to_a_later_question():
    class Early(Step):
        title = T("Früh")
        when = Dog.is_old.is_true()

    with refuses(DefinitionError, "step early depends on dog/is_old, which is asked only later"):
        service(Early, Dog)


def test_a_reference_to_a_question_of_another_service():
    class Other(Step):
        title = T("Anderes")
        when = Dog.is_old.is_true()

    with refuses(DefinitionError, "which is asked nowhere in this service"):
        service(Other)


def test_code_that_is_no_hook():
    with refuses(TypeError, "decide is not a hook: write @hook above it"):
        service(Dog, decide=decide)


def decide(answers):
    return None


def test_a_question_may_refer_to_one_above_it_on_the_same_page():
    class Cat(Step):
        title = T("Katze")
        is_ill = fields.YesNo(T("Krank?"))
        illness = fields.Text(T("Woran?"), when=is_ill.is_true())

    assert Cat.illness.when == Cat.is_ill.is_true()
    assert list(Cat.illness.when.paths()) == ["cat/is_ill"]


def test_one_question_object_may_stand_in_two_places():
    name = fields.Text(T("Name"))
    first = type(Step)("First", (Step,), {"title": T("1"), "name": name.at("first", "name")})
    second = type(Step)("Second", (Step,), {"title": T("2"), "name": name.at("second", "name")})

    assert (first.name.path, second.name.path, name.path) == ("first/name", "second/name", "")
