"""The seal of an authority (Siegel): a port, because where the key lies differs between a laptop and a city."""

from functools import cache
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from townhall.authorities.models import Authority
from townhall.lib import demo_seal, pdf_seal


class NoSealKey(RuntimeError):
    """This authority and those above it name no seal key, or its file is missing."""


class Seal(Protocol):
    def put_on(self, pdf: bytes, *, authority: Authority) -> bytes:
        """Return the document under the seal of the authority."""

    def roots(self) -> list[bytes]:
        """Return the root certificates (PEM) that seals of this town hall lead to."""


class SoftSeal:
    """Seals with a PKCS#12 file under SEAL_KEYS; a demonstration makes its own."""

    def put_on(self, pdf: bytes, *, authority: Authority) -> bytes:
        key_name, legal_entity = seal_facts(authority)
        path = Path(settings.SEAL_KEYS) / f"{key_name}.p12"
        if not path.exists():
            if not settings.DEMO:
                raise NoSealKey(f"Put the seal key of {authority} at {path.name} in SEAL_KEYS.")
            demo_seal.make_key(
                path.parent, key_name, legal_entity=legal_entity, passphrase=settings.SEAL_PASSPHRASE, at=timezone.now()
            )
        return pdf_seal.seal(pdf, signer=signer(path), name=legal_entity)

    def roots(self) -> list[bytes]:
        return [path.read_bytes() for path in sorted(Path(settings.SEAL_KEYS).glob("root*.pem")) if "key" not in path.name]


@cache
def signer(path: Path) -> Any:
    return pdf_seal.load_signer(path.read_bytes(), settings.SEAL_PASSPHRASE.encode())


def seal_facts(authority: Authority) -> tuple[str, str]:
    """Return key name and legal entity, from the nearest authority that has its own."""
    key_name = authority.inherited("seal_key")
    if not key_name:
        raise NoSealKey(f"{authority} has no seal key.")
    return key_name, authority.inherited("legal_entity") or str(authority)


def seal_in_use() -> Seal:
    """Return the seal the settings name: a class with `put_on` and `roots`, for example one that asks an HSM (PKCS#11)."""
    made: Seal = import_string(settings.SEAL)()
    return made
