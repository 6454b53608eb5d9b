"""The log of the member check: lines are only ever added, and each holds the hash of the one before.

It says who did what with which case and when; never a word of a school, never a passphrase.
A head holds how many lines there are and the hash of the last, so that a line that is taken off the end,
changed there or put behind it shows as well. It is kept apart, among the keys: a log that is gone with its
whole folder shows. Who can write both files can forge both:
only the last hash that ``verify-log`` prints, kept by somebody else, shows that.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from casusboek.errors import BlockedError
from casusboek.member_check.records import FOLDER, PRIVATE, SECRETS, Records
from casusboek.model.chain import FIRST, BrokenChainError, entries_of, hash_of, line_of, linked

LOG, HEAD = "log.jsonl", "log-head.json"


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
    """SHA-256 of the file that was made or read, or of the words that were agreed to."""
    detail: str = ""
    """A code such as the reason of a refusal."""


@dataclass(frozen=True, kw_only=True)
class LogEntry(Deed):
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
    """The entries in a file of the private folder of a project, which only grows."""

    def __init__(self, root: Path) -> None:
        records = Records(root)
        self.private, self.secrets = records.private, records.secrets
        self.path = self.private.path(FOLDER, LOG)
        self.head = self.secrets.path(FOLDER, HEAD)

    def entries(self) -> tuple[LogEntry, ...]:
        """Every entry, verified.

        Raises:
            BlockedError: A line was changed, moved, left out or added by another hand, or the head is missing.
        """
        return tuple(self._read())

    def _read(self) -> Iterator[LogEntry]:
        lines = self.path.read_text(encoding="utf-8").splitlines() if self.path.is_file() else ()
        try:
            found = entries_of(lines)
        except BrokenChainError as error:
            raise BlockedError(f"the log is {error}") from None
        self._refuse_other_end(tuple(lines))
        for number, entry in enumerate(found, 1):
            try:
                yield LogEntry(**entry)
            except TypeError:
                raise BlockedError(f"the log is broken at line {number}: it is not an entry.") from None

    def add(self, deed: Deed) -> LogEntry:
        """Add a deed behind the others.

        Raises:
            BlockedError: The log is broken; nothing was added.
        """
        before = [entry.line for entry in self.entries()]
        time = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        entry = LogEntry(**linked(before, {**vars(deed), "time": time}))
        after = (*before, entry.line)
        # Between any two of these steps the head fits the log: what it expects next may be there or not.
        self._write_head(before, following=entry.line)
        self.private.write_bytes("".join(f"{line}\n" for line in after).encode("ascii"), FOLDER, LOG)
        self._write_head(after)
        return entry

    def _write_head(self, lines: Sequence[str], following: str = "") -> None:
        head = {"lines": len(lines), "last": _last(lines), "following": following}
        self.secrets.write_bytes(f"{line_of(head)}\n".encode("ascii"), FOLDER, HEAD)

    def _refuse_other_end(self, lines: Sequence[str]) -> None:
        """Stop when the log does not end where its head says.

        Raises:
            BlockedError: It does not.
        """
        if not self.head.is_file():
            if lines:
                raise BlockedError(
                    f"the log is broken: {SECRETS}/{FOLDER}/{HEAD}, which says where it ends, is missing."
                )
            return
        try:
            head = json.loads(self.head.read_text(encoding="utf-8"))
            count, last, following = head["lines"], head["last"], head["following"]
        except (ValueError, KeyError, TypeError):
            raise BlockedError(f"the log is broken: {HEAD} does not say where the log ends.") from None
        # A step that was cut short has written the line that the head expects, and not yet the new head.
        ends = lines[:-1] if following and len(lines) == count + 1 and lines[-1] == following else lines
        if len(ends) != count:
            raise BlockedError(
                f"the log is broken at its end: it has {len(lines)} lines, and {count} were written. "
                f"Bring back {PRIVATE}/{FOLDER}/{LOG} from a backup."
            )
        if _last(ends) != last:
            raise BlockedError(f"the log is broken at line {len(ends)}: it is not the line that was written.")


def _last(lines: Sequence[str]) -> str:
    return hash_of(lines[-1]) if lines else FIRST
