"""Several answers in one cell, as Google Forms and Microsoft Forms write them."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from casusboek.ingest.scales import known_answer

SIGNS = (";", ", ")
"""What may stand between answers: in Microsoft Forms a semicolon, in Google Forms a comma and a space."""
MOST_PARTS = 20
LONGEST = 80
TWICE = 2


def parts_of(cell: str, sign: str) -> tuple[str, ...]:
    """The answers in a cell, in their order."""
    return tuple(part for raw in cell.split(sign.strip()) if (part := raw.strip()))


def separator(cells: Sequence[str]) -> str:
    """The sign between the answers of a column, or nothing where a cell holds one answer.

    A comma may belong to an answer ("niet mee eens, niet mee oneens"). So every part has to come back: alone in a
    cell, or beside other parts; and a column of which the whole cells are known answers is not taken apart.
    """
    if not cells or all(known_answer(cell) for cell in cells):
        return ""
    for sign in SIGNS:
        split = {cell: parts_of(cell, sign) for cell in dict.fromkeys(cells)}
        parts = Counter(part for found in split.values() for part in found)
        if max(map(len, split.values())) < TWICE or len(parts) > MOST_PARTS or max(map(len, parts)) > LONGEST:
            continue
        company: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for found in split.values():
            for part in found:
                company[part].add(found)
        apart = all(len(set(found)) == len(found) for found in split.values())
        if apart and all(_comes_back(part, company[part]) for part in parts):
            return sign
    return ""


def _comes_back(part: str, company: set[tuple[str, ...]]) -> bool:
    return (part,) in company or len({frozenset(found) for found in company}) >= TWICE
