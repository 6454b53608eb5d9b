"""Tables of answers of which numbers are shown in words, made from the tables of exact ones."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from ruamel.yaml import YAML

from casusboek.model.amounts import amount_of
from casusboek.model.markers import Marker
from casusboek.model.measures import Base, Measure
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column
from casusboek.model.spec import DumbbellSpec
from tests.kinds.figures.answer_tables import ABOUT, CLASS_ESTIMATE, LIKERT, MULTIPLE, STACKED, YES_NO, Sample, table

WORDS = Locale(
    "nl", YAML(typ="safe", pure=True).load((Path(__file__).parents[3] / "theme/locales/nl.yml").read_text("utf-8"))
)
BELOW = (("none-or-few", 0.25), ("less-than-half", 0.5), ("half-or-more", 0.75), ("nearly-all-or-all", 1.01))
"""Words for parts of a whole, each with the part that it stays under."""
WHOLE = 8
"""How many answered where rows do not say so."""
Place = tuple[int, int]
"""A row and a column by their numbers."""


def coarse(shown: str, printed: str = "", *, base: int | None = None) -> Cell:
    """A cell with what stands in place of its number."""
    said = printed or WORDS(f"shown_{shown.replace('-', '_')}")
    return Cell(None, Marker.COARSE, printed=said, amount=amount_of(shown), base=Base(valid=base) if base else None)


def worded(
    sample: Sample,
    *,
    exact: Collection[Place] = (),
    ranges: Mapping[Place, str] | None = None,
    withheld: Collection[Place] = (),
) -> Sample:
    """The same figure with its numbers in words, but for some cells."""
    lines = []
    for at, line in enumerate(sample.table.lines):
        whole = line.base.n if line.base and line.base.n else WHOLE
        cells = [
            cell
            if (at, n) in exact
            else Cell(None, Marker.WITHHELD)
            if (at, n) in withheld
            else coarse(ranges[at, n], ranges[at, n].replace("-", "–"))
            if ranges and (at, n) in ranges
            else coarse(in_words(cell, whole))
            for n, cell in enumerate(line.cells)
        ]
        lines.append(replace(line, cells=tuple(cells)))
    return replace(sample, table=replace(sample.table, lines=tuple(lines)))


def in_words(cell: Cell, whole: int) -> str:
    """The words for the part that a number is of a whole."""
    part = float(str(cell.value)) / whole
    return next(words for words, under in BELOW if part < under)


COMPARED = Sample(
    DumbbellSpec(kind="dumbbell", **ABOUT),  # type: ignore[arg-type]
    replace(
        table(None, (), [("Gesprekken voeren", (7, 1)), ("Plannen schrijven", (4, 6))], base=None, multiple=True),
        columns=tuple(
            Column(code, name, "integer", base=Base(valid=n)) for code, name, n in (("a", "één", 7), ("b", "twee", 8))
        ),
        measure=Measure("count", "respondents", multiple=True),
    ),
)
PARTED = replace(
    STACKED,
    table=table(
        None,
        [(column.id, column.label) for column in STACKED.table.columns],
        [("Eerste keer", (3, 2, 2, 1)), ("Tweede keer", (1, 5, 2, 0)), ("Derde keer", (4, 4, 0, 0))],
    ),
)
EXACT = (LIKERT, YES_NO, MULTIPLE, CLASS_ESTIMATE, PARTED, COMPARED)
WORDED = tuple(worded(sample, exact={(1, 0)}, ranges={(0, 0): "2-3"}) for sample in EXACT)
