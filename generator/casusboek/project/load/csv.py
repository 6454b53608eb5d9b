"""CSV files as typed rows: strict about shape, silent about values."""

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

import pandas as pd

from casusboek.findings import Finding, Place, Severity, allowed, quoted
from casusboek.model.data import NOWHERE, Dataset, Disclosure, Field, Kind, Value, framed
from casusboek.model.markers import Marker
from casusboek.model.spec import StructureSpec
from casusboek.project.load.dialect import COMMA, NAMES, SEMICOLON, STANDARD, Dialect, decimal_of, delimiter_of
from casusboek.project.load.files import read_text

MAX_BYTES = 10_000_000
MAX_COLUMNS = 200
TYPE_NAMES = {
    "integer": "a whole number",
    "number": "a number with a decimal point",
    "yearmonth": "a month as YYYY-MM",
    "date": "a date as YYYY-MM-DD",
    "year": "a year as YYYY",
}
TIME_HINT = "Give the column the format yyyy-mm-dd (or yyyy-mm, or yyyy) in the spreadsheet."
PATTERNS = {
    "yearmonth": re.compile(r"\d{4}-\d{2}", re.ASCII),
    "date": re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII),
    "year": re.compile(r"\d{4}", re.ASCII),
}


@dataclass(frozen=True)
class Declared:
    """What a descriptor says of one dataset before its rows are read."""

    id: str
    title: str
    description: str
    kind: Kind
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    path: str
    structure: StructureSpec | None = None
    private: bool = False
    described: Place = NOWHERE
    made_from: str = ""
    of_persons: bool = True

    def without_rows(self, file: PurePosixPath) -> Dataset:
        """The dataset as far as it is known before a file is read."""
        return self.dataset(file, framed(self.fields, (), {field.name: () for field in self.fields}))

    def dataset(
        self, file: PurePosixPath, frames: tuple[pd.DataFrame, pd.DataFrame], sha256: str = "", *, absent: bool = True
    ) -> Dataset:
        """The dataset with its values and markers, and the digest of their file."""
        return Dataset(
            self.id,
            self.title,
            self.description,
            self.kind,
            self.fields,
            *frames,
            self.key,
            file,
            sha256,
            self.structure,
            self.private,
            absent=absent,
            described=self.described,
            made_from=self.made_from,
            of_persons=self.of_persons,
        )


def read_dataset(declared: Declared, place: Path, file: PurePosixPath) -> tuple[Dataset | None, tuple[Finding, ...]]:
    """Read the rows of a declared dataset.

    Args:
        declared: The dataset's fields as the descriptor gives them.
        place: The CSV file.
        file: What findings call it: its path below the project, or in the private folder.
    """
    text, said = read_text(place, file.as_posix(), limit=MAX_BYTES, of_spreadsheet=True)
    if text is None:
        return None, said
    records = records_of(text, declared.fields, file.as_posix())
    if isinstance(records, Finding):
        return None, (records,)
    problems = _header_findings(records.header, declared, file.as_posix())
    if problems:
        return None, problems
    lines, columns, problems = _columns(records, declared, file.as_posix())
    digest = hashlib.sha256(text.encode()).hexdigest()
    whole = declared.dataset(file, framed(declared.fields, lines, columns), digest, absent=False)
    return whole, (*said, *_semicolons(records.dialect, file.as_posix()), *problems)


@dataclass(frozen=True)
class CsvCells:
    """The cells of a file as they are written."""

    header: list[str]
    body: list[tuple[int, list[str]]]
    """Each row with the line that it starts on."""
    dialect: Dialect


def records_of(text: str, fields: Iterable[Field], name: str) -> CsvCells | Finding:
    """Divide a CSV text into its cells.

    Args:
        text: The file.
        fields: What its columns should be.
        name: What findings call it.
    """
    known = {field.name: field for field in fields}
    delimiter = delimiter_of(text, known)
    if delimiter is None:
        hint = "Save it again from the spreadsheet, as 'CSV UTF-8'."
        return Finding(Place(name, 1, 1), "D115", "commas and semicolons both divide the first line.", hint)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for record in reader:
            if record:
                rows.append((line, record))
            line = reader.line_num + 1
    except csv.Error:
        return Finding(Place(name, line, 1), "D101", "not readable as CSV.", "Look for a quote that is not closed.")
    if not rows:
        hint = "Write the names of its fields on the first line, with commas between them."
        return Finding(Place(name), "D102", "the file has no header row.", hint)
    (_, header), *body = rows
    numbers = _numbers([known.get(title) for title in header], body)
    return CsvCells(header, body, Dialect(delimiter, decimal_of(delimiter, numbers)))


