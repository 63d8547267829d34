"""A suite that fails makes the whole run fail, and says why."""

import pytest

from conftest import BOTH_DATABASES, ONE_DATABASE
from tests.run import BASE, Suite, close, marked, run_in_turn

GOOD = "def test_one():\n    pass\n"
BAD = "def test_two():\n    assert 1 == 2, 'one is not two'\n"


@pytest.fixture
def suite(tmp_path):
    """Return a verb that makes a suite of its own from the text of a test file."""

    def made(title: str, text: str) -> Suite:
        folder = tmp_path / title
        folder.mkdir()
        (folder / "pytest.ini").write_text("[pytest]\n")
        (folder / "test_it.py").write_text(text)
        return Suite(title, ["-c", str(folder / "pytest.ini"), "--rootdir", str(folder), "-p", "no:django", str(folder)], {})

    return made


class TestARun:
    def test_fails_with_one_suite_and_shows_what_it_said(self, suite, capfd):
        suites = [suite("first", GOOD), suite("second", BAD)]
        run_in_turn(suites)

        assert close(suites, []) == 1
        said = capfd.readouterr().out
        assert "one is not two" in said
        assert "ok     first: 1 tests" in said
        assert "FAILED second: 1 tests" in said

    def test_is_good_when_all_suites_are(self, suite):
        suites = [suite("first", GOOD)]
        run_in_turn(suites)

        assert close(suites, []) == 0

    def test_fails_if_a_suite_never_came_to_testing(self, suite):
        suites = [suite("first", GOOD), suite("broken", "this is no Python")]
        run_in_turn(suites)

        assert close(suites, []) == 1


def test_what_is_tried_on_one_database_or_on_both_is_there():
    assert [place for place in (*ONE_DATABASE, *BOTH_DATABASES) if not (BASE / place).exists()] == []


def test_what_runs_apart_is_found_by_its_mark_or_its_room():
    assert {"tests/faults/test_kills.py", "tests/bulk/test_carrying_out.py"} < set(marked("faults"))
    assert "tests/browser/test_dog.py" in marked("browser")
    assert "tests/demo/test_demo_command.py" in marked("worker")


def test_what_a_service_marks_runs_apart_as_well(tmp_path):
    for folder, text in (("services/kennels", "@pytest.mark.browser\ndef test_bark(): ..."), ("services/ponds", "")):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "tests.py").write_text(text)

    assert marked("browser", tmp_path) == ["services/kennels/tests.py"]
