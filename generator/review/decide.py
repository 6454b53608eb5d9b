"""After an answer: what is done with each remark, and when a page is agreed, closed or withdrawn."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import Enum
from typing import Any

from generator.errors import UsageError
from generator.model.member_check import Answer, BlockAnswer, Outcome, Overall, State, Step, Verdict
from generator.model.spec import ChangeSpec, CheckedBlockSpec
from generator.review.desk import Desk, today
from generator.review.log import Deed
from generator.review.records import Decision, Round

WHOLE = "overall"
"""The name of a remark on the page as a whole."""

Decide = Callable[[str, str, str], tuple[Outcome, str]]
"""Asked per remark: title of the block, verdict, remark; says what was done, and why."""


class Scope(Enum):
    """What is withdrawn."""

    ROUND = "round"
    """The bundle that was sent: its answers are refused from now on, and the page is a concept again."""
    ALL = "all"
    """Everything about the case: its page and every row that names it leave the site."""


def process(at: Desk, case: str, decide: Decide) -> tuple[Decision, ...]:
    """Walk through the remarks of the last answer; the page is agreed when nothing is left to do.

    Args:
        at: The study.
        case: Id of the case.
        decide: Asked for every remark.

    Raises:
        UsageError: There is no such case, or no answer to process.
    """
    state = at.after(at.known(case), Step.PROCESS)
    kept = at.last(case)
    answer = kept.answer if kept else None
    if kept is None or answer is None:
        raise UsageError(f"the answer of {case} is not in the private folder of this machine.")
    decisions = tuple(_decisions(kept, answer, decide))
    at.records.keep(replace(kept, decisions=decisions, open=False))
    at.log.add(Deed("processed", at.study.id, case, kept.number, detail=f"{len(decisions)} remarks"))
    check = at.check(case)
    blocks = {block.id: _block(block.id, block.hash, answer, kept) for block in at.pages[case].blocks}
    done = all(block.state == "agreed" for block in blocks.values())
    if done and answer.overall in (Overall.AGREED, Overall.AGREED_AFTER):
        state = State.AGREED
        at.log.add(Deed("agreed", at.study.id, case, kept.number, actor="school"))
    agreed = today() if state is State.AGREED else check.agreed
    changes = _changes((*_earlier(check.changes), *((each.verdict, each.outcome) for each in decisions)))
    at.keep(case, replace(check, state=state.value, agreed=agreed, blocks=blocks, changes=changes))
    return decisions


def agree(at: Desk, case: str, *, reason: str) -> None:
    """Write down that a school agreed in another way than with its file, such as by telephone or on paper.

    Raises:
        UsageError: There is no such case, it was never processed, or no reason is given.
    """
    state = at.after(at.known(case), Step.AGREE)
    if not reason.strip():
        raise UsageError("say how the school agreed: --reason.")
    check = at.check(case)
    blocks = {block.id: CheckedBlockSpec(hash=block.hash, state="agreed") for block in at.pages[case].blocks}
    at.log.add(Deed("agreed", at.study.id, case, check.round, detail=reason))
    at.keep(case, replace(check, state=state.value, agreed=today(), blocks=blocks))


def close(at: Desk, case: str) -> None:
    """End a round that was not answered in time; silence is no agreement.

    Raises:
        UsageError: There is no such case, or it waits for nothing.
    """
    state = at.after(at.known(case), Step.EXPIRE)
    check = at.check(case)
    at.log.add(Deed("closed", at.study.id, case, check.round))
    at.keep(case, replace(check, state=state.value))


def withdraw(at: Desk, case: str, scope: Scope) -> None:
    """Take back a round, or everything about a case.

    Raises:
        UsageError: There is no such case, or it was withdrawn before.
    """
    state = at.after(at.known(case), Step.WITHDRAW if scope is Scope.ALL else Step.RECALL)
    check, kept = at.check(case), at.last(case)
    if kept:
        at.records.keep(replace(kept, open=False))
    at.log.add(Deed("withdrawn", at.study.id, case, check.round, detail=scope.value))
    left: dict[str, Any] = {"blocks": {}, "speakers": {}} if scope is Scope.ALL else {}
    at.keep(case, replace(check, state=state.value, **left))


def _decisions(kept: Round, answer: Answer, decide: Decide) -> Iterator[Decision]:
    for said in answer.blocks:
        if said.verdict is not Verdict.RIGHT or said.remark:
            outcome, reason = decide(kept.blocks[said.block].title, said.verdict.value, said.remark)
            yield Decision(said.block, said.verdict.value, said.remark, outcome.value, reason)
    if answer.remark:
        outcome, reason = decide("", answer.overall.value, answer.remark)
        yield Decision(WHOLE, answer.overall.value, answer.remark, outcome.value, reason)


def _block(name: str, now: str, answer: Answer, kept: Round) -> CheckedBlockSpec:
    """A block as it stands now: agreed when the school saw these words and wants nothing else."""
    said = next((each for each in answer.blocks if each.block == name), None)
    seen = name in kept.blocks and kept.blocks[name].hash == now
    right = _is_right(said) if said else answer.overall is Overall.AGREED
    return CheckedBlockSpec(hash=now, state="agreed" if seen and right else "open")


def _is_right(said: BlockAnswer) -> bool:
    return said.verdict is Verdict.RIGHT and not said.remark


def _earlier(changes: tuple[ChangeSpec, ...]) -> Iterator[tuple[str, str]]:
    for change in changes:
        yield from [(change.verdict, change.outcome)] * change.n


def _changes(found: tuple[tuple[str, str], ...]) -> tuple[ChangeSpec, ...]:
    counted = sorted(Counter(found).items())
    return tuple(ChangeSpec(verdict=verdict, outcome=Outcome(o).value, n=n) for (verdict, o), n in counted)
