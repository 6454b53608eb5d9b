"""Sending: one self-contained file per case and round, and the words that open it."""

import base64
import difflib
import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from casusboek.build import theme_folder
from casusboek.errors import BlockedError
from casusboek.member_check.desk import Desk, today
from casusboek.member_check.gate import waiting
from casusboek.member_check.log import Deed
from casusboek.member_check.passphrase import new_passphrase
from casusboek.member_check.records import Round, Shown
from casusboek.member_check.seal import KEY, LEAST_ITERATIONS, seal
from casusboek.model.check_page import CheckPage, Cover, Difference, Reply
from casusboek.model.member_check import Step
from casusboek.model.spec import CheckedBlockSpec
from casusboek.site.render.check_page import bundle, check_page


@dataclass(frozen=True)
class Bundle:
    """What was made for a school."""

    file: Path
    words: str
    """The passphrase; empty for an open bundle."""


@dataclass(frozen=True)
class Made:
    """A bundle before it is written."""

    raw: bytes
    digest: str
    words: str
    sign: bytes


def send(at: Desk, case: str, *, until: str = "", sealed: bool = True) -> Bundle:
    """Make the bundle of a new round; an earlier round takes no answers any more.

    Args:
        at: The study.
        case: Id of the case.
        until: Day until which an answer is hoped for, as the school should read it.
        sealed: Whether it opens with words only.

    Raises:
        BlockedError: The page names another case, or holds what a speaker has not cleared.
        UsageError: There is no such case, or it cannot be sent now.
    """
    page, state = at.pages[at.known(case)], at.after(case, Step.SEND)
    stray = [part.block.title or part.block.id for part in page.parts if not part.alone]
    if stray:
        raise BlockedError(f"the page of {case} names another case, in: {', '.join(stray)}. Reword it first.")
    if facts := waiting(at.study, case, page):
        raise BlockedError(f"{', '.join(facts)} go to their speakers first: casusboek review slip {case} {facts[0]}.")
    number, before = at.check(case).round + 1, at.last(case)
    replies = tuple(_replies(before)) if before else ()
    differences = tuple(_differences(page, before)) if before else ()
    cover = Cover(number, until, at.study.spec.member_check.contact, differences, replies)
    inner = check_page(page, cover, at.locale, theme_folder())
    made = sealed_up(at, case, cover, inner) if sealed else _open(at, case, cover, inner)
    shown = {part.block.id: Shown(part.block.title, part.block.hash, part.lines) for part in page.parts}
    path = hand_over(at, Round(at.study.id, case, number, made.digest, today(), until, shown), made, before)
    blocks = {part.block.id: CheckedBlockSpec(hash=part.block.hash) for part in page.parts}
    at.keep(case, replace(at.check(case), state=state.value, round=number, sent=today(), blocks=blocks))
    return Bundle(path, made.words)


def hand_over(at: Desk, kept: Round, made: Made, before: Round | None) -> Path:
    """Keep a new round with its keys, close the one before, and return the file that goes out."""
    at.records.keep_secret(kept, made.words, made.sign)
    path = at.records.bundle(kept, made.raw)
    at.records.keep(kept)
    if before and before.open:
        at.records.keep(replace(before, open=False))
    at.log.add(Deed("sent", kept.study, kept.case, kept.number, artefact=made.digest))
    return path


def sealed_up(at: Desk, case: str, cover: Cover, inner: str) -> Made:
    """A page under a seal, with the words that open it."""
    words = new_passphrase()
    study, number = at.study.id, cover.round
    lock, keys = seal(
        inner, words, study=study, case=case, number=number, until=cover.until, iterations=LEAST_ITERATIONS
    )
    facts = {"header": lock.header, "data": lock.data}
    raw = bundle(facts, at.locale, theme_folder(), title=at.locale("check_locked"))
    return Made(raw, _digest(f"{lock.header}\n{lock.data}"), words, keys.sign)


def _open(at: Desk, case: str, cover: Cover, inner: str) -> Made:
    digest, sign = _digest(inner), secrets.token_bytes(KEY)
    facts = {"study": at.study.id, "case": case, "round": cover.round, "bundle": digest}
    key = {"facts": facts, "key": base64.b64encode(sign).decode("ascii")}
    raw = bundle(key, at.locale, theme_folder(), title=at.locale("check_title", case=case), page=inner)
    return Made(raw, digest, "", sign)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _replies(before: Round) -> Iterator[Reply]:
    """What the school said in the round before, and what was done."""
    for decision in before.decisions:
        shown = before.blocks.get(decision.block)
        title = shown.title if shown else ""
        yield Reply(title, decision.verdict, decision.remark, decision.outcome, decision.reason, decision.stands)


def _differences(page: CheckPage, before: Round) -> Iterator[Difference]:
    """The blocks that say something else than in the round before; new and removed ones too."""
    for part in page.parts:
        old = before.blocks.get(part.block.id)
        if old is None or old.hash != part.block.hash:
            yield _difference(part.block.title, old.lines if old else (), part.lines)
    here = {block.id for block in page.blocks}
    for name, old in before.blocks.items():
        if name not in here:
            yield Difference(old.title, old.lines, ())


def _difference(title: str, old: tuple[str, ...], new: tuple[str, ...]) -> Difference:
    """The lines that went and the lines that came, in their order."""
    told = [line for line in difflib.ndiff(old, new) if line[:2] in ("- ", "+ ")]
    gone = tuple(line[2:] for line in told if line[0] == "-")
    return Difference(title, gone, tuple(line[2:] for line in told if line[0] == "+"))
