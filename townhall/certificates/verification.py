"""Say whether a certificate is genuine: by its code, or by the file itself (Echtheitsprüfung)."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.accounts.models import Account
from townhall.certificates.codes import hash_of, is_well_formed
from townhall.certificates.models import Certificate
from townhall.certificates.sealing import seal_in_use
from townhall.journal.recording import record
from townhall.lib.pdf_seal import Finding, examine
from townhall.lib.text import T


class State(StrEnum):
    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"
    UNKNOWN = "unknown"
    ALTERED = "altered"


@dataclass(frozen=True)
class Verdict:
    """What the public may know of a certificate: no name, no number, no content."""

    state: State
    title: T | None = None
    issued_on: date | None = None
    issuer: T | None = None
    valid_until: date | None = None
    revoked_on: date | None = None
    replaced_on: date | None = None


class AlreadyRevoked(Exception):
    """A certificate is revoked once."""


def verify_code(code: str, *, at: datetime) -> Verdict:
    """Look a typed code up by its hash; one that is mistyped is as unknown as one that was invented."""
    if not is_well_formed(code):
        return Verdict(State.UNKNOWN)
    return verdict(known().filter(code_hash=hash_of(code)).first(), at=at)


def verify_pdf(data: bytes, *, at: datetime) -> Verdict:
    """Compare a file with what was issued, byte by byte, and look at its seal."""
    fingerprint = hashlib.sha256(data).hexdigest()
    certificate = known().filter(document__sha256=fingerprint).first()
    finding = examine(data, roots=seal_in_use().roots())
    if certificate is None:
        return Verdict(State.ALTERED if finding == Finding.BROKEN else State.UNKNOWN)
    if finding != Finding.INTACT:
        return Verdict(State.ALTERED)
    return verdict(certificate, at=at)


def known():
    return Certificate.objects.select_related("case__authority", "document", "replaced_by")


def verdict(certificate: Certificate | None, *, at: datetime) -> Verdict:
    if certificate is None:
        return Verdict(State.UNKNOWN)
    return Verdict(
        state=state_of(certificate, at=at),
        title=T.load(certificate.title),
        issued_on=localdate(certificate.issued_at),
        issuer=T.load(certificate.case.authority.name),
        valid_until=certificate.valid_until,
        revoked_on=localdate(certificate.revoked_at) if certificate.revoked_at else None,
        replaced_on=localdate(certificate.replaced_by.issued_at) if certificate.replaced_by else None,
    )


def state_of(certificate: Certificate, *, at: datetime) -> State:
    if certificate.revoked_at is not None and certificate.revoked_at <= at:
        return State.REVOKED
    if certificate.valid_until is not None and certificate.valid_until < localdate(at):
        return State.EXPIRED
    return State.VALID


@atomic
def revoke(certificate: Certificate, *, by: Account | None, reason: str, at: datetime) -> Certificate:
    """Declare a certificate void from now on; its file stays, its verification says so (Widerruf)."""
    certificate = Certificate.objects.select_for_update(of=("self",)).select_related("case").get(pk=certificate.pk)
    if certificate.revoked_at is not None:
        raise AlreadyRevoked(f"Certificate {certificate.pk} was revoked on {certificate.revoked_at:%d.%m.%Y}.")
    certificate.revoked_at, certificate.revocation_reason = at, reason
    certificate.save(update_fields=["revoked_at", "revocation_reason"])
    record("certificate.revoked", certificate.case, by=by, at=at, certificate=certificate.pk, detail={"reason": reason})
    return certificate
