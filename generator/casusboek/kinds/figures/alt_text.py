"""Sentences on what stands out in a table of answers, short enough for a description."""

from collections.abc import Iterable, Sequence

from casusboek.kinds.figures.answers import (
    CONFLICT,
    absences,
    base_of,
    drawn_lines,
    figures,
    has_base,
    is_share,
    number,
    shown,
)
from casusboek.model.project import Locale
from casusboek.model.release import Line, Table

LONGEST = 250
"""Most characters of a description."""
NAME = 64
"""Most characters of a name in it."""


def named(label: str, most: int = NAME) -> str:
    """A name between quotes, cut at a space when it is long."""
    if len(label) > most:
        cut = label[: most - 1]
        label = f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut}…"
    return f"‘{label}’"


def all_named(labels: Sequence[str], words: Locale) -> str:
    """The first of some names, and how many more there are: a tie is told as one."""
    return named(labels[0]) + (words("answers_more", n=len(labels) - 1) if len(labels) > 1 else "")


def amount(line: Line, codes: Iterable[str], table: Table, words: Locale) -> str:
    """A number with the base that it is out of: "5 van 8"."""
    cells = [table.cell(line, code) for code in codes]
    base = base_of(line, line.cells) if has_base(table) else None
    if len(cells) == 1:
        found = shown(cells[0], table, words).rstrip(CONFLICT)
    else:
        found = figures(sum(number(cell) for cell in cells), table, words)
    return found if base is None or is_share(table) else words("answers_of", n=found, base=base)


def share(line: Line, codes: Iterable[str], table: Table) -> float:
    """How large a part of its base some answers of a row are; points are a part of nothing."""
    total = sum(number(table.cell(line, code)) for code in codes)
    if not has_base(table):
        return total
    whole = base_of(line, line.cells) or sum(number(cell) for cell in line.cells)
    return total / whole if whole else 0.0


def complete(lines: Iterable[Line], codes: Iterable[str], table: Table) -> bool:
    """Whether none of some numbers is missing: beside one that is, nothing can be called most or least."""
    codes = tuple(codes)
    return not absences(table.cell(line, code) for line in lines for code in codes)


def extremes(phrase: str, table: Table, codes: tuple[str, ...], words: Locale, **values: str) -> tuple[str, ...]:
    """The rows where some answers are given most and least; none where a number is missing.

    Args:
        phrase: Start of the names of the phrases: ``…_most``, ``…_least`` and ``…_same``.
        table: The table that is drawn.
        codes: The answers that are taken together.
        words: The words of the interface.
        values: What else the phrases name.
    """
    lines = drawn_lines(table)
    if not lines or not codes or not complete(lines, codes, table):
        return ()
    shares = sorted({share(line, codes, table) for line in lines})
    if len(shares) == 1 and len(lines) > 1:
        return (words(f"{phrase}_same", **values),)
    found = []
    for end, part in (("most", shares[-1]), ("least", shares[0])):
        tied = [line for line in lines if share(line, codes, table) == part]
        names = all_named([line.label for line in tied], words)
        found.append(words(f"{phrase}_{end}", name=names, n=amount(tied[0], codes, table, words), **values))
    return tuple(found) if len(shares) > 1 else (found[0],)


def told(sentences: Iterable[str], table: Table, codes: Iterable[str], words: Locale) -> str:
    """Sentences up to the length of a description; how many numbers are not shown always stands in it."""
    codes = tuple(codes)
    cells = [table.cell(line, code) for line in drawn_lines(table) for code in codes]
    missing = ", ".join(f"{n} {words(f'marker_{marker.value}')}" for marker, n in absences(cells))
    last = words("answers_missing", missing=missing) if missing else ""
    kept = ""
    for sentence in sentences:
        if len(f"{kept} {sentence} {last}") <= LONGEST:
            kept = f"{kept} {sentence}"
    return f"{kept} {last}".strip()
