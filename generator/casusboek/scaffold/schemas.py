"""The schemas by which an editor completes and explains the keys of a project's files."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from casusboek.errors import UsageError
from casusboek.project.load.schemas import schema_name, schemas
from casusboek.scaffold.writing import write_all

FOLDER = ".casusboek/schemas"
"""Where the files of a project look for their schemas."""


def write_schemas(folder: Path) -> tuple[str, ...]:
    """Write every schema into a folder, and return the names of those that are new or different.

    Raises:
        UsageError: One cannot be written, or is somebody else's file of that name; nothing was changed.
    """
    files = _changed(folder, schema_files(""))
    others = [name for name in files if (folder / name).exists() and not _is_schema(folder / name)]
    if others:
        raise UsageError(f"{others[0]} in {folder.name}/ is no schema of casusboek. Name another folder.")
    return write_all(folder, files)


def _is_schema(path: Path) -> bool:
    """Whether a file is a schema that an earlier version wrote."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and schema_name(str(found.get("title", ""))) == path.name


def fresh_schemas(root: Path) -> dict[str, bytes]:
    """The schemas that a project does not have yet, or has from another version, by their path below it."""
    return _changed(root, schema_files(f"{FOLDER}/"))


def schema_files(before: str) -> dict[str, bytes]:
    """Every schema as a file, with something put before its name."""
    return {f"{before}{name}": content for name, content in _contents()}


# Making them takes longer than writing all other files of a study.
@cache
def _contents() -> tuple[tuple[str, bytes], ...]:
    return tuple(
        (name, (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()) for name, schema in schemas().items()
    )


def _changed(root: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        name: content
        for name, content in files.items()
        if not (root / name).is_file() or (root / name).read_bytes() != content
    }
