"""What the readers of a school said in a round, laid side by side, and what a remark asks of the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from casusboek.errors import BlockedError
from casusboek.member_check.records import RemarkDecision, Round
from casusboek.model.check_page import CheckPage
from casusboek.model.member_check import WHOLE, Answer, MapMove, RemarkOutcome, Verdict
from casusboek.model.project import Locale
from casusboek.pages.block_ids import MAP

DONE = frozenset({RemarkOutcome.ADOPTED.value, RemarkOutcome.PARTLY.value})
"""Outcomes that promise a school other words."""


@dataclass(frozen=True)
class Remark:
    """One thing that a reader wants otherwise."""

    block: str
    """Id of the block, or ``WHOLE``."""
    title: str
    """Of the block; empty for the whole page."""
    verdict: str
    words: str
    """As the reader wrote them; for the map what would have to move, in words."""
    line: str = ""
    """The sentence that it is about; empty for the whole block."""
    year: int = 0
    """Since when it is otherwise; 0 when that was not said."""
    role: str = ""
    """Who says so, where that was told."""
    publish: bool = False

    def about(self, locale: Locale) -> str:
        """Block, sentence and reader as authors read them."""
        found = self.title or locale("check_overall")
        found += f": ‘{self.line}’" if self.line else ""
        return f"{found} ({self.role})" if self.role else found

    def said(self, locale: Locale) -> str:
        """The verdict, with the year where there is one."""
        return locale("check_since", verdict=self.verdict, year=self.year) if self.year else self.verdict


def remarks(kept: Round, locale: Locale) -> tuple[Remark, ...]:
    """Everything that the readers of a round want otherwise, block by block and then the page as a whole."""
    found = [remark for answer in kept.read for remark in _of(answer, kept, locale)]
    order = [*dict.fromkeys(remark.block for remark in found if remark.block != WHOLE), WHOLE]
    return tuple(sorted(found, key=lambda remark: order.index(remark.block)))


def _of(answer: Answer, kept: Round, locale: Locale) -> Iterator[Remark]:
    titles = {name: shown.title for name, shown in kept.blocks.items()}
    for said in answer.blocks:
        if not said.right:
            what = (said.block, titles[said.block], said.verdict.value, said.remark, said.line, said.year)
            yield Remark(*what, answer.role, said.publish)
    if answer.moves:
        words = "\n".join(in_words(move, kept, locale) for move in answer.moves)
        yield Remark(MAP, titles[MAP], Verdict.FACT.value, words, role=answer.role)
    if answer.remark:
        yield Remark(WHOLE, "", answer.overall.value, answer.remark, role=answer.role, publish=answer.publish)


def in_words(move: MapMove, kept: Round, locale: Locale) -> str:
    """What would have to move on the map."""
    if not move.ring:
        return locale("check_map_out", partner=move.partner)
    if not move.sector:
        return locale("check_map_ring_said", partner=move.partner, ring=move.ring)
    return locale("check_map_in", partner=move.partner, ring=move.ring, sector=kept.sectors[move.sector])


def refuse_promises(case: str, kept: Round, decisions: tuple[RemarkDecision, ...], page: CheckPage) -> None:
    """Stop when a remark is called adopted, wholly or in part, and what it is about says what it said.

    Args:
        case: Id of the case.
        kept: The round in which the remarks were made.
        decisions: What was done with them.
        page: The page as it stands now.

    Raises:
        BlockedError: A school would read of a change that was not made.
    """
    now = {block.id: block.hash for block in page.blocks}
    same = {name for name, shown in kept.blocks.items() if now.get(name) == shown.hash}
    empty = {each.block for each in decisions if each.outcome in DONE} & (
        same | ({WHOLE} if same == set(kept.blocks) else set())
    )
    if empty:
        raise BlockedError(
            f"a remark of {case} is called adopted, but these blocks say what they said: {', '.join(sorted(empty))}. "
            "Change the words first, or decide 'not' and say why."
        )
