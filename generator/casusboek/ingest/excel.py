"""Excel files: one sheet, with its values as Excel last computed them."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from casusboek.errors import UsageError
from casusboek.ingest.columns import Inference
from casusboek.ingest.delimited import Records

MAX_UNPACKED = 200_000_000
"""An Excel file is an archive; this is the most that it may unpack to."""
ERRORS = ("#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!")
MIDNIGHT = time()


def read_excel(raw: bytes, sheet: str | None) -> tuple[Records, tuple[Inference, ...]]:
    """The records of one sheet as text, with what had to be inferred.

    Raises:
        UsageError: It is not Excel, or it has several sheets and none was named.
    """
    book = _opened(raw, values=True)
    name, inferred = _chosen(book, sheet)
    cells = book[name]
    rows = [list(row) for row in cells.iter_rows()]
    if cells.merged_cells.ranges:
        inferred.append(Inference("file", "cells are merged; each counts as its first cell only.", "unmerge them"))
    if any(found.hidden for found in (*cells.column_dimensions.values(), *cells.row_dimensions.values())):
        inferred.append(Inference("file", "hidden rows or columns are read, too.", "delete them from a copy"))
    if any("%" in str(cell.number_format) and isinstance(cell.value, float) for row in rows for cell in row):
        inferred.append(Inference("file", "percentages stand as parts of one: 0.42, shown by Excel as 42%."))
    records = [tuple(plain(cell.value) for cell in row) for row in rows]
    if any(cell in ERRORS for record in records for cell in record):
        inferred.append(Inference("file", "some formulas have an error as their outcome.", "mend them in Excel"))
    lost = _uncomputed(raw, name, rows)
    if lost:
        what = f"{lost} formulas were never computed, and are read as empty."
        inferred.append(Inference("file", what, "open it in Excel and save it"))
    return _trimmed(records), tuple(inferred)


def plain(value: object) -> str:
    """A value as text: a point for decimals, a date as YYYY-MM-DD."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == MIDNIGHT else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()


def _opened(raw: bytes, *, values: bool) -> Any:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
                raise UsageError(f"the file unpacks to more than {MAX_UNPACKED // 1_000_000} MB.")
        return load_workbook(io.BytesIO(raw), data_only=values)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, OSError) as error:
        # What the library says may quote a cell.
        raise UsageError("this is not an Excel file that can be read. Save it as .xlsx, without a password.") from error


def _chosen(book: Any, sheet: str | None) -> tuple[str, list[Inference]]:
    names = [found.title for found in book.worksheets if found.max_row > 1]
    if sheet is not None:
        if sheet not in names:
            raise UsageError(f"there is no sheet {sheet!r} with rows in this file. Its sheets: {', '.join(names)}.")
        return sheet, []
    if len(names) != 1:
        found = f"Its sheets: {', '.join(names)}." if names else "None of its sheets has rows."
        raise UsageError(f"name the sheet to import with --sheet. {found}")
    inferred = [Inference("file", f"the sheet {names[0]!r} is read.", "--sheet")] if len(book.worksheets) > 1 else []
    return names[0], inferred


def _uncomputed(raw: bytes, name: str, rows: Sequence[Sequence[Any]]) -> int:
    """How many formulas have no value: a program other than Excel may have left it to Excel."""
    formulas = _opened(raw, values=False)[name]
    return sum(
        1
        for row in rows
        for cell in row
        if cell.value is None and formulas.cell(cell.row, cell.column).data_type == "f"
    )


def _trimmed(records: Sequence[tuple[str, ...]]) -> Records:
    """The records without empty rows, and without the empty columns behind the last heading."""
    filled = [record for record in records if any(record)]
    width = max((place + 1 for record in filled for place, cell in enumerate(record) if cell), default=0)
    return tuple(record[:width] for record in filled)
