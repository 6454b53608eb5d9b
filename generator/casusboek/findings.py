"""What is wrong with the input, where, and what to do about it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from enum import IntEnum


class Severity(IntEnum):
    """How much a finding matters; only errors stop a build."""

    ERROR = 0
    WARNING = 1
    NOTE = 2
    """Something to know, such as a warning that an author has answered; never fails anything."""


@dataclass(frozen=True, order=True)
class Place:
    """Where in a file: a row and column of a table, or a line and column of a text."""

    file: str
    row: int = 0
    column: int = 0
    name: str = ""
    """The column's name or the key path, when there is one."""

    def __str__(self) -> str:
        position = f"{self.file}:{self.row}:{self.column}" if self.row else self.file
        return f"{position} {self.name}".rstrip()


@dataclass(frozen=True, order=True)
class Finding:
    """One thing an author can mend; it never repeats a protected value."""

    where: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        hint = f" {self.hint}" if self.hint else ""
        grade = "" if self.severity is Severity.ERROR else f"{self.severity.name.lower()}: "
        return f"{self.where}: {grade}{self.message}{hint} [{self.code}]"

    def as_json(self) -> dict[str, object]:
        """The finding as plain JSON values."""
        return {**asdict(self), "severity": self.severity.name.lower()}


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that stop a build."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def quoted(value: object, *, longest: int = 60) -> str:
    """A value as a message can hold it: between quotes when it is a text, and not too long."""
    return repr(value if not isinstance(value, str) or len(value) <= longest else f"{value[:longest]}…")


def allowed(name: str, choices: Iterable[str], *, shown: int = 8) -> str:
    """A hint that names the nearest match, or else what is allowed."""
    options = sorted(set(choices))
    near = get_close_matches(name, options, n=1, cutoff=0.6)
    if near:
        return f"Did you mean {near[0]!r}?"
    if not options:
        return "Nothing is defined here yet."
    listed = ", ".join(options[:shown]) + (", …" if len(options) > shown else "")
    return f"Allowed: {listed}."
