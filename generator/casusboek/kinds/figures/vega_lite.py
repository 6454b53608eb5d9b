"""An author's own Vega-Lite specification, in the look of the others and over the cleared rows of a table."""

import json
import re
from typing import Any

from casusboek.kinds.figures.item_rows import Type
from casusboek.kinds.figures.scores import absences, shown, unit_of, value_of
from casusboek.kinds.figures.theme import CONFIG, LINE
from casusboek.model.chart_fields import GROUP, ROW, WORDS, field_name
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column, Table
from casusboek.model.spec import WrittenChart


def draw(spec: WrittenChart, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """The specification with its data, its width and the theme; it holds only the fields that it names."""
    type_ = Type.at(width)
    size = {"labelFontSize": type_.size, "titleFontSize": type_.size}
    axis = {**CONFIG["axis"], **size, "grid": True, "labelOverlap": True, "labelPadding": 6}
    del axis["title"]
    text = {**CONFIG["text"], "fontSize": type_.size}
    config = {**CONFIG, "axis": axis, "legend": {**CONFIG["legend"], **size}, "text": text, "padding": 4}
    named = _named(spec)
    rows = [{name: value for name, value in row.items() if name in named} for row in rows_of(table, words)]
    return {
        **{name: part for name, part in spec.content.items() if name != "$schema"},
        "data": {"values": rows},
        "width": width,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": config | {"axisX": {"grid": False, "domain": True, "domainColor": LINE}},
    }


def describe(spec: WrittenChart, table: Table, words: Locale) -> str:
    """What is not there; the rest is the author's to say."""
    named = _named(spec)
    drawn = [column for column in table.columns if field_name(column.id) in named]
    return absences((table.cell(line, column.id) for line in table.lines for column in drawn), words)


def rows_of(table: Table, words: Locale) -> list[dict[str, Any]]:
    """The rows of a table as its charts read them; what is not shown is null, with the reason in words."""
    rows = []
    for line in table.lines:
        if line.total:
            continue
        row: dict[str, Any] = {ROW: line.label, GROUP: line.group}
        for column in table.columns:
            cell, name = table.cell(line, column.id), field_name(column.id)
            row |= {name: _value(cell, column), f"{name}{WORDS}": _words(cell, column, table, words)}
        rows.append(row)
    return rows


def _named(spec: WrittenChart) -> set[str]:
    """Every word of the specification: a field that is none of them is not drawn."""
    return set(re.findall(r"\w+", json.dumps(spec.content, ensure_ascii=False)))


def _value(cell: Cell, column: Column) -> float | int | str | None:
    if cell.marker is not None or cell.value is None:
        return None
    return cell.value if value_of(cell) is not None and isinstance(cell.value, int | float) else _listed(cell, column)


def _words(cell: Cell, column: Column, table: Table, words: Locale) -> str:
    numeric = cell.marker is not None or value_of(cell) is not None
    return shown(cell, words, unit=unit_of(table)) if numeric else _listed(cell, column)


def _listed(cell: Cell, column: Column) -> str:
    return ", ".join(column.words(cell))
