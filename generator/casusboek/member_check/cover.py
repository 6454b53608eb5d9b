"""What stands around the page in a bundle: who sends it, under which rule, and in a later round what became of it."""

import difflib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from casusboek.errors import UsageError
from casusboek.member_check.gate import held_back
from casusboek.member_check.records import RemarkDecision, Round, SentBlock
from casusboek.member_check.session import Desk, today
from casusboek.model.check_page import CheckPart, Cover, Difference, News, Removed, Reply
from casusboek.model.member_check import WHOLE, Overall, Verdict
from casusboek.model.project import Locale
from casusboek.model.spec import CheckedBlockSpec
from casusboek.model.times import in_words
from casusboek.site.render.check_page import map_drawing

UNSEEN = CheckedBlockSpec(hash="")


def envelope(at: Desk, number: int, until: str, *, speaker: str = "") -> Cover:
    """Who sends a bundle, in which round, and until when an answer is hoped for.

    Args:
        at: The study.
        number: Of the round.
        until: Day until which an answer is hoped for; one such as 2026-05-02 is written in words.
        speaker: Role of the one person for whom it is; empty when it is for a school.

    Raises:
        UsageError: The study does not say whom a school can ask.
    """
    spec, language = at.study.spec.member_check, at.locale.language
    if not spec.contact.strip():
        raise UsageError(
            f"say in content/studies/{at.study.id}/study.yml whom a school can ask: "
            'member_check: {contact: "name and telephone number", team: ..., address: e-mail for the answer}.'
        )
    day = in_words(today(), language)
    who = (spec.contact.strip(), spec.team.strip(), spec.address.strip())
    return Cover(number, in_day(until, language), *who, day=day, speaker=speaker)


def cover_of(at: Desk, case: str, until: str, before: Round | None) -> Cover:
    """What stands around the page of a case in its next round.

    Raises:
        UsageError: The study does not say whom a school can ask.
    """
    cover = envelope(at, at.check(case).round + 1, until)
    rule = at.study.spec.member_check
    if rule.rule == "published_under_rule" and case not in held_back(at.study, at.pages, at.vouched):
        day = in_words(rule.date, at.locale.language)
        told = {"reason": rule.reason.strip(), "approver": rule.approver, "date": day}
        cover = replace(cover, ground=at.locale("check_public_ground", **told))
    if before is None or not before.read:
        return cover
    page, agreed = at.pages[case], at.check(case).blocks
    news = {part.block.id: _news(part, before, agreed.get(part.block.id, UNSEEN), at.locale) for part in page.parts}
    removed = tuple(
        Removed(shown.title, replies(before, name, at.locale))
        for name, shown in before.blocks.items()
        if name not in news
    )
    return replace(cover, news=news, removed=removed, whole=replies(before, WHOLE, at.locale))


def in_day(until: str, language: str) -> str:
    """A day as a school reads it: one such as 2026-05-02 in words, anything else as it is."""
    try:
        return in_words(date.fromisoformat(until).isoformat(), language)
    except ValueError:
        return until


def replies(before: Round, block: str, locale: Locale) -> tuple[Reply, ...]:
    """What the school said of a block in a round, in the words that it chose from, and what was done."""
    return tuple(_reply(decision, locale) for decision in before.decisions if decision.block == block)


def _reply(decision: RemarkDecision, locale: Locale) -> Reply:
    said = verdict_words(decision.verdict, locale)
    if decision.year:
        said = locale("check_since", verdict=said, year=decision.year)
    done = (decision.outcome, decision.reason, decision.stands)
    return Reply(said, decision.remark, *done, decision.line, decision.role)


def verdict_words(code: str, locale: Locale) -> str:
    """What a school chose, as it stood in its bundle."""
    words = {verdict.value: f"check_verdict_{verdict.name.lower()}" for verdict in Verdict}
    words |= {overall.value: f"check_overall_{overall.name.lower()}" for overall in Overall}
    return locale(words[code])


def _news(part: CheckPart, before: Round, agreed: CheckedBlockSpec, locale: Locale) -> News:
    old, said = before.blocks.get(part.block.id), replies(before, part.block.id, locale)
    if old is None:
        return News("new", None, said)
    if old.hash == part.block.hash:
        closed = agreed.state == "agreed" and agreed.hash == part.block.hash
        return News("disputed" if said else "agreed" if closed else "same", None, said)
    return News("changed", difference(old, part), said, _before(old, part))


def _before(old: SentBlock, part: CheckPart) -> str:
    """The map as it was, when it is drawn otherwise now."""
    return old.drawing if old.drawing != map_drawing(part.content) else ""


def difference(old: SentBlock, part: CheckPart) -> Difference:
    """The lines that went and the lines that came, in their order; all of them where no line tells the change."""
    told = [line for line in difflib.ndiff(old.lines, part.lines) if line[:2] in ("- ", "+ ")]
    if not told:
        return Difference(old.lines, part.lines)
    return Difference(_with(told, "-"), _with(told, "+"))


def _with(told: Iterable[str], sign: str) -> tuple[str, ...]:
    return tuple(line[2:] for line in told if line[0] == sign)