def _numbers(fields: list[Field | None], body: list[tuple[int, list[str]]]) -> Iterator[str]:
    """The cells of the columns of numbers."""
    for _, record in body:
        for field, raw in zip(fields, record, strict=False):
            if field and field.type == "number" and raw not in field.absent:
                yield raw


def _semicolons(dialect: Dialect, name: str) -> tuple[Finding, ...]:
    """That a file has another form than the data of a project have, and how it is read."""
    if dialect.delimiter != SEMICOLON:
        return ()
    marks = {COMMA: " and commas in the numbers", ".": " and points in the numbers"}.get(dialect.decimal, "")
    message = f"this is read with semicolons between the columns{marks}."
    return (Finding(Place(name, 1, 1), "D116", message, "Nothing needs to be done.", Severity.NOTE),)


def _header_findings(header: list[str], declared: Declared, name: str) -> tuple[Finding, ...]:
    known = [field.name for field in declared.fields]
    # Without its header row, a file shows its first record here; a row of mostly known names is no record.
    shown = all(_is_shown(field) for field in declared.fields) or 2 * len(set(header) & set(known)) > len(known)
    findings = []
    if len(header) > MAX_COLUMNS:
        return (Finding(Place(name, 1, 1), "D103", f"more than {MAX_COLUMNS} columns."),)
    for column, title in enumerate(header, 1):
        if title not in known:
            message = f"unknown column {title!r}." if shown else "unknown column."
            hint = allowed(title, known) if shown else _listed(known)
            findings.append(Finding(Place(name, 1, column), "D104", message, hint))
        elif title in header[: column - 1]:
            findings.append(Finding(Place(name, 1, column), "D105", f"the column {title!r} stands here twice."))
    for field in known:
        if field not in header:
            hint = "Add the column, or take the field out of datapackage.yaml."
            findings.append(Finding(Place(name, 1, 1), "D106", f"the column {field!r} is missing.", hint))
    return tuple(findings)


def _columns(
    records: CsvCells, declared: Declared, name: str
) -> tuple[list[int], dict[str, list[Value | Marker]], tuple[Finding, ...]]:
    """The lines of the rows that can be read, their values by column, and what cannot be read."""
    fields = {field.name: field for field in declared.fields}
    # A column holds few different texts: each is looked at once.
    known: dict[tuple[str, str], Value | Marker | Problem] = {}
    findings, lines = [], []
    header, dialect = records.header, records.dialect
    columns: dict[str, list[Value | Marker]] = {title: [] for title in header}
    for line, record in records.body:
        if len(record) != len(header):
            message = f"{len(record)} cells in a row of {len(header)} columns."
            hint = f"Put a text that holds a {NAMES[dialect.delimiter]} between double quotes."
            findings.append(Finding(Place(name, line, 1), "D107", message, hint))
            continue
        values: list[Value | Marker] = []
        for column, (title, raw) in enumerate(zip(header, record, strict=True), 1):
            if (title, raw) not in known:
                known[title, raw] = parse_cell(raw, fields[title], dialect)
            result = known[title, raw]
            if isinstance(result, Problem):
                where = Place(name, line, column, title)
                findings.append(Finding(where, result.code, result.message, result.hint))
                continue
            values.append(result)
        if len(values) == len(header):
            lines.append(line)
            for title, value in zip(header, values, strict=True):
                columns[title].append(value)
    return lines, columns, tuple(findings)


@dataclass(frozen=True)
class Problem:
    """Why a cell cannot be read, without its value when that is not public."""

    code: str
    message: str
    hint: str = ""


