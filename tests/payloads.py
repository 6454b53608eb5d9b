"""Text that tries to be more than text, put into every text that an author of a project can write."""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import cycle, product
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from casusboek.build import check
from casusboek.findings import Finding, errors
from tests.projects import PRIVATE, read

RUN = "window.__ran=true"
"""Without a digit, which a check of numbers by hand would ask about."""
ELEMENTS = (
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<script>{RUN}</script>",
    f"<body onpageshow={RUN}>",
    f"<details open ontoggle={RUN}>",
    "<iframe srcdoc='<script>parent.__ran=true</script>'>",
    f"<style>@import'x'</style><input autofocus onfocus={RUN}>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<a href=javascript:{RUN}>x</a>",
    f"<base href=javascript:{RUN}//>",
    f"<form action=javascript:{RUN}><button>x</button></form>",
    f"<object data=javascript:{RUN}>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
)
BEFORE = (
    "",
    '">',
    "'>",
    "</title>",
    "</textarea>",
    "</script>",
    "-->",
    "]]>",
    "</style>",
    "</desc></svg>",
    "&quot;>",
    "%22>",
)
SIGNS = (
    f"[x](javascript:{RUN})",
    f"[x](JaVaScRiPt:{RUN})",
    f"[x](data:text/html,<script>{RUN}</script>)",
    f"[x]( javascript:{RUN} 'y')",
    f"![x](x' onerror='{RUN})",
    f"<javascript:{RUN}>",
    f"[x]: javascript:{RUN}",
    f"# C# {{onclick={RUN}}}",
    f'" onmouseover="{RUN}" x="',
    f"' autofocus onfocus='{RUN}' x='",
    f"{{: onclick={RUN} }}",
    f"[x]{{onclick={RUN}}}",
    f"::: script {{onclick={RUN}}}",
    f"{{{{ config.__class__ }}}} {{% raw %}} {{# x #}} {RUN}",
    f"`{RUN}` 5*3*2 1. _a_ **b** | c | ~~~",
    f"expression({RUN}); url(javascript:{RUN})",
    f"\\u003cimg src=x onerror={RUN}\\u003e",
    f"&#60;img src=x onerror={RUN}&#62;",
    f"\uff1cimg src=x onerror={RUN}\uff1e",
    f"<x contenteditable onblur={RUN} tabindex=0 autofocus onfocus={RUN}>",
    f"jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk={RUN} )//",
)
PAYLOADS = (*(before + element for before, element in product(BEFORE, ELEMENTS)), *SIGNS)
"""Two hundred and more: elements that run by themselves behind ways out of where they stand, and signs of markup."""

NAME = re.compile(r"[A-Za-z0-9_.;/-]+")
"""What may be a name that something else refers to."""
BLOCK = ("|", ">")
"""Begin a text of several lines, which stays as it is."""


@dataclass(frozen=True)
class Spot:
    """A text in a file: where it starts and ends, on which row and from which column it stands, and what it says."""

    start: int
    end: int
    row: int
    column: int
    text: str


Given = dict[Path, dict[Spot, str]]
"""Per file the payloads behind each of its texts."""


def poison(root: Path, *, first: int = 0) -> tuple[int, set[str]]:
    """Put payloads behind every text of a project that its check lets have them.

    Which texts those are is asked of the check itself: what it refuses gets its own words back.

    Args:
        root: The project.
        first: Which payload comes first; the texts get them in turn.

    Returns:
        How many texts hold payloads, and which payloads stand somewhere.
    """
    files = {path: path.read_text(encoding="utf-8") for path in sorted(_files(root))}
    turn = cycle((*PAYLOADS[first:], *PAYLOADS[:first]))
    given = {path: {spot: next(turn) for spot in _spots(path, text)} for path, text in files.items()}
    for _ in range(60):
        for path, text in files.items():
            path.write_text(_written(path, text, given[path]), encoding="utf-8", newline="\n")
        found = errors(read(root)[1]) or errors(check(root, root / PRIVATE)[2])
        if not found:
            kept = [words for spots in given.values() for words in spots.values()]
            return len(kept), set(kept)
        refused = {(path, spot) for finding in found for path, spot in _suspects(finding, root, given)}
        for path, spot in refused:
            given[path].pop(spot, None)
    raise AssertionError([str(finding) for finding in found])


def _suspects(finding: Finding, root: Path, given: Given) -> list[tuple[Path, Spot]]:
    """The texts that a finding may be about: at its place, else what it names, else the names in its file."""
    path, said = root / finding.where.file, f"{finding.message} {finding.hint}"
    own = [(path, spot) for spot in given.get(path, {})]
    row = [(path, spot) for _, spot in own if spot.row == finding.where.row]
    behind = sorted(
        (entry for entry in row if entry[1].column >= finding.where.column), key=lambda entry: entry[1].column
    )
    names = [(file, spot) for file, spots in given.items() for spot in spots if NAME.fullmatch(spot.text)]
    named = [(file, spot) for file, spot in names if f"{spot.text} " in said or repr(spot.text) in said]
    return behind[:1] or row or named or [entry for entry in names if entry[0] == path] or own


def _files(root: Path) -> Iterator[Path]:
    for folder in ("content", "data"):
        yield from (path for path in (root / folder).rglob("*") if path.suffix in (".yml", ".yaml", ".csv", ".md"))


def _spots(path: Path, text: str) -> Sequence[Spot]:
    if path.suffix == ".csv":
        return tuple(_cells(text))
    if path.suffix == ".md":
        head, _, _ = text.removeprefix("---\n").partition("\n---")
        return tuple(_scalars(head, 4, 1))
    return tuple(_scalars(text, 0, 0))


def _scalars(text: str, offset: int, rows: int) -> Iterator[Spot]:
    """The texts of a YAML file, keys and texts of several lines apart."""
    node = YAML(typ="safe", pure=True).compose(text)
    for scalar in _leaves(node):
        one_line = scalar.start_mark.line == scalar.end_mark.line
        if str(scalar.tag).endswith(":str") and one_line and scalar.style not in BLOCK:
            start, end = scalar.start_mark.index + offset, scalar.end_mark.index + offset
            yield Spot(start, end, scalar.start_mark.line + 1 + rows, scalar.start_mark.column + 1, scalar.value)


def _leaves(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, SequenceNode):
        for child in node.value:
            yield from _leaves(child)
    elif isinstance(node, MappingNode):
        for _, child in node.value:
            yield from _leaves(child)


def _cells(text: str) -> Iterator[Spot]:
    """The cells of a table below its head; start and end are row and column."""
    for row, cells in enumerate(csv.reader(StringIO(text)), 1):
        yield from (Spot(row, place, row, place + 1, cell) for place, cell in enumerate(cells) if row > 1 and cell)


def _written(path: Path, text: str, given: dict[Spot, str]) -> str:
    if path.suffix != ".csv":
        for spot in sorted(given, key=lambda spot: -spot.start):
            text = text[: spot.start] + json.dumps(f"{spot.text} {given[spot]}", ensure_ascii=False) + text[spot.end :]
        return text
    rows = list(csv.reader(StringIO(text)))
    for spot, words in given.items():
        rows[spot.start - 1][spot.end] += f" {words}"
    written = StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()
