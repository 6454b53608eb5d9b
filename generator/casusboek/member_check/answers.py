"""Answers of schools, verified before anything is done with them.

An answer is a small JSON file: its ``body`` is a text, and ``mac`` is HMAC-SHA256 (RFC 2104) over the
bytes of that text. That proves that someone with the bundle and its passphrase made it, not which person.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from casusboek.errors import BlockedError
from casusboek.member_check.refusals import REFUSALS
from casusboek.model.member_check import (
    MAY_STAND,
    MOST_READING,
    YEARS,
    Answer,
    BlockAnswer,
    MapMove,
    Overall,
    Verdict,
)

FORMAT = "casusboek-response/3"
MOST_BYTES = 1_000_000
MOST_LETTERS = 5_000
"""Of one remark."""
OLDER = "casusboek-response/2"
"""As bundles made it before readers, sentences, years and maps; schools may still have one."""
ENVELOPE = {"format", "body", "mac"}
BODY = {"study", "case", "round", "bundle", "blocks", "overall", "remark", "publish", "role", "reader", "moves"}
BLOCK = {"block", "hash", "verdict", "remark", "publish", "line", "year"}
LATER = {"reader", "moves", "line", "year"}
"""What the older form does not have."""
MOVE = {"partner", "sector", "ring"}
MOST_MOVES = 200
READER = re.compile(r"[0-9a-f]{0,32}")
NO = (Overall.NOT_AGREED, Overall.WITHDRAWS)


class AnswerError(BlockedError):
    """A file is no answer that may be taken in; ``reason`` is one word for the log.

    Args:
        reason: A key of ``REFUSALS``.
        file: Name of the file, once it is known.
        place: Where it was put aside, below the project.
    """

    def __init__(self, reason: str, *, file: str = "this file", place: str = "") -> None:
        what, todo = REFUSALS[reason]
        put = f" It was put in {place}; nothing else changed." if place else ""
        super().__init__(f"{file} was not taken in: {what}. {todo}{put}")
        self.reason = reason


@dataclass(frozen=True)
class Sent:
    """What is known of a bundle that was sent."""

    study: str
    case: str
    round: int
    bundle: str
    """SHA-256 of the bundle."""
    sign: bytes
    """The key that its answers are signed with."""
    blocks: Mapping[str, str]
    """Block → hash, as the school sees them."""
    sectors: frozenset[str] = frozenset()
    """Letters of the kinds of partner on its map; none without a map."""
    rings: frozenset[str] = frozenset()
    """Labels of the rings on its map."""
    open: bool = True
    """Whether this round still takes answers."""
    seen: frozenset[str] = frozenset()
    """The signatures of answers that were taken in already."""


@dataclass(frozen=True)
class Claimed:
    """What an answer says of itself, before it is verified."""

    study: str
    case: str
    round: int
    body: str
    mac: str


def read_answer(raw: bytes) -> Claimed:
    """What a file claims to be the answer to.

    Raises:
        AnswerError: It is too large, or not in the form of an answer.
    """
    if len(raw) > MOST_BYTES:
        raise AnswerError("oversized")
    envelope = _object(raw, ENVELOPE)
    if envelope["format"] not in (FORMAT, OLDER) or not all(isinstance(envelope[key], str) for key in ("body", "mac")):
        raise AnswerError("malformed")
    keys = BODY if envelope["format"] == FORMAT else BODY - LATER
    body = _object(envelope["body"].encode("utf-8", "surrogatepass"), keys)
    study, case, number = body["study"], body["case"], body["round"]
    if not (isinstance(study, str) and isinstance(case, str) and type(number) is int):
        raise AnswerError("malformed")
    return Claimed(study, case, number, envelope["body"], envelope["mac"])


def verified(claimed: Claimed, sent: Sent) -> Answer:
    """The answer, once it is certain that it belongs to the bundle that was sent.

    Args:
        claimed: What ``read_answer`` gave.
        sent: The bundle of that case and round.

    Raises:
        AnswerError: It was signed with another key or changed, belongs to another bundle or round,
            was taken in before, comes after the round was closed, or says what no answer can say.
    """
    signature = signed(claimed.body, sent.sign)
    if not hmac.compare_digest(signature.encode("ascii"), claimed.mac.encode("utf-8", "surrogatepass")):
        raise AnswerError("tampered")
    if (claimed.study, claimed.case, claimed.round) != (sent.study, sent.case, sent.round):
        raise AnswerError("misplaced")
    if signature in sent.seen:
        raise AnswerError("replayed")
    if not sent.open:
        raise AnswerError("closed")
    try:
        return _answer(json.loads(claimed.body), sent)
    except (KeyError, TypeError, ValueError):
        raise AnswerError("unsaid") from None


def signed(body: str, key: bytes) -> str:
    """The signature under a text, in Base64."""
    return base64.b64encode(hmac.digest(key, body.encode("utf-8", "surrogatepass"), hashlib.sha256)).decode("ascii")


def _answer(body: dict[str, Any], sent: Sent) -> Answer:
    if body["bundle"] != sent.bundle:
        raise AnswerError("misplaced")
    blocks = tuple(_block(block, sent) for block in body["blocks"])
    _refuse_doubles(blocks)
    overall, remark, role = Overall(body["overall"]), _words(body["remark"]), _words(body["role"])
    publish = _allowed(body["publish"], remark, fits=overall not in NO)
    reader, moves = _reader(body.get("reader", "")), tuple(_move(move, sent) for move in body.get("moves", []))
    if len(moves) > MOST_MOVES:
        raise ValueError("moves")
    where = (sent.study, sent.case, sent.round, sent.bundle)
    return Answer(*where, blocks, overall, remark, role, publish, reader, moves)


def _refuse_doubles(blocks: tuple[BlockAnswer, ...]) -> None:
    """Each sentence has one remark, and of the remarks on a block at most one comes to stand on the site.

    Raises:
        ValueError: One has two.
    """
    about = [(block.block, block.line) for block in blocks]
    stand = [block.block for block in blocks if block.publish]
    if len(set(about)) != len(about) or len(set(stand)) != len(stand):
        raise ValueError("a block twice")
    right = {block.block for block in blocks if block.right}
    if right & {block.block for block in blocks if not block.right}:
        raise ValueError("right and wrong")


def _block(block: dict[str, Any], sent: Sent) -> BlockAnswer:
    if set(block) not in (BLOCK, BLOCK - LATER) or sent.blocks[block["block"]] != block["hash"]:
        raise ValueError("block")
    verdict, remark = Verdict(block["verdict"]), _words(block["remark"])
    publish = _allowed(block["publish"], remark, fits=verdict in MAY_STAND)
    line, year = _words(block.get("line", "")), _year(block.get("year", 0), verdict)
    return BlockAnswer(block["block"], block["hash"], verdict, remark, publish, line, year)


def _year(year: object, verdict: Verdict) -> int:
    """Since when something changed; only that verdict has a year."""
    if type(year) is not int or (year not in YEARS if verdict is Verdict.CHANGED else year != 0):
        raise ValueError("year")
    return year


def _reader(reader: object) -> str:
    if not isinstance(reader, str) or not READER.fullmatch(reader):
        raise ValueError("reader")
    return reader


def _move(move: dict[str, Any], sent: Sent) -> MapMove:
    partner = _words(move["partner"])
    sector, ring = move["sector"], move["ring"]
    if set(move) != MOVE or not partner or sector not in sent.sectors | {""} or ring not in sent.rings | {""}:
        raise ValueError("move")
    if not sent.rings:
        raise ValueError("no map")
    return MapMove(partner, sector, ring)


def _allowed(publish: object, remark: str, *, fits: bool) -> bool:
    """Whether a remark may stand on the site; nothing is allowed that could not stand there."""
    if not isinstance(publish, bool) or (publish and not (fits and 0 < len(remark) <= MOST_READING)):
        raise ValueError("publish")
    return publish


def _words(text: object) -> str:
    """A remark as plain text: no control signs but line ends, and not endless."""
    if not isinstance(text, str) or len(text) > MOST_LETTERS:
        raise ValueError("remark")
    text.encode("utf-8")
    plain = text.replace("\r\n", "\n").replace("\xa0", " ")
    return "".join(sign for sign in plain if sign == "\n" or sign.isprintable()).strip()


def _object(raw: bytes, keys: set[str]) -> dict[str, Any]:
    """A JSON object with exactly these keys, none twice.

    Raises:
        AnswerError: It is anything else.
    """
    try:
        found = json.loads(raw.decode("utf-8"), object_pairs_hook=_once, parse_constant=_constant)
    except (ValueError, RecursionError):
        raise AnswerError("malformed") from None
    if not isinstance(found, dict) or set(found) != keys:
        raise AnswerError("malformed")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key twice")
    return dict(pairs)


def _constant(name: str) -> None:
    raise ValueError(name)
