"""A sealed text: only who has the passphrase reads it, and nobody changes it unseen.

PBKDF2-SHA256 (RFC 8018) makes a master key of the passphrase, HKDF-SHA256 (RFC 5869) makes of it
one key to encrypt and one to sign answers; AES-256-GCM (NIST SP 800-38D) encrypts, and its additional data
are the header, so a header with fewer iterations, another school or another round opens nothing.
WebCrypto in the reader's browser does the same with the same bytes.
"""

import base64
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from casusboek.errors import SealError
from casusboek.member_check.passphrase import normal

FORMAT = "casusboek-bundle/1"
LEAST_ITERATIONS = 1_000_000
MOST_ITERATIONS = 10_000_000
"""More would keep a reader waiting, or a computer busy on purpose."""
BLOCK = 4096
"""A plain text is padded to a multiple of so many bytes, so its length says little."""
BROKEN = "the passphrase is wrong, or the bundle was changed."
SALT, NONCE, KEY = 16, 12, 32


@dataclass(frozen=True)
class Header:
    """What stands openly on a bundle, and cannot be changed without breaking the seal."""

    study: str
    case: str
    round: int
    iterations: int
    salt: str
    """Base64."""
    nonce: str
    """Base64."""
    until: str = ""
    """Day until which an answer is hoped for, ISO 8601; the text says that an old file still opens."""

    def canonical(self) -> bytes:
        """The header's bytes, the same on both sides: JSON, sorted keys, no spaces."""
        fields = {"format": FORMAT, "kdf": "PBKDF2-SHA256", "cipher": "AES-256-GCM", **vars(self)}
        return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


@dataclass(frozen=True)
class Keys:
    """What a passphrase and a salt make."""

    encrypt: bytes
    sign: bytes


@dataclass(frozen=True)
class Sealed:
    """A header, as its exact text, and what it seals."""

    header: str
    data: str
    """Base64 of the encrypted bytes with their tag."""


def keys_of(passphrase: str, salt: bytes, iterations: int) -> Keys:
    """The keys of a passphrase.

    Raises:
        SealError: The number of iterations is outside the bounds.
    """
    if not LEAST_ITERATIONS <= iterations <= MOST_ITERATIONS:
        raise SealError("the header asks for a number of iterations that is not allowed.")
    kdf = PBKDF2HMAC(algorithm=SHA256(), length=KEY, salt=salt, iterations=iterations)
    master = kdf.derive(normal(passphrase).encode("ascii"))
    return Keys(_expanded(master, salt, b"casusboek encrypt"), _expanded(master, salt, b"casusboek sign"))


def _expanded(master: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY, salt=salt, info=purpose).derive(master)


def seal(
    text: str, passphrase: str, *, study: str, case: str, number: int, until: str = "", iterations: int
) -> tuple[Sealed, Keys]:
    """Seal a text under a new salt and nonce; the keys come back so that answers can be verified later.

    Args:
        text: What only the school may read.
        passphrase: Six words; see ``new_passphrase``.
        study: Id of the study.
        case: Id of the case.
        number: The round.
        until: Day until which an answer is hoped for.
        iterations: Of PBKDF2; at least one million.

    Raises:
        SealError: The number of iterations is outside the bounds.
    """
    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    keys = keys_of(passphrase, salt, iterations)
    header = Header(study, case, number, iterations, _text(salt), _text(nonce), until).canonical()
    data = AESGCM(keys.encrypt).encrypt(nonce, padded(text.encode("utf-8")), header)
    return Sealed(header.decode("ascii"), _text(data)), keys


def unseal(sealed: Sealed, passphrase: str) -> str:
    """The text under a seal.

    Raises:
        SealError: The header is not one of ours or asks for too little, the passphrase is wrong,
            or a bit of the header or of the data was changed; which of these is not told apart.
    """
    try:
        header: Mapping[str, object] = json.loads(sealed.header)
        if header["format"] != FORMAT or not isinstance(header["iterations"], int):
            raise SealError("this is not the header of a bundle.")
        keys = keys_of(passphrase, _bytes(header["salt"]), header["iterations"])
    except (KeyError, TypeError, ValueError) as problem:
        raise SealError(BROKEN) from problem
    return opened(sealed, keys)


def opened(sealed: Sealed, keys: Keys) -> str:
    """The text under a seal whose keys are known.

    Raises:
        SealError: The keys are others', or a bit of the header or of the data was changed.
    """
    try:
        nonce = _bytes(json.loads(sealed.header)["nonce"])
        data = base64.b64decode(sealed.data, validate=True)
        return unpadded(AESGCM(keys.encrypt).decrypt(nonce, data, sealed.header.encode("utf-8"))).decode("utf-8")
    except (InvalidTag, KeyError, TypeError, ValueError) as problem:
        raise SealError(BROKEN) from problem


def padded(plain: bytes) -> bytes:
    """Four bytes of length, the bytes, and zeros up to a whole number of blocks."""
    whole = len(plain).to_bytes(4, "big") + plain
    return whole + bytes(-len(whole) % BLOCK)


def unpadded(whole: bytes) -> bytes:
    """The bytes that were padded.

    Raises:
        ValueError: The length does not fit.
    """
    length = int.from_bytes(whole[:4], "big")
    if length > len(whole) - 4:
        raise ValueError("length")
    return whole[4 : 4 + length]


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: object) -> bytes:
    if not isinstance(text, str):
        raise TypeError("text")
    return base64.b64decode(text, validate=True)
