"""The project's own settings for the engine: the keys that it knows."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from mkdocs.config.defaults import get_schema

from casusboek.findings import Finding, Place, allowed
from casusboek.model.citable import is_address
from casusboek.project.load.files import read_text
from casusboek.project.load.yaml import MAX_BYTES, PARSER, SYNTAX_HINT

FILE = "mkdocs.yml"


def engine_settings(root: Path) -> Iterator[Finding]:
    """A finding for each key of ``mkdocs.yml`` that the engine does not know, and would build without.

    Values are left to the engine: they may have tags of its own.
    """
    text, found = read_text(root / FILE, FILE, limit=MAX_BYTES)
    yield from found
    try:
        tree = yaml.compose(text or "", Loader=PARSER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = Place(FILE, mark.line + 1, mark.column + 1) if mark else Place(FILE)
        yield Finding(where, "Y101", "not valid YAML.", SYNTAX_HINT)
        return
    for key, _ in tree.value if isinstance(tree, yaml.MappingNode) else ():
        name = str(key.value)
        if name not in _known():
            where = Place(FILE, key.start_mark.line + 1, key.start_mark.column + 1, name)
            yield Finding(where, "L116", "the engine does not know this key.", allowed(name, _known()))


def site_address(root: Path) -> str:
    """Where the site will stand: ``site_url`` of ``mkdocs.yml``, with a slash behind it; empty if it is not stated."""
    text, _ = read_text(root / FILE, FILE, limit=MAX_BYTES)
    try:
        tree = yaml.compose(text or "", Loader=PARSER)
    except yaml.YAMLError:
        return ""
    pairs = tree.value if isinstance(tree, yaml.MappingNode) else ()
    stated = next((str(value.value) for key, value in pairs if key.value == "site_url"), "")
    return f"{stated.rstrip('/')}/" if is_address(stated) else ""


@cache
def _known() -> frozenset[str]:
    return frozenset({"INHERIT", *(name for name, _ in get_schema())})
