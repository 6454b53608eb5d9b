"""Tables with headings for their columns, their rows and groups of rows."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from casusboek.site.markdown.attributes import assign, taken_before, taken_line

EDGE = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"\|(?:[ ]?:?-+:?[ ]?\|)+")
ROW = re.compile(r"^\|(?P<cells>.*)\|[ ]?(?:\{:(?P<attributes>[^{}]*)\})?$")
PLAIN, GROUP = "tabular--plain", "group"


class Tables(BlockProcessor):
    """``| Head | Head |`` above a rule and rows; a row ``| Head |{: .group }`` heads those below it."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - as the library calls it
        """Whether the second line is the rule of a table."""
        lines = block.split("\n", 2)
        return len(lines) > 1 and block.startswith("|") and bool(RULE.fullmatch(lines[1]))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the table, in a region that scrolls."""
        head, rule, *rows = blocks.pop(0).rstrip().split("\n")
        attributes = taken_line(rows)
        table = Element("table")
        assign(table, attributes)
        caption, heading, label = (table.attrib.pop(name, "") for name in ("caption", "heading", "label"))
        room = SubElement(parent, "div", {"class": "scroll", "role": "region", "tabindex": "0"})
        if label:
            room.set("aria-labelledby", label)
        room.append(table)
        if caption:
            SubElement(table, "caption", {"class": "visually-hidden"}).text = caption
        if heading:
            SubElement(table, "caption", {"id": label}).text = heading
        numeric = [cell.strip().endswith("-:") for cell in _cells(rule)]
        _head(SubElement(SubElement(table, "thead"), "tr"), _cells(head), numeric, table.get("class", ""))
        _body(table, rows, numeric)


def _cells(line: str) -> list[str]:
    found = ROW.match(line)
    return [cell.strip() for cell in EDGE.split(found["cells"])] if found else []


def _head(row: Element, cells: list[str], numeric: list[bool], classes: str) -> None:
    for place, written in enumerate(cells):
        words, attributes = taken_before(written)
        stub = place == 0 and PLAIN not in classes.split()
        cell = SubElement(row, "th" if words or not stub else "td")
        if cell.tag == "th":
            cell.set("scope", "col")
        if stub:
            cell.set("class", "stub")
        elif numeric[place]:
            cell.set("class", "numeric")
        cell.text = words
        assign(cell, attributes)


def _body(table: Element, lines: list[str], numeric: list[bool]) -> None:
    body = SubElement(table, "tbody")
    for line in lines:
        row, cells = Element("tr"), _cells(line)
        found = ROW.match(line)
        assign(row, (found["attributes"] if found else "") or "")
        if GROUP in row.get("class", "").split():
            body = SubElement(table, "tbody") if len(body) else body
            head = SubElement(row, "th", {"scope": "rowgroup", "colspan": str(len(numeric))})
            SubElement(head, "span").text = cells[0]
        else:
            _cells_of(row, cells, numeric)
        body.append(row)


def _cells_of(row: Element, cells: list[str], numeric: list[bool]) -> None:
    for place, words in enumerate(cells):
        cell = SubElement(row, "td" if place else "th")
        if not place:
            cell.set("scope", "row")
            cell.set("class", "stub")
        elif place < len(numeric) and numeric[place]:
            cell.set("class", "numeric")
        cell.text = words
