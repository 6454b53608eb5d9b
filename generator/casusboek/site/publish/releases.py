"""The files beside the data that say what was released: written before the site, so that none goes out unrecorded."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from casusboek.model.chain import line_of
from casusboek.model.releases import KEPT, LEDGER


def keep_release(folder: Path, kept: bytes) -> None:
    """Write the last cleared release of a study; none when nothing of it is made from private datasets."""
    path = folder / KEPT
    if not kept:
        path.unlink(missing_ok=True)
    elif not path.is_file() or path.read_bytes() != kept:
        _put(path, kept)


def keep_ledger(folder: Path, ledger: Iterable[Mapping[str, Any]]) -> None:
    """Write the ledger of a study, when it has lines that the file has not."""
    content = "".join(f"{line_of(entry)}\n" for entry in ledger).encode("ascii")
    path = folder / LEDGER
    if content and (not path.is_file() or path.read_bytes() != content):
        _put(path, content)


def _put(path: Path, content: bytes) -> None:
    """Write a file in one step."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    new.replace(path)
