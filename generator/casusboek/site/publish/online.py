"""Published releases side by side in a folder, and a link to the one that readers see.

The link is replaced in one step, so that there is no moment without a site, and a page that is gone from a release
is gone for readers. Who serves the site points the server at the link.
"""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from casusboek.errors import BlockedError, UsageError, reason
from casusboek.model.names import is_dropping
from casusboek.model.output import File, FolderPurpose
from casusboek.site.publish.folders import refuse_unlike_mark

CURRENT, RELEASES = "current", "releases"
LINK, COPY = ".current.new", ".new"
"""What an interrupted step may leave; the next one takes it away."""
MOST = 5
"""How many releases stay, to go back to."""
Look = Callable[[str, Iterable[File]], None]
"""Given the name of a folder and its files, raises a BlockedError when readers may not see them."""


def put_online(site: Path, place: Path, look: Look, *, root: Path) -> str:
    """Put a site that a build made into a folder, and lead readers to it.

    Args:
        site: The site, with its mark.
        place: The folder with the releases.
        look: Looks at the files before readers do.
        root: The project folder.

    Returns:
        Name of the release that readers see now; the one they saw when nothing changed.

    Raises:
        BlockedError: The site is a preview or not as its build left it, or ``look`` refuses it; nothing changed.
        UsageError: The folder is somebody else's or cannot be written; readers see what they saw.
    """
    _refuse_place(place, root)
    files = refuse_unlike_mark(site, FolderPurpose.SITE)
    try:
        look(site.name, (File(name, (site / name).read_bytes()) for name in files))
        now = _current(place)
        if now is not None and _is_whole(now) and refuse_unlike_mark(now, FolderPurpose.SITE) == files:
            return now.name
        release = _copied(site, place)
        _lead_to(release, place)
        for old in _releases(place)[:-MOST]:
            shutil.rmtree(old)
    except OSError as error:
        raise UsageError(f"{place} cannot be written ({reason(error)}). Readers see what they saw.") from error
    return release.name


def roll_back(place: Path, look: Look) -> str:
    """Lead readers to the release before the one that they see, and return its name.

    Args:
        place: The folder with the releases.
        look: Looks at that release before readers do.

    Raises:
        BlockedError: That release is not as it was put there, or ``look`` refuses it; nothing changed.
        UsageError: There is none, or the folder cannot be read or written; nothing changed.
    """
    now = _current(place)
    before = [release for release in _releases(place) if now is not None and release.name < now.name]
    if not before:
        raise UsageError(f"{place} holds no release before the one that readers see.")
    try:
        listed = refuse_unlike_mark(before[-1], FolderPurpose.SITE)
        look(before[-1].name, (File(name, (before[-1] / name).read_bytes()) for name in listed))
        _lead_to(before[-1], place)
    except OSError as error:
        raise UsageError(f"{place} cannot be read or written ({reason(error)}). Readers see what they saw.") from error
    return before[-1].name


def _refuse_place(place: Path, root: Path) -> None:
    """Stop at a folder in or around the project, and at one that holds what no release is."""
    whole, project = place.resolve(), root.resolve()
    if whole.is_relative_to(project) or project.is_relative_to(whole):
        raise UsageError(f"{place} is part of the project, or holds it. Name a folder outside it.")
    if not place.exists():
        return
    if not place.is_dir():
        raise UsageError(f"{place} is not a folder.")
    others = {path.name for path in place.iterdir() if not is_dropping(path.name)} - {CURRENT, RELEASES, LINK}
    if others or ((place / CURRENT).exists() and not (place / CURRENT).is_symlink()):
        raise UsageError(f"{place} holds something else than releases. Nothing was touched. Name an empty folder.")


def _copied(site: Path, place: Path) -> Path:
    """A new release: a copy of the site under the next number, there as a whole or not at all."""
    new = place / RELEASES / COPY
    shutil.rmtree(new, ignore_errors=True)
    new.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(site, new)
    refuse_unlike_mark(new, FolderPurpose.SITE)
    last = max((int(release.name) for release in _releases(place)), default=0)
    release = new.with_name(f"{last + 1:04}")
    new.replace(release)
    return release


def _lead_to(release: Path, place: Path) -> None:
    link = place / LINK
    link.unlink(missing_ok=True)
    link.symlink_to(Path(RELEASES) / release.name)
    link.replace(place / CURRENT)


def _current(place: Path) -> Path | None:
    """The release that readers see, if there is one."""
    link = place / CURRENT
    found = place / RELEASES / link.readlink().name if link.is_symlink() else None
    return found if found in _releases(place) else None


def _releases(place: Path) -> list[Path]:
    """Every release, the oldest first."""
    return sorted(path for path in (place / RELEASES).glob("[0-9]*") if path.name.isdecimal() and path.is_dir())


def _is_whole(release: Path) -> bool:
    try:
        refuse_unlike_mark(release, FolderPurpose.SITE)
    except BlockedError:
        return False
    return True
