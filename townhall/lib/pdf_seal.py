"""Seal PDF documents (PAdES) and look whether a seal is intact. pyHanko takes a second to import, hence the late imports."""

from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from io import BytesIO
from typing import Any

FIELD = "Siegel"
REST = 2048  # bytes: signature and signed attributes take less than half of it with an RSA key of 4096 bits
MARKS = (b"DigitalesRathaus", b"/ETSI.CAdES.detached")


class Finding(StrEnum):
    INTACT = "intact"  # ours, whole, unchanged
    BROKEN = "broken"  # carries our seal, but is not what was sealed
    FOREIGN = "foreign"  # no seal of ours


def seal(pdf: bytes, *, signer: Any, name: str) -> bytes:
    """Put an invisible seal over the whole document; any later change breaks it."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, sign_pdf
    from pyhanko.sign.signers.pdf_byterange import BuildProps

    facts = PdfSignatureMetadata(
        field_name=FIELD,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        name=name,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        app_build_props=BuildProps(name=MARKS[0].decode()),
    )
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    sealed: bytes = sign_pdf(writer, facts, signer=signer, bytes_reserved=room_for(signer)).getvalue()
    return sealed


def room_for(signer: Any) -> int:
    """Return how many hexadecimal digits to keep free for a signature: its certificates and 2 KiB for whatever else is in it.

    Not told, pyHanko makes a whole signature first to measure it. Too little room raises an error.
    """
    certificates = {certificate.dump() for certificate in (signer.signing_cert, *signer.cert_registry)}
    return 2 * (sum(len(certificate) for certificate in certificates) + REST)


def load_signer(data: bytes, passphrase: bytes) -> Any:
    """Read key and certificates from a PKCS#12 file."""
    from pyhanko.sign.signers import SimpleSigner

    signer = SimpleSigner.load_pkcs12_data(data, other_certs=[], passphrase=passphrase)
    if signer is None:
        raise ValueError("The PKCS#12 file does not open with this passphrase.")
    return signer


def examine(pdf: bytes, *, roots: Iterable[bytes]) -> Finding:
    """Say whether a document carries an intact seal that leads to one of our roots (PEM)."""
    if not any(mark in pdf for mark in MARKS):
        return Finding.FOREIGN
    try:
        return Finding.INTACT if is_intact(pdf, roots) else Finding.BROKEN
    except Exception:  # a damaged file can break the reader in any way, and each of them means: not what was sealed
        return Finding.BROKEN


def is_intact(pdf: bytes, roots: Iterable[bytes]) -> bool:
    from pyhanko.keys import load_certs_from_pemder_data
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    trusted = [certificate for root in roots for certificate in load_certs_from_pemder_data(root)]
    signatures = PdfFileReader(BytesIO(pdf)).embedded_signatures
    if len(signatures) != 1 or not is_written_as_sealed(pdf, signatures[0]):
        return False
    status = validate_pdf_signature(signatures[0], ValidationContext(trust_roots=trusted, allow_fetching=False))
    is_whole = bool(status.bottom_line) and status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    path = status.validation_path.iter_certs(include_root=False) if status.validation_path is not None else ()
    return is_whole and carries_only(signatures[0], [*trusted, *path])


def is_written_as_sealed(pdf: bytes, signature: Any) -> bool:
    """Say whether the room of the signature holds nothing but it, written as we write it; no signature covers this room."""
    from asn1crypto.cms import ContentInfo

    first, length, second, _rest = (int(number) for number in signature.byte_range)
    room, content = pdf[first + length : second], ContentInfo.load(bytes(signature.pkcs7_content))
    anew = ContentInfo({"content_type": content["content_type"].native, "content": content["content"]})
    written = anew.dump().hex().upper().encode()
    signed = content["content"]
    [signer] = signed["signer_infos"]
    hashed_by = [each.dump() for each in signed["digest_algorithms"]]
    is_ours = signed["version"].native == signer["version"].native == "v1" and hashed_by == [signer["digest_algorithm"].dump()]
    return is_ours and room == b"<" + written.ljust(len(room) - 2, b"0") + b">"


def carries_only(signature: Any, certificates: Iterable[Any]) -> bool:
    """Say whether each certificate a signature encloses is one of these or whole: one nobody looks at could have been altered.

    A town may trust a certificate in the middle of a chain, so that those above it are enclosed and never looked at.
    """
    known = {each.dump() for each in certificates}
    enclosed = {each.chosen.dump() for each in signature.signed_data["certificates"]}
    return all(each in known or is_signed_by_one_of(each, known | enclosed) for each in enclosed)


def is_signed_by_one_of(certificate: bytes, issuers: Iterable[bytes]) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.x509 import load_der_x509_certificate

    for issuer in issuers:
        with suppress(ValueError, TypeError, InvalidSignature):  # of another name, or not signed by it
            load_der_x509_certificate(certificate).verify_directly_issued_by(load_der_x509_certificate(issuer))
            return True
    return False
