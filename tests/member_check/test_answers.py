"""Answers of schools: what belongs to the bundle is taken in as text, everything else is refused with a reason."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from casusboek.member_check.answers import (
    FORMAT,
    MOST_BYTES,
    MOST_LETTERS,
    AnswerError,
    Sent,
    read_answer,
    signed,
    verified,
)
from casusboek.model.member_check import MOST_READING, MapMove, Overall, Verdict

KEY = bytes(range(32))
BLOCK = {"block": "kop", "hash": "1" * 64, "verdict": "klopt", "remark": "", "publish": False, "line": "", "year": 0}
MAP = BLOCK | {"block": "kaart", "hash": "2" * 64}
WEST = "De kas staat in het westen."
OTHERWISE = BLOCK | {"verdict": "duiding anders", "remark": "a" * MOST_READING, "publish": True}
BLOCKS = {"kop": "1" * 64, "kaart": "2" * 64}
SENT = Sent("tuinen", "TUIN1", 2, "b" * 64, KEY, BLOCKS, frozenset("AB"), frozenset({"vast", "soms"}))
CHANGED = BLOCK | {"verdict": "intussen veranderd", "year": 2023, "line": "Er helpen 4 mensen."}
MOVE = {"partner": "kok", "sector": "A", "ring": "soms"}


def body(**changes: Any) -> dict[str, Any]:
    """What a right answer says, with some of it changed."""
    blocks = [
        BLOCK,
        MAP | {"verdict": "feit onjuist", "remark": WEST, "publish": True},
    ]
    right = {"study": "tuinen", "case": "TUIN1", "round": 2, "bundle": "b" * 64, "blocks": blocks}
    right |= {"overall": "akkoord na wijziging", "remark": "", "publish": False, "role": "directie"}
    return right | {"reader": "ab" * 16, "moves": []} | changes


def sealed(text: str, key: bytes = KEY) -> bytes:
    """A file as the bundle makes it."""
    return json.dumps({"format": FORMAT, "body": text, "mac": signed(text, key)}).encode()


def enveloped(mac: str) -> bytes:
    """A right body under any signature."""
    return json.dumps({"format": FORMAT, "body": json.dumps(body()), "mac": mac}).encode()


def file(**changes: Any) -> bytes:
    """A rightly signed file, whatever it says."""
    return sealed(json.dumps(body(**changes)))


def reason(raw: bytes, sent: Sent = SENT) -> str:
    """Why a file is refused."""
    with pytest.raises(AnswerError) as refused:
        verified(read_answer(raw), sent)
    return refused.value.reason


def test_a_right_answer_is_taken_in() -> None:
    """Every block, verdict and remark comes back as it was given."""
    answer = verified(read_answer(file()), SENT)

    assert (answer.case, answer.round, answer.overall, answer.role) == ("TUIN1", 2, Overall.AGREED_AFTER, "directie")
    assert [(block.block, block.verdict, block.remark, block.publish) for block in answer.blocks] == [
        ("kop", Verdict.RIGHT, "", False),
        ("kaart", Verdict.FACT, WEST, True),
    ]


def test_remarks_are_text() -> None:
    """Markup stays what was typed, signs that steer a screen or a terminal go."""
    remark = "<img src=x onerror=alert(1)>\r\n\x1b[31m{{ 7*7 }}\u202e\u0000 [x](javascript:1)\xa0é"

    assert verified(read_answer(file(remark=remark)), SENT).remark == (
        "<img src=x onerror=alert(1)>\n[31m{{ 7*7 }} [x](javascript:1) é"
    )


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "one letter changed": (lambda: file().replace(b"westen", b"oosten"), "tampered"),
    "another key": (lambda: sealed(json.dumps(body()), bytes(32)), "tampered"),
    "no signature": (
        lambda: enveloped(""),
        "tampered",
    ),
    "half a letter": (
        lambda: enveloped("\ud800"),
        "tampered",
    ),
    "another case": (lambda: file(case="TUIN2"), "misplaced"),
    "another study": (lambda: file(study="oogst"), "misplaced"),
    "another round": (lambda: file(round=1), "misplaced"),
    "another bundle": (lambda: file(bundle="c" * 64), "misplaced"),
    "too large": (lambda: b" " * (MOST_BYTES + 1), "oversized"),
    "no JSON": (lambda: b"klopt", "malformed"),
    "no text": (lambda: b"\xff\xfe", "malformed"),
    "endless": (lambda: b"[" * 200_000, "malformed"),
    "a list": (lambda: b"[]", "malformed"),
    "another format": (lambda: file().replace(b"response/3", b"response/1"), "malformed"),
    "a key twice": (lambda: file()[:-1] + b', "mac": ""}', "malformed"),
    "a key more": (lambda: file(extra=1), "malformed"),
    "no number": (lambda: sealed(json.dumps(body()).replace(": 2,", ": NaN,")), "malformed"),
    "true for a round": (lambda: file(round=True), "malformed"),
    "a verdict of its own": (lambda: file(blocks=[BLOCK | {"verdict": "onzin"}]), "unsaid"),
    "a block of its own": (lambda: file(blocks=[BLOCK | {"block": "ander"}]), "unsaid"),
    "an older block": (lambda: file(blocks=[BLOCK | {"hash": "9" * 64}]), "unsaid"),
    "a block twice": (lambda: file(blocks=[BLOCK, BLOCK]), "unsaid"),
    "blocks as words": (lambda: file(blocks="kop"), "unsaid"),
    "a number for a remark": (lambda: file(remark=7), "unsaid"),
    "an endless remark": (lambda: file(remark="a" * (MOST_LETTERS + 1)), "unsaid"),
    "half a sign in a remark": (lambda: file(remark="\ud800"), "unsaid"),
    "a consent that is no yes or no": (lambda: file(blocks=[OTHERWISE | {"publish": 1}]), "unsaid"),
    "no consent asked": (
        lambda: file(blocks=[{key: value for key, value in BLOCK.items() if key != "publish"}]),
        "unsaid",
    ),
    "consent to nothing": (lambda: file(blocks=[OTHERWISE | {"remark": " \u202e"}]), "unsaid"),
    "consent to what is right": (lambda: file(blocks=[OTHERWISE | {"verdict": "klopt"}]), "unsaid"),
    "consent to too much": (lambda: file(blocks=[OTHERWISE | {"remark": "a" * (MOST_READING + 1)}]), "unsaid"),
    "consent while leaving": (lambda: file(overall="trekt zich terug", remark="a", publish=True), "unsaid"),
    "a year without a change": (lambda: file(blocks=[OTHERWISE | {"year": 2023}]), "unsaid"),
    "a change without its year": (lambda: file(blocks=[CHANGED | {"year": 0}]), "unsaid"),
    "right and wrong": (lambda: file(blocks=[BLOCK, CHANGED]), "unsaid"),
    "two remarks that would stand": (lambda: file(blocks=[OTHERWISE, OTHERWISE | {"line": "Hier."}]), "unsaid"),
    "a reader by name": (lambda: file(reader="de directie"), "unsaid"),
    "a ring of its own": (lambda: file(moves=[MOVE | {"ring": "ver"}]), "unsaid"),
    "a kind of its own": (lambda: file(moves=[MOVE | {"sector": "Z"}]), "unsaid"),
    "a move of nobody": (lambda: file(moves=[MOVE | {"partner": " "}]), "unsaid"),
    "a move and more": (lambda: file(moves=[MOVE | {"x": 1}]), "unsaid"),
    "endless moves": (lambda: file(moves=[MOVE] * 201), "unsaid"),
    "another overall": (lambda: file(overall="prima"), "unsaid"),
}


@pytest.mark.parametrize(("raw", "why"), REFUSED.values(), ids=REFUSED)
def test_everything_else_is_refused(raw: Callable[[], bytes], why: str) -> None:
    """A file that was changed, belongs elsewhere or says too much is refused, with a word for the log."""
    assert reason(raw()) == why


def test_a_reading_may_be_as_long_as_it_may_be() -> None:
    """The longest remark that can stand on the site is taken in, with its consent."""
    assert verified(read_answer(file(blocks=[OTHERWISE])), SENT).blocks[0].publish


def test_years_sentences_readers_and_maps_come_along() -> None:
    """Two remarks on one block, each on its own sentence; one with a year, one with a map."""
    answer = verified(
        read_answer(file(blocks=[OTHERWISE, CHANGED], moves=[MOVE, MOVE | {"sector": "", "ring": ""}])), SENT
    )

    assert [(said.line, said.year) for said in answer.blocks] == [("", 0), ("Er helpen 4 mensen.", 2023)]
    assert answer.reader == "ab" * 16
    assert answer.moves == (MapMove("kok", "A", "soms"), MapMove("kok", "", ""))


def test_an_older_bundle_still_answers() -> None:
    """A school may still have a bundle that knows no sentences, years, readers or maps."""
    older = body()
    for key in ("reader", "moves"):
        del older[key]
    for block in older["blocks"]:
        del block["line"], block["year"]
    raw = sealed(json.dumps(older)).replace(b"response/3", b"response/2")

    assert [block.remark for block in verified(read_answer(raw), SENT).blocks] == ["", WEST]


def test_without_a_map_nothing_moves() -> None:
    """A page without a map takes no moves."""
    assert (
        reason(file(moves=[MOVE | {"sector": "", "ring": ""}]), replace(SENT, sectors=frozenset(), rings=frozenset()))
        == "unsaid"
    )


def test_an_answer_counts_once() -> None:
    """The same file a second time changes nothing."""
    seen = frozenset({signed(json.dumps(body()), KEY)})

    assert reason(file(), replace(SENT, seen=seen)) == "replayed"


def test_a_closed_round_takes_nothing() -> None:
    """After the round was closed an answer is kept apart."""
    assert reason(file(), replace(SENT, open=False)) == "closed"


def test_every_flipped_bit_is_seen() -> None:
    """One other bit anywhere in the file, and it is refused or says exactly the same."""
    raw, right = file(), verified(read_answer(file()), SENT)
    for place in range(len(raw) * 8):
        changed = bytearray(raw)
        changed[place // 8] ^= 1 << place % 8
        try:
            assert verified(read_answer(bytes(changed)), SENT) == right
        except AnswerError:
            continue
