"""What was released before: the names of its files, and what differs between two editions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

KEPT = "released.json"
"""Beside the data: the cleared cells of what is made from private datasets."""
LEDGER = "ledger.jsonl"
"""Beside the data: which number was released when, how finely, and about whom under a hash."""
KEY = "release.key"
"""In the private folder: makes the hashes of members, which nobody else can make."""
MEMBERS = "members.json"
"""In the private folder: the hashes of members behind each group in the ledger."""
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


def editions(ledger: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The editions in a ledger, in their order."""
    return tuple(dict.fromkeys(str(entry["edition"]) for entry in ledger))


def released_changes(ledger: Iterable[Mapping[str, Any]], before: str, after: str) -> tuple[Change, ...]:
    """The numbers that one edition shows otherwise than another, or of others."""
    entries = tuple(ledger)
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
