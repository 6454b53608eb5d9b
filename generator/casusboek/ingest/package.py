"""A descriptor with more datasets, every other byte as its author wrote it."""

import re

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from casusboek.errors import UsageError

LINE_END = re.compile(r"\r\n|\r|\n")


def names(raw: bytes, file: str) -> tuple[str, ...]:
    """The names of the datasets that a descriptor has.

    Raises:
        UsageError: It cannot be read.
    """
    return tuple(
        str(value.value)
        for entry in _resources(raw.decode("utf-8-sig"), file).value
        if isinstance(entry, MappingNode)
        for key, value in entry.value
        if key.value == "name"
    )


def extended(raw: bytes, file: str, entries: str) -> bytes:
    """The descriptor with entries behind those it has.

    Dumping the file anew would keep its comments, but neither its line ends nor its spacing.
    So its parser only says where the list ends, and the entries are put there.

    Args:
        raw: The descriptor.
        file: What messages call it.
        entries: YAML of the entries, starting at the left margin.

    Raises:
        UsageError: It cannot be read, or has its datasets between brackets.
    """
    text = raw.decode()
    resources = _resources(text, file)
    end = next(iter(LINE_END.findall(text)), "\n")
    if resources.value and resources.flow_style:
        raise UsageError(f"{file}: write the resources below each other, each after a dash, and try again.")
    indent = " " * (resources.start_mark.column if resources.value else 2)
    block = "".join(f"{indent}{line}".rstrip() + end for line in entries.splitlines())
    if not resources.value:
        before, after = text[: resources.start_mark.index].rstrip(" "), text[resources.end_mark.index :]
        return f"{before}{end}{block}{LINE_END.sub('', after, count=1)}".encode()
    at = _line_end(text, _last(resources).end_mark.index)
    lead = "" if text[:at].endswith(("\n", "\r")) else end
    return f"{text[:at]}{lead}{end}{block}{text[at:].removeprefix(end)}".encode()


def _resources(text: str, file: str) -> SequenceNode:
    try:
        package = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, ValueError) as error:
        raise UsageError(f"{file} cannot be read. Run 'casusboek check' and mend that first.") from error
    entries = package.value if isinstance(package, MappingNode) else []
    found = next((value for key, value in entries if key.value == "resources"), None)
    if not isinstance(found, SequenceNode):
        raise UsageError(f"{file} has no list of resources to add to.")
    return found


def _last(node: Node) -> Node:
    """The last piece of a list that stands on lines of its own: its end is where the list ends, comments left out."""
    if isinstance(node, SequenceNode) and node.value and not node.flow_style:
        return _last(node.value[-1])
    if isinstance(node, MappingNode) and node.value and not node.flow_style:
        return _last(node.value[-1][1])
    return node


def _line_end(text: str, start: int) -> int:
    if text[:start].endswith(("\n", "\r")):
        return start
    found = LINE_END.search(text, start)
    return found.start() if found else len(text)
