"""Tables of scores, agreement and steps as they come out of protection, invented for the tests of charts."""

from collections.abc import Sequence
from typing import Any

from casusboek.model.markers import Marker
from casusboek.model.measures import Base, Measure, Scale
from casusboek.model.release import Cell, Column, Line, Table
from casusboek.model.spec import (
    AgreementSpec,
    DumbbellSpec,
    FlowSpec,
    QuadrantAxisSpec,
    QuadrantSpec,
    RankedDotsSpec,
    StatesSpec,
    TimelineSpec,
)

ABOUT: dict[str, Any] = {"title": "Bevinding", "subtitle": "", "alt": "", "table": "t", "source": ("S:L1",)}
LONG = "Onderwijsondersteuningsbehoeften bespreken met collega’s van andere scholen, ook zonder tijd"
FIVE = Measure("mean_of_persons", "respondents", Scale("vijf", "van een tot vijf", minimum=1, maximum=5))
COUNT = Measure("count", "respondents", multiple=True)
GROUPS = (
    Column("a", "leraren", "number", base=Base(valid=41), population="leraren van zes scholen"),
    Column("b", "databank", "number", base=Base(valid=5120), population="werknemers"),
)
THREE = (*GROUPS, Column("c", "begeleiders", "number"))

Value = float | str | Marker
Row = Sequence[Any]

DUMBBELL = DumbbellSpec(kind="dumbbell", **ABOUT)
RANKED = RankedDotsSpec(kind="ranked_dots", column="a", references=("b",), **ABOUT)
QUADRANT = QuadrantSpec(
    kind="quadrant",
    across=QuadrantAxisSpec(column="a", line=3, low="weinig", high="veel"),
    up=QuadrantAxisSpec(column="b", line=2.5, low="zwak", high="sterk"),
    high_high="Houden",
    low_low="Laten",
    **ABOUT,
)
AGREEMENT = AgreementSpec(kind="agreement", label="code", round="ronde", value="alfa", threshold="grens", **ABOUT)
FLOW = FlowSpec(kind="flow", label="stap", number="aantal", loss="waarom", **ABOUT)
TIMELINE = TimelineSpec(
    kind="timeline",
    label="stap",
    period="maand",
    states=StatesSpec(column="stand", codes={"klaar": "done", "bezig": "under_way", "niet": "not_started"}),
    **ABOUT,
)


def cell(value: Value) -> Cell:
    """A cell with a value or a marker."""
    return Cell(None, value) if isinstance(value, Marker) else Cell(value)


def table(
    columns: Sequence[Column], rows: Sequence[Row], *, measure: Measure | None = None, groups: bool = False
) -> Table:
    """A table; the first value of a row is its name, of a list it is its first cell."""
    named = measure is not None
    lines = tuple(
        Line(
            f"r{n}",
            str(row[0]) if named else "",
            tuple(cell(value) for value in (row[1:] if named else row)),
            group=f"groep {n // 3}" if groups else "",
        )
        for n, row in enumerate(rows)
    )
    return Table("t", "", tuple(columns), lines, kind="measures" if named else "list", measure=measure)


def scores(count: int, columns: Sequence[Column] = GROUPS, *, name: str = "") -> Table:
    """So many items with a score in every column, no two alike."""
    rows = [
        (
            f"{name or 'onderdeel'} {n}",
            *(round(1 + (n * 37 + 11 * place) % 41 / 10, 1) for place in range(len(columns))),
        )
        for n in range(count)
    ]
    return table(columns, rows, measure=FIVE)


def agreement(*rows: Row) -> Table:
    """Agreement between coders, a row per code and round."""
    columns = (
        Column("code", "code"),
        Column("ronde", "ronde"),
        Column("alfa", "alfa", "number"),
        Column("grens", "grens", "number"),
    )
    return table(columns, rows)


def flow(*rows: Row, groups: bool = False) -> Table:
    """Steps of participation."""
    columns = (Column("stap", "stap"), Column("aantal", "aantal", "integer"), Column("waarom", "waarom"))
    return table(columns, rows, groups=groups)


def plan(*rows: Row) -> Table:
    """Steps of a plan with how far they are."""
    states = {"klaar": "afgerond", "bezig": "bezig", "niet": "niet begonnen"}
    columns = (Column("stap", "stap"), Column("maand", "maand"), Column("stand", "stand", labels=states))
    return table(columns, rows)
