"""What is kept of each round, in the private folder: what was sent, what came back, what was done with it."""

import base64
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from casusboek.errors import UsageError
from casusboek.member_check.answers import Sent
from casusboek.model.member_check import Answer, BlockAnswer, MapMove, Overall, Verdict
from casusboek.model.names import is_case_id, is_fact_id, is_study_id
from casusboek.private_folder import Private

PRIVATE, SECRETS, FOLDER = "private", "secrets", "review"


@dataclass(frozen=True)
class SentBlock:
    """A block as the school got to see it."""

    title: str
    hash: str
    lines: tuple[str, ...]
    drawing: str = ""
    """The map as it was drawn, to set beside a later one; other blocks have none."""


@dataclass(frozen=True)
class RemarkDecision:
    """What the authors did with a remark on a block, or on the whole page."""

    block: str
    verdict: str
    remark: str
    outcome: str
    reason: str
    stands: bool = False
    """Whether the remark stands on the page, as the school allowed."""
    line: str = ""
    """The sentence that it was about; empty for the whole block."""
    role: str = ""
    """Who said it, where several answered."""
    year: int = 0
    """Since when it is otherwise; 0 when that was not said."""


@dataclass(frozen=True)
class Round:
    """One round of the member check of one case, or of one fact of a case with its speaker."""

    study: str
    case: str
    """Id of the case, or of the fact."""
    number: int
    bundle: str
    """SHA-256 of what was sent."""
    sent: str
    until: str
    blocks: Mapping[str, SentBlock]
    open: bool = True
    """Whether it still takes answers."""
    answers: tuple[Mapping[str, Any], ...] = ()
    """Every answer that was taken in, the last one counts."""
    macs: tuple[str, ...] = ()
    """Their signatures, so that none is taken in twice."""
    decisions: tuple[RemarkDecision, ...] = field(default=())
    sectors: Mapping[str, str] = field(default_factory=dict)
    """Letter → name of the kinds of partner on the map that was sent."""
    rings: tuple[str, ...] = ()
    """Labels of the rings on that map."""

    @property
    def read(self) -> tuple[Answer, ...]:
        """The answers that count, in the order in which their readers first answered: the last one of each."""
        last = {str(answer.get("reader", "")): answer for answer in self.answers}
        return tuple(_answer(answer) for answer in last.values())

    def read_without(self, reader: str) -> tuple[Answer, ...]:
        """The answers of all readers but one."""
        return tuple(answer for answer in self.read if answer.reader != reader)


class Records:
    """The rounds of a project, in its private folder, with their keys in another."""

    def __init__(self, root: Path) -> None:
        self.private = Private(root / PRIVATE)
        self.secrets = Private(root / SECRETS)

    def round(self, study: str, case: str, number: int) -> Round | None:
        """What is kept of a round, or None."""
        found = self.private.read(FOLDER, study, f"{case}-r{number}.json") if _is_place(study, case) else None
        if found is None:
            return None
        found["blocks"] = {name: SentBlock(**{**b, "lines": tuple(b["lines"])}) for name, b in found["blocks"].items()}
        found["sectors"], found["rings"] = found.get("sectors", {}), tuple(found.get("rings", ()))
        found["decisions"] = tuple(RemarkDecision(**decision) for decision in found["decisions"])
        return Round(**{**found, "answers": tuple(found["answers"]), "macs": tuple(found["macs"])})

    def keep(self, kept: Round) -> None:
        """Keep a round as it stands now."""
        self.private.write(asdict(kept), FOLDER, kept.study, f"{kept.case}-r{kept.number}.json")

    def bundle(self, kept: Round, raw: bytes) -> Path:
        """Keep the file that goes to the school, and return where it is."""
        return self.private.write_bytes(raw, FOLDER, kept.study, self.bundle_name(kept))

    def bundle_name(self, kept: Round) -> str:
        """The name of the file that goes to the school."""
        return f"nalezen-{kept.case}-r{kept.number}.html"

    def keep_secret(self, kept: Round, words: str, sign: bytes) -> Path:
        """Keep the words that open a bundle and the key that its answers are signed with."""
        secret = {"words": words, "sign": base64.b64encode(sign).decode("ascii")}
        return self.secrets.write(secret, kept.study, f"{kept.case}-r{kept.number}.json")

    def sent(self, kept: Round) -> Sent:
        """A round as its answers are held against it.

        Raises:
            UsageError: Its key is not here.
        """
        secret = self.secrets.read(kept.study, f"{kept.case}-r{kept.number}.json")
        if secret is None:
            raise UsageError(f"the key of round {kept.number} of {kept.case} is not in {SECRETS}/.")
        blocks = {name: block.hash for name, block in kept.blocks.items()}
        sign = base64.b64decode(secret["sign"])
        where = (kept.study, kept.case, kept.number, kept.bundle)
        spots = (frozenset(kept.sectors), frozenset(kept.rings))
        return Sent(*where, sign, blocks, *spots, open=kept.open, seen=frozenset(kept.macs))

    def quarantine(self, raw: bytes, name: str, reason: str) -> Path:
        """Set a file apart that is no answer, with the reason beside it."""
        self.private.write({"reason": reason}, FOLDER, "quarantine", f"{name}.reason.json")
        return self.private.write_bytes(raw, FOLDER, "quarantine", f"{name}.txt")


def _answer(kept: Mapping[str, Any]) -> Answer:
    blocks = tuple(BlockAnswer(**{**block, "verdict": Verdict(block["verdict"])}) for block in kept["blocks"])
    moves = tuple(MapMove(**move) for move in kept.get("moves", ()))
    return Answer(**{**kept, "blocks": blocks, "moves": moves, "overall": Overall(kept["overall"])})


def _is_place(study: str, case: str) -> bool:
    return is_study_id(study) and (is_case_id(case) or is_fact_id(case))
