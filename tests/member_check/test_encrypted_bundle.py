"""The seal: what is sealed comes back whole, and nothing else opens it."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest

from casusboek.errors import SealError
from casusboek.member_check.encrypted_bundle import (
    BLOCK,
    LEAST_ITERATIONS,
    MOST_ITERATIONS,
    Keys,
    Sealed,
    keys_of,
    opened,
    padded,
    seal,
    unpadded,
    unseal,
)
from casusboek.member_check.passphrase import LEAST_BITS, bits, new_passphrase, normal, words

TEXT = "Wat er over de tuin komt te staan: één kas, twee paden."
WORDS = ("akker", "boter", "draad", "emmer", "fluit", "gordel")
PASSPHRASE = "-".join(WORDS)


@pytest.fixture(scope="module")
def sealed() -> tuple[Sealed, Keys]:
    """A sealed text with its keys."""
    return seal(TEXT, PASSPHRASE, study="tuinen", case="TUIN1", number=2, iterations=LEAST_ITERATIONS)


def test_a_text_comes_back_whole(sealed: tuple[Sealed, Keys]) -> None:
    """With the passphrase, however it is typed, the text is there again."""
    assert unseal(sealed[0], PASSPHRASE) == TEXT
    assert unseal(sealed[0], f"  {PASSPHRASE.replace('-', '  ').upper()} ") == TEXT


def test_a_thousand_flipped_bits_open_nothing(sealed: tuple[Sealed, Keys]) -> None:
    """One other bit, in the header or in the data, and the seal does not open, even with the keys."""
    found, keys = sealed
    data, header = base64.b64decode(found.data), found.header.encode("ascii")
    dice = Random(1)  # noqa: S311 - which bit is flipped need not be secret
    for number in range(1000):
        raw = bytearray(header if number % 4 == 0 else data)
        place = dice.randrange(len(raw) * 8)
        raw[place // 8] ^= 1 << place % 8
        if number % 4 == 0:
            changed = replace(found, header=raw.decode("latin-1"))
        else:
            changed = replace(found, data=base64.b64encode(raw).decode("ascii"))
        with pytest.raises(SealError):
            opened(changed, keys)


def test_a_hundred_wrong_passphrases_open_nothing(sealed: tuple[Sealed, Keys]) -> None:
    """Neither other words nor the same words in another order open it."""
    near = ["-".join(WORDS[i:] + WORDS[:i]) for i in range(1, len(WORDS))]
    for wrong in [*near, *(new_passphrase() for _ in range(100 - len(near)))]:
        with pytest.raises(SealError):
            unseal(sealed[0], wrong)


DOWNGRADES: dict[str, Callable[[dict[str, object]], object]] = {
    "fewer iterations": lambda header: header.update(iterations=LEAST_ITERATIONS - 1),
    "one iteration": lambda header: header.update(iterations=1),
    "endless iterations": lambda header: header.update(iterations=MOST_ITERATIONS + 1),
    "words for a number": lambda header: header.update(iterations="1000000"),
    "no iterations": lambda header: header.pop("iterations"),
    "another format": lambda header: header.update(format="casusboek-bundle/0"),
    "another case": lambda header: header.update(case="TUIN2"),
    "another round": lambda header: header.update(round=1),
    "a later day": lambda header: header.update(until="2999-01-01"),
    "another cipher": lambda header: header.update(cipher="none"),
    "another salt": lambda header: header.update(salt=base64.b64encode(bytes(16)).decode()),
    "a list": lambda header: header.update(salt=[]),
}


@pytest.mark.parametrize("change", DOWNGRADES.values(), ids=DOWNGRADES)
def test_a_changed_header_is_refused(
    sealed: tuple[Sealed, Keys], change: Callable[[dict[str, object]], object]
) -> None:
    """The header is part of what is sealed."""
    header = json.loads(sealed[0].header)
    change(header)
    with pytest.raises(SealError):
        unseal(replace(sealed[0], header=json.dumps(header, sort_keys=True, separators=(",", ":"))), PASSPHRASE)


def test_two_seals_share_nothing() -> None:
    """The same text under the same passphrase is sealed otherwise each time, and can be as long as another."""
    first, _ = seal("a", PASSPHRASE, study="s", case="C", number=1, iterations=LEAST_ITERATIONS)
    second, _ = seal("a" * 3000, PASSPHRASE, study="s", case="C", number=1, iterations=LEAST_ITERATIONS)

    assert first.data != second.data
    assert json.loads(first.header)["salt"] != json.loads(second.header)["salt"]
    assert len(first.data) == len(second.data)


@pytest.mark.parametrize("size", [0, 1, BLOCK - 5, BLOCK - 4, BLOCK - 3, 3 * BLOCK])
def test_padding_is_whole_blocks(size: int) -> None:
    """Every text fills whole blocks and comes back without its padding."""
    whole = padded(b"x" * size)

    assert len(whole) % BLOCK == 0
    assert unpadded(whole) == b"x" * size


def test_a_false_length_is_refused() -> None:
    """A length that the bytes do not have is an error, not an empty text."""
    with pytest.raises(ValueError, match="length"):
        unpadded((100).to_bytes(4, "big") + bytes(10))


def test_weak_keys_are_not_made() -> None:
    """The bounds hold on our own side too."""
    with pytest.raises(SealError):
        keys_of(PASSPHRASE, bytes(16), LEAST_ITERATIONS - 1)


def test_passphrases_are_strong_and_plain() -> None:
    """Six words of plain letters, none of which begins another, hold over sixty bits."""
    every = words()

    assert bits() > LEAST_BITS
    assert list(every) == sorted(set(every))
    assert all(word.isascii() and word.isalpha() and word.islower() and 4 <= len(word) <= 7 for word in every)
    assert not [pair for pair in pairwise(every) if pair[1].startswith(pair[0])]
    assert normal(new_passphrase()).count("-") == 5
    assert len({new_passphrase() for _ in range(50)}) == 50
