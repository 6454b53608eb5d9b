"""A slip for one person: one fact that others could know this person by, read before the principal reads it."""

from dataclasses import replace

from casusboek.errors import UsageError
from casusboek.findings import allowed
from casusboek.installed import theme_folder
from casusboek.member_check.cover import envelope
from casusboek.member_check.log import Deed
from casusboek.member_check.records import Round, SentBlock
from casusboek.member_check.send import Bundle, hand_over, sealed_up
from casusboek.member_check.session import Desk, today
from casusboek.member_check.vouched import CLEARED
from casusboek.model.check_page import CheckPage, CheckPart
from casusboek.model.member_check import Answer, Overall
from casusboek.model.names import is_fact_id
from casusboek.model.spec import CheckedBlockSpec
from casusboek.site.render.check_page import check_page


def slip(at: Desk, case: str, fact: str, *, until: str = "") -> Bundle:
    """Make the sealed file in which one person reads one fact; an earlier slip takes no answers any more.

    Args:
        at: The study.
        case: Id of the case.
        fact: Id of the fact.
        until: Day until which an answer is hoped for, as the person should read it.

    Raises:
        UsageError: There is no such case, or no such fact with a speaker.
    """
    part, before = _part(at, case, fact), _last(at, fact)
    number = before.number + 1 if before else 1
    page = at.pages[case]
    alone = CheckPage(page.study, case, page.singular, page.edition, (part,), ())
    speaker = next(each.speaker for each in at.study.cases[case].facts if each.id == fact)
    cover = envelope(at, number, until, speaker=speaker)
    made = sealed_up(at, alone, cover, check_page(alone, cover, at.locale, theme_folder()), case=fact)
    shown = {part.block.id: SentBlock(part.block.title, part.block.hash, part.lines)}
    kept = Round(at.study.id, fact, number, made.digest, today(), until, shown)
    return Bundle(hand_over(at, kept, made, before), made.words)


def clear(at: Desk, case: str, fact: str, *, reason: str) -> None:
    """Write down that a speaker cleared a fact, as it stands now, in another way than with a slip.

    Raises:
        UsageError: There is no such case, no such fact with a speaker, or no reason is given.
    """
    part = _part(at, case, fact)
    if not reason.strip():
        raise UsageError("say how the speaker cleared it: --cleared.")
    at.log.add(Deed(CLEARED, at.study.id, fact, 0, artefact=part.block.hash, detail=reason))
    _keep(at, case, fact, CheckedBlockSpec(hash=part.block.hash, state="agreed"))


def answered(at: Desk, case: str, answer: Answer, shown: str) -> None:
    """Write down what a speaker answered: cleared, or to be worded otherwise.

    Args:
        at: The study.
        case: Id of the case.
        answer: The verified answer to a slip; its words stay in the private folder.
        shown: Hash of the fact as the speaker saw it.
    """
    right = all(seen.right for seen in answer.blocks)
    cleared = right and answer.overall is Overall.AGREED and not answer.remark
    if cleared:
        at.log.add(Deed(CLEARED, at.study.id, answer.case, answer.round, actor="school", artefact=shown))
    _keep(at, case, answer.case, CheckedBlockSpec(hash=shown, state="agreed" if cleared else "open"))


def _part(at: Desk, case: str, fact: str) -> CheckPart:
    slips = {part.block.id: part for part in at.pages[at.known(case)].slips if is_fact_id(part.block.id)}
    if fact not in slips:
        raise UsageError(f"{case} has no fact {fact!r} with a speaker. {allowed(fact, slips)}")
    return slips[fact]


def _last(at: Desk, fact: str) -> Round | None:
    """The last slip of a fact."""
    found, number = None, 1
    while kept := at.records.round(at.study.id, fact, number):
        found, number = kept, number + 1
    return found


def _keep(at: Desk, case: str, fact: str, seen: CheckedBlockSpec) -> None:
    check = at.check(case)
    at.keep(case, replace(check, speakers={**check.speakers, fact: seen}))
