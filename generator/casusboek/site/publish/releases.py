"""The files beside the data that say what was released: written before the site, so that none goes out unrecorded."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from casusboek.model.chain import line_of, linked
from casusboek.model.releases import KEPT, LEDGER


def keep_release(folder: Path, kept: bytes) -> None:
    """Write the last cleared release of a study; none when nothing of it is made from private datasets."""
    path = folder / KEPT
    if not kept:
        path.unlink(missing_ok=True)
    elif not path.is_file() or path.read_bytes() != kept:
        _put(path, kept)


def add_to_ledger(folder: Path, before: Iterable[Mapping[str, Any]], entries: Iterable[Mapping[str, Any]]) -> None:
    """Add the entries of a release behind those that are there.

    Args:
        folder: The folder with the data of the study.
        before: What the ledger holds.
        entries: What is released now.
    """
    lines = [line_of(entry) for entry in before]
    known = len(lines)
    for entry in entries:
        lines.append(line_of(linked(lines, entry)))
    if len(lines) > known:
        _put(folder / LEDGER, "".join(f"{line}\n" for line in lines).encode("ascii"))


def _put(path: Path, content: bytes) -> None:
    """Write a file in one step."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    new.replace(path)
