"""What was released before: the cleared cells and the ledger beside the data, and what the private folder remembers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from casusboek.findings import Finding, Place
from casusboek.model.chain import BrokenChainError, entries_of
from casusboek.model.project import Memory
from casusboek.model.releases import KEPT, KEY, LEDGER, MEMORY
from casusboek.project.load.files import read_text

MAX_BYTES = 100_000_000
RESTORE = "Put it back as it was; the history of the project has it."


@dataclass(frozen=True)
class Before:
    """What a study released before."""

    kept: Mapping[str, Any] = field(default_factory=dict)
    ledger: tuple[Mapping[str, Any], ...] = ()


def read_before(root: Path, folder: PurePosixPath) -> tuple[Before, tuple[Finding, ...]]:
    """The last cleared release and the ledger in a folder with data."""
    kept, findings = _kept(root, (folder / KEPT).as_posix())
    name = (folder / LEDGER).as_posix()
    lines, found = _lines(root, name)
    findings += found
    try:
        return Before(kept, entries_of(lines)), findings
    except BrokenChainError as error:
        return Before(kept), (*findings, Finding(Place(name), "L112", f"the ledger is {error}", RESTORE))


def read_memory(private: Path) -> Memory:
    """What the private folder of a study remembers; nothing when nothing was released with it yet."""
    key, path = private / KEY, private / MEMORY
    kept = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return Memory(
        bytes.fromhex(key.read_text(encoding="ascii").strip()) if key.is_file() else b"",
        kept.get("members", {}),
        tuple(kept.get("entries", ())),
        kept.get("head", {}),
    )


def _kept(root: Path, name: str) -> tuple[Mapping[str, Any], tuple[Finding, ...]]:
    if not (root / name).exists():
        return {}, ()
    text, findings = read_text(root / name, name, limit=MAX_BYTES)
    try:
        content = json.loads(text or "{}")
    except ValueError:
        content = None
    if not isinstance(content, dict):
        return {}, (*findings, Finding(Place(name), "L111", "this is no cleared release.", RESTORE))
    return content, findings


def _lines(root: Path, name: str) -> tuple[list[str], tuple[Finding, ...]]:
    if not (root / name).exists():
        return [], ()
    text, findings = read_text(root / name, name, limit=MAX_BYTES)
    return (text or "").splitlines(), findings
