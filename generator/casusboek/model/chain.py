"""Lines that only ever grow in number, each with the hash of the one before: any other change shows."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

FIRST = "0" * 64
"""What the first line holds for the line before it."""


class BrokenChainError(Exception):
    """A line was changed, moved, taken out, or written by another hand; it says which and how."""


def line_of(entry: Mapping[str, Any]) -> str:
    """An entry as one line of JSON, always in the same form."""
    return json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def hash_of(line: str) -> str:
    """What the next line holds for this one."""
    return hashlib.sha256(line.encode("ascii")).hexdigest()


def linked(lines: Iterable[str], entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry with its number and the hash of the last of some lines."""
    before = tuple(lines)
    return {**entry, "number": len(before) + 1, "previous": hash_of(before[-1]) if before else FIRST}


def entries_of(lines: Iterable[str]) -> tuple[dict[str, Any], ...]:
    """The entries on some lines, each found in its place.

    Raises:
        BrokenChainError: One of them is not.
    """
    found: list[dict[str, Any]] = []
    previous = FIRST
    for number, line in enumerate(lines, 1):
        entry = _entry(line, number)
        if entry.get("number") != number or entry.get("previous") != previous:
            raise BrokenChainError(f"broken at line {number}: a line was changed, moved or taken out.")
        previous = hash_of(line)
        found.append(entry)
    return tuple(found)


def _entry(line: str, number: int) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except ValueError:
        entry = None
    if not isinstance(entry, dict):
        raise BrokenChainError(f"broken at line {number}: it is not an entry.")
    if line_of(entry) != line:
        raise BrokenChainError(f"broken at line {number}: it was written by another hand.")
    return entry
