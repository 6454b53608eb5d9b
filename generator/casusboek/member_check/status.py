"""How far every case has come, at a glance: for a terminal, and as a page on this machine."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from casusboek.installed import theme_folder
from casusboek.member_check.gate import held_back
from casusboek.member_check.records import FOLDER
from casusboek.member_check.session import Desk, today
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
    command: str
    """What to type for that; empty when nothing is to be done."""
    late: bool
    """Whether the day for an answer has passed without one."""
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


COMMANDS = {
    "send": "casusboek review send {case}",
    "wait": "casusboek review remind {case}",
    "process": "casusboek review read {case}",
    "again": "casusboek review send {case}",
    "refused": "casusboek review read {case}",
    "nothing": "",
}
"""What to type for what can be done now."""


def standings(at: Desk) -> tuple[Standing, ...]:
    """Every case of a study, in the order of its dataset."""
    held = held_back(at.study, at.pages, at.vouched)
    found = []
    for case, page in at.pages.items():
        check = at.check(case)
        state = State(check.state)
        seen = {name: block.hash for name, block in check.blocks.items()}
        changed = [block for block in page.blocks if seen.get(block.id) != block.hash] if seen else []
        step = "again" if state is State.AGREED and changed else NEXT[state]
        days = (check.sent, check.answered, check.agreed)
        kept = at.last(case)
        late = state is State.SENT and kept is not None and _passed(kept.until)
        todo = (step, COMMANDS[step].format(case=case), late)
        found.append(
            Standing(case, state.value, check.round, *days, len(changed), len(page.blocks), *todo, case not in held)
        )
    return tuple(found)


def _passed(until: str) -> bool:
    """Whether a day is over; what is not written as a day, such as 2026-05-02, never is."""
    try:
        return date.fromisoformat(until).isoformat() < today()
    except ValueError:
        return False


def write_status(at: Desk) -> Path:
    """The same as a page in the private folder."""
    html = status_page(at.study.spec.title, standings(at), at.locale, theme_folder())
    return at.records.private.write_bytes(html, FOLDER, at.study.id, "status.html")
