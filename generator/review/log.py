"""The log of the member check: lines are only ever added, and each holds the hash of the one before.

It says who did what with which case and when; never a word of a school, never a passphrase.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from generator.errors import BlockedError
from generator.review.private import Private

FIRST = "0" * 64
"""What the first line holds for the line before it."""


@dataclass(frozen=True)
class Deed:
    """One thing that is done with a case."""

    action: str
    study: str
    case: str
    round: int
    actor: str = "author"
    """Role of who does it: ``author`` or ``school``."""
    artefact: str = ""
    """SHA-256 of the file that was made or read."""
    detail: str = ""
    """A code such as the reason of a refusal."""


@dataclass(frozen=True, kw_only=True)
class Entry(Deed):
    """A deed in its place in the log."""

    number: int
    time: str
    """UTC, ISO 8601, to the second."""
    previous: str

    @property
    def line(self) -> str:
        """The entry as one line of JSON."""
        return json.dumps(vars(self), sort_keys=True, separators=(",", ":"), ensure_ascii=True)

    @property
    def hash(self) -> str:
        """SHA-256 of the line, which the next entry holds."""
        return hashlib.sha256(self.line.encode("ascii")).hexdigest()


class Log:
    """The entries in a file of the private folder, which only grows."""

    def __init__(self, private: Private) -> None:
        self.private = private
        self.path = private.path("log.jsonl")

    def entries(self) -> tuple[Entry, ...]:
        """Every entry, verified.

        Raises:
            BlockedError: A line was changed, moved, left out or added by another hand.
        """
        found = tuple(self._read())
        previous = FIRST
        for number, entry in enumerate(found, 1):
            if entry.number != number or entry.previous != previous:
                raise BlockedError(f"the log is broken at line {number}: a line was changed, moved or taken out.")
            previous = entry.hash
        return found

    def _read(self) -> Iterator[Entry]:
        if not self.path.is_file():
            return
        for number, line in enumerate(self.path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                entry = Entry(**json.loads(line))
            except (TypeError, ValueError):
                raise BlockedError(f"the log is broken at line {number}: it is not an entry.") from None
            if entry.line != line:
                raise BlockedError(f"the log is broken at line {number}: it was written by another hand.")
            yield entry

    def add(self, deed: Deed) -> Entry:
        """Add a deed behind the others.

        Raises:
            BlockedError: The log is broken; nothing was added.
        """
        before = self.entries()
        entry = Entry(
            **vars(deed),
            number=len(before) + 1,
            time=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            previous=before[-1].hash if before else FIRST,
        )
        lines = "".join(f"{each.line}\n" for each in (*before, entry))
        self.private.write_bytes(lines.encode("ascii"), "log.jsonl")
        return entry
