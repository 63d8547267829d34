import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from asn1crypto.cms import ContentInfo

from tests.certificates.pdf_rules import broken_rules
from townhall.lib import demo_seal, pdf, pdf_seal
from townhall.lib.pdf_seal import Finding

ELSEWHERE = ["file:///etc/passwd", "http://169.254.169.254/", "https://rathaus.example/x.png", "data:image/png;base64,AAAA"]


def page(body: str) -> str:
    return f'<!doctype html><html lang="de"><head><title>T</title></head><body>{body}</body></html>'


def render(body: str, **data) -> bytes:
    return pdf.render(page(body), title="Brief", language="de", attachment=data)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("seal")


@pytest.fixture
def key(folder, now) -> Path:
    return demo_seal.make_key(folder, "bochum", legal_entity="Stadt Bochum", passphrase="geheim", at=now)


@pytest.fixture
def sealed(key) -> bytes:
    signer = pdf_seal.load_signer(key.read_bytes(), b"geheim")
    return pdf_seal.seal(render("<h1>Brief</h1>"), signer=signer, name="Stadt Bochum")


class TestADocument:
    def test_keeps_our_pdf_rules(self):
        table = "<table><caption>C</caption><tr><th scope='col'>A</th></tr><tr><td>1</td></tr></table>"

        assert broken_rules(render(f"<h1>Brief</h1><h2>Teil</h2>{table}")) == []

    def test_encloses_its_data(self):
        with pikepdf.open(BytesIO(render("<h1>Brief</h1>", amount=17600, name="Łucja"))) as document:
            [enclosed] = document.attachments.values()

            assert json.loads(enclosed.get_file().read_bytes()) == {"amount": 17600, "name": "Łucja"}

    @pytest.mark.parametrize("address", ELSEWHERE)
    @pytest.mark.parametrize(
        "body",
        [
            '<h1>T</h1><img alt="x" src="{}">',
            '<h1>T</h1><link rel="stylesheet" href="{}">',
            '<h1>T</h1><link rel="attachment" href="{}">',
            "<h1>T</h1><style>@import url('{0}'); body {{ background: url('{0}') }}</style>",
            '<h1>T</h1><object data="{}"></object>',
        ],
    )
    def test_fetches_nothing_from_elsewhere(self, body, address, monkeypatch):
        opened: list[str] = []
        monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda *args, **kwargs: opened.append(str(args)))

        with pikepdf.open(BytesIO(render(body.format(address)))) as document:
            assert len(document.attachments) == 1
        assert opened == []

    def test_is_not_printed_by_what_only_serves_pages(self):
        code = "import django; django.setup(); import townhall.urls, townhall.flow, sys; sys.exit('weasyprint' in sys.modules)"

        assert subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=False).returncode == 0


class TestASeal:
    def test_is_intact(self, sealed, folder):
        assert pdf_seal.examine(sealed, roots=[(folder / "root.pem").read_bytes()]) == Finding.INTACT
        assert broken_rules(sealed) == []

    def test_is_broken_by_one_changed_digit_in_what_no_signature_covers(self, sealed, folder):
        """Header, versions, hash and the enclosed root: readers get along with a change there, we do not."""
        room = sealed.index(b"/Contents <") + len(b"/Contents <")
        content = ContentInfo.load(bytes.fromhex(sealed[room : sealed.index(b">", room)].decode()))
        written, signed = content.dump(), content["content"]
        [root] = [each for each in signed["certificates"] if each.chosen.self_issued]
        ends = [written.index(each.dump()) + len(each.dump()) for each in (signed["version"], signed["digest_algorithms"], root)]
        version_of_signer = written.index(signed["signer_infos"][0]["version"].dump(), ends[2]) + 3

        for end in (4, *ends, version_of_signer):
            altered = bytearray(sealed)
            altered[room + 2 * end - 1] ^= 1  # the last digit of it

            assert pdf_seal.examine(bytes(altered), roots=[(folder / "root.pem").read_bytes()]) == Finding.BROKEN, end

    def test_is_intact_where_a_town_trusts_what_stands_below_the_enclosed_root(self, sealed, key):
        own = pdf_seal.load_signer(key.read_bytes(), b"geheim").signing_cert

        assert pdf_seal.examine(sealed, roots=[own.dump()]) == Finding.INTACT

    def test_of_somebody_else_is_not_ours(self, sealed, tmp_path, now):
        demo_seal.make_key(tmp_path, "other", legal_entity="Anderswo", passphrase="", at=now)

        assert pdf_seal.examine(sealed, roots=[(tmp_path / "root.pem").read_bytes()]) == Finding.BROKEN

    def test_is_accepted_by_the_command_line_of_pyhanko(self, sealed, folder, tmp_path):
        (tmp_path / "notice.pdf").write_bytes(sealed)
        command = [Path(sys.executable).with_name("pyhanko"), "sign", "validate", "--trust", folder / "root.pem"]

        done = subprocess.run([*command, tmp_path / "notice.pdf"], capture_output=True, text=True, check=False)

        assert done.returncode == 0
        assert "INTACT:TRUSTED" in done.stdout

    def test_key_stays_when_asked_for_again(self, key, folder, now):
        before = key.read_bytes()

        assert demo_seal.make_key(folder, "bochum", legal_entity="X", passphrase="geheim", at=now).read_bytes() == before
        assert key.stat().st_mode & 0o077 == 0
