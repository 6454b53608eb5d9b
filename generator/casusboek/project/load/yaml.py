"""YAML as authors write it: plain mappings, lists and scalars, nothing clever."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from casusboek.findings import Finding, Place
from casusboek.model.project import KeyPath, Positions
from casusboek.project.load.files import UNSEEN, read_text

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
EMPTY = "Y106"
"""Code of the finding on a file with nothing but comments."""
SYNTAX_HINT = "Indent with spaces, and put a text that holds ': ' or ' #' between quotes."


@dataclass(frozen=True)
class Document:
    """The plain value of a YAML file and where each of its keys stands."""

    value: object
    positions: Positions


def read_yaml(path: Path, name: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read a YAML file, refusing aliases, tags, duplicate keys and anything oversized.

    Args:
        path: The file.
        name: What findings call it: its path below the project.
    """
    text, findings = read_text(path, name, limit=MAX_BYTES)
    if text is None:
        return None, findings
    return parse_yaml(text, name)


# A watched project is read again and again, and mostly one file of it has changed.
@lru_cache(maxsize=256)
def parse_yaml(text: str, name: str, *, first_line: int = 1) -> tuple[Document | None, tuple[Finding, ...]]:
    """Parse YAML text, counting its lines from ``first_line``."""
    try:
        problem = _forbidden(text, name, first_line)
        if problem:
            return None, (problem,)
        node = _yaml().compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Place(name, mark.line + first_line, mark.column + 1) if mark else Place(name)
        what = ": ".join(part for part in (error.context, error.problem) if part)
        return None, (Finding(where, "Y101", f"not valid YAML: {what}.", SYNTAX_HINT),)
    except (YAMLError, ValueError):
        return None, (Finding(Place(name), "Y101", "not valid YAML.", SYNTAX_HINT),)
    if node is None:
        return None, (Finding(Place(name), EMPTY, "the file is empty.", "Write what belongs in it."),)
    lines: dict[KeyPath, tuple[int, int]] = {}
    findings: list[Finding] = []
    value = _plain(node, (), lines, findings, name, first_line)
    if findings:
        return None, tuple(findings)
    return Document(value, Positions(name, lines)), ()


def _yaml() -> YAML:
    return YAML(typ="safe", pure=True)


def _forbidden(text: str, name: str, first_line: int) -> Finding | None:
    """The first alias, anchor, tag or over-deep nesting; checked before anything is built."""
    depth = 0
    for event in _yaml().parse(text):
        where = Place(name, event.start_mark.line + first_line, event.start_mark.column + 1)
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            return Finding(where, "Y102", "YAML anchors and aliases are not used here.", "Write the value out.")
        if isinstance(event, NodeEvent) and getattr(event, "tag", None) is not None:
            return Finding(where, "Y103", "YAML tags are not used here.", "Remove the word that starts with '!'.")
        if isinstance(event, CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                return Finding(where, "Y104", f"nested deeper than {MAX_DEPTH} levels.")
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
    return None


def _plain(
    node: Node,
    path: KeyPath,
    lines: dict[KeyPath, tuple[int, int]],
    findings: list[Finding],
    name: str,
    first_line: int,
) -> object:
    lines.setdefault(path, (node.start_mark.line + first_line, node.start_mark.column + 1))
    if isinstance(node, SequenceNode):
        return [_plain(child, (*path, i), lines, findings, name, first_line) for i, child in enumerate(node.value)]
    if isinstance(node, MappingNode):
        result: dict[str, object] = {}
        for key_node, child in node.value:
            key = str(key_node.value) if isinstance(key_node, ScalarNode) else ""
            place = (key_node.start_mark.line + first_line, key_node.start_mark.column + 1)
            if not key or key in result:
                what = f"the key {key!r} stands here twice." if key else "a key must be a word."
                findings.append(Finding(Place(name, *place), "Y105", what, "Keep one of the two." if key else ""))
                continue
            lines[(*path, key)] = place
            result[key] = _plain(child, (*path, key), lines, findings, name, first_line)
        return result
    where = Place(name, node.start_mark.line + first_line, node.start_mark.column + 1)
    try:
        value = _scalar(node)
    except ValueError:
        findings.append(Finding(where, "Y107", "this value cannot be read.", "Put it between quotes."))
        return None
    unseen = UNSEEN.search(value) if isinstance(value, str) else None
    if unseen:
        message = f"holds a control character (U+{ord(unseen[0]):04X})."
        findings.append(Finding(where, "Y109", message, "Take its backslash and number out."))
    return value


def _scalar(node: Node) -> object:
    """The typed value of a scalar: text, whole number, decimal, truth value or nothing."""
    if str(node.tag).endswith(":timestamp"):
        return str(node.value)
    value: object = YAML(typ="safe", pure=True).constructor.construct_object(node, deep=True)
    return value
