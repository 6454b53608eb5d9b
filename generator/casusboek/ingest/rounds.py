"""Persons who answered more than once: which column tells the rounds apart, and the rows of each round."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from casusboek.errors import UsageError
from casusboek.findings import allowed
from casusboek.ingest.inferring import Drafted
from casusboek.ingest.persons import Trace

MOMENT = re.compile(r"moment|meet(ing|moment)?|ronde|round|wave|golf|tijdstip|time ?point|afname", re.IGNORECASE)
"""The whole heading of a column that tells rounds apart."""
ROUND = re.compile(r"[tm]\d|(voor|na|nul)?meting ?\d?|voor|na|pre|post|before|after|begin|einde?", re.IGNORECASE)
"""What stands in such a column when its heading does not say so."""
TWO = 2


@dataclass(frozen=True)
class Rounds:
    """The rounds of a file, in the order of their names."""

    column: str
    """Heading of the column that tells them apart."""
    of_row: tuple[str, ...]

    def parts(self, columns: Sequence[Drafted]) -> Iterator[tuple[str, tuple[Drafted, ...]]]:
        """Each round with the columns, holding its own rows only."""
        for name in sorted(set(self.of_row)):
            keep = [place for place, round_ in enumerate(self.of_row) if round_ == name]
            yield name, tuple(_rows(column, keep) for column in columns if column.column.name != self.column)


def rounds_of(columns: Sequence[Drafted], named: str) -> Rounds | None:
    """The rounds in which persons answered, or None where each stands in one row.

    Args:
        columns: The columns of the file.
        named: Heading of the column that tells rounds apart, when the author says so.

    Raises:
        UsageError: There is no such column, or a person stands in several rows that nothing tells apart.
    """
    if named:
        headings = [column.column.name for column in columns]
        if named not in headings:
            raise UsageError(f"the file has no column {named!r}. {allowed(named, headings)}")
    persons = [column for column in columns if _recurs(column)]
    for moment in (column for column in columns if column.column.name == named or (not named and _tells(column))):
        if named or any(_once_each(person, moment) for person in persons if person is not moment):
            return Rounds(moment.column.name, moment.cells)
    known = [column for column in persons if column.suspicion and column.suspicion.trace is Trace.RESPONDENT]
    if known:
        raise UsageError(
            f"in {known[0].column.name}, persons stand in several rows, and counting rows would count them twice. "
            "Name the column that tells the rounds apart with --moment."
        )
    return None


def _tells(column: Drafted) -> bool:
    found = set(column.answered)
    return len(found) >= TWO and (
        bool(MOMENT.fullmatch(column.column.name)) or all(ROUND.fullmatch(cell) for cell in found)
    )


def _recurs(column: Drafted) -> bool:
    """Whether a column may name persons of whom some stand in several rows."""
    return not column.empty and len(set(column.cells)) < len(column.cells)


def _once_each(person: Drafted, moment: Drafted) -> bool:
    """Whether nobody stands twice in one round, and somebody in more than one."""
    pairs = list(zip(person.cells, moment.cells, strict=True))
    return len(set(pairs)) == len(pairs)


def _rows(column: Drafted, keep: Sequence[int]) -> Drafted:
    kept = replace(column.column, cells=tuple(column.column.cells[place] for place in keep))
    return replace(column, column=kept, cells=tuple(column.cells[place] for place in keep))
