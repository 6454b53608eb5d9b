"""Charts that authors wrote themselves: they read nothing but the fields of their table."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from casusboek.findings import Finding, allowed
from casusboek.model.chart_fields import field_names
from casusboek.model.project import Project, Study
from casusboek.model.spec import VegaLiteSpec
from casusboek.project.validate.cells import column_names
from casusboek.project.validate.places import has_whole_data

SCHEMA = "https://vega.github.io/schema/vega-lite/"
TOP = ("$schema", "mark", "encoding", "layer", "transform", "height", "description", "resolve", "view")
"""What a chart of one view or of layers may consist of."""
CHANNELS = (
    *("x", "y", "x2", "y2", "xOffset", "yOffset", "color", "fill", "stroke", "opacity", "fillOpacity", "strokeOpacity"),
    *("strokeDash", "strokeWidth", "size", "shape", "angle", "text", "detail", "order", "theta", "theta2", "radius"),
    *("radius2", "xError", "yError", "xError2", "yError2"),
)
MARKS = (
    *("arc", "area", "bar", "boxplot", "circle", "errorband", "errorbar", "line", "point", "rect", "rule", "square"),
    *("text", "tick", "trail"),
)
TRANSFORMS: Mapping[str, tuple[str, ...]] = {
    "filter": (),
    "calculate": ("as",),
    "aggregate": ("groupby",),
    "joinaggregate": ("groupby",),
    "window": ("groupby", "frame", "sort", "ignorePeers"),
    "bin": ("field", "as"),
    "stack": ("groupby", "sort", "offset", "as"),
    "fold": ("as",),
}
"""What may be done with the rows before they are drawn, with the keys besides."""
REFUSED: Mapping[str, str] = {
    "data": "the data come from the table",
    "datasets": "the data come from the table",
    "url": "a chart reads no address",
    "href": "a mark leads nowhere",
    "signal": "signals are not read",
    "params": "a printed chart has no controls",
    "param": "a printed chart has no controls",
    "config": "the theme of the site decides the look",
    "usermeta": "it is not read",
    "repeat": "a chart has one view, so that it fits a phone",
    "tooltip": "a printed chart has no tooltips",
    "font": "the theme of the site decides the typeface",
    "image": "a chart loads no image",
    "lookup": "nothing is looked up elsewhere",
    "from": "nothing is looked up elsewhere",
}
FIELD_KEYS = ("field", "fields", "groupby", "fold", "stack")
EXPRESSIONS = ("expr", "calculate", "filter", "test", "and", "or", "not")
SMALLEST = 14
"""Least size of text: a phone of 320 px shows a narrow drawing at seven eighths."""
OF_LABELS = ("value", "label", "index")
"""What an expression for labels reads besides."""

TOKEN = re.compile(
    r"""\s*(?:
    (?P<read>datum\s*(?:\.\s*(?P<name>[A-Za-z_]\w*)|\[\s*(?:'(?P<one>[^'\\]*)'|"(?P<two>[^"\\]*)")\s*\]))
    |(?P<value>\d+(?:\.\d+)?|'[^'\\]*'|"[^"\\]*"|(?:true|false|null)\b)
    |(?P<sign>===|!==|==|!=|<=|>=|&&|\|\||[-+*/%<>!?:])
    |(?P<open>\()|(?P<close>\))
    )""",
    re.VERBOSE | re.ASCII,
)
"""What an expression may consist of: fields of a row, values, signs and brackets; no call, and nothing else by name."""


Where = tuple[str | int, ...]
"""The keys that lead to a place in the file."""


@dataclass(frozen=True)
class Written:
    """An author's chart with the file that it stands in."""

    study: Study
    name: str
    spec: VegaLiteSpec
    content: Any
    fields: tuple[str, ...]
    """What it may read: the fields of the table, and what its transforms make."""

    def finding(self, path: Where, message: str, hint: str = "") -> Finding:
        """What is wrong at a place in the file."""
        return Finding(self.study.at(self.spec.specification, *path), "V330", message, hint)


def charts_read_their_table(project: Project) -> Iterator[Finding]:
    """A specification of an author's own reads nothing but the fields of its table, and leads nowhere [V330]."""
    for study in project.studies:
        for name, spec in study.figures.items():
            content = study.specifications.get(spec.specification) if isinstance(spec, VegaLiteSpec) else None
            table = study.tables.get(spec.table) if isinstance(spec, VegaLiteSpec) else None
            columns = column_names(study, table) if table and has_whole_data(project, study) else None
            if not isinstance(spec, VegaLiteSpec) or content is None or columns is None:
                continue
            fields = (*field_names(sorted(columns)), *_made(content))
            yield from _view(Written(study, name, spec, content, fields), content, ())


def _made(part: Any) -> Iterator[str]:
    """The names that transforms give to what they make."""
    if isinstance(part, Mapping):
        made = part.get("as", ())
        yield from (name for name in ([made] if isinstance(made, str) else made) if isinstance(name, str))
        if "fold" in part and "as" not in part:
            yield from ("key", "value")
    for inner in part.values() if isinstance(part, Mapping) else part if isinstance(part, list) else ():
        yield from _made(inner)


def _view(chart: Written, view: Any, path: Where) -> Iterator[Finding]:
    """What is wrong with one view, or with the layers of one."""
    if not isinstance(view, Mapping):
        yield chart.finding(path, "this is no chart.", "Write an object with 'mark' and 'encoding', or with 'layer'.")
        return
    for key, part in view.items():
        if key in TOP:
            yield from PARTS.get(key, _inside)(chart, part, (*path, key))
        else:
            yield chart.finding((*path, key), f"{REFUSED.get(key, 'this is not read')}.", allowed(key, TOP))


def _schema(chart: Written, part: Any, path: Where) -> Iterator[Finding]:
    """Which language the file is in."""
    if not (isinstance(part, str) and part.startswith(SCHEMA)):
        yield chart.finding(path, "this is not the schema of Vega-Lite.", f"It begins with {SCHEMA}.")


def _layers(chart: Written, part: Any, path: Where) -> Iterator[Finding]:
    """Views over each other."""
    for number, layer in enumerate(part if isinstance(part, list) else [part]):
        yield from _view(chart, layer, (*path, number) if isinstance(part, list) else path)


def _encoding(chart: Written, part: Any, path: Where) -> Iterator[Finding]:
    """Channels that only draw."""
    for name, inner in part.items() if isinstance(part, Mapping) else ():
        if name in CHANNELS:
            yield from _inside(chart, inner, (*path, name))
        else:
            yield chart.finding((*path, name), "this channel is not drawn.", allowed(name, CHANNELS))


def _transforms(chart: Written, part: Any, path: Where) -> Iterator[Finding]:
    """What is done with the rows, in order."""
    for number, step in enumerate(part if isinstance(part, list) else [part]):
        yield from _transform(chart, step, (*path, number) if isinstance(part, list) else path)


def _mark(chart: Written, mark: Any, path: Where) -> Iterator[Finding]:
    """A mark is one that only draws; an image would load it from elsewhere."""
    kind = mark.get("type") if isinstance(mark, Mapping) else mark
    if kind not in MARKS:
        yield chart.finding(path, f"{kind!r} is no mark that a chart may have.", allowed(str(kind), MARKS))
    yield from _inside(chart, mark, path)


def _transform(chart: Written, step: Any, path: Where) -> Iterator[Finding]:
    """Rows are only chosen, counted and calculated with; nothing is looked up elsewhere."""
    kinds = [key for key in step if key in TRANSFORMS] if isinstance(step, Mapping) else []
    if not kinds:
        yield chart.finding(path, "this transform is not known.", f"It may be {', '.join(TRANSFORMS)}.")
        return
    known = {key for kind in kinds for key in (kind, *TRANSFORMS[kind])}
    for key in step:
        if key not in known:
            yield chart.finding((*path, key), REFUSED.get(key, "this is not read") + ".")
    yield from _inside(chart, step, path)


def _inside(chart: Written, part: Any, path: Where) -> Iterator[Finding]:
    """What is wrong below a place: an address, an expression or a field that is not of the table, text too small."""
    if isinstance(part, str) and ("url(" in part or "//" in part):
        yield chart.finding(path, "a chart reads no address.", "Take it out.")
    elif isinstance(part, list):
        for number, inner in enumerate(part):
            yield from _inside(chart, inner, (*path, number))
    elif isinstance(part, Mapping):
        for key, inner in part.items():
            yield from _key(chart, key, inner, (*path, key))


def _key(chart: Written, key: str, inner: Any, path: Where) -> Iterator[Finding]:
    """What is wrong with a key somewhere in the file."""
    if key in REFUSED:
        yield chart.finding(path, f"{REFUSED[key]}.", "Take it out.")
    elif key.endswith("ontSize") and not (isinstance(inner, int) and inner >= SMALLEST):
        yield chart.finding(path, f"text is at least {SMALLEST} px.", "A phone shows it smaller.")
    elif key in EXPRESSIONS or key.endswith("Expr"):
        for words in inner if isinstance(inner, list) else [inner]:
            yield from _expression(chart, words, path) if isinstance(words, str) else _inside(chart, words, path)
    elif key in FIELD_KEYS:
        yield from _fields(chart, inner, path)
    else:
        yield from _inside(chart, inner, path)


def _fields(chart: Written, named: Any, path: Where) -> Iterator[Finding]:
    """Fields that are not of the table; a stack may also be a way of stacking."""
    if path[-1] == "stack" and (named is None or isinstance(named, bool) or named in ("zero", "normalize", "center")):
        return
    for name in named if isinstance(named, list) else [named]:
        if name not in chart.fields:
            message = f"{name!r} is no field of the table {chart.spec.table!r}."
            yield chart.finding(path, message, allowed(str(name), chart.fields))


def _expression(chart: Written, words: str, path: Where) -> Iterator[Finding]:
    """What an expression may not hold: it reads fields of its row, compares and calculates."""
    known = (*chart.fields, *(OF_LABELS if str(path[-1]).endswith("Expr") else ()))
    place, operand = 0, False
    while words[place:].strip():
        found = TOKEN.match(words, place)
        if found is None or (operand and (found["open"] or found["read"] or found["value"])):
            rest = words[place:].strip()
            message = f"{rest[:24]!r} in an expression is neither a field of the row nor a comparison of one."
            yield chart.finding(path, message, "Write datum.field, numbers, texts, signs and brackets; no functions.")
            return
        name = found["name"] or found["one"] or found["two"]
        if found["read"] and name not in known:
            message = f"{name!r} is no field of the table {chart.spec.table!r}."
            yield chart.finding(path, message, allowed(str(name), known))
        operand = bool(found["read"] or found["value"] or found["close"])
        place = found.end()


PARTS = {"$schema": _schema, "layer": _layers, "mark": _mark, "encoding": _encoding, "transform": _transforms}
"""How the parts of a view are read that are not only values."""
