"""New and changed files of a project, written all or not at all."""

import json
import re
import shutil
import unicodedata
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from casusboek.errors import UsageError, reason

BLANK = re.compile(r"__([a-z]+)__")
"""A place in a template, such as ``__study__``."""
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
YAML_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
"""Words that some reader of YAML takes for something else than text."""
UNWRITABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Kinds of characters that a line of a file cannot hold: control signs, half characters, line breaks."""
NO_CHARACTERS = "\ufffe\uffff"


def write_all(root: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write files, each given by its path below the project, and return the paths.

    Raises:
        UsageError: A file cannot be written; everything is as it was before.
    """
    change_all({root / name: files[name] for name in sorted(files)})
    return tuple(sorted(files))


def change_all(files: Mapping[Path, bytes | None]) -> None:
    """Write files in their order, and take away those that are to hold nothing.

    Raises:
        UsageError: A file cannot be written or taken away; everything is as it was before.
    """
    with ExitStack() as undo:
        for path, content in files.items():
            try:
                _put(path, content, undo)
            except OSError as error:
                raise UsageError(f"{path.name} cannot be written ({reason(error)}). Nothing was changed.") from error
        undo.pop_all()


def filled(template: str, values: Mapping[str, str]) -> str:
    """A template with each place filled in once, so that a value may look like a place."""
    return BLANK.sub(lambda place: values[place[1]], template)


def scalar(text: str) -> str:
    """A text as YAML writes it: plain when nobody can misread it, else between quotes."""
    if PLAIN.fullmatch(text) and text.lower() not in YAML_WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def is_writable(text: str) -> bool:
    """Whether a text fits on one line of a file, in CSV and in YAML."""
    return not any(unicodedata.category(sign) in UNWRITABLE or sign in NO_CHARACTERS for sign in text)


def _put(path: Path, content: bytes | None, undo: ExitStack) -> None:
    """Put a file in place, or take it away, in one step, after saying how to undo that."""
    for folder in reversed([folder for folder in path.parents if not folder.exists()]):
        folder.mkdir()
        undo.callback(_remove_folder, folder)
    before = path.read_bytes() if path.exists() else None
    fresh = path.with_name(f".{path.name}.new")
    undo.callback(_restore, path, before, fresh)
    if content is None:
        path.unlink(missing_ok=True)
        return
    fresh.write_bytes(content)
    if before is not None:
        shutil.copymode(path, fresh)
    fresh.replace(path)


def _restore(path: Path, before: bytes | None, fresh: Path) -> None:
    with suppress(OSError):
        fresh.unlink(missing_ok=True)
        if before is None:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_bytes() != before:
            path.write_bytes(before)


def _remove_folder(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
