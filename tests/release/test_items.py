"""Grids hold ids of items, tables of texts hold words; what is absent keeps its reason."""

from typing import Any

from casusboek.model.data import Kind
from casusboek.model.lookup import FieldReference
from casusboek.model.markers import Marker
from casusboek.model.release import Cell, Table
from casusboek.model.spec import (
    AxisSpec,
    CrossSpec,
    FlagSpec,
    GridItemsSpec,
    GridSpec,
    MentionSpec,
    TableSpec,
    TextsSpec,
)
from casusboek.release import protect
from tests.release.datasets import dataset, field, locale, row, study

SCHOOLS = dataset("scholen", [field("id")], [row(id="B1"), row(id="B2"), row(id="S1")])
LEVELS = dataset(
    "niveaus", [field("niveau"), field("naam")], [row(niveau="l", naam="leraar"), row(niveau="t", naam="team")]
)
VALUES = dataset(
    "waarden", [field("waarde"), field("naam")], [row(waarde="p", naam="praktijk"), row(waarde="b", naam="bron")]
)
ITEMS = dataset(
    "items",
    [field("item"), field("niveau"), field("waarde"), field("naam")],
    [
        row(item="I1", niveau="l", waarde="p", naam="eerste"),
        row(item="I2", niveau="l", waarde="p", naam="tweede"),
        row(item="I3", niveau="t", waarde=Marker.NOT_APPLICABLE, naam="derde"),
    ],
)
MENTIONS = dataset(
    "vermeldingen",
    [
        field("nr", kind="integer"),
        field("item", reference=FieldReference("items", "item")),
        field("school", reference=FieldReference("scholen", "id")),
        field("hoe", codes={"tekst": "met tekst", "vink": "aangevinkt"}),
        field("wat"),
    ],
    [
        row(nr=1, item="I1", school="B1", hoe="tekst", wat="zo"),
        row(nr=2, item="I1", school=Marker.NOT_REPORTED, hoe="vink", wat="ergens"),
        row(nr=3, item="I2", school=Marker.NOT_APPLICABLE, hoe="vink", wat="nergens"),
    ],
    kind=Kind.CODING,
)
GRID: dict[str, Any] = {
    "kind": "grid",
    "title": "Opbrengsten",
    "rows": AxisSpec(dataset="niveaus", key="niveau", label="naam"),
    "columns": AxisSpec(dataset="waarden", key="waarde", label="naam"),
    "items": GridItemsSpec(
        dataset="items",
        key="item",
        row="niveau",
        column="waarde",
        label="naam",
        flag=FlagSpec(where={"niveau": "l"}, label="leraar"),
    ),
    "mentions": MentionSpec(dataset="vermeldingen", row="item", case="school", item="wat", mark="hoe"),
    "none": "niets",
    "source": (),
}
TEXTS = dataset(
    "teksten",
    [
        field("nr", kind="integer"),
        field("vak", codes={"wie": "Wie", "hoe": "Hoe"}),
        field("school", reference=FieldReference("scholen", "id")),
        field("groep", codes={"a": "groep a", "b": "groep b"}),
        field("tekst"),
        field("plaats", kind="integer"),
    ],
    [
        row(nr=1, vak="wie", school="S1", groep=Marker.NOT_APPLICABLE, tekst="later", plaats=2),
        row(nr=2, vak="wie", school="S1", groep="a", tekst="eerst", plaats=1),
        row(nr=3, vak="hoe", school="B1", groep=Marker.NOT_APPLICABLE, tekst=Marker.NOT_APPLICABLE, plaats=1),
    ],
    kind=Kind.TEXT,
)
COMPARED = TextsSpec(
    kind="texts",
    title="Naast elkaar",
    dataset="teksten",
    code="vak",
    case="school",
    text="tekst",
    group="groep",
    order="plaats",
    warning="Let op.",
    chosen=("B1", "S1"),
    silent="stil",
    source=(),
)


def made(spec: TableSpec) -> Table:
    """The table of a study with everything above."""
    release, _ = protect(study(SCHOOLS, LEVELS, VALUES, ITEMS, MENTIONS, TEXTS, tables={"t": spec}), locale())
    return release.tables["t"]


def test_items_stand_where_their_codes_say() -> None:
    """A cell holds the ids of its items; without a column they stand under the reason, and empty cells say so."""
    table = made(GridSpec(**GRID))

    assert [(column.id, column.label) for column in table.columns] == [
        ("p", "praktijk"),
        ("b", "bron"),
        ("[z]", "not_applicable"),
    ]
    none = Cell(None, Marker.NOT_MENTIONED)
    assert [(line.label, line.cells) for line in table.lines] == [
        ("leraar", (Cell(("I1", "I2")), none, none)),
        ("team", (none, none, Cell(("I3",)))),
    ]
    assert table.columns[0].words(table.lines[0].cells[0]) == ("eerste", "tweede")


def test_a_heading_can_be_given_to_items_without_column() -> None:
    """The words of the author stand over them."""
    assert made(GridSpec(**GRID, unplaced="overig")).columns[-1].label == "overig"


def test_rows_of_counts_can_be_called_by_a_name() -> None:
    """A row keeps its code as its id, and shows what the code stands for."""
    table = made(
        CrossSpec(
            kind="cross",
            title="",
            dataset="vermeldingen",
            rows="item",
            label="item.naam",
            columns="hoe",
            unit="keer",
            source=(),
        )
    )

    assert [(line.id, line.label) for line in table.lines] == [("I1", "eerste"), ("I2", "tweede"), ("total", "Totaal")]


def test_mentions_keep_a_case_that_is_not_named() -> None:
    """A case that the source does not name is a mention; one that does not apply is none."""
    entries = made(GridSpec(**GRID)).entries

    assert [(entry.row, entry.case, entry.mark, entry.label) for entry in entries] == [
        ("I1", "B1", "tekst", "zo"),
        ("I1", "[x]", "vink", "ergens"),
    ]


def test_texts_stand_in_order_under_their_case() -> None:
    """Only cases that occur have a column; what has no row is not mentioned, what has no text says why."""
    table = made(COMPARED)

    assert [column.id for column in table.columns] == ["B1", "S1"]
    assert [(line.label, line.cells) for line in table.lines] == [
        ("Wie", (Cell(None, Marker.NOT_MENTIONED), Cell(("eerst", "later")))),
        ("Hoe", (Cell(None, Marker.NOT_APPLICABLE), Cell(None, Marker.NOT_MENTIONED))),
    ]
    assert [(entry.label, entry.mark) for entry in table.entries if entry.fills] == [("eerst", "a"), ("later", "")]
