"""Text with columns between signs, as spreadsheets and survey programs write it."""

import codecs
import csv
import io
from collections.abc import Sequence

from casusboek.errors import UsageError
from casusboek.ingest.columns import Inference

DELIMITERS = {";": "semicolons", ",": "commas", "\t": "tabs"}
NAMED = {"semicolon": ";", "comma": ",", "tab": "\t", **{sign: sign for sign in DELIMITERS}}
"""What an author may call a delimiter on the command line."""
DECLARED = "sep="
"""How Excel says on a first line which sign stands between the columns."""
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}

Records = tuple[tuple[str, ...], ...]


def read_delimited(raw: bytes, delimiter: str | None) -> tuple[Records, tuple[Inference, ...]]:
    """The records of a text file, all of the same length, with what had to be inferred.

    Raises:
        UsageError: It is no table, or more than one reading fits.
    """
    text, inferred = _decoded(raw)
    if "\0" in text:
        raise UsageError("the file holds NUL characters. Export it again as CSV.")
    if text.lower().startswith(DECLARED):
        first, _, text = text.partition("\n")
        delimiter = delimiter or first[len(DECLARED) :].strip("\r") or None
    if delimiter:
        records = _records(text, delimiter)
        if records is None:
            raise UsageError(
                f"with {DELIMITERS.get(delimiter, 'this sign')} between the columns, "
                "not every row has as many cells as there are headings."
            )
        return records, inferred
    sign, records = _fitting(text)
    said = Inference("file", f"the columns stand between {DELIMITERS[sign]}.", "--delimiter")
    return records, (*inferred, said)


def _decoded(raw: bytes) -> tuple[str, tuple[Inference, ...]]:
    """The text, and in which encoding it seems to stand."""
    marked = next((encoding for mark, encoding in MARKS.items() if raw.startswith(mark)), "")
    try:
        return raw.decode(marked or "utf-8"), ()
    except UnicodeDecodeError:
        pass
    try:
        text = raw.decode("windows-1252")
    except UnicodeDecodeError as error:
        raise UsageError("the file is neither UTF-8 nor windows-1252 text. Export it again as 'CSV UTF-8'.") from error
    what = "it is not UTF-8, so it is read as windows-1252: look at letters with accents."
    return text, (Inference("file", what, "save it as 'CSV UTF-8'"),)


def _fitting(text: str) -> tuple[str, Records]:
    """The sign that divides every row into as many cells as the first.

    Where decimal commas fit by accident, the headings have fewer columns by commas than by the true sign.
    """
    found = {sign: records for sign in DELIMITERS if (records := _records(text, sign)) and len(records[0]) > 1}
    if not found:
        raise UsageError(
            "no sign divides every row into as many cells as there are headings: not ';', not ',' and not a tab. "
            "Remove lines above and below the table, or name the sign with --delimiter."
        )
    most = max(len(records[0]) for records in found.values())
    best = [sign for sign, records in found.items() if len(records[0]) == most]
    if len(best) > 1:
        raise UsageError("the columns can be divided in more than one way. Name the sign with --delimiter.")
    return best[0], found[best[0]]


def _records(text: str, delimiter: str) -> Records | None:
    """The records, or None when they are not all as long as the first."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = [tuple(cell.strip() for cell in record) for record in reader if any(map(str.strip, record))]
    except csv.Error:
        return None
    return tuple(rows) if rows and _even(rows) else None


def _even(rows: Sequence[Sequence[str]]) -> bool:
    return all(len(row) == len(rows[0]) for row in rows)
