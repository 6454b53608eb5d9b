"""A download as an Excel workbook: its rows, a codebook of its columns, and what it is."""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from casusboek.model.downloads import Download, FileCell
from casusboek.model.project import Locale
from casusboek.model.provenance import Provenance
from casusboek.model.site import Site
from casusboek.site.downloads.archive import Archive
from casusboek.site.downloads.delimited import is_formula
from casusboek.site.downloads.described import about, codebook, type_of

LEAST, MOST = 8, 60
"""Characters that fit in the narrowest and in the widest column."""
HEAD, WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")
TIMES: Mapping[str, Callable[[str], date | int]] = {"date": date.fromisoformat, "year": int}
FORMATS = {"date": "yyyy-mm-dd", "year": "0"}
"""What a day and a year are in a workbook, and how they are shown."""


def workbook(download: Download, study: Provenance, site: Site) -> bytes:
    """The file: three sheets, on which numbers and days are such, and every text is text.

    Args:
        download: What the first sheet holds.
        study: The study that it belongs to.
        site: The site, for its words and its edition.
    """
    words, book = Locale(site.language, site.words), Workbook()
    data = book.active
    data.title = words("sheet_data")
    _fill(data, download.headings, download.rows)
    for place, column in enumerate(download.columns):
        declared = type_of(column, download.cells(place))
        if declared in TIMES:
            _as_times(data, place, declared)
    heads, *lines = codebook(download, words)
    _fill(book.create_sheet(words("sheet_codebook")), heads, lines)
    _fill(book.create_sheet(words("sheet_about")), (), [*about(download.title, study, site)])
    properties, moment = book.properties, datetime.combine(date.fromisoformat(site.updated), datetime.min.time())
    properties.title, properties.creator, properties.created, properties.modified = (
        download.title, site.title, moment, moment,
    )  # fmt: skip
    written = io.BytesIO()
    # Workbook.save would write down the time.
    ExcelWriter(book, Archive(written)).save()
    return written.getvalue()


def _fill(sheet: Worksheet, heads: Sequence[str], rows: Iterable[Sequence[FileCell]]) -> None:
    """Write rows below headings that stay in sight, in columns as wide as what they hold."""
    table = [heads, *rows] if heads else [*rows]
    for row, values in enumerate(table, 1):
        for column, value in enumerate(values, 1):
            _write(sheet.cell(row, column), value)
    for cell in sheet[1] if heads else ():
        cell.font = HEAD
    sheet.freeze_panes = "A2" if heads else None
    for column, values in enumerate(zip(*table, strict=True), 1):
        widest = max(len(str(value)) for value in values) + 2
        sheet.column_dimensions[get_column_letter(column)].width = min(max(widest, LEAST), MOST)


def _write(cell: Cell, value: FileCell) -> None:
    """Give a cell its value; a text is never worked out, also not once somebody has edited it."""
    if value == "":
        return
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        if is_formula(value):
            cell.quotePrefix = True
        if len(value) > MOST:
            cell.alignment = WRAPPED


def _as_times(sheet: Worksheet, place: int, declared: str) -> None:
    """Make days or years of the texts in a column."""
    for (cell,) in sheet.iter_rows(min_row=2, min_col=place + 1, max_col=place + 1):
        if isinstance(cell.value, str) and cell.value[:1].isdigit():
            cell.value, cell.number_format = TIMES[declared](cell.value), FORMATS[declared]
