"""Taking in an answer: verified, kept in the private folder, and never more than text."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from casusboek.errors import UsageError, reason
from casusboek.member_check.answers import MOST_BYTES, AnswerError, Claimed, read_answer, verified
from casusboek.member_check.log import Deed, Log
from casusboek.member_check.records import Records, Round
from casusboek.member_check.session import GONE, Desk, desk, today
from casusboek.member_check.slip import answered
from casusboek.model.member_check import NEVER, Answer, Overall, State, Step, overall_of
from casusboek.model.names import is_fact_id


@dataclass(frozen=True)
class Taken:
    """An answer that was taken in."""

    case: str
    round: int
    overall: Overall
    remarks: int
    """How many blocks the school wants otherwise."""
    slip: bool = False
    """Whether it is the answer of one speaker to one fact."""


def take_in(root: Path, file: Path, *, private: Path | None = None) -> Taken:
    """Take in the file of a school.

    Args:
        root: The project folder.
        file: What the school sent back.
        private: The private folder, with the rows of private datasets, if it is here.

    Raises:
        AnswerError: It is no answer that may be taken in; it stands in quarantine and nothing else changed.
        UsageError: It cannot be read, or the key of its round is not here.
    """
    raw, records = _raw(file), Records(root)
    try:
        claimed = read_answer(raw)
        kept = _round(records, claimed)
        answer = verified(claimed, records.sent(kept))
        at = desk(root, kept.study, private=private)
        overall = overall_of((*kept.read_without(answer.reader), answer))
        state = None if is_fact_id(answer.case) else _state(at, answer, overall)
    except AnswerError as refused:
        name = hashlib.sha256(raw).hexdigest()
        place = records.quarantine(raw[:MOST_BYTES], name[:16], refused.reason).relative_to(root).as_posix()
        Log(root).add(Deed("quarantined", "", "", 0, artefact=name, detail=refused.reason))
        raise AnswerError(refused.reason, file=file.name, place=place) from None
    return _kept(at, kept, claimed, answer, state)


def answer_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files that are taken in, in turn: those that are named, and of a folder every .json, by name.

    Raises:
        UsageError: A folder holds none.
    """
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not inside:
            raise UsageError(f"{path} holds no answers: their names end in .json.")
        found += inside
    return tuple(dict.fromkeys(found))


def _raw(file: Path) -> bytes:
    """A file as far as an answer may go, and one byte more.

    Raises:
        UsageError: It cannot be read.
    """
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {reason(error)}.") from error


def _round(records: Records, claimed: Claimed) -> Round:
    kept = records.round(claimed.study, claimed.case, claimed.round)
    if kept is None:
        raise AnswerError("unknown")
    return kept


def _state(at: Desk, answer: Answer, overall: Overall) -> State:
    """Where the answer brings the case: a school of which one reader says no is held back at once, and stays so."""
    if at.check(answer.case).round != answer.round:
        raise AnswerError("closed")
    step = {Overall.WITHDRAWS: Step.WITHDRAW, Overall.NOT_AGREED: Step.REFUSE}.get(overall, Step.ANSWER)
    try:
        return at.after(answer.case, step)
    except UsageError:
        raise AnswerError("closed") from None


def _kept(at: Desk, kept: Round, claimed: Claimed, answer: Answer, state: State | None) -> Taken:
    """Write down an answer: first what holds the case back, last what refuses the same file a second time."""
    digest = hashlib.sha256(claimed.body.encode("utf-8")).hexdigest()
    _logged(at, kept, state, digest)
    if state:
        left: dict[str, Any] = GONE if state is State.WITHDRAWN else {}
        at.keep(kept.case, replace(at.check(kept.case), state=state.value, answered=today(), **left))
    else:
        answered(at, kept.case.partition("-")[0], answer, kept.blocks[kept.case].hash)
    plain = _plain(asdict(answer))
    at.records.keep(replace(kept, answers=(*kept.answers, plain), macs=(*kept.macs, claimed.mac)))
    found = sum(not block.right for block in answer.blocks) + bool(answer.remark) + bool(answer.moves)
    return Taken(kept.case, kept.number, answer.overall, found, slip=state is None)


def _logged(at: Desk, kept: Round, state: State | None, digest: str) -> None:
    at.log.add(Deed("answered", kept.study, kept.case, kept.number, actor="school", artefact=digest))
    if state in NEVER:
        at.log.add(Deed(state.value, kept.study, kept.case, kept.number, actor="school"))


def _plain(value: Any) -> Any:
    """Codes as the words that they are, for a JSON file."""
    match value:
        case Enum():
            return value.value
        case dict():
            return {key: _plain(part) for key, part in value.items()}
        case tuple() | list():
            return [_plain(part) for part in value]
    return value
