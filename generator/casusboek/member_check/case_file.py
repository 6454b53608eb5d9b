"""The file of a case, in which the member check keeps its state: one key, every other byte stays."""

import io
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError

from casusboek.errors import UsageError

KEY = "check"


def with_check(text: str, check: Mapping[str, Any]) -> str:
    """The text of a case file with another state of its member check.

    Args:
        text: The file as it is.
        check: The state, as ``CheckSpec`` has it.

    Raises:
        UsageError: The file is not a YAML mapping.
    """
    content = _read(text)
    line_end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    block = _written({KEY: check}).replace("\n", line_end)
    if KEY in content:
        first, last = _extent(content, lines)
        changed = "".join(lines[:first]) + block + "".join(lines[last:])
    else:
        gap = "" if not lines or lines[-1].endswith("\n") else line_end
        changed = text + gap + line_end + block
    if {**_read(changed), KEY: None} != {**content, KEY: None}:
        raise UsageError("this file cannot be changed without changing more than the state of its member check.")
    return changed


def state_in(text: str) -> str:
    """The state of the member check that the text of a case file gives; empty when it gives none.

    Raises:
        ValueError: The text is not a YAML mapping.
    """
    try:
        check = _read(text).get(KEY)
    except (YAMLError, UsageError) as error:
        raise ValueError("the file of the case cannot be read") from error
    return str(check.get("state", "")) if isinstance(check, CommentedMap) else ""


def _extent(content: CommentedMap, lines: list[str]) -> tuple[int, int]:
    """The lines of the key: up to the next key of the file, without the comments above that one."""
    first: int = content.lc.key(KEY)[0]
    later = [content.lc.key(key)[0] for key in content if content.lc.key(key)[0] > first]
    last = min(later, default=len(lines))
    while last > first + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
        last -= 1
    return first, last


def _read(text: str) -> CommentedMap:
    content = YAML().load(text)
    if not isinstance(content, CommentedMap):
        raise UsageError("the file of the case is not a list of keys and values.")
    return content


def _written(content: Mapping[str, Any]) -> str:
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.width = 4096
    stream = io.StringIO()
    yaml.dump(dict(content), stream)
    return stream.getvalue()
