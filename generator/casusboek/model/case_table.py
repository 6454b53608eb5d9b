"""What readers are told of how recognisable the cases of a study are; it says of no case that it is."""

from dataclasses import dataclass

AND = " + "
"""Stands between fields, or between their codes, that belong together in ``shares``."""


@dataclass(frozen=True)
class Accepted:
    """Some cases of which few others fit the description, and who allowed that."""

    cases: int
    reason: str
    approver: str
    date: str


@dataclass(frozen=True)
class Recognisable:
    """What the descriptions of cases were held against."""

    labels: tuple[str, ...]
    """What an outsider may recognise a case by."""
    cases: int
    k: int
    """How many members of the population each description fits, but for those that were accepted."""
    population: int
    """How many members there are; 0 when that is not for the public."""
    estimated: bool
    accepted: tuple[Accepted, ...] = ()


def together(text: str) -> tuple[str, ...]:
    """The fields or codes that a key of ``shares`` names."""
    return tuple(code_of(part) for part in text.split(AND))


def code_of(value: str | float | tuple[str, ...]) -> str:
    """A value as one code; the items of a list have no order."""
    items = value if isinstance(value, tuple) else str(value).split(";")
    return ";".join(sorted(item.strip() for item in items))
