"""What the README and the style of this project promise about every module, checked. A failure names file and line."""

import ast
from functools import cache
from pathlib import Path

BASE = Path(__file__).resolve().parents[2]
ROOM = BASE / "townhall"
NO_NAMES = {"utils", "common", "core", "helpers", "misc", "services", "signals", "managers"}  # they say nothing of what is inside
SLOW = {"lib"}  # rooms whose libraries take long to load


@cache
def modules() -> dict[Path, ast.Module]:
    files = [file for file in sorted(ROOM.rglob("*.py")) if "migrations" not in file.parts]
    return {file.relative_to(BASE): ast.parse(file.read_text()) for file in files}


@cache
def nodes() -> list[tuple[Path, ast.AST]]:
    return [(file, node) for file, tree in modules().items() for node in ast.walk(tree)]


def classes() -> list[tuple[Path, ast.ClassDef]]:
    return [(file, node) for file, node in nodes() if isinstance(node, ast.ClassDef)]


def functions() -> list[tuple[Path, ast.FunctionDef]]:
    return [(file, node) for file, node in nodes() if isinstance(node, ast.FunctionDef)]


def said(tree: ast.Module) -> str | None:
    inside = [ast.get_docstring(node) for node in tree.body if isinstance(node, ast.ClassDef)]
    return ast.get_docstring(tree) or next(filter(None, inside), None)


def refuses(function: ast.FunctionDef) -> bool:
    return any(isinstance(node, ast.Raise) for node in ast.walk(function))


def bases(node: ast.ClassDef) -> set[str]:
    return {ast.unparse(base).rpartition(".")[2] for base in node.bases}


def at(file: Path, node: ast.stmt, name: str = "") -> str:
    return f"{file}:{node.lineno} {name}".strip()


class TestModules:
    def test_are_named_after_what_they_do(self):
        assert [str(file) for file in modules() if NO_NAMES & {file.stem, *file.parts}] == []

    def test_say_in_a_sentence_what_they_are_for(self):
        """Where a module is there for a class, the class may say it; what Django finds by its name needs no sentence."""
        known = {"models", "urls", "apps", "admin", "settings", "wsgi", "celery", "commands", "management"}
        silent = [
            str(file) for file, tree in modules().items() if tree.body and not said(tree) and not known & {file.stem, *file.parts}
        ]

        assert silent == []

    def test_import_at_the_top_so_that_the_layers_can_be_checked(self):
        hidden = [
            at(file, inner)
            for file, function in functions()
            if file.parts[1] not in SLOW
            for inner in ast.walk(function)
            if isinstance(inner, ast.Import | ast.ImportFrom)
        ]
        assert hidden == []

    def test_import_nothing_they_do_not_name(self):
        stars = [
            at(file, node)
            for file, node in nodes()
            if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
        ]
        assert stars == []


class TestModels:
    def test_do_nothing_in_save_or_delete_but_refuse(self):
        hidden = [
            at(file, inner, f"{node.name}.{inner.name}")
            for file, node in classes()
            if "Model" in bases(node)
            for inner in node.body
            if isinstance(inner, ast.FunctionDef) and inner.name in ("save", "delete") and not refuses(inner)
        ]
        assert hidden == []

    def test_have_no_order_that_every_query_pays_for(self):
        ordered = [
            at(file, inner, node.name)
            for file, node in classes()
            if node.name == "Meta"
            for inner in node.body
            if isinstance(inner, ast.Assign) and ast.unparse(inner.targets[0]) == "ordering"
        ]
        assert ordered == []


class TestVerbs:
    def test_take_who_and_when_by_name_only(self):
        """`by` says who, `at` says when: a call in which they were mixed up would not be seen."""
        loose = []
        for file, function in functions():
            by_place = {each.arg for each in [*function.args.posonlyargs, *function.args.args]}
            named = by_place | {each.arg for each in function.args.kwonlyargs}
            if {"by", "at"} <= named and {"by", "at"} & by_place:
                loose.append(at(file, function, function.name))
        assert loose == []


class TestRefusals:
    def test_that_people_read_are_said_in_both_languages(self):
        wrong = [
            at(file, inner, node.name)
            for file, node in classes()
            if any(base.endswith(("Exception", "Error", "NotAllowed")) for base in bases(node))
            for inner in node.body
            if isinstance(inner, ast.Assign)
            and ast.unparse(inner.targets[0]) == "message"
            and not ast.unparse(inner.value).startswith(("T(", "_("))
            and not ast.unparse(inner.value).isupper()  # a text with a name of its own
        ]
        assert wrong == []

    def test_are_never_swallowed(self):
        silent = [
            at(file, node)
            for file, node in nodes()
            if isinstance(node, ast.ExceptHandler)
            and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"))
            and not any(isinstance(inner, ast.Raise | ast.Call | ast.Return) for inner in ast.walk(node))
        ]
        assert silent == []
