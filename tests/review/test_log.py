"""The log of the member check: it only grows, and shows every other change."""

import json
from pathlib import Path

import pytest

from generator.errors import BlockedError
from generator.model.chain import FIRST
from generator.private_folder import Private
from generator.review.log import Deed, Log


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """A log with four entries."""
    log = Log(Private(tmp_path / "private"))
    for case in ("TUIN1", "TUIN2", "TUIN3"):
        log.add(Deed("sent", "tuinen", case, 1, artefact="a" * 64))
    log.add(Deed("answered", "tuinen", "TUIN2", 1, actor="school"))
    return log


def test_entries_come_back_in_their_order(log: Log) -> None:
    """What was added is there, numbered, each holding the hash of the one before."""
    entries = log.entries()

    assert [(entry.number, entry.action, entry.case) for entry in entries] == [
        (1, "sent", "TUIN1"),
        (2, "sent", "TUIN2"),
        (3, "sent", "TUIN3"),
        (4, "answered", "TUIN2"),
    ]
    assert [entry.previous for entry in entries] == [FIRST, *(entry.hash for entry in entries[:-1])]


def test_a_log_that_is_not_there_is_empty(tmp_path: Path) -> None:
    """Nothing was done yet."""
    assert Log(Private(tmp_path / "private")).entries() == ()


def changed(lines: list[str], number: int, **values: object) -> list[str]:
    """The lines with one entry changed by a careful hand."""
    entry = json.loads(lines[number]) | values
    return [*lines[:number], json.dumps(entry, sort_keys=True, separators=(",", ":")), *lines[number + 1 :]]


def test_every_other_change_is_seen(log: Log) -> None:
    """A changed, removed, moved, doubled or foreign line breaks the chain, and then nothing is added."""
    lines = log.path.read_text(encoding="utf-8").splitlines()
    breaks = {
        "changed": changed(lines, 1, case="TUIN9"),
        "another time": changed(lines, 0, time="2020-01-01T00:00:00Z"),
        "removed": [*lines[:1], *lines[2:]],
        "first removed": lines[1:],
        "moved": [lines[1], lines[0], *lines[2:]],
        "doubled": [*lines, lines[-1]],
        "spaces": [lines[0].replace(":", ": "), *lines[1:]],
        "no entry": [*lines, "{}"],
        "no JSON": [*lines, "sent TUIN1"],
        "a field more": changed(lines, 3, remark="x"),
    }
    for name, broken in breaks.items():
        log.path.write_text("\n".join(broken) + "\n", encoding="utf-8")
        with pytest.raises(BlockedError, match="broken at line"):
            log.entries()
        with pytest.raises(BlockedError):
            log.add(Deed("sent", "tuinen", "TUIN1", 2))
        assert log.path.read_text(encoding="utf-8").splitlines() == broken, name
