"""CSV files as typed rows: strict about shape, silent about values."""

import csv
import hashlib
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

import pandas as pd

from casusboek.findings import Finding, Place, allowed, quoted
from casusboek.model.data import NOWHERE, Dataset, Disclosure, Field, Kind, Value, framed
from casusboek.model.markers import Marker
from casusboek.model.spec import StructureSpec
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
    text, said = read_text(place, file.as_posix(), limit=MAX_BYTES)
    if text is None:
        return None, said
    records = _records(text, file.as_posix())
    if isinstance(records, Finding):
        return None, (records,)
    header, body = records
    problems = _header_findings(header, declared, file.as_posix())
    if problems:
        return None, problems
    lines, columns, problems = _columns(header, body, declared, file.as_posix())
    digest = hashlib.sha256(text.encode()).hexdigest()
    whole = declared.dataset(file, framed(declared.fields, lines, columns), digest, absent=False)
    return whole, (*said, *problems)


Records = tuple[list[str], list[tuple[int, list[str]]]]


def _records(text: str, name: str) -> Records | Finding:
    """Header and body of a CSV text, each body row with the line it starts on."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
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
    return rows[0][1], rows[1:]


def _header_findings(header: list[str], declared: Declared, name: str) -> tuple[Finding, ...]:
    known = [field.name for field in declared.fields]
    # Without its header row, a file shows its first record here; a row of mostly known names is no record.
    shown = all(_is_shown(field) for field in declared.fields) or 2 * len(set(header) & set(known)) > len(known)
    findings = []
    if len(header) == 1 and ";" in header[0]:
        hint = "Save it with commas between the columns, or let `casusboek import` make it."
        return (Finding(Place(name, 1, 1), "D115", "the columns stand between semicolons.", hint),)
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
    header: list[str], body: list[tuple[int, list[str]]], declared: Declared, name: str
) -> tuple[list[int], dict[str, list[Value | Marker]], tuple[Finding, ...]]:
    """The lines of the rows that can be read, their values by column, and what cannot be read."""
    fields = {field.name: field for field in declared.fields}
    # A column holds few different texts: each is looked at once.
    known: dict[tuple[str, str], Value | Marker | Problem] = {}
    findings, lines = [], []
    columns: dict[str, list[Value | Marker]] = {title: [] for title in header}
    for line, record in body:
        if len(record) != len(header):
            message = f"{len(record)} cells in a row of {len(header)} columns."
            hint = "Put a text that holds a comma between double quotes."
            findings.append(Finding(Place(name, line, 1), "D107", message, hint))
            continue
        values: list[Value | Marker] = []
        for column, (title, raw) in enumerate(zip(header, record, strict=True), 1):
            if (title, raw) not in known:
                known[title, raw] = parse_cell(raw, fields[title])
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


def parse_cell(raw: str, field: Field) -> Value | Marker | Problem:
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
        return next((problem for item in items if (problem := _item_problem(item, field))), items)
    problem = _item_problem(raw, field)
    return problem or _converted(raw, field)


def _converted(raw: str, field: Field) -> Value:
    if field.type == "integer":
        return int(raw)
    if field.type == "number":
        # Adding nothing takes the sign from a zero.
        return float(raw) + 0.0
    return raw


def _item_problem(raw: str, field: Field) -> Problem | None:
    shown = quoted(raw) if _is_shown(field) else "the value (withheld)"
    if not raw:
        return Problem("D110", "an empty item in a list.", f"Separate items by one {field.delimiter!r}.")
    if field.codes and raw not in field.codes:
        # The code nearest to a protected value would give it away.
        hint = allowed(raw, field.codes) if _is_shown(field) else _listed(field.codes)
        return Problem("D111", f"{shown} is not one of the codes of {field.name!r}.", hint)
    if field.type in ("integer", "number"):
        return _number_problem(raw, shown, field)
    if field.type in PATTERNS and not _is_time(raw, field.type):
        return Problem("D112", f"{shown} is not {TYPE_NAMES[field.type]}.")
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


def _number_hint(raw: str) -> str:
    """What to write in the place of something that is no number."""
    if raw.isdecimal():
        return "Use at most fifteen digits."
    if not any(letter.isdecimal() for letter in raw):
        return "Write a number, or say in missingValues what this stands for."
    return "Write a point, not a comma." if "," in raw else "Write digits only, without marks between thousands or a %."


def _number_problem(raw: str, shown: str, field: Field) -> Problem | None:
    # Fifteen digits are what a spreadsheet keeps, too.
    form = r"-?\d{1,15}" if field.type == "integer" else r"-?\d{1,15}(\.\d{1,15})?"
    if not re.fullmatch(form, raw, re.ASCII):
        return Problem("D112", f"{shown} is not {TYPE_NAMES[field.type]}.", _number_hint(raw))
    number = float(raw)
    if field.minimum is not None and number < field.minimum:
        return Problem("D114", f"{shown} is below the minimum of {field.minimum:g}.")
    if field.maximum is not None and number > field.maximum:
        return Problem("D114", f"{shown} is above the maximum of {field.maximum:g}.")
    return None
