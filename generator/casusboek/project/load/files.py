"""Files of a project as strict text, read only where they may stand."""

import stat
import unicodedata
from pathlib import Path

from casusboek.findings import Finding, Place, Severity
from casusboek.model.names import is_dropping


def read_text(path: Path, name: str, *, limit: int) -> tuple[str | None, tuple[Finding, ...]]:
    """Read a regular file as UTF-8 text.

    Args:
        path: The file.
        name: Its path below the project, for findings.
        limit: The most bytes it may hold.
    """
    refusal = _refusal(path, name, limit)
    if refusal:
        return None, (refusal,)
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError:
        return None, (Finding(Place(name), "F107", "the file cannot be opened.", "Look at its permissions."),)
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        hint = "Save the file as UTF-8 (in Excel: 'CSV UTF-8')."
        return None, (Finding(Place(name, row, column), "F105", "not UTF-8 text.", hint),)
    if "\0" in text:
        before = text[: text.index("\0")]
        where = Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return None, (Finding(where, "F106", "holds a NUL character.", "Export or save the file again."),)
    return _composed(text, name)


def _composed(text: str, name: str) -> tuple[str, tuple[Finding, ...]]:
    """A text with each accented letter as one sign, so that a word is the same everywhere; said where it was not."""
    whole = unicodedata.normalize("NFC", text)
    if whole == text:
        return text, ()
    lines = zip(whole.split("\n"), text.split("\n"), strict=True)
    row = next(number for number, (after, before) in enumerate(lines, 1) if after != before)
    message = "letters and their accents are separate signs here; they are read as one."
    return whole, (Finding(Place(name, row, 1), "F108", message, "Nothing needs to be done.", Severity.NOTE),)


def _refusal(path: Path, name: str, limit: int) -> Finding | None:
    """Why a path is not opened at all."""
    try:
        info = path.lstat()
    except OSError:
        hint = "Add it, or take its resource out of datapackage.yaml." if path.suffix == ".csv" else "Add it."
        return Finding(Place(name), "F101", "the file is missing.", hint)
    if stat.S_ISLNK(info.st_mode):
        return Finding(Place(name), "F102", "a link is not followed.", "Put the file itself here.")
    if not stat.S_ISREG(info.st_mode):
        return Finding(Place(name), "F103", "this is not a file.")
    if info.st_size > limit:
        return Finding(Place(name), "F104", f"larger than {limit // 1_000_000} MB.")
    return None


def files_of(folder: Path, pattern: str) -> tuple[Path, ...]:
    """The files of a folder by name, without what other programs left there."""
    return tuple(path for path in sorted(folder.glob(pattern)) if not is_dropping(path.name))


def linked_folders(root: Path, *names: str) -> tuple[Finding, ...]:
    """A finding for each symbolic link below the given folders of a project."""
    findings = []
    for name in names:
        base = root / name
        candidates = [base, *sorted(base.rglob("*"))] if base.exists() else []
        for path in candidates:
            if path.is_symlink() and not is_dropping(path.name):
                place = Place(path.relative_to(root).as_posix())
                findings.append(Finding(place, "F102", "a link is not followed.", "Put the file itself here."))
    return tuple(findings)
