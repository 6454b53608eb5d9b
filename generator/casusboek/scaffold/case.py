"""A new case: a row in the table of cases, and a file with the words of its page."""

import csv
import io
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

from casusboek.errors import UsageError
from casusboek.model.data import Dataset
from casusboek.model.markers import Marker
from casusboek.model.names import CASE_ID_HINT, is_case_id
from casusboek.project.load.csv import CsvCells, Problem, parse_cell, records_of
from casusboek.project.load.files import encoding_of
from casusboek.scaffold.cells import SOURCE, Ask, NewRow, items
from casusboek.scaffold.reading import StudyParts, read_study
from casusboek.scaffold.writing import filled, scalar, write_all

TEMPLATE = Path(__file__).parent / "case.yml"
THEME = "profiel"
"""Theme of the first fact in a study whose case page shows no facts."""
FACT = """
  - id: {case}-F01
    theme: {theme}
    text: "Nog te schrijven: één zin over {case}, met de bron erbij."
    source: [{sources}]"""
NO_FACT = " []"
"""A fact without a source rests on nothing, so a row without one brings no fact."""
LINE_END = re.compile(rb"\r\n|\r|\n")


def new_case(root: Path, case: str, *, study: str, given: Mapping[str, str], ask: Ask | None) -> tuple[str, ...]:
    """Add a case to a study: its row, and a page to be written.

    Args:
        root: The project.
        case: Id of the case.
        study: Id of the study.
        given: Cells of the new row, by field.
        ask: Asks for a cell that must be filled and was not given; None when nobody is there to answer.

    Returns:
        The paths that were written, below the project.

    Raises:
        UsageError: The case cannot be added; nothing was written.
    """
    if not is_case_id(case):
        raise UsageError(f"{case!r} cannot be the id of a case. {CASE_ID_HINT}")
    parts = read_study(root, study)
    page, table = f"{parts.base}/cases/{case}.yml", parts.cases.file.as_posix()
    known = [value for _, value in parts.cases.values(parts.key.name)]
    for name, taken in ((table, case in known), (page, os.path.lexists(root / page))):
        if taken:
            raise UsageError(f"the case {case!r} exists already: see {name}.")
    if given.get(parts.key.name, case) != case:
        raise UsageError(f"{parts.key.name!r} is the id of the case, {case!r}: leave it out of --set.")
    raw = (root / table).read_bytes()
    # The columns stand in the order of the file, which may differ from the descriptor's.
    encoding, records = _records(raw, parts.cases)
    row = NewRow(parts.cases, parts.datasets).cells(records.header, {**given, parts.key.name: case}, ask)
    fields = {field.name: field for field in parts.cases.fields}
    cells = [
        records.dialect.written(row[name]) if fields[name].type == "number" else row[name] for name in records.header
    ]
    try:
        written = _appended(raw, cells, encoding, records.dialect.delimiter)
    except UnicodeEncodeError as error:
        raise UsageError(f"{table} cannot hold every letter of this row. Save it as 'CSV UTF-8' first.") from error
    return write_all(root, {table: written, page: _page(case, row, parts)})


def _records(raw: bytes, cases: Dataset) -> tuple[str, CsvCells]:
    """The encoding and the cells of a file that was read without a finding just before."""
    name = cases.file.as_posix()
    encoding = encoding_of(raw, of_spreadsheet=True)
    records = records_of(raw.decode(encoding), cases.fields, name) if encoding else None
    if not encoding or not isinstance(records, CsvCells):
        raise UsageError(f"{name} changed while it was read. Try again.")
    return encoding, records


def _appended(raw: bytes, cells: list[str], encoding: str, delimiter: str) -> bytes:
    """The file with one more row, every other byte as it was."""
    found = LINE_END.search(raw)
    line_end = found[0].decode() if found else "\n"
    row = io.StringIO(newline="")
    csv.writer(row, delimiter=delimiter, lineterminator=line_end).writerow(cells)
    between = b"" if raw.endswith((b"\n", b"\r")) else line_end.encode()
    return raw + between + row.getvalue().encode(encoding.removesuffix("-sig"))


def _page(case: str, row: Mapping[str, str], parts: StudyParts) -> bytes:
    """The words of the case page, to be replaced; its first fact rests on the row's own sources."""
    others = ", ".join(parts.referring())
    theme = scalar(parts.themes[0] if parts.themes else THEME)
    sources = ", ".join(json.dumps(source, ensure_ascii=False) for source in _sources(row, parts))
    values = {
        "id": scalar(case),
        "case": case,
        "table": parts.cases.file.as_posix(),
        "others": f"other files that may have rows of this case: {others}" if others else "no other file names cases",
        "themes": ", ".join(map(scalar, parts.themes)) or "none yet",
        "facts": FACT.format(case=case, theme=theme, sources=sources) if sources else NO_FACT,
    }
    return filled(TEMPLATE.read_text(encoding="utf-8"), values).encode()


def _sources(row: Mapping[str, str], parts: StudyParts) -> tuple[str, ...]:
    field = parts.cases.field(SOURCE)
    value = parse_cell(row[SOURCE], field) if field else Marker.BLANK
    return () if isinstance(value, Marker | Problem) else items(value)
