"""Workbooks: typed cells, a codebook, what the file is, and the same bytes every time."""

import io
from dataclasses import replace
from datetime import date, datetime
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from casusboek.model.downloads import Download, FileCell, FileColumn
from casusboek.model.provenance import Provenance, Stated
from casusboek.site.downloads.archive import EARLIEST
from casusboek.site.downloads.workbook import workbook
from tests.site.render.pages import SITE

SOURCE = "Tuinverslag, Buurthuis, 2023"
FROM = Provenance(
    id="tuinen",
    title="Drie tuinen",
    summary="Wie helpt er?",
    source=SOURCE,
    package="studies/tuinen/gegevens",
    page="studies/tuinen/index.html",
    told="studies--tuinen-dataset",
    stated=Stated(),
)
HERE = replace(SITE, licence="CC BY 4.0", studies=(FROM,))
COLUMNS = (
    FileColumn("tuin", "Welke tuin.", codes={"T1": "Tuin 1", "T2": "Tuin 2"}),
    FileColumn("helpers", "Hoeveel er hielpen.", "integer"),
    FileColumn("score", "Een cijfer.", "number"),
    FileColumn("dag", "Wanneer.", "date"),
    FileColumn("plezier", "", "number"),
    FileColumn("woord"),
)
ROWS: tuple[tuple[FileCell, ...], ...] = (
    ("T1", 3, -0.5, "2024-03-21", 2.0, "=1+1"),
    ("T2", "[x]", 7.25, "[n]", "5–9", "@SOM(A1)"),
    ("T1", "[c]", "[c]", "", "[c]", ""),
)
HELPERS = Download("studies/tuinen/data/helpers", "Helpers", COLUMNS, ROWS, "tuinen")


def sheets(download: Download) -> list[list[tuple[object, ...]]]:
    """The values on each sheet, as a spreadsheet reads them."""
    book = load_workbook(io.BytesIO(workbook(download, FROM, HERE)))
    return [[*sheet.iter_rows(values_only=True)] for sheet in book]


def test_cells_have_their_types() -> None:
    """Numbers are numbers, days are days, and what is absent is told by its code."""
    data, _, _ = sheets(HELPERS)

    assert data == [
        ("tuin", "helpers", "score", "dag", "plezier", "woord"),
        ("T1", 3, -0.5, datetime(2024, 3, 21), 2, "=1+1"),  # noqa: DTZ001 - a spreadsheet knows no zones
        ("T2", "[x]", 7.25, "[n]", "5–9", "@SOM(A1)"),
        ("T1", "[c]", "[c]", None, "[c]", None),
    ]


@pytest.mark.parametrize("text", ["=1+1", "+cmd|x", "-a", "@SOM(A1)", '=HYPERLINK("https://a.invalid")'])
def test_no_text_is_worked_out(text: str) -> None:
    """It is stored as text, and stays one when somebody edits the cell."""
    raw = workbook(replace(HELPERS, columns=(FileColumn("k"),), rows=((text,),)), FROM, HERE)
    cell = load_workbook(io.BytesIO(raw)).worksheets[0]["A2"]

    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    with ZipFile(io.BytesIO(raw)) as packed:
        assert not any(b"<f>" in packed.read(name) for name in packed.namelist())


def test_a_codebook_tells_every_column() -> None:
    """Its name, meaning and values, and of the missing codes those that occur."""
    _, codebook, _ = sheets(HELPERS)

    assert codebook == [
        ("Kolom", "Betekenis", "Waarden", "Wat ontbreekt"),
        ("tuin", "Welke tuin.", "T1 = Tuin 1; T2 = Tuin 2", None),
        ("helpers", "Hoeveel er hielpen.", "geheel getal", "[c] = niet getoond; [x] = niet gerapporteerd"),
        ("score", "Een cijfer.", "getal", "[c] = niet getoond"),
        ("dag", "Wanneer.", "dag (jjjj-mm-dd)", "[n] = niet genoemd"),
        ("plezier", None, "getal; waar het minder precies getoond wordt, staat het in woorden", "[c] = niet getoond"),
        ("woord", None, "tekst", None),
    ]


def test_the_file_says_what_it_is() -> None:
    """Study, edition, licence and source stand in it, whatever it is called later."""
    _, _, about = sheets(HELPERS)

    assert {line[0]: line[1] for line in about} == {
        "Wat het is": "Helpers",
        "Studie": "Drie tuinen",
        "Site": "Casusboek",
        "Editie": "2026.1",
        "Datum van de editie": "2026-01-01",
        "Licentie": "CC BY 4.0",
        "Overgenomen uit": SOURCE,
    }


def test_the_same_input_makes_the_same_bytes() -> None:
    """No moment stands in it but the date of the edition."""
    raw = workbook(HELPERS, FROM, HERE)
    book = load_workbook(io.BytesIO(raw))

    assert raw == workbook(HELPERS, FROM, HERE)
    assert {book.properties.created.date(), book.properties.modified.date()} == {date(2026, 1, 1)}
    with ZipFile(io.BytesIO(raw)) as packed:
        assert {member.date_time for member in packed.infolist()} == {EARLIEST}


def test_an_empty_table_is_a_workbook_too() -> None:
    """With its headings, and a codebook."""
    data, codebook, _ = sheets(replace(HELPERS, rows=()))

    assert data == [("tuin", "helpers", "score", "dag", "plezier", "woord")]
    assert len(codebook) == len(COLUMNS) + 1
