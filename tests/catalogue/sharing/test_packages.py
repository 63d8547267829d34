"""A package from elsewhere is looked at before it is believed."""

import json
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from townhall.catalogue.sharing.formats import FORMAT
from townhall.catalogue.sharing.packages import (
    LARGEST,
    Changed,
    FormatUnknown,
    Incomplete,
    NotAllowed,
    NotAPackage,
    PackageRefused,
    TooLarge,
    pack,
    sha256,
    unpack,
    written,
)

MANIFEST = {"slug": "hund", "version": "1.0", "digest": "0", "city": "Musterstadt", "hooks": {}, "taken_from": {}}
CONTENTS = {"definition.json": {"b": 1, "a": "ä"}, "law.json": [], "samples.json": {}, "texts/uk.json": {}}
PACKAGE = pack(MANIFEST, CONTENTS)


def files_of(package: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(*files: tuple[str, bytes], compression: int = ZIP_STORED) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", compression) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return made.getvalue()


def with_manifest(**facts) -> bytes:
    """Return the package with another manifest."""
    files = files_of(PACKAGE)
    files["manifest.json"] = written(json.loads(files["manifest.json"]) | facts)
    return zipped(*files.items())


def with_file(name: str, content: bytes) -> bytes:
    """Return the package with a file that its manifest vouches for."""
    files = files_of(PACKAGE) | {name: content}
    marks = {name: sha256(file) for name, file in files.items() if name != "manifest.json"}
    files["manifest.json"] = written(json.loads(files["manifest.json"]) | {"files": marks})
    return zipped(*files.items())


class TestAPackage:
    def test_gives_back_what_was_packed(self):
        manifest, contents = unpack(PACKAGE)

        assert contents == CONTENTS
        assert manifest["format"] == FORMAT
        assert {name: manifest[name] for name in MANIFEST} == MANIFEST

    def test_has_the_same_bytes_whatever_the_order(self):
        assert pack(dict(reversed(MANIFEST.items())), dict(reversed(CONTENTS.items()))) == PACKAGE

    def test_is_no_larger_inside_than_outside(self):
        with ZipFile(BytesIO(PACKAGE)) as archive:
            assert all(entry.compress_size == entry.file_size for entry in archive.infolist())
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


class TestAPackageFromElsewhere:
    @pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7", PACKAGE[:200], PACKAGE[: len(PACKAGE) // 2]])
    def test_is_refused_if_it_is_none(self, data):
        with pytest.raises(NotAPackage):
            unpack(data)

    def test_is_refused_if_it_is_too_large(self):
        with pytest.raises(TooLarge):
            unpack(b"0" * (LARGEST + 1))

    @pytest.mark.parametrize("name", ["../law.json", "/etc/passwd", "texts/../x.json", "letters/x/y.json", "x.py", "law.json/"])
    def test_is_refused_with_another_entry(self, name):
        with pytest.raises(NotAllowed):
            unpack(zipped(*files_of(PACKAGE).items(), (name, b"{}")))

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_is_refused_with_an_entry_twice(self):
        with pytest.raises(NotAllowed):
            unpack(zipped(*files_of(PACKAGE).items(), ("law.json", b"[]")))

    def test_is_refused_if_it_grows_when_it_is_read(self):
        bomb = zipped(*files_of(PACKAGE).items(), compression=ZIP_DEFLATED)

        with pytest.raises(NotAllowed):
            unpack(bomb)

    @pytest.mark.parametrize("name", ["manifest.json", "definition.json", "law.json", "samples.json"])
    def test_is_refused_without_an_entry(self, name):
        files = files_of(PACKAGE)
        del files[name]

        with pytest.raises(Incomplete, match=name):
            unpack(zipped(*files.items()))

    def test_is_refused_if_a_file_was_changed(self):
        files = files_of(PACKAGE) | {"law.json": written([{"key": "other"}])}

        with pytest.raises(Changed, match=r"law\.json"):
            unpack(zipped(*files.items()))

    @pytest.mark.parametrize("number", [0, FORMAT + 1, -1])
    def test_is_refused_in_a_format_nobody_knows_here(self, number):
        with pytest.raises(FormatUnknown) as refusal:
            unpack(with_manifest(format=number))

        assert f"1 bis {FORMAT}" in refusal.value.message.in_("de")

    @pytest.mark.parametrize("facts", [{"format": "1"}, {"hooks": []}, {"more": 1}, {"city": None}, {"files": [1]}])
    def test_is_refused_with_another_manifest(self, facts):
        with pytest.raises(NotAPackage):
            unpack(with_manifest(**facts))

    @pytest.mark.parametrize(
        "content",
        [b"{", b"\xff", b"[]", b'{"a": NaN}', b'{"a": 1, "a": 2}', b"[" * 100_000, b'"\\u0000"\n', b'"\\ud800"\n', b"1" * 5000],
    )
    def test_is_refused_with_json_nobody_here_would_have_written(self, content):
        with pytest.raises(NotAPackage):
            unpack(with_file("law.json", content))

    def test_does_nothing_to_the_terminal(self):
        with pytest.raises(NotAllowed) as refusal:
            unpack(zipped(("\x1b[2Jnone.json", b"{}")))

        assert refusal.value.message.in_("de").isprintable()

    @settings(max_examples=200)
    @given(place=st.integers(0, len(PACKAGE) - 1), byte=st.integers(0, 255))
    def test_with_any_byte_changed_is_refused_or_the_same(self, place, byte):
        changed = PACKAGE[:place] + bytes([byte]) + PACKAGE[place + 1 :]

        with suppress(PackageRefused):
            assert unpack(changed)[1] == CONTENTS
