import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.certificates.conftest import run
from townhall.certificates import issuing, verification
from townhall.certificates.codes import check_letter, is_well_formed, new_code
from townhall.certificates.models import Certificate
from townhall.certificates.sealing import seal_in_use
from townhall.certificates.verification import AlreadyRevoked, State, revoke, verify_code, verify_pdf
from townhall.documents import storage
from townhall.lib import pdf


@pytest.fixture
def code(monkeypatch):
    code = new_code()
    monkeypatch.setattr(issuing, "new_code", lambda: code)
    return code


@pytest.fixture
def certificate(decided, code):
    run(issuing.issue, decided)
    return Certificate.objects.get()


@pytest.fixture
def data(certificate):
    return storage.read(certificate.document)


class TestACode:
    def test_has_enough_bits_and_is_grouped(self):
        assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}", new_code())

    def test_shows_a_slip_of_the_pen(self):
        code = new_code()
        other = "7" if code[5] != "7" else "8"

        assert is_well_formed(code.lower().replace("-", " "))
        assert not is_well_formed(code[:5] + other + code[6:])

    @given(st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=27, max_size=27))
    def test_is_well_formed_with_its_check_letter(self, letters):
        assert is_well_formed(letters + check_letter(letters))


class TestVerifying:
    def test_a_code_tells_title_day_and_issuer_and_no_name(self, certificate, code, now, django_assert_max_num_queries):
        with django_assert_max_num_queries(3):
            verdict = verify_code(code, at=now)

        assert verdict.state == State.VALID
        assert str(verdict.title) == "Bescheid über Hundesteuer"
        assert "Alice" not in repr(verdict)

    def test_an_invented_code_is_unknown(self, certificate, now):
        assert verify_code(new_code(), at=now).state == State.UNKNOWN
        assert verify_code("", at=now).state == State.UNKNOWN
        assert verify_code("x" * 100_000, at=now).state == State.UNKNOWN

    def test_the_file_itself_is_valid(self, data, now, django_assert_max_num_queries):
        with django_assert_max_num_queries(3):
            assert verify_pdf(data, at=now).state == State.VALID

    def test_refuses_one_altered_byte(self, data, now):
        @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
        @given(place=st.integers(0, len(data) - 1), change=st.integers(1, 255))
        def refuses(place, change):
            altered = bytearray(data)
            altered[place] ^= change
            assert verify_pdf(bytes(altered), at=now).state == State.ALTERED

        refuses()

    def test_refuses_a_byte_in_the_room_that_the_seal_leaves_unused(self, data, now):
        unused = data.rindex(b"0000>")
        altered = data[:unused] + b"1" + data[unused + 1 :]

        assert verify_pdf(altered, at=now).state == State.ALTERED

    def test_refuses_what_was_added_at_the_end(self, data, now):
        assert verify_pdf(data + b"\n%", at=now).state == State.ALTERED

    def test_does_not_know_other_documents(self, certificate, now):
        other = pdf.render("<p>?</p>", title="?", language="de", attachment={})

        assert verify_pdf(other, at=now).state == State.UNKNOWN
        assert verify_pdf(b"no pdf", at=now).state == State.UNKNOWN

    def test_does_not_know_what_we_sealed_but_never_issued(self, certificate, now):
        other = pdf.render("<p>?</p>", title="?", language="de", attachment={})
        sealed = seal_in_use().put_on(other, authority=certificate.case.authority)

        assert verify_pdf(sealed, at=now).state == State.UNKNOWN


class TestRevoking:
    def test_shows_at_once(self, certificate, code, data, bob, now):
        revoke(certificate, by=bob, reason="Wrong dog", at=now)

        assert verify_code(code, at=now).state == State.REVOKED
        assert verify_pdf(data, at=now).state == State.REVOKED

    def test_happens_once(self, certificate, bob, now):
        revoke(certificate, by=bob, reason="Wrong dog", at=now)

        with pytest.raises(AlreadyRevoked):
            verification.revoke(certificate, by=bob, reason="Again", at=now)
