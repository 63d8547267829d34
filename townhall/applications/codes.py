"""References and codes that people can read aloud, type and find again. Of a code only the hash is kept."""

import hashlib
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O and U
MISREAD = str.maketrans("OIL", "011")


def new_reference() -> str:
    """Return a reference such as E-7K4M-2QXD."""
    return f"E-{in_fours(random_letters(8))}"


def new_code() -> str:
    """Return a code of 80 bits, which no table of hashes can cover."""
    return in_fours(random_letters(16))


def random_letters(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def in_fours(letters: str) -> str:
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def plain(typed: str) -> str:
    """Read a code or reference as it was meant: small letters, blanks and mistaken letters are forgiven."""
    return "".join(letter for letter in typed.upper().translate(MISREAD) if letter.isascii() and letter.isalnum())


def tidy_reference(typed: str) -> str:
    """Return a typed reference as it is stored; E-7K4M-2QXD may come without its E and without dashes."""
    letters = plain(typed)
    letters = letters[1:] if len(letters) == 9 and letters.startswith("E") else letters
    return f"E-{in_fours(letters)}"


def hash_of(code: str) -> str:
    return hashlib.sha256(plain(code).encode()).hexdigest()


def fits(code: str, stored: str) -> bool:
    """Say whether a typed code is the one whose hash is stored."""
    return bool(stored) and secrets.compare_digest(hash_of(code), stored)
