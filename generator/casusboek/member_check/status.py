"""How far every case has come, at a glance: for a terminal, and as a page on this machine."""

from dataclasses import dataclass
from pathlib import Path

from casusboek.build import theme_folder
from casusboek.errors import UsageError
from casusboek.member_check.desk import Desk
from casusboek.member_check.gate import held_back
from casusboek.member_check.log import Deed
from casusboek.member_check.records import FOLDER
from casusboek.model.member_check import State
from casusboek.site.render.check_page import status_page


@dataclass(frozen=True)
class Standing:
    """Where one case stands."""

    case: str
    state: str
    """Phrase key of the state."""
    round: int
    sent: str
    answered: str
    agreed: str
    changed: int
    """Blocks that say something else than the school last saw."""
    blocks: int
    next: str
    """Phrase key of what can be done now."""
    published: bool


NEXT = {
    State.CONCEPT: "send",
    State.SENT: "wait",
    State.ANSWERED: "process",
    State.PROCESSED: "again",
    State.AGREED: "nothing",
    State.SILENT: "again",
    State.REFUSED: "refused",
    State.WITHDRAWN: "nothing",
}


def standings(at: Desk) -> tuple[Standing, ...]:
    """Every case of a study, in the order of its dataset."""
    held = held_back(at.study, at.pages)
    found = []
    for case, page in at.pages.items():
        check = at.check(case)
        state = State(check.state)
        seen = {name: block.hash for name, block in check.blocks.items()}
        changed = [block for block in page.blocks if seen.get(block.id) != block.hash] if seen else []
        step = "again" if state is State.AGREED and changed else NEXT[state]
        days = (check.sent, check.answered, check.agreed)
        standing = Standing(
            case, state.value, check.round, *days, len(changed), len(page.blocks), step, case not in held
        )
        found.append(standing)
    return tuple(found)


def write_status(at: Desk) -> Path:
    """The same as a page in the private folder."""
    html = status_page(at.study.spec.title, standings(at), at.locale, theme_folder())
    return at.records.private.write_bytes(html, FOLDER, at.study.id, "status.html")


def reminder(at: Desk, case: str) -> str:
    """A letter to a school that has not answered; it holds neither the words nor anything of the page.

    Raises:
        UsageError: There is no such case, or it waits for nothing.
    """
    check, kept = at.check(at.known(case)), at.last(case)
    if State(check.state) is not State.SENT:
        raise UsageError(f"{case} is {check.state}: it waits for no answer.")
    at.log.add(Deed("reminded", at.study.id, case, check.round))
    key = "check_letter_until" if kept and kept.until else "check_letter"
    until = kept.until if kept else ""
    return at.locale(key, case=case, study=at.study.spec.title, sent=check.sent, until=until, round=check.round)
