"""What a build left behind, and whether it still stands as it was left.

A file that nobody touched since it was looked at is known by what the system says of it, as git does it: its size,
its two times and its number. The time of the last change of that, no program sets back. Any other file is read.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

RACE = 2_000_000_000
"""Nanoseconds before it was looked at within which a file may have changed without its times telling so."""

State = tuple[int, int, int, int, str]
"""Size, times of the last change of its bytes and of itself, number, and SHA-256."""


def states(places: Iterable[Path]) -> Mapping[str, State]:
    """What stands in some folders, and some files, by path."""
    return {path: (*_said(path), _digest(path)) for path in _paths(places)}


def stands(places: Iterable[Path], before: Mapping[str, State], seen: int) -> bool:
    """Whether exactly the same stands there.

    Args:
        places: The folders and files.
        before: What stood there.
        seen: When that was looked at, in nanoseconds since the epoch.
    """
    if set(_paths(places)) != set(before):
        return False
    return all(_same(path, state, seen) for path, state in before.items())


def _same(path: str, state: State, seen: int) -> bool:
    said = _said(path)
    if said == tuple(state[:-1]) and said[2] < seen - RACE:
        return True
    return said[0] == state[0] and _digest(path) == state[-1]


def _paths(places: Iterable[Path]) -> Iterator[str]:
    for place in places:
        if place.is_dir() and not place.is_symlink():
            yield from _paths(Path(entry.path) for entry in os.scandir(place))
        elif place.exists() or place.is_symlink():
            yield str(place)


def _said(path: str) -> tuple[int, int, int, int]:
    said = os.lstat(path)
    return said.st_size, said.st_mtime_ns, said.st_ctime_ns, said.st_ino


def _digest(path: str) -> str:
    place = Path(path)
    return f"to {place.readlink()}" if place.is_symlink() else hashlib.sha256(place.read_bytes()).hexdigest()
