"""Make the keys with which a demonstration seals: an own root that says what it is, and one key per legal entity."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

ROOT = "root.pem"
YEARS = timedelta(days=3650)
USES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


def make_key(folder: Path, name: str, *, legal_entity: str, passphrase: str, at: datetime) -> Path:
    """Return the PKCS#12 file of a seal key, making it and the demonstration's root if they are not there yet."""
    path = folder / f"{name}.p12"
    with alone(folder):
        if not path.exists():
            root, root_key = root_of(folder, at=at)
            key = ec.generate_private_key(ec.SECP256R1())
            leaf = certificate(key, person(f"Siegel {legal_entity} (DEMO)", legal_entity), root.subject, root_key, at=at)
            secret = serialization.BestAvailableEncryption(passphrase.encode()) if passphrase else serialization.NoEncryption()
            write(path, pkcs12.serialize_key_and_certificates(name.encode(), key, leaf, [root], secret))
    return path


def root_of(folder: Path, *, at: datetime) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key_file, root_file = folder / "root-key.pem", folder / ROOT
    if root_file.exists():
        key = serialization.load_pem_private_key(key_file.read_bytes(), None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        return x509.load_pem_x509_certificate(root_file.read_bytes()), key
    key = ec.generate_private_key(ec.SECP256R1())
    subject = person("Wurzel der Demonstration, nicht amtlich (DEMO)", "Digitales Rathaus DEMO")
    root = certificate(key, subject, subject, key, at=at)
    plain = serialization.NoEncryption()
    write(key_file, key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    write(root_file, root.public_bytes(serialization.Encoding.PEM))
    return root, key


def person(name: str, organisation: str) -> x509.Name:
    facts = {NameOID.COUNTRY_NAME: "DE", NameOID.ORGANIZATION_NAME: organisation[:64], NameOID.COMMON_NAME: name[:64]}
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in facts.items()])


def certificate(
    key: ec.EllipticCurvePrivateKey,
    subject: x509.Name,
    issuer: x509.Name,
    issuer_key: ec.EllipticCurvePrivateKey,
    *,
    at: datetime,
) -> x509.Certificate:
    is_root = subject == issuer
    named = {"digital_signature", "content_commitment"} if not is_root else {"key_cert_sign", "crl_sign"}
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + YEARS)
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=0 if is_root else None), critical=True)
        .add_extension(usage(named), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    return builder.sign(issuer_key, hashes.SHA256())


def usage(named: set[str]) -> x509.KeyUsage:
    return x509.KeyUsage(**{use: use in named for use in USES})


def write(path: Path, data: bytes) -> None:
    """Put the file there whole, readable for nobody else."""
    unfinished = path.with_suffix(".tmp")
    unfinished.touch(mode=0o600)
    unfinished.write_bytes(data)
    unfinished.replace(path)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one process at a time make keys."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(folder / ".lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
