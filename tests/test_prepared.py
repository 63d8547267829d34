"""What is kept between runs is made anew as soon as a migration changes, and never half of it."""

from pathlib import Path

import pytest

from tests import prepared


@pytest.fixture
def made(tmp_path, monkeypatch):
    """Return a verb that keeps a file in a folder of its own, and the list of how often it was made."""
    monkeypatch.setattr(prepared, "KEPT", tmp_path)
    times: list[Path] = []

    def make(place: Path) -> None:
        times.append(place)
        place.write_text(f"made {len(times)} times")

    return lambda: prepared.embedded_database(make), times


class TestTheTablesMadeOnce:
    def test_are_taken_again_while_no_migration_changes(self, made):
        take, times = made

        assert take() == take()
        assert len(times) == 1

    def test_are_made_anew_after_a_change_and_the_old_ones_go(self, made, monkeypatch):
        take, times = made
        old = take()
        monkeypatch.setattr(prepared, "fingerprint", lambda: "another")

        assert take().read_text() == "made 2 times"
        assert not old.exists()
        assert len(times) == 2

    def test_are_not_kept_if_they_could_not_be_finished(self, made):
        take, _ = made

        def break_off(place: Path) -> None:
            place.write_text("half")
            raise OSError("no space left")

        with pytest.raises(OSError, match="no space"):
            prepared.embedded_database(break_off)
        assert take().read_text() == "made 1 times"


class TestTheFingerprint:
    def test_changes_with_every_migration(self, tmp_path, monkeypatch):
        (tmp_path / "requirements.txt").write_text("django")
        migrations = tmp_path / "townhall" / "cases" / "migrations"
        migrations.mkdir(parents=True)
        monkeypatch.setattr(prepared, "BASE", tmp_path)
        before = prepared.fingerprint()
        (migrations / "0002_more.py").write_text("")

        assert prepared.fingerprint() != before
