"""After an answer: what is done with each remark, and when a page is agreed, closed or withdrawn."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from casusboek.errors import UsageError
from casusboek.findings import allowed
from casusboek.member_check.desk import GONE, Desk, today
from casusboek.member_check.log import Deed
from casusboek.member_check.readings import LEFT, standing, taken_back
from casusboek.member_check.records import Decision, Round
from casusboek.model.member_check import WHOLE, Answer, BlockAnswer, Outcome, Overall, State, Step, Verdict
from casusboek.model.spec import ChangeSpec, CheckedBlockSpec, CheckSpec
from casusboek.pages.readings import reading_id

Decide = Callable[[str, str, str], tuple[Outcome, str]]
"""Asked per remark: title of the block, verdict, remark; says what was done, and why."""


Keep = Callable[[str, str, str], bool]
"""Asked where a school and its authors still disagree, and the school allows its words on the site:
id of the block, its title, the words; says whether they are put beside the text."""


class Scope(Enum):
    """What is withdrawn."""

    ROUND = "round"
    """The bundle that was sent: its answers are refused from now on, and the page is a concept again."""
    ALL = "all"
    """Everything about the case: its page and every row that names it leave the site."""


def process(at: Desk, case: str, decide: Decide, keep: Keep) -> tuple[Decision, ...]:
    """Walk through the remarks of the last answer; the page is agreed when nothing is left to do.

    Args:
        at: The study.
        case: Id of the case.
        decide: Asked for every remark.
        keep: Asked for every remark that was not wholly adopted, and that may stand on the site.

    Raises:
        UsageError: There is no such case, or no answer to process.
    """
    state = at.after(at.known(case), Step.PROCESS)
    kept = at.last(case)
    answer = kept.answer if kept else None
    if kept is None or answer is None:
        raise UsageError(f"the answer of {case} is not in the private folder of this machine.")
    check = at.check(case)
    decisions = (*_decisions(kept, answer, check, Asked(decide, keep)), *taken_back(check.disputed, answer))
    at.records.keep(replace(kept, decisions=decisions, open=False))
    at.log.add(Deed("processed", at.study.id, case, kept.number, detail=f"{len(decisions)} remarks"))
    readings = standing(check.disputed, kept, answer, decisions, today())
    own = {reading_id(said.block) for said in check.disputed}
    blocks = {
        block.id: _block(block.id, block.hash, answer, kept) for block in at.pages[case].blocks if block.id not in own
    } | {reading_id(said.block): block for said, block in readings.items()}
    done = all(block.state == "agreed" for block in blocks.values())
    if done and answer.overall in (Overall.AGREED, Overall.AGREED_AFTER):
        state = State.AGREED
        at.log.add(Deed("agreed", at.study.id, case, kept.number, actor="school"))
    agreed = today() if state is State.AGREED else check.agreed
    changes = _changes((*_earlier(check.changes), *((each.verdict, each.outcome) for each in decisions)))
    at.keep(
        case, replace(check, state=state.value, agreed=agreed, blocks=blocks, changes=changes, disputed=tuple(readings))
    )
    return decisions


def agree(at: Desk, case: str, *, reason: str, read_out: Collection[str] = ()) -> None:
    """Write down that a school agreed in another way than with its file, such as by telephone or on paper.

    That covers the blocks as the school saw them in its last bundle, and those that were read out to it since.

    Args:
        at: The study.
        case: Id of the case.
        reason: How the school agreed.
        read_out: Ids of blocks that changed, appeared or went since, and that were read out to the school.

    Raises:
        UsageError: There is no such case, it was never processed, no reason is given, or a block was neither
            seen nor read out.
    """
    state = at.after(at.known(case), Step.AGREE)
    if not reason.strip():
        raise UsageError("say how the school agreed: --reason.")
    check, page = at.check(case), at.pages[case]
    other = unseen(at, case)
    for name in read_out:
        if name not in other:
            raise UsageError(f"{case} has no block {name!r} that changed since it was sent. {allowed(name, other)}")
    if left := [name for name in other if name not in read_out]:
        options = " ".join(f"--read-out {name}" for name in left)
        raise UsageError(
            f"{case} did not see these blocks as they stand now: {', '.join(left)}. "
            f"Send a new bundle, or read them out to the school and add {options}."
        )
    blocks = {block.id: CheckedBlockSpec(hash=block.hash, state="agreed") for block in page.blocks}
    for name in sorted(read_out):
        at.log.add(Deed("read out", at.study.id, case, check.round, detail=name))
    at.log.add(Deed("agreed", at.study.id, case, check.round, detail=reason))
    at.keep(case, replace(check, state=state.value, agreed=today(), blocks=blocks))


def unseen(at: Desk, case: str) -> tuple[str, ...]:
    """The blocks that the school did not see as they stand now: changed, new or gone since its last bundle."""
    kept = at.last(case)
    seen = {name: shown.hash for name, shown in kept.blocks.items()} if kept else {}
    now = {block.id: block.hash for block in at.pages[case].blocks}
    return tuple(
        name for name in (*now, *(name for name in seen if name not in now)) if seen.get(name) != now.get(name)
    )


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
    left = GONE if scope is Scope.ALL else {}
    at.keep(case, replace(check, state=state.value, **left))


@dataclass(frozen=True)
class Asked:
    """Whom an author's decisions are asked of."""

    decide: Decide
    keep: Keep

    def about(self, block: str, title: str, said: tuple[str, str], *, publish: bool) -> Decision:
        """What is done with a verdict and its remark."""
        outcome, reason = self.decide(title, *said)
        stands = publish and outcome in LEFT and self.keep(block, title, said[1])
        return Decision(block, *said, outcome.value, reason, stands)


def _decisions(kept: Round, answer: Answer, check: CheckSpec, asked: Asked) -> Iterator[Decision]:
    own = {reading_id(said.block) for said in check.disputed}
    for said in answer.blocks:
        if said.block not in own and not _is_right(said):
            title = kept.blocks[said.block].title
            yield asked.about(said.block, title, (said.verdict.value, said.remark), publish=said.publish)
    if answer.remark:
        yield asked.about(WHOLE, "", (answer.overall.value, answer.remark), publish=answer.publish)


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
