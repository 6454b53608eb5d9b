"""What the descriptor will say of an imported dataset, with what an author must still decide."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from casusboek.ingest.columns import Inference
from casusboek.ingest.inferring import Drafted
from casusboek.ingest.persons import Trace
from casusboek.ingest.values import NOT_ASKED
from casusboek.scaffold.writing import scalar

LATER = "Nog te schrijven"
KEY_COLUMNS = 3
"""The most columns that are tried together as a key."""
ROW = "row_id"
LEVELS = "public | key | sensitive | drop"
HEAD = """\
# What the CSV files beside this file hold, as a Data Package (datapackage.org).
{notice}$schema: "https://datapackage.org/profiles/2.0/datapackage.json"
name: {name}
title: {title}
description: {description}
version: 0.1.0
resources:
"""
PRIVATE = """\
# Rows of persons. This folder is nobody's but the research team's: never copy its CSV files to data/.
# When an entry below is right, and its codes tell of nobody, put it into datapackage.yaml in data/ as it stands:
# "private: true" says that the rows are here. Then build with --private and the folder above this one.
"""


def new_package(study: str, *, private: bool) -> str:
    """A descriptor without datasets, up to its list of them."""
    words = {"name": scalar(study), "title": scalar(f"{LATER}: titel"), "description": scalar(f"{LATER}: omschrijving")}
    return HEAD.format(notice=PRIVATE if private else "", **words)


def resource(
    name: str, kind: str, columns: Sequence[Drafted], key: Sequence[str], *, heading: Sequence[str], private: bool
) -> str:
    """The entry of a dataset, starting at the left margin.

    Args:
        name: Id of the dataset.
        kind: What one row stands for.
        columns: Its columns.
        key: The fields that tell rows apart.
        heading: What stands above it, line by line.
        private: Whether its rows stand in the private folder.
    """
    lines = [
        *(f"# {line}".rstrip() for line in heading),
        *head(name, title=f"{LATER}: titel", description=f"{LATER}: wat elke rij zegt", kind=kind),
        *(["  private: true"] if private else []),
        "  schema:",
        "    fields:",
    ]
    if key == [ROW]:
        lines += _row_field()
    for column in columns:
        lines += _field(column, kind)
    lines += ["    missingValues: []", f"    primaryKey: [{', '.join(key)}]"]
    return "\n".join(lines) + "\n"


def head(name: str, *, title: str, description: str, kind: str) -> list[str]:
    """The first lines of an entry, down to its kind."""
    return [
        f"- name: {name}",
        f"  path: {name}.csv",
        "  type: table",
        "  format: csv",
        "  mediatype: text/csv",
        "  encoding: utf-8",
        f"  title: {scalar(title)}",
        f"  description: {scalar(description)}",
        f"  kind: {kind}",
    ]


def heading(form: str, rows: int, inferred: Sequence[Inference]) -> list[str]:
    """What stands above a drafted entry: everything about the file that was inferred."""
    return [
        f"Drafted by `casusboek import` from {form} with {rows} rows.",
        "Confirm what was inferred or mend it, say of each field what may be disclosed",
        "(`casusboek check` stops until then), and remove these comments.",
        *(f"- {found.what}" for found in inferred if found.about == "file"),
    ]


def key_of(columns: Sequence[Drafted]) -> list[str]:
    """The first column, or the first few together, that are filled and different in every row; else a number."""
    usable = [column for column in columns if not column.empty and column.type != "number" and _may_be_key(column)]
    for size in range(1, KEY_COLUMNS + 1):
        for chosen in combinations(usable, size):
            rows = list(zip(*(column.cells for column in chosen), strict=True))
            if len(set(rows)) == len(rows):
                return [column.name for column in chosen]
    return [ROW]


def _may_be_key(column: Drafted) -> bool:
    """Whether a column may name rows: nothing of a person does, but the number that a program gave somebody."""
    return column.suspicion is None or column.suspicion.trace is Trace.RESPONDENT


def rows_of(columns: Sequence[Drafted], key: Sequence[str]) -> bytes:
    """The CSV file of a dataset, in the form that ``data/`` has."""
    header = [column.name for column in columns]
    rows: Iterator[tuple[str, ...]] = zip(*(column.cells for column in columns), strict=True)
    if list(key) == [ROW]:
        header, rows = [ROW, *header], ((str(number), *row) for number, row in enumerate(rows, 1))
    return table(header, rows)


def table(header: Sequence[str], rows: Iterator[tuple[str, ...]] | Sequence[Sequence[str]]) -> bytes:
    """Rows as CSV: commas, UTF-8, one line end."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def field(name: str, title: str, type_name: str, disclosure: str, **more: object) -> str:
    """A field on one line, where everything about it is certain."""
    parts: Mapping[str, object] = {"name": name, "type": type_name, "title": scalar(title), **more}
    shown = ", ".join(f"{key}: {value}" for key, value in {**parts, "disclosure": disclosure}.items())
    return f"      - {{ {shown} }}"


def absent(label: str, value: str = "") -> str:
    """A missing value with what it means."""
    return f"[{{ value: {_text(value)}, label: {label} }}]"


def _row_field() -> list[str]:
    return [
        "      # No columns tell the rows apart, so they are numbered.",
        field(ROW, "Nummer", "integer", "key", constraints="{ required: true, unique: true }"),
    ]


def _field(column: Drafted, kind: str) -> list[str]:
    comments = [*_comments(column)]
    lines = [f"      # {comment}" for comment in comments]
    lines += [
        f"      - name: {column.name}",
        f"        type: {column.type}",
        f"        title: {scalar(' '.join(column.title.split()))}",
    ]
    if column.codes:
        lines.append("        categories:")
        lines += [f"          - {{ value: {_text(code)}, label: {_text(words)} }}" for code, words in column.codes]
    if column.column.missing:
        marks = [*column.column.missing, *([""] if column.empty else [])]
        shown = ", ".join(f"{{ value: {_text(mark)}, label: {_meaning(mark)} }}" for mark in marks)
        lines.append(f"        missingValues: [{shown}]")
    elif not column.empty:
        lines.append("        constraints: { required: true }")
    if column.suspicion and kind == "records":
        lines.append("        disclosure: drop")
    else:
        lines.append(f"        # disclosure: {LEVELS}")
    return lines


def _comments(column: Drafted) -> Iterator[str]:
    """What an author must confirm or decide about a field."""
    yield from (_capital(found.what) for found in column.inferred)
    if column.suspicion:
        yield f"{_capital(str(column.suspicion))}."
    if column.empty and not column.column.missing:
        yield (
            f"{column.empty} of {len(column.cells)} cells are empty. Say what that means:"
            ' missingValues: [{ value: "", label: niet genoemd }]'
        )
    if column.column.missing:
        codes = ", ".join(map(_text, column.column.missing))
        yield f"These cells say that there is no value: {codes}. Confirm what each means, in missingValues."


def _meaning(mark: str) -> str:
    """What a mark for no value seems to mean."""
    if NOT_ASKED.fullmatch(mark):
        return "niet van toepassing"
    return "niet genoemd" if mark == "" else "niet gerapporteerd"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _text(text: str) -> str:
    """A code as YAML: text, also where it looks like a number."""
    return scalar(text)
