"""Sending: one self-contained file per case and round, and the words that open it."""

import base64
import hashlib
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from casusboek.errors import BlockedError
from casusboek.installed import theme_folder
from casusboek.member_check.cover import cover_of
from casusboek.member_check.encrypted_bundle import KEY, LEAST_ITERATIONS, seal
from casusboek.member_check.gate import waiting
from casusboek.member_check.log import Deed
from casusboek.member_check.passphrase import new_passphrase
from casusboek.member_check.records import Round, SentBlock
from casusboek.member_check.remarks import refuse_promises
from casusboek.member_check.session import Desk, today
from casusboek.model.check_page import CheckPage, CheckPart, Cover
from casusboek.model.member_check import Step
from casusboek.model.network_map import NetworkMap
from casusboek.model.spec import CheckedBlockSpec
from casusboek.site.render.check_page import bundle, check_page, map_drawing, sender


@dataclass(frozen=True)
class Bundle:
    """What was made for a school."""

    file: Path
    words: str
    """The passphrase; empty for an open bundle."""


@dataclass(frozen=True)
class PreparedBundle:
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
        BlockedError: The page names another case or takes a number of one, holds what a speaker has not cleared,
            or says what it said where a remark on it is called adopted.
        UsageError: There is no such case, it cannot be sent now, or nobody is named whom the school can ask.
    """
    page, state = at.pages[at.known(case)], at.after(case, Step.SEND)
    stray = [part.block.title or part.block.id for part in page.parts if not part.alone]
    if stray:
        raise BlockedError(f"the page of {case} names another case, in: {', '.join(stray)}. Reword it first.")
    if page.borrowed:
        raise BlockedError(f"the texts of {case} take a number of another case: {', '.join(page.borrowed)}.")
    if facts := waiting(at.study, case, page, at.vouched):
        raise BlockedError(f"{', '.join(facts)} go to their speakers first: casusboek review slip {case} {facts[0]}.")
    number, before = at.check(case).round + 1, at.last(case)
    if before:
        refuse_promises(case, before, before.decisions, page)
    cover = cover_of(at, case, until, before)
    inner = check_page(page, cover, at.locale, theme_folder())
    made = sealed_up(at, page, cover, inner) if sealed else _open(at, case, cover, inner)
    shown = {part.block.id: _shown(part) for part in page.parts}
    kept = replace(Round(at.study.id, case, number, made.digest, today(), until, shown), **_map(page))
    path = hand_over(at, kept, made, before)
    blocks = {part.block.id: CheckedBlockSpec(hash=part.block.hash) for part in page.parts}
    at.keep(case, replace(at.check(case), state=state.value, round=number, sent=today(), blocks=blocks))
    return Bundle(path, made.words)


def _shown(part: CheckPart) -> SentBlock:
    return SentBlock(part.block.title, part.block.hash, part.lines, map_drawing(part.content))


def _map(page: CheckPage) -> dict[str, Any]:
    """The places on the map of a page, by which a school can move partners."""
    networks = [part.content.network for part in page.parts if isinstance(part.content, NetworkMap)]
    return {
        "sectors": {sector.letter: sector.label for network in networks for sector in network.sectors},
        "rings": tuple(ring.label for network in networks for ring in network.rings),
    }


def hand_over(at: Desk, kept: Round, made: PreparedBundle, before: Round | None) -> Path:
    """Keep a new round with its keys, close the one before, and return the file that goes out."""
    at.records.keep_secret(kept, made.words, made.sign)
    path = at.records.bundle(kept, made.raw)
    at.records.keep(kept)
    if before and before.open:
        at.records.keep(replace(before, open=False))
    at.log.add(Deed("sent", kept.study, kept.case, kept.number, artefact=made.digest))
    return path


def sealed_up(at: Desk, page: CheckPage, cover: Cover, inner: str, *, case: str = "") -> PreparedBundle:
    """A page under a seal, with the words that open it.

    Args:
        at: The study.
        page: What is sealed, for the words on its outside.
        cover: What stands around it.
        inner: The page as HTML.
        case: Id of the fact, for the one speaker of it.
    """
    words = new_passphrase()
    study, number, case = at.study.id, cover.round, case or page.case
    lock, keys = seal(
        inner, words, study=study, case=case, number=number, until=cover.until, iterations=LEAST_ITERATIONS
    )
    facts = {"header": lock.header, "data": lock.data, "speaker": bool(cover.speaker)}
    about = sender(page, cover, at.locale)
    raw = bundle(facts, at.locale, theme_folder(), title=at.locale("check_locked"), about=about)
    return PreparedBundle(raw, _digest(f"{lock.header}\n{lock.data}"), words, keys.sign)


def _open(at: Desk, case: str, cover: Cover, inner: str) -> PreparedBundle:
    digest, sign = _digest(inner), secrets.token_bytes(KEY)
    facts = {"study": at.study.id, "case": case, "round": cover.round, "bundle": digest}
    key = {"facts": facts, "speaker": False, "key": base64.b64encode(sign).decode("ascii")}
    raw = bundle(key, at.locale, theme_folder(), title=at.locale("check_title", case=case), page=inner)
    return PreparedBundle(raw, digest, "", sign)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
