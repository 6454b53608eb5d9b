"""An author's own chart reads its table and nothing else: each refusal with file, place and reason."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.projects import STUDY, read, write

FILE = f"{STUDY}/wijken.vl.json"


def found(root: Path, **parts: Any) -> list[str]:
    """What is said of the chart of the synthetic project with other parts in its file, one key per line."""
    path = write(root) / FILE
    chart = json.loads(path.read_text(encoding="utf-8")) | parts
    path.write_text(json.dumps(chart, indent=1), encoding="utf-8")
    return [str(finding) for finding in read(root)[1] if finding.code == "V330"]


def test_a_chart_may_read_its_table(tmp_path: Path) -> None:
    """Fields of the table, comparisons of them, and what transforms make are allowed."""
    transform = [
        {"filter": "datum.n > 0 && !(datum['row'] === 'x' || datum.group == null)"},
        {"calculate": "datum.n * 2 + -1.5", "as": "dubbel"},
        {"filter": {"and": ["datum.dubbel >= 1", {"field": "n", "gt": 0}]}},
        {"aggregate": [{"op": "sum", "field": "dubbel", "as": "som"}], "groupby": ["row"]},
    ]
    axis = {"labelExpr": "datum.value > 1 ? datum.label : ''"}
    encoding = {"x": {"field": "som", "type": "quantitative", "axis": axis}, "y": {"field": "row", "sort": "-x"}}

    assert found(tmp_path, transform=transform, encoding=encoding) == []


@pytest.mark.parametrize(
    ("parts", "place", "reason"),
    [
        ({"data": {"url": "https://example.org/x.csv"}}, "data", "the data come from the table"),
        ({"datasets": {"x": []}}, "datasets", "the data come from the table"),
        ({"params": [{"name": "p"}]}, "params", "no controls"),
        ({"config": {"font": "Arial"}}, "config", "theme of the site"),
        ({"hconcat": []}, "hconcat", "this is not read"),
        ({"layer": [{"mark": "bar", "data": {"url": "x"}}]}, "layer.0.data", "the data come from the table"),
        ({"mark": "image"}, "mark", "'image' is no mark"),
        ({"mark": {"type": "bar", "href": "https://example.org"}}, "mark.href", "leads nowhere"),
        ({"mark": {"type": "bar", "fill": "url(https://example.org/x.svg#a)"}}, "mark.fill", "reads no address"),
        ({"mark": {"type": "bar", "color": {"signal": "x"}}}, "mark.color.signal", "signals are not read"),
        ({"mark": {"type": "bar", "color": {"expr": "width"}}}, "mark.color.expr", "'width' in an expression"),
        ({"mark": {"type": "text", "fontSize": 9}}, "mark.fontSize", "at least 14 px"),
        ({"encoding": {"href": {"field": "row"}}}, "encoding.href", "this channel is not drawn"),
        ({"encoding": {"url": {"value": "https://example.org"}}}, "encoding.url", "this channel is not drawn"),
        ({"encoding": {"x": {"field": "geheim"}}}, "encoding.x.field", "'geheim' is no field of the table"),
        ({"encoding": {"x": {"field": {"repeat": "row"}}}}, "encoding.x.field", "is no field of the table"),
        ({"transform": [{"lookup": "row", "from": {"data": {"url": "x"}}}]}, "transform.0", "is not known"),
        ({"transform": [{"filter": "datum.geheim > 1"}]}, "transform.0.filter", "'geheim' is no field"),
        ({"transform": [{"filter": {"or": ["now() > 1"]}}]}, "transform.0.filter.or", "'now() > 1'"),
        ({"transform": [{"filter": "data('x')"}]}, "transform.0.filter", "neither a field"),
        ({"transform": [{"filter": "datum.row.length"}]}, "transform.0.filter", "'.length'"),
        ({"transform": [{"filter": "datum.n(1)"}]}, "transform.0.filter", "'(1)'"),
        ({"transform": [{"filter": "datum['ro' + 'w']"}]}, "transform.0.filter", "neither a field"),
        ({"transform": [{"calculate": "[1][0]", "as": "x"}]}, "transform.0.calculate", "neither a field"),
        ({"transform": [{"timeUnit": "year", "field": "row", "as": "x"}]}, "transform.0", "is not known"),
        ({"$schema": "https://example.org/schema.json"}, "$schema", "not the schema of Vega-Lite"),
    ],
    ids=str,
)
def test_a_chart_that_reads_anything_else_is_refused(
    tmp_path: Path, parts: dict[str, Any], place: str, reason: str
) -> None:
    """Addresses, links, other fields, names and calls are refused, each where it stands."""
    said = found(tmp_path, **parts)

    assert any(f"{place}: " in line and reason in line for line in said), said
    assert all(line.startswith(f"{FILE}:") for line in said)
    assert all(line.split(":")[1].isdigit() for line in said)


def test_a_chart_that_is_no_object_is_refused(tmp_path: Path) -> None:
    """A list is no chart."""
    (write(tmp_path) / FILE).write_text("[]", encoding="utf-8")

    assert "V330" in {finding.code for finding in read(tmp_path)[1]}


@pytest.mark.parametrize("name", ["../site.yml", "wijken.json", "/etc/x.vl.json"])
def test_a_chart_stands_beside_its_declaration(tmp_path: Path, name: str) -> None:
    """A file elsewhere, or with another ending, is not opened."""
    path = write(tmp_path) / f"{STUDY}/figures.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("wijken.vl.json", name), encoding="utf-8")

    assert "L117" in {finding.code for finding in read(tmp_path)[1]}


def test_a_chart_without_its_file_is_an_error(tmp_path: Path) -> None:
    """The file that a figure names has to be there."""
    (write(tmp_path) / FILE).unlink()

    assert f"{FILE}: the file is missing. Add it. [F101]" in [str(finding) for finding in read(tmp_path)[1]]
