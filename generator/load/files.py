"""Files of a project as strict text, read only where they may stand."""

import stat
from pathlib import Path

from generator.findings import Finding, Place


def read_text(path: Path, name: str, *, limit: int) -> tuple[str | None, tuple[Finding, ...]]:
    """Read a regular file as UTF-8 text.

    Args:
        path: The file.
        name: Its path below the project, for findings.
        limit: The most bytes it may hold.
    """
    try:
        info = path.lstat()
    except OSError:
        return None, (Finding(Place(name), "F101", "the file is missing."),)
    if stat.S_ISLNK(info.st_mode):
        return None, (Finding(Place(name), "F102", "a link is not followed.", "Put the file itself here."),)
    if not stat.S_ISREG(info.st_mode):
        return None, (Finding(Place(name), "F103", "this is not a file."),)
    if info.st_size > limit:
        return None, (Finding(Place(name), "F104", f"larger than {limit // 1_000_000} MB."),)
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        hint = "Save the file as UTF-8 (in Excel: 'CSV UTF-8')."
        return None, (Finding(Place(name, row, column), "F105", "not UTF-8 text.", hint),)
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        return None, (Finding(Place(name, row), "F106", "holds a NUL character."),)
    return text, ()


def linked_folders(root: Path, *names: str) -> tuple[Finding, ...]:
    """A finding for each symbolic link below the given folders of a project."""
    findings = []
    for name in names:
        base = root / name
        candidates = [base, *sorted(base.rglob("*"))] if base.exists() else []
        for path in candidates:
            if path.is_symlink():
                place = Place(path.relative_to(root).as_posix())
                findings.append(Finding(place, "F102", "a link is not followed.", "Put the file itself here."))
    return tuple(findings)
