"""The code printed on every certificate: 135 random bits, a check letter, and only its hash is kept (Prüfcode)."""

from townhall.applications.codes import ALPHABET, hash_of, in_fours, plain, random_letters

LETTERS = 27  # of five bits each

__all__ = ["hash_of", "is_well_formed", "new_code"]


def new_code() -> str:
    letters = random_letters(LETTERS)
    return in_fours(letters + check_letter(letters))


def is_well_formed(typed: str) -> bool:
    """Say whether something typed can be a code at all; a slip of the pen shows without a look at the database."""
    letters = plain(typed)
    if len(letters) != LETTERS + 1 or any(letter not in ALPHABET for letter in letters):
        return False
    return check_letter(letters[:-1]) == letters[-1]


def check_letter(letters: str) -> str:
    """Return the letter that makes the sum even (Luhn, modulo 32)."""
    total = 0
    for place, letter in enumerate(reversed(letters)):
        value = ALPHABET.index(letter) * (2 if place % 2 == 0 else 1)
        total += value // 32 + value % 32
    return ALPHABET[-total % 32]
