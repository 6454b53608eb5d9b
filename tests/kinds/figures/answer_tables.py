"""Tables of printed results for charts to draw: small, large, with holes, with long names without digits."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from casusboek.model.markers import Marker
from casusboek.model.measures import Base, Measure, Option, Scale
from casusboek.model.release import Cell, Column, Line, Table
from casusboek.model.spec import (
    ClassEstimateSpec,
    LikertSpec,
    MultipleSpec,
    StackedSpec,
    YesNoSpec,
)

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONG = (
    "Begeleidingsdeskundigheidsbevordering voor onderwijszorgarrangementen in samenwerkingsverbanden "
    "die met de hele school en met ouders worden voorbereid"
)
HELD = Cell(None, Marker.WITHHELD)

AGREE = Scale(
    "eens",
    "eens of oneens",
    (
        Option("o-b", "helemaal oneens"),
        Option("o-a", "oneens"),
        Option("o-x", "geen mening", neutral=True),
        Option("e-a", "eens"),
        Option("e-b", "helemaal eens"),
    ),
    polarity="positive_last",
)
ANSWERS = Scale("janee", "ja of nee", (Option("ja", "ja"), Option("nee", "nee")))
CLASSES = Scale(
    "klassen",
    "deel",
    tuple(Option(f"k-{LETTERS[n]}", f"deel {LETTERS[n]}", low=20.0 * n, high=20.0 * n + 20) for n in range(5)),
)


@dataclass(frozen=True)
class Sample:
    """A figure of one kind with the tables that it has to cope with."""

    spec: object
    table: Table
    zeros: bool = True
    """Whether the drawing shows a number that is zero."""

    @property
    def kind(self) -> str:
        """The name of the kind, as authors write it."""
        return str(getattr(self.spec, "kind", ""))

    def rows(self, count: int) -> "Sample":
        """The same figure with another number of rows."""
        found = []
        for n in range(count):
            line = self.table.lines[n % len(self.table.lines)]
            found.append(replace(line, id=f"r{n}", label=f"{line.label} {LETTERS[n // 26]}{LETTERS[n % 26]}"))
        return replace(self, table=replace(self.table, lines=tuple(found)))

    def held(self) -> "Sample":
        """The same figure with a number withheld in the first row."""
        first, *rest = self.table.lines
        line = replace(first, cells=(HELD, *first.cells[1:]))
        return replace(self, table=replace(self.table, lines=(line, *rest)))

    def silent(self) -> "Sample":
        """The same figure with nothing but reasons in the first row."""
        first, *rest = self.table.lines
        cells = tuple(Cell(None, Marker.NOT_REPORTED) for _ in first.cells)
        line = replace(first, cells=cells, base=None)
        return replace(self, table=replace(self.table, lines=(line, *rest)))

    def long(self) -> "Sample":
        """The same figure with names that need several lines."""
        lines = tuple(replace(line, label=f"{LONG} {line.label}") for line in self.table.lines)
        return replace(self, table=replace(self.table, lines=lines))


def table(
    scale: Scale | None,
    columns: Iterable[tuple[str, str]],
    rows: Iterable[tuple[str, tuple[int | float, ...]]],
    *,
    base: int | None = 8,
    statistic: str = "count",
    unit: str = "respondents",
    multiple: bool = False,
) -> Table:
    """A table of results with the same base on every row."""
    lines = tuple(
        Line(f"v{n}", label, tuple(Cell(value) for value in values), base=Base(valid=base) if base else None)
        for n, (label, values) in enumerate(rows)
    )
    heads = tuple(Column(code, label, "integer") for code, label in columns)
    measure = Measure(statistic, unit, scale, multiple)
    return Table("t", "Tabel", heads, lines, kind="measures", stub="Vraag", measure=measure)


def scaled(scale: Scale) -> list[tuple[str, str]]:
    """The columns of a scale."""
    return [(option.code, option.label) for option in scale.options]


ABOUT = {"title": "Titel", "subtitle": "", "alt": "Alt.", "table": "t", "source": ("900:L1",)}

LIKERT = Sample(
    LikertSpec(kind="likert", **ABOUT),  # type: ignore[arg-type]
    table(
        AGREE,
        scaled(AGREE),
        [
            ("Steun van de leiding", (0, 0, 0, 3, 5)),
            ("Tijd om te overleggen", (0, 1, 1, 4, 2)),
            ("Een vaste plek in het rooster", (1, 2, 2, 2, 1)),
            ("Hulp van buiten de school", (2, 3, 1, 2, 0)),
        ],
    ),
    zeros=False,
)
YES_NO = Sample(
    YesNoSpec(kind="yes_no", **ABOUT),  # type: ignore[arg-type]
    table(
        ANSWERS,
        scaled(ANSWERS),
        [
            ("Ik weet bij wie ik terechtkan", (8, 0)),
            ("Ik overleg elke week", (6, 2)),
            ("Ik heb genoeg tijd", (3, 5)),
            ("Ik volg nascholing", (1, 7)),
        ],
    ),
)
MULTIPLE = Sample(
    MultipleSpec(kind="multiple", **ABOUT),  # type: ignore[arg-type]
    table(
        None,
        [("alle", "Aantal")],
        [
            ("Gesprekken met leerlingen voeren", (3,)),
            ("Plannen schrijven", (7,)),
            ("Samenwerken met ouders", (5,)),
            ("Lessen observeren", (0,)),
        ],
        multiple=True,
    ),
)
CLASS_ESTIMATE = Sample(
    ClassEstimateSpec(kind="class_estimate", **ABOUT),  # type: ignore[arg-type]
    table(
        CLASSES,
        scaled(CLASSES),
        [
            ("Deel van de leerlingen met een vraag", (1, 4, 2, 1, 0)),
            ("Deel van de tijd voor overleg", (5, 3, 0, 0, 0)),
            ("Deel van de collega’s dat meedoet", (0, 2, 2, 3, 1)),
        ],
    ),
)
STACKED = Sample(
    StackedSpec(kind="stacked", **ABOUT),  # type: ignore[arg-type]
    table(
        None,
        [("k-a", "Voorbeelden"), ("k-b", "Vragen"), ("k-c", "Afspraken"), ("k-d", "Overig")],
        [
            ("Eerste bijeenkomst", (12, 9, 3, 2)),
            ("Tweede bijeenkomst", (8, 11, 6, 1)),
            ("Derde bijeenkomst", (5, 7, 12, 4)),
        ],
        base=None,
        unit="fragments",
    ),
    zeros=False,
)
SAMPLES = (LIKERT, YES_NO, MULTIPLE, CLASS_ESTIMATE, STACKED)
