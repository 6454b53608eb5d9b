"""YAML as authors write it: plain mappings, lists and scalars, nothing clever.

PyYAML's binding of libyaml reads the text, in one pass over its events; ruamel.yaml says what a plain word means
(YAML 1.2: "yes" is a word) and stays where a file is edited.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from yaml.reader import ReaderError

from casusboek.findings import Finding, Place
from casusboek.model.project import KeyPath, Positions
from casusboek.project.load.files import UNSEEN, read_text

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
EMPTY = "Y106"
"""Code of the finding on a file with nothing but comments."""
SYNTAX_HINT = "Indent with spaces, and put a text that holds ': ' or ' #' between quotes."
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml, or the same parser in Python where PyYAML was built without it."""
CORE = YAML(typ="safe", pure=True)
WORDS = (":str", ":timestamp")
"""Tags of what stays as it was typed."""


@dataclass(frozen=True)
class Document:
    """The plain value of a YAML file and where each of its keys stands."""

    value: object
    positions: Positions


class _RefusedError(Exception):
    """What is not read any further, and the finding that says so."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def read_yaml(path: Path, name: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read a YAML file, refusing aliases, tags, duplicate keys and anything oversized.

    Args:
        path: The file.
        name: What findings call it: its path below the project.
    """
    text, said = read_text(path, name, limit=MAX_BYTES)
    if text is None:
        return None, said
    document, findings = parse_yaml(text, name)
    return document, (*said, *findings)


# A watched project is read again and again, and mostly one file of it has changed.
@lru_cache(maxsize=256)
def parse_yaml(text: str, name: str, *, first_line: int = 1) -> tuple[Document | None, tuple[Finding, ...]]:
    """Parse YAML text, counting its lines from ``first_line``."""
    reading = _Reading(yaml.parse(text, Loader=PARSER), name, first_line)
    try:
        return reading.document()
    except _RefusedError as refused:
        return None, (refused.finding,)
    except ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        where = Place(name, before.count("\n") + first_line, len(before) - before.rfind("\n"))
        return None, (Finding(where, "Y101", f"not valid YAML: {error.reason}.", SYNTAX_HINT),)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Place(name, mark.line + first_line, mark.column + 1) if mark else Place(name)
        what = ": ".join(part for part in (error.context, error.problem) if part)
        return None, (Finding(where, "Y101", f"not valid YAML: {what}.", SYNTAX_HINT),)
    except (yaml.YAMLError, ValueError):
        return None, (Finding(Place(name), "Y101", "not valid YAML.", SYNTAX_HINT),)


# The same few words stand in every file, again and again.
@lru_cache(maxsize=4096)
def _tag(plain: str) -> str:
    """What a scalar without quotes is, by YAML 1.2."""
    return str(CORE.resolver.resolve(ScalarNode, plain, (True, False)))


@dataclass
class _Reading:
    """One pass over the events of a text: the value, the places of its keys, and what is wrong with them."""

    events: Iterator[yaml.Event]
    name: str
    first_line: int
    lines: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def document(self) -> tuple[Document | None, tuple[Finding, ...]]:
        """The only document of the text.

        Raises:
            _RefusedError: It holds an alias, an anchor, a tag, too deep a nesting or a second document.
        """
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None, (Finding(Place(self.name), EMPTY, "the file is empty.", "Write what belongs in it."),)
        value = self.value(self._next(), (), 0)
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _RefusedError(Finding(self._place(after), "Y101", "a second document begins here.", "Keep one."))
        if self.findings:
            return None, tuple(self.findings)
        return Document(value, Positions(self.name, self.lines)), ()

    def _next(self) -> yaml.Event:
        event = next(self.events)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            what = "YAML anchors and aliases are not used here."
            raise _RefusedError(Finding(self._place(event), "Y102", what, "Write the value out."))
        if getattr(event, "tag", None) is not None:
            hint = "Remove the word that starts with '!'."
            raise _RefusedError(Finding(self._place(event), "Y103", "YAML tags are not used here.", hint))
        return event

    def value(self, event: yaml.Event, path: KeyPath, depth: int) -> object:
        """The plain value that begins with an event, ``depth`` levels below the document."""
        self.lines.setdefault(path, self._at(event))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth == MAX_DEPTH:
            raise _RefusedError(Finding(self._place(event), "Y104", f"nested deeper than {MAX_DEPTH} levels."))
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[object] = []
            while not isinstance(event := self._next(), yaml.SequenceEndEvent):
                items.append(self.value(event, (*path, len(items)), depth + 1))
            return items
        return self._mapping(path, depth)

    def _mapping(self, path: KeyPath, depth: int) -> dict[str, object]:
        result: dict[str, object] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if isinstance(event, yaml.ScalarEvent) and event.value and event.value not in result:
                self.lines[(*path, event.value)] = self._at(event)
                result[event.value] = self.value(self._next(), (*path, event.value), depth + 1)
                continue
            key = event.value if isinstance(event, yaml.ScalarEvent) else ""
            what = f"the key {key!r} stands here twice." if key else "a key must be a word."
            place = self._place(event)
            self.findings.append(Finding(place, "Y105", what, "Keep one of the two." if key else ""))
            if not isinstance(event, yaml.ScalarEvent):
                self._skip(event, depth)
            self._skip(self._next(), depth)
        return result

    def _skip(self, event: yaml.Event, depth: int) -> None:
        """Read a value past, holding it against the same limits."""
        _Reading(self.events, self.name, self.first_line).value(event, (), depth + 1)

    def _scalar(self, event: yaml.ScalarEvent) -> object:
        """The typed value of a scalar: text, whole number, decimal, truth value or nothing."""
        tag = _tag(event.value) if event.implicit[0] else WORDS[0]
        if tag.endswith(WORDS):
            unseen = UNSEEN.search(event.value)
            if unseen:
                message, hint = f"holds a control character (U+{ord(unseen[0]):04X}).", "Take it out."
                self.findings.append(Finding(self._place(event), "Y109", message, hint))
            return event.value
        try:
            return CORE.constructor.construct_object(ScalarNode(tag, event.value), deep=True)
        except ValueError:
            hint = "Put it between quotes."
            self.findings.append(Finding(self._place(event), "Y107", "this value cannot be read.", hint))
            return None

    def _at(self, event: yaml.Event) -> tuple[int, int]:
        mark = event.start_mark
        return (mark.line + self.first_line, mark.column + 1) if mark else (self.first_line, 1)

    def _place(self, event: yaml.Event) -> Place:
        return Place(self.name, *self._at(event))