def parse_cell(raw: str, field: Field, dialect: Dialect = STANDARD) -> Value | Marker | Problem:
    """The typed value of a cell, the marker it stands for, or the problem with it."""
    if raw in field.absent:
        if field.required:
            return Problem("D108", "this cell must be filled.")
        return field.absent[raw]
    if raw == "":
        if field.required:
            return Problem("D108", "this cell must be filled.")
        return Problem("D109", "what an empty cell means here is not declared.", "Add it to missingValues.")
    if field.type == "list":
        # A list in a cell is a set: an answer that stands there twice was given once.
        items = tuple(dict.fromkeys(item.strip() for item in raw.split(field.delimiter)))
        return next((problem for item in items if (problem := _item_problem(item, field, dialect))), items)
    problem = _item_problem(raw, field, dialect)
    return problem or _converted(raw, field, dialect)


def _converted(raw: str, field: Field, dialect: Dialect) -> Value:
    if field.type == "integer":
        return int(raw)
    if field.type == "number":
        # Adding nothing takes the sign from a zero.
        return float(dialect.pointed(raw)) + 0.0
    return raw


def _item_problem(raw: str, field: Field, dialect: Dialect) -> Problem | None:
    shown = quoted(raw) if _is_shown(field) else "the value (withheld)"
    if not raw:
        return Problem("D110", "an empty item in a list.", f"Separate items by one {field.delimiter!r}.")
    if field.codes and (dialect.pointed(raw) if field.type == "number" else raw) not in field.codes:
        # The code nearest to a protected value would give it away.
        hint = allowed(raw, field.codes) if _is_shown(field) else _listed(field.codes)
        return Problem("D111", f"{shown} is not one of the codes of {field.name!r}.", hint)
    if field.type in ("integer", "number"):
        return _number_problem(raw, shown, field, dialect)
    if field.type in PATTERNS and not _is_time(raw, field.type):
        hint = TIME_HINT if dialect.delimiter == SEMICOLON else ""
        return Problem("D112", f"{shown} is not {TYPE_NAMES[field.type]}.", hint)
    if field.pattern and not re.fullmatch(field.pattern, raw):
        return Problem("D113", f"{shown} does not have the form {field.pattern}.")
    return None


def _is_shown(field: Field) -> bool:
    """Whether messages may repeat the field's values."""
    return not field.private and field.disclosure in (Disclosure.PUBLIC, Disclosure.KEY)


def _listed(choices: Iterable[str]) -> str:
    """A hint that says what is allowed without looking at what was written."""
    return allowed("", choices)


def _is_time(raw: str, kind: str) -> bool:
    """Whether a text is a date, month or year that exists."""
    if not PATTERNS[kind].fullmatch(raw):
        return False
    try:
        date.fromisoformat(f"{raw}-01-01"[:10])
    except ValueError:
        return False
    return True


def _number_hint(raw: str, dialect: Dialect) -> str:
    """What to write in the place of something that is no number."""
    if raw.isdecimal():
        return "Use at most fifteen digits."
    if not any(letter.isdecimal() for letter in raw):
        return "Write a number, or say in missingValues what this stands for."
    if COMMA in raw and dialect.delimiter == COMMA:
        return "Write a point, not a comma."
    return "Write digits only, without marks between thousands or a %."


def _number_problem(raw: str, shown: str, field: Field, dialect: Dialect) -> Problem | None:
    plain = dialect.pointed(raw) if field.type == "number" else raw
    if field.type == "number" and dialect.is_unclear(raw):
        hint = "Take the marks between thousands off in the spreadsheet, or give decimals a comma."
        return Problem("D117", f"{shown} can be a thousand or a fraction.", hint)
    # Fifteen digits are what a spreadsheet keeps, too. Where decimals have a comma, a point is none.
    form = r"-?\d{1,15}" if field.type == "integer" else r"-?\d{1,15}(\.\d{1,15})?"
    if not re.fullmatch(form, plain, re.ASCII) or ("." in raw and dialect.decimal == COMMA):
        return Problem("D112", f"{shown} is not {_number_name(field, dialect)}.", _number_hint(raw, dialect))
    number = float(plain)
    if field.minimum is not None and number < field.minimum:
        return Problem("D114", f"{shown} is below the minimum of {field.minimum:g}.")
    if field.maximum is not None and number > field.maximum:
        return Problem("D114", f"{shown} is above the maximum of {field.maximum:g}.")
    return None


def _number_name(field: Field, dialect: Dialect) -> str:
    """What should stand there, in the form of the file."""
    with_comma = field.type == "number" and dialect.decimal == COMMA
    return "a number with a decimal comma" if with_comma else TYPE_NAMES[field.type]
