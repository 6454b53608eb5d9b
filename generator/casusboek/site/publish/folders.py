"""Folders that a build may write: those that it made, known by a mark in them, and empty ones."""

import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from casusboek.errors import BlockedError, EngineError, UsageError, reason
from casusboek.model.names import is_dropping
from casusboek.model.output import FolderPurpose

MARK = ".casusboek.json"
"""The file by which a folder is known as made here; in a site it lists every other file with its digest."""
INPUTS = ("content", "data", "theme", "build", "private", "secrets", ".git", ".casusboek")
"""What a project holds that no site may take the place of."""
SHOWN = 3


def claim(folder: Path) -> None:
    """Make the build folder ours, if it is not yet.

    Raises:
        UsageError: It holds what somebody else put there; nothing was touched.
    """
    if _made(folder) is FolderPurpose.BUILD:
        return
    _refuse_others(folder)
    folder.mkdir(parents=True, exist_ok=True)
    _write_mark(folder, FolderPurpose.BUILD, {})


def refuse_output(output: Path, made: FolderPurpose, *, root: Path, private: Path | None = None) -> None:
    """Stop when a site would take the place of anything but an earlier one of its kind.

    Args:
        output: Where the site would go.
        made: What it is made for.
        root: The project folder.
        private: The private folder, if there is one.

    Raises:
        UsageError: The folder, one around it or one in it is somebody else's.
        BlockedError: It is a preview and would be published, or the other way round.
        Nothing was touched in either case.
    """
    whole, root = output.resolve(), root.resolve()
    if root.is_relative_to(whole):
        raise UsageError(f"{output} holds the project itself. Name an empty folder with --output.")
    # What serve shows has a fixed place in the build folder, which no option leads to.
    kept = [] if made is FolderPurpose.SERVED else [*(root / name for name in INPUTS), *([private] if private else [])]
    for folder in kept:
        if whole.is_relative_to(folder.resolve()) or folder.resolve().is_relative_to(whole):
            raise UsageError(f"{output} would take the place of what stands in {folder.name}/. Name an empty folder.")
    if made is FolderPurpose.PREVIEW and whole.is_relative_to(root / "site"):
        raise BlockedError("site/ is for the public site: a preview may not stand there.")
    around = next((folder for folder in whole.parents if made is not FolderPurpose.SERVED and _made(folder)), None)
    _refuse_kind(around or whole, made)
    if around:
        raise UsageError(f"{output} stands in {around.name}/, which a build replaces as a whole. Name another folder.")
    if _made(whole) is None:
        _refuse_others(whole)
    _refuse_strangers(whole)


def refuse_unlike_mark(folder: Path, made: FolderPurpose) -> dict[str, str]:
    """The files of a site with their digests, when it stands as its build left it.

    Raises:
        BlockedError: It was made for something else, such as a preview, or somebody changed it.
    """
    if _made(folder) is not made:
        raise BlockedError(f"{folder.name}/ is not a {made.value} that a build made. Only that is published.")
    files = _files(folder)
    if files != _mark(folder).get("files"):
        raise BlockedError(f"{folder.name}/ is not as its build left it. Build it once more.")
    return files


def put(new: Path, output: Path, made: FolderPurpose) -> None:
    """Put a finished site in the place of the one before, which is gone only when the new one stands whole.

    Raises:
        UsageError: The place cannot be written; the old site still stands.
        EngineError: The site is not whole; the old site still stands.
    """
    place = output.resolve()
    fresh, old = (place.with_name(f".{place.name}.{part}") for part in ("new", "old"))
    listed = _files(new)
    _write_mark(new, made, listed)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        for left in (fresh, old):
            _remove_own(left)
        fresh.mkdir()
        _write_mark(fresh, made, {})
        # A copy also goes to another disk, where a folder cannot be moved to.
        shutil.copytree(new, fresh, dirs_exist_ok=True)
        if _files(fresh) != listed:
            raise EngineError(f"{output} is not whole: something else changed it. Build once more.")
        _exchange(fresh, place, old)
    except OSError as error:
        raise UsageError(f"{output} cannot be written ({reason(error)}). The old site still stands.") from error
    shutil.rmtree(new)


def _exchange(fresh: Path, place: Path, old: Path) -> None:
    """Swap folders; the old one comes back when the new one cannot be put there."""
    had = place.exists()
    if had:
        place.replace(old)
    try:
        fresh.replace(place)
    except OSError:
        if had:
            old.replace(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _remove_own(folder: Path) -> None:
    """Remove what an interrupted build left."""
    if _made(folder) is None:
        _refuse_others(folder)
    shutil.rmtree(folder, ignore_errors=True)


def _refuse_kind(folder: Path, made: FolderPurpose) -> None:
    found = _made(folder)
    if FolderPurpose.PREVIEW in (found, made) and found not in (None, made):
        holds = (
            "a preview, which is never published" if found is FolderPurpose.PREVIEW else "something else than a preview"
        )
        raise BlockedError(f"{folder.name}/ holds {holds}. Name another folder, or remove it.")
    if found not in (None, made):
        raise UsageError(f"{folder.name}/ was made for something else than a site ({found}). Name another folder.")


def _refuse_others(folder: Path) -> None:
    """Stop when a folder without a mark holds anything."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{folder.name} is not a folder. Name an empty folder.")
    held = _names(path.name for path in folder.iterdir()) if folder.is_dir() else ()
    if held:
        raise UsageError(
            f"{folder.name}/ was not made by casusboek, or by a version before this one: it holds {_few(held)}. "
            "Nothing was touched. Name an empty folder, or take this one away yourself."
        )


def _refuse_strangers(folder: Path) -> None:
    """Stop when somebody put a file into a site that was built."""
    listed = _mark(folder).get("files", {})
    strangers = _names(path for path in _paths(folder) if path not in listed) if folder.is_dir() else ()
    if strangers:
        raise UsageError(
            f"{folder.name}/ holds {_few(strangers)}, which no build put there and a build would take away. "
            "Move it to content/host/ and name it under 'host_files' in content/site.yml, or remove it."
        )


def _names(found: Iterable[str]) -> tuple[str, ...]:
    """Names of files that somebody may miss."""
    return tuple(sorted(name for name in found if not is_dropping(name.rpartition("/")[2])))


def _few(names: tuple[str, ...]) -> str:
    return ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")


def _files(folder: Path) -> dict[str, str]:
    """Every file below a folder with the digest of what it holds, the mark apart."""
    return {name: _digest(path) for name, path in _paths(folder).items()}


def _paths(folder: Path) -> dict[str, Path]:
    """Every file below a folder, the mark apart."""
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*"))}
    return {name: path for name, path in found.items() if name != MARK and (path.is_symlink() or not path.is_dir())}


def _digest(path: Path) -> str:
    return "" if path.is_symlink() else hashlib.sha256(path.read_bytes()).hexdigest()


def _made(folder: Path) -> FolderPurpose | None:
    """What a folder was made for; None when it has no mark of ours."""
    made = _mark(folder).get("made")
    return FolderPurpose(made) if made in [each.value for each in FolderPurpose] else None


def _mark(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write_mark(folder: Path, made: FolderPurpose, files: dict[str, str]) -> None:
    mark = {"by": "casusboek", "made": made.value, "files": files}
    (folder / MARK).write_text(json.dumps(mark, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
