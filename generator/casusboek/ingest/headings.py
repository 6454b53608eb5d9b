"""Rows of a table that are no answers: titles above the headings, notes below the last row, headings that recur."""

from collections.abc import Sequence

from casusboek.ingest.columns import Inference
from casusboek.ingest.delimited import Records

NARROW = 2
"""In a table of so few columns a title cannot be told from a row."""


def without_titles(records: Records) -> tuple[Records, tuple[Inference, ...]]:
    """The records from their headings on, without the lines of one cell above and below them.

    Args:
        records: At least one record, all of the same length.
    """
    if len(records[0]) <= NARROW:
        return records, ()
    first = next((place for place, record in enumerate(records) if _filled(record) > 1), 0)
    last = len(records)
    while last > first + 1 and _filled(records[last - 1]) <= 1:
        last -= 1
    passed = {"above the headings": first, "below the table": len(records) - last}
    said = [
        Inference("file", f"{n} line{'s' if n > 1 else ''} {where} {'are' if n > 1 else 'is'} passed over.")
        for where, n in passed.items()
        if n
    ]
    return records[first:last], tuple(said)


def apart(headings: Sequence[str]) -> tuple[tuple[str, ...], tuple[Inference, ...]]:
    """The headings with a number behind each that stood there before, and a word on all of them at once."""
    taken = set(headings)
    seen: set[str] = set()
    names = []
    again = []
    for place, heading in enumerate(headings, 1):
        name, number = heading, 1
        while name in seen or (number > 1 and name in taken):
            number += 1
            name = f"{heading} ({number})"
        seen.add(name)
        names.append(name)
        if number > 1:
            again.append(str(place))
    if not again:
        return tuple(names), ()
    # A heading may be somebody's answer, so its place is told.
    what = f"headings stand there more than once, and got a number: those of the columns {', '.join(again)}."
    return tuple(names), (Inference("file", what, "rename them in the file"),)


def _filled(record: Sequence[str]) -> int:
    return sum(cell != "" for cell in record)
