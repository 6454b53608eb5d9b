"""Passphrases that can be said over the telephone: six Dutch words, drawn by the system's own dice.

The words are common ones of four to seven letters from the OpenTaal list (BSD or CC BY 3.0);
none is the beginning of another. Six of them hold some 72 bits.
"""

import math
import secrets
import unicodedata
from functools import cache
from pathlib import Path

WORDS = 6
LEAST_BITS = 60.0


@cache
def words() -> tuple[str, ...]:
    """Every word that a passphrase may hold, sorted."""
    return tuple((Path(__file__).parent / "words.nl.txt").read_text(encoding="utf-8").split())


def bits(count: int = WORDS) -> float:
    """How many bits a passphrase of so many words holds."""
    return count * math.log2(len(words()))


def new_passphrase() -> str:
    """Six words with hyphens between them, new at every call."""
    return "-".join(secrets.choice(words()) for _ in range(WORDS))


def normal(passphrase: str) -> str:
    """A passphrase as the key is made from it: however it was typed, with hyphens or with spaces.

    The bundle's script does the same: NFKC, lower case, and one hyphen for each run of anything but letters.
    """
    folded = unicodedata.normalize("NFKC", passphrase).lower()
    kept = "".join(letter if "a" <= letter <= "z" else " " for letter in folded)
    return "-".join(kept.split())
