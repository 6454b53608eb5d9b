"""The log of the member check: lines are only ever added, and each holds the hash of the one before.

It says who did what with which case and when; never a word of a school, never a passphrase.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from generator.errors import BlockedError
from generator.model.chain import BrokenChainError, entries_of, hash_of, line_of, linked
from generator.private_folder import Private


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
        return line_of(vars(self))

    @property
    def hash(self) -> str:
        """SHA-256 of the line, which the next entry holds."""
        return hash_of(self.line)


class Log:
    """The entries in a file of the private folder, which only grows."""

    def __init__(self, private: Private) -> None:
        self.private = private
        self.path = private.path("review", "log.jsonl")

    def entries(self) -> tuple[Entry, ...]:
        """Every entry, verified.

        Raises:
            BlockedError: A line was changed, moved, left out or added by another hand.
        """
        return tuple(self._read())

    def _read(self) -> Iterator[Entry]:
        lines = self.path.read_text(encoding="utf-8").splitlines() if self.path.is_file() else ()
        try:
            found = entries_of(lines)
        except BrokenChainError as error:
            raise BlockedError(f"the log is {error}") from None
        for number, entry in enumerate(found, 1):
            try:
                yield Entry(**entry)
            except TypeError:
                raise BlockedError(f"the log is broken at line {number}: it is not an entry.") from None

    def add(self, deed: Deed) -> Entry:
        """Add a deed behind the others.

        Raises:
            BlockedError: The log is broken; nothing was added.
        """
        before = [entry.line for entry in self.entries()]
        time = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        entry = Entry(**linked(before, {**vars(deed), "time": time}))
        lines = "".join(f"{line}\n" for line in (*before, entry.line))
        self.private.write_bytes(lines.encode("ascii"), "review", "log.jsonl")
        return entry
