"""Readings of a school that stand on its page: put there with its consent, taken away without it."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from casusboek.member_check.records import RemarkDecision, Round
from casusboek.model.member_check import Answer, RemarkOutcome
from casusboek.model.spec import CheckedBlockSpec, DisputedSpec
from casusboek.pages.readings import reading_hash, reading_id

LEFT = (RemarkOutcome.PARTLY, RemarkOutcome.NOT)
"""What the authors do with a remark when there is still something to disagree on."""


def allowed_again(said: DisputedSpec, answers: Collection[Answer]) -> bool:
    """Whether the school said once more that its words may stand; silence, or one reader's no, takes them away."""
    found = [each for answer in answers for each in answer.blocks if each.block == reading_id(said.block)]
    return bool(found) and all(each.right for each in found)


def taken_back(before: Iterable[DisputedSpec], answers: Iterable[Answer]) -> Iterator[RemarkDecision]:
    """What is done with each reading that the school said it does not want any more; nobody is asked."""
    names = {reading_id(said.block) for said in before}
    for each in (each for answer in answers for each in answer.blocks):
        if each.block in names and not each.right:
            yield RemarkDecision(each.block, each.verdict.value, each.remark, RemarkOutcome.ADOPTED.value, "")


def standing(
    before: Iterable[DisputedSpec], kept: Round, decisions: Iterable[RemarkDecision], day: str
) -> dict[DisputedSpec, CheckedBlockSpec]:
    """The readings that stand on the page after an answer, each agreed in exactly the words that the school allowed.

    Args:
        before: Those that stood there.
        kept: The round that was answered.
        decisions: What the authors did with it.
        day: Today, for those that come to stand there now.
    """
    new = {each.block: each.remark for each in decisions if each.stands}
    found = {}
    for said in before:
        if said.block not in new and allowed_again(said, kept.read):
            shown = kept.blocks[reading_id(said.block)].hash
            found[said] = CheckedBlockSpec(
                hash=reading_hash(said), state="agreed" if shown == reading_hash(said) else "open"
            )
    for block, text in new.items():
        said = DisputedSpec(block=block, text=text, round=kept.number, day=day)
        found[said] = CheckedBlockSpec(hash=reading_hash(said), state="agreed")
    return found


def cleared(disputed: Iterable[DisputedSpec], blocks: Mapping[str, CheckedBlockSpec]) -> tuple[DisputedSpec, ...]:
    """The readings that may be shown: those in words that the school allowed."""
    agreed = {name: block.hash for name, block in blocks.items() if block.state == "agreed"}
    return tuple(said for said in disputed if agreed.get(reading_id(said.block)) == reading_hash(said))
