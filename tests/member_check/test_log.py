"""The log of the member check: it only grows, and shows every other change."""

import json
from pathlib import Path

import pytest

from casusboek.errors import BlockedError
from casusboek.member_check.log import Deed, Log
from casusboek.model.chain import FIRST, hash_of, line_of, linked
from casusboek.private_folder import Private


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """A log with four entries."""
    log = Log(tmp_path)
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
    assert Log(tmp_path).entries() == ()


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
        with pytest.raises(BlockedError, match="broken at"):
            log.entries()
        with pytest.raises(BlockedError):
            log.add(Deed("sent", "tuinen", "TUIN1", 2))
        assert log.path.read_text(encoding="utf-8").splitlines() == broken, name


LINKS = ("number", "previous")


def forged(lines: list[str], **values: object) -> list[str]:
    """The lines with one more, made as the log would make it."""
    entry = json.loads(lines[-1]) | {"number": len(lines) + 1, "previous": hash_of(lines[-1])} | values
    return [*lines, line_of(entry)]


def chained(lines: list[str]) -> list[str]:
    """The lines with every number and hash made to fit again."""
    found: list[str] = []
    for line in lines:
        found.append(line_of(linked(found, {k: v for k, v in json.loads(line).items() if k not in LINKS})))
    return found


def test_every_line_is_seen(log: Log) -> None:
    """Each line changed or taken out, the end cut off or something put behind it, also when the chain is whole."""
    lines = log.path.read_text(encoding="utf-8").splitlines()
    breaks = {f"{number} changed": chained(changed(lines, number, case="TUIN9")) for number in range(len(lines))}
    breaks |= {f"{number} removed": chained(lines[:number] + lines[number + 1 :]) for number in range(len(lines))}
    breaks |= {f"cut to {number}": lines[:number] for number in range(len(lines))}
    breaks |= {"appended": forged(lines, case="TUIN9"), "appended twice": forged(forged(lines))}
    for name, broken in breaks.items():
        log.path.write_text("".join(f"{line}\n" for line in broken), encoding="utf-8")
        with pytest.raises(BlockedError, match="broken"):
            log.entries()
        with pytest.raises(BlockedError, match="broken"):
            log.add(Deed("sent", "tuinen", "TUIN1", 2))
        assert log.path.read_text(encoding="utf-8").splitlines() == broken, name


def test_the_head_is_for_its_owner_alone(log: Log) -> None:
    """It stands apart from the log, mode 0600, and says how many lines there are."""
    assert log.head.parts[-3:] == ("secrets", "review", "log-head.json")
    assert log.head.stat().st_mode & 0o777 == 0o600
    assert json.loads(log.head.read_text(encoding="utf-8"))["lines"] == 4


@pytest.mark.parametrize("head", [None, "", "[]", "{}", "null"])
def test_a_log_needs_its_head(log: Log, head: str | None) -> None:
    """Without a head, or with something else in its place, the log is broken; so is a head without its log."""
    log.head.unlink()
    if head is not None:
        log.head.write_text(head, encoding="utf-8")
    with pytest.raises(BlockedError, match=r"log-head\.json"):
        log.entries()


def test_a_removed_log_is_seen(log: Log) -> None:
    """The head says that there were lines."""
    log.path.unlink()
    with pytest.raises(BlockedError, match="it has 0 lines, and 4 were written"):
        log.entries()


def test_a_step_that_was_cut_short_breaks_nothing(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever of its three files was not written any more: the log is whole, and goes on."""
    write = Private.write_bytes
    for written in (0, 1, 2):
        left = written

        def cut(private: Private, raw: bytes, *parts: str) -> Path:
            nonlocal left
            if left == 0:
                raise OSError("no power")
            left -= 1
            return write(private, raw, *parts)

        with monkeypatch.context() as patch:
            patch.setattr(Private, "write_bytes", cut)
            with pytest.raises(OSError, match="no power"):
                log.add(Deed("reminded", "tuinen", "TUIN1", 1))
        assert len(log.entries()) == 4 + (written == 2)
    assert log.add(Deed("closed", "tuinen", "TUIN1", 1)).number == 6
    assert [entry.action for entry in log.entries()][-2:] == ["reminded", "closed"]
