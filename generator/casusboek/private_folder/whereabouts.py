"""Where rows of persons may go: nowhere that is published or shared."""

from pathlib import Path

from casusboek.errors import UsageError
from casusboek.private_folder.git import tracked

IGNORED = ".gitignore"
REPOSITORY = ".git"


def private_folder(folder: Path, root: Path) -> Path:
    """The folder for rows of persons, when it is one that nobody else sees.

    Raises:
        UsageError: It stands in the project or in another repository, and is not kept out of it,
            or git tracks a file in it all the same.
    """
    place = folder.expanduser().resolve()
    if place.is_file():
        raise UsageError(f"{folder} is a file. --private names a folder.")
    for shared in (root.resolve(), *_repositories(place)):
        if place == shared or (place.is_relative_to(shared) and not _is_ignored(place, shared)):
            raise UsageError(
                f"{folder} is shared with whoever has {shared.name}/: rows of persons do not go there. "
                f"Name a folder outside it, or one that its {IGNORED} keeps out as a whole, such as /private/."
            )
    if tracked(place):
        raise UsageError(f"git tracks files in {folder}. Take them out of git first: rows of persons are not shared.")
    return place


def _repositories(place: Path) -> list[Path]:
    """The folders around a place that a history of changes is kept of."""
    return [parent for parent in (place, *place.parents) if (parent / REPOSITORY).exists()]


def _is_ignored(place: Path, shared: Path) -> bool:
    """Whether the first folder on the way to a place is kept out of a repository."""
    first = place.relative_to(shared).parts[0]
    try:
        lines = (shared / IGNORED).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    return first not in ("content", "data", "build", "site") and any(
        line.strip().strip("/") == first for line in lines if not line.startswith("#")
    )
