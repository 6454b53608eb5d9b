"""Blocks of a page: parts around other blocks, lists, definitions, and places for generated files."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from casusboek.site.markdown.attributes import assign, taken, taken_before, taken_line

OPEN = re.compile(r":{3,}[ ]*(?P<tag>details|figure|footer|header|section)?[ ]*\{(?P<attributes>[^{}]*)\}")
FENCE = ":::"
CLOSE = re.compile(r":{3,}")
PLACED = re.compile(r"<!-- block [a-z0-9-]+ -->")
ITEM = re.compile(r"(?:-|(?P<number>\d+)\.) (?P<words>.*)")
DEFINED = re.compile(r":(?: (?P<words>.*))?$")
STEP = "    "
"""How far what belongs to an item stands in."""


class Fence(BlockProcessor):
    """``::: section {.sheet}``: an element around the blocks until its ``:::``."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - as the library calls it
        """Whether the block opens a part."""
        return bool(OPEN.fullmatch(block.strip()))

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Make the element, with what stands inside it."""
        found = OPEN.fullmatch(blocks.pop(0).strip())
        if found is None:
            return False
        end = _end(blocks)
        element = SubElement(parent, found["tag"] or "div")
        assign(element, found["attributes"])
        self.parser.parseBlocks(element, blocks[:end])
        del blocks[: end + 1]
        return True


def _end(blocks: list[str]) -> int:
    """Where a part closes that is open before some blocks: at its own fence, or at the end."""
    depth = 1
    for place, block in enumerate(blocks):
        if block.startswith(FENCE):
            depth += -1 if CLOSE.fullmatch(block.strip()) else bool(OPEN.fullmatch(block.strip()))
        if not depth:
            return place
    return len(blocks)


class BlockPlaceholder(BlockProcessor):
    """``<!-- block NAME -->``: where the page's template puts a generated file."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - as the library calls it
        """Whether the block is such a comment and nothing else."""
        return bool(PLACED.fullmatch(block.strip()))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Keep the comment for the template."""
        SubElement(parent, "p").text = self.parser.md.htmlStash.store(blocks.pop(0).strip())


class Definitions(BlockProcessor):
    """Lines with a term, each with ``: explanation`` below it, as a list of definitions."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - as the library calls it
        """Whether the second line explains the first."""
        lines = block.split("\n", 2)
        return len(lines) > 1 and bool(DEFINED.match(lines[1]))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the list."""
        definitions(parent, blocks.pop(0).split("\n"))


class Lists(BlockProcessor):
    """A list on consecutive lines; attributes on its last line."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - as the library calls it
        """Whether the block is a list that needs more than plain Markdown."""
        return bool(ITEM.match(block)) and block.rstrip().endswith("}") and "{:" in block

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the list."""
        listed(parent, blocks.pop(0).rstrip().split("\n"))


def definitions(parent: Element, lines: list[str]) -> None:
    """A list of definitions; attributes behind a term go to the element around it and its explanations."""
    attributes = taken_line(lines)
    around = SubElement(parent, "dl")
    assign(around, attributes)
    pair, place = around, 0
    while place < len(lines):
        defined = DEFINED.match(lines[place])
        below = list(_below(lines[place + 1 :])) if defined else []
        if defined:
            explained = SubElement(pair, "dd")
            explained.text = defined["words"]
            _inside(explained, below)
        else:
            pair = SubElement(around, "div")
            words, attributes = taken(lines[place])
            assign(pair, attributes)
            SubElement(pair, "dt").text = words
        place += 1 + len(below)


def _below(lines: list[str]) -> Iterator[str]:
    """The lines that stand in, up to the first that does not."""
    for line in lines:
        if not line.startswith(STEP):
            return
        yield line.removeprefix(STEP)


def listed(parent: Element, lines: list[str]) -> None:
    """A list of items with all that stands in below them."""
    attributes = taken_line(lines)
    number = (ITEM.match(lines[0]) or {"number": None})["number"]
    around = SubElement(parent, "ol" if number else "ul")
    if number and number != "1":
        around.set("start", number)
    assign(around, attributes)
    for words, below in _items(lines):
        item = SubElement(around, "li")
        said, attributes = taken_before(words)
        assign(item, attributes)
        if taken(said)[1]:
            paragraph(item, said)
        else:
            item.text = said
        _inside(item, below)


def paragraph(parent: Element, line: str) -> None:
    """A line as a paragraph with its attributes."""
    words, attributes = taken(line)
    made = SubElement(parent, "p")
    made.text = words
    assign(made, attributes)


def _items(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The words of each item, and the lines below it."""
    words, below = "", list[str]()
    for place, line in enumerate(lines):
        item = ITEM.match(line)
        if not item:
            below.append(line.removeprefix(STEP))
            continue
        if place:
            yield words, below
        words, below = item["words"], []
    yield words, below


def _is_paragraph(lines: list[str], place: int) -> bool:
    """Whether a line below an item is neither of a list, nor of definitions, nor attributes of one."""
    line, following = lines[place], lines[place + 1 : place + 2]
    belongs = line.startswith((STEP, "{:")) or ITEM.match(line) or DEFINED.match(line)
    return not belongs and not (following and DEFINED.match(following[0]))


def _inside(item: Element, lines: list[str]) -> None:
    """Lists, definitions and paragraphs below the first line of an item."""
    start = 0
    while start < len(lines):
        end = start + 1
        if _is_paragraph(lines, start):
            paragraph(item, lines[start])
        else:
            while end < len(lines) and not _is_paragraph(lines, end) and not lines[end - 1].startswith("{:"):
                end += 1
            part = lines[start:end]
            (listed if ITEM.match(part[0]) else definitions)(item, part)
        start = end
