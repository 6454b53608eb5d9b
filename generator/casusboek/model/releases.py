"""What was released before: the names of its files, and what differs between two editions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

KEPT = "released.json"
"""Beside the data: the cleared cells of what is made from private datasets."""
LEDGER = "ledger.jsonl"
"""Beside the data: when which cleared release went out, by its hash; of single numbers it says nothing."""
KEY = "release.key"
"""In the private folder: makes the hashes of members, which nobody else can make."""
MEMORY = "memory.json"
"""In the private folder: which number was released when, how finely and about whom, and how the ledger ends."""
LOG = "protect.log.jsonl"
"""In the private folder: explanations, with the values at risk."""


@dataclass(frozen=True)
class Change:
    """A number that is not the same in two editions."""

    fact: str
    before: str
    """How finely it was shown; empty when it was not there."""
    after: str
    others: bool
    """Whether it is about other persons than before."""
    reworded: bool
    """Whether readers see something else."""


def editions(numbers: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The editions that some released numbers are of, in their order."""
    return tuple(dict.fromkeys(str(entry["edition"]) for entry in numbers))


def released_changes(numbers: Iterable[Mapping[str, Any]], before: str, after: str) -> tuple[Change, ...]:
    """The numbers that one edition shows otherwise than another, or of others."""
    entries = tuple(numbers)
    then, now = ({str(e["fact"]): e for e in entries if e["edition"] == edition} for edition in (before, after))
    found = []
    for fact in sorted({*then, *now}):
        old, new = then.get(fact), now.get(fact)
        change = Change(
            fact,
            str(old["level"]) if old else "",
            str(new["level"]) if new else "",
            bool(old and new and old["members"] != new["members"]),
            bool(old and new and old["text"] != new["text"]),
        )
        if change.before != change.after or change.others or change.reworded:
            found.append(change)
    return tuple(found)
