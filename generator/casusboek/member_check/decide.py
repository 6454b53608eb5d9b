"""After an answer: what is done with each remark, and when a page is agreed, closed or withdrawn."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from casusboek.errors import UsageError
from casusboek.findings import allowed
from casusboek.member_check.log import Deed
from casusboek.member_check.readings import LEFT, standing, taken_back
from casusboek.member_check.records import RemarkDecision, Round
from casusboek.member_check.remarks import Remark, refuse_promises, remarks
from casusboek.member_check.session import GONE, Desk, today
from casusboek.member_check.vouched import words_of
from casusboek.model.member_check import Overall, RemarkOutcome, State, Step, overall_of
from casusboek.model.spec import ChangeSpec, CheckedBlockSpec, CheckSpec
from casusboek.pages.block_ids import MAP
from casusboek.pages.readings import reading_id

Decide = Callable[[str, str, str], tuple[RemarkOutcome, str]]
"""Asked per remark: what it is about, verdict, words; says what was done, and why."""


Keep = Callable[[str, str, str], bool]
"""Asked where a school and its authors still disagree, and the school allows its words on the site:
id of the block, its title, the words; says whether they are put beside the text."""


class Scope(Enum):
    """What is withdrawn."""

    ROUND = "round"
    """The bundle that was sent: its answers are refused from now on, and the page is a concept again."""
    ALL = "all"
    """Everything about the case: its page and every row that names it leave the site."""


def process(at: Desk, case: str, decide: Decide, keep: Keep) -> tuple[RemarkDecision, ...]:
    """Walk through the remarks of a round; the page is agreed when nothing is left to do.

    What is called adopted, wholly or in part, was changed before: a school never reads of a change that was not made.

    Args:
        at: The study.
        case: Id of the case.
        decide: Asked for every remark.
        keep: Asked for every remark that was not wholly adopted, and that may stand on the site.

    Raises:
        BlockedError: A remark is called adopted, and the page still says what the school saw.
        UsageError: There is no such case, or no answer to process.
    """
    state = at.after(at.known(case), Step.PROCESS)
    kept = at.last(case)
    if kept is None or not kept.read:
        raise UsageError(f"the answer of {case} is not in the private folder of this machine.")
    check = at.check(case)
    decided = tuple(_decisions(at, kept, check, Asked(decide, keep)))
    refuse_promises(case, kept, decided, at.pages[case])
    # A reading that a school takes back goes below, so that its block may still say what it said.
    decisions = (*decided, *taken_back(check.disputed, kept.read))
    at.records.keep(replace(kept, decisions=decisions, open=False))
    readings = standing(check.disputed, kept, decisions, today())
    own = {reading_id(said.block) for said in check.disputed}
    blocks = {
        block.id: _block(block.id, block.hash, kept) for block in at.pages[case].blocks if block.id not in own
    } | {reading_id(said.block): block for said, block in readings.items()}
    words = words_of(blocks)
    at.log.add(Deed("processed", at.study.id, case, kept.number, artefact=words, detail=f"{len(decisions)} remarks"))
    done = all(block.state == "agreed" for block in blocks.values())
    if done and overall_of(kept.read) in (Overall.AGREED, Overall.AGREED_AFTER):
        state = State.AGREED
        at.log.add(Deed("agreed", at.study.id, case, kept.number, actor="school", artefact=words))
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
    at.log.add(Deed("agreed", at.study.id, case, check.round, artefact=words_of(blocks), detail=reason))
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
    at.log.add(Deed("withdrawn" if scope is Scope.ALL else "recalled", at.study.id, case, check.round))
    if kept:
        at.records.keep(replace(kept, open=False))
    left = GONE if scope is Scope.ALL else {}
    at.keep(case, replace(check, state=state.value, **left))


@dataclass(frozen=True)
class Asked:
    """Whom an author's decisions are asked of."""

    decide: Decide
    keep: Keep

    def about(self, remark: Remark, at: Desk, *, may_stand: bool) -> RemarkDecision:
        """What is done with a remark."""
        outcome, reason = self.decide(remark.about(at.locale), remark.said(at.locale), remark.words)
        stands = may_stand and outcome in LEFT and self.keep(remark.block, remark.title, remark.words)
        what = (remark.block, remark.verdict, remark.words, outcome.value, reason)
        return RemarkDecision(*what, stands, remark.line, remark.role, remark.year)


def _decisions(at: Desk, kept: Round, check: CheckSpec, asked: Asked) -> Iterator[RemarkDecision]:
    """Of several readers who allow their words beside the same block, those of one stand there."""
    own = {reading_id(said.block) for said in check.disputed}
    beside: set[str] = set()
    for remark in remarks(kept, at.locale):
        if remark.block not in own:
            decided = asked.about(remark, at, may_stand=remark.publish and remark.block not in beside)
            beside |= {remark.block} if decided.stands else set()
            yield decided


def _block(name: str, now: str, kept: Round) -> CheckedBlockSpec:
    """A block as it stands now: agreed when the school saw these words and no reader wants anything else."""
    said = [each.right for answer in kept.read for each in answer.blocks if each.block == name]
    moved = name == MAP and any(answer.moves for answer in kept.read)
    seen = name in kept.blocks and kept.blocks[name].hash == now
    right = all(said) if said else overall_of(kept.read) is Overall.AGREED
    return CheckedBlockSpec(hash=now, state="agreed" if seen and right and not moved else "open")


def _earlier(changes: tuple[ChangeSpec, ...]) -> Iterator[tuple[str, str]]:
    for change in changes:
        yield from [(change.verdict, change.outcome)] * change.n


def _changes(found: tuple[tuple[str, str], ...]) -> tuple[ChangeSpec, ...]:
    counted = sorted(Counter(found).items())
    return tuple(ChangeSpec(verdict=verdict, outcome=RemarkOutcome(o).value, n=n) for (verdict, o), n in counted)
