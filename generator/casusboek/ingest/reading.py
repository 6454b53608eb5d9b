"""A file of any of the kinds that researchers have, as a sheet."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from casusboek.errors import UsageError, reason
from casusboek.ingest.columns import Inference, Sheet, SourceColumn
from casusboek.ingest.delimited import NAMED, read_delimited
from casusboek.ingest.excel import read_excel
from casusboek.ingest.spss import read_spss
from casusboek.ingest.surveys import sheet_of

MAX_BYTES = 50_000_000
MAX_COLUMNS = 200
MAX_WORDS = 30
"""A column with more pairs holds no answers to choose from: two exports write a moment or a number differently."""
EXCEL = (".xlsx", ".xlsm")
SPSS = (".sav", ".zsav")
TEXT = (".csv", ".txt", ".tsv", ".tab")


def read_sheet(path: Path, *, sheet: str | None = None, delimiter: str | None = None) -> Sheet:
    """Read a file by the kind that its name says it is.

    Raises:
        UsageError: It is missing, too large, of another kind, or not readable.
    """
    kind = path.suffix.lower()
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise UsageError(f"{path.name} cannot be opened ({reason(error)}).") from error
    if size > MAX_BYTES:
        raise UsageError(f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB.")
    if kind in SPSS:
        found = read_spss(path)
    elif kind in EXCEL:
        records, inferred = read_excel(raw, sheet)
        found = sheet_of(records, "an Excel file", inferred, exact=True)
    elif kind in TEXT:
        records, inferred = read_delimited(raw, _sign(delimiter))
        found = sheet_of(records, "a CSV file", inferred, exact=False)
    else:
        raise UsageError(f"{path.name} is of no kind that can be imported: save it as .csv, .xlsx or .sav.")
    if len(found.columns) > MAX_COLUMNS:
        raise UsageError(f"more than {MAX_COLUMNS} columns: take out those you do not need.")
    if not found.rows:
        raise UsageError("the file has headings, but no row below them.")
    return found


def with_words(sheet: Sheet, words: Sheet) -> Sheet:
    """The sheet with the words of its codes, from a second export of the same answers with words in the place of codes.

    Raises:
        UsageError: The two are not exports of the same answers.
    """
    if len(sheet.columns) != len(words.columns) or sheet.rows != words.rows:
        raise UsageError("the two exports differ in rows or columns. Export the same answers twice, and sort neither.")
    pairs = [_paired(code, word) for code, word in zip(sheet.columns, words.columns, strict=True)]
    said = [
        Inference(column.name, "the words of its codes come from the second export.")
        for column in pairs
        if column.labels
    ]
    return replace(sheet, columns=tuple(pairs), inferred=(*sheet.inferred, *said))


def _paired(code: SourceColumn, word: SourceColumn) -> SourceColumn:
    """A column of codes with the words that stand in the same cells of another."""
    if code.cells == word.cells:
        return replace(code, label=code.label or _other(word.name, code.name))
    labels: dict[str, str] = {}
    for cell, words in zip(code.cells, word.cells, strict=True):
        # What was not ticked is empty in one export, and a word in the other.
        if cell != "" and labels.setdefault(cell, words) != words:
            raise UsageError(
                f"in the two exports, the column {code.name!r} does not say the same. "
                "Export the same answers twice, once with codes and once with words."
            )
    label = code.label or _other(word.name, code.name)
    if len(labels) > MAX_WORDS:
        return replace(code, label=label)
    return replace(code, labels=MappingProxyType(dict(sorted(labels.items()))), label=label)


def _other(heading: str, code: str) -> str:
    return heading if heading != code else ""


def _sign(delimiter: str | None) -> str | None:
    if delimiter is None:
        return None
    if delimiter not in NAMED:
        raise UsageError("--delimiter is semicolon, comma or tab.")
    return NAMED[delimiter]
