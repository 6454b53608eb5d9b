"""What git knows of a folder, if there is a git at all."""

import subprocess
from collections.abc import Iterable
from pathlib import Path


def tracked(folder: Path) -> bool:
    """Whether git tracks a file in a folder."""
    return bool(_git(folder, "ls-files", "--", str(folder)))


def ignored(folder: Path) -> bool:
    """Whether git would leave a file in a folder alone, also because the folder is in no repository."""
    if _git(folder, "rev-parse", "--is-inside-work-tree") is None:
        return True
    return _git(folder, "check-ignore", "--quiet", str(folder / "x")) is not None


def tracks(root: Path, name: str) -> list[str]:
    """The files of that name that git tracks in a project, by their paths below it."""
    return (_git(root, "ls-files", "--", name, f"*/{name}") or "").splitlines()


def standing(folder: Path) -> tuple[list[str], bool]:
    """Which files of a folder git tracks, and whether it would leave the folder alone."""
    return (_git(folder, "ls-files") or "").splitlines(), ignored(folder)


def commits(root: Path, names: Iterable[str]) -> int | None:
    """How many commits of a project's history, on any branch, changed some files; None where there is no history."""
    found = _git(root, "rev-list", "--all", "--count", "--", *sorted(names))
    return int(found) if found and found.isdecimal() else None


def _git(folder: Path, *arguments: str) -> str | None:
    """What git says at a folder, or above one that is not there yet; None when it fails or is missing."""
    place = next(place for place in (folder, *folder.parents) if place.is_dir())
    try:
        done = subprocess.run(["git", *arguments], cwd=place, capture_output=True, text=True, check=False)  # noqa: S607
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
