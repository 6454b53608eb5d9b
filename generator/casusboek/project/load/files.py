"""Files of a project as strict text, read only where they may stand."""

import csv
import re
import stat
import unicodedata
from io import StringIO
from pathlib import Path

from casusboek.findings import Finding, Place, Severity
from casusboek.model.names import is_dropping
from casusboek.project.load.dialect import COMMA, delimiter_of

UNSEEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no letter is and that XML, and so a drawing, cannot hold: all but tab and the end of a line."""
WESTERN = "windows-1252"
"""What a spreadsheet on Windows writes when it is not asked for UTF-8."""
UNLIKELY = re.compile(
    r"[\u017d\u017e\u0160\u0161\u0152\u0153\u0178\u02c6\u02dc\u0192\u2030\u2020\u2021\u2122\u203a\u2039\u201e\u201a\u2026]|[^\W\d_][\u2018\u201c\u2022]|\u201d[^\W\d_]|[^\W\d_][\u2013\u2014][^\W\d_]"
)
"""What accented letters of another encoding (of a Mac, of DOS) become when they are read as ``WESTERN``."""


def read_text(
    path: Path, name: str, *, limit: int, of_spreadsheet: bool = False
) -> tuple[str | None, tuple[Finding, ...]]:
    """Read a regular file as UTF-8 text.

    Args:
        path: The file.
        name: Its path below the project, for findings.
        limit: The most bytes it may hold.
        of_spreadsheet: Whether it may stand in ``WESTERN`` as well; a note says when it does.
    """
    refusal = _refusal(path, name, limit)
    if refusal:
        return None, (refusal,)
    try:
        raw = path.read_bytes()
    except OSError:
        return None, (Finding(Place(name), "F107", "the file cannot be opened.", "Look at its permissions."),)
    encoding = encoding_of(raw, of_spreadsheet=of_spreadsheet)
    if encoding is None:
        hint = "Save the file as UTF-8 (in Excel: 'CSV UTF-8')."
        return None, (Finding(_undecoded(raw, name), "F105", "not UTF-8 text.", hint),)
    text = raw.decode(encoding)
    unseen = UNSEEN.search(text)
    if unseen:
        where, sign = _place(name, text[: unseen.start()]), f"U+{ord(unseen[0]):04X}"
        hint = "Take it out: it is no letter, and no page can show it."
        return None, (Finding(where, "F106", f"holds a control character ({sign}).", hint),)
    whole, said = _composed(text, name)
    if encoding == WESTERN:
        message = "this is not UTF-8; it is read as Windows-1252."
        hint = "Nothing needs to be done where accents are right; in Excel, 'CSV UTF-8' leaves no doubt."
        said = (Finding(_undecoded(raw, name), "F109", message, hint, Severity.NOTE), *said)
    return whole, said


def encoding_of(raw: bytes, *, of_spreadsheet: bool) -> str | None:
    """The encoding of a text; None when it is not known.

    Args:
        raw: The file.
        of_spreadsheet: Whether it may stand in ``WESTERN``, where nothing in it looks like a third encoding.
    """
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            western = of_spreadsheet and not UNLIKELY.search(raw.decode(WESTERN))
        except UnicodeDecodeError:
            western = False
        return WESTERN if western else None
    return "utf-8-sig"


def _undecoded(raw: bytes, name: str) -> Place:
    """The first place, as a line and a byte in it, that is no UTF-8."""
    start = 0
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        start = error.start
    return Place(name, raw[:start].count(b"\n") + 1, start - raw.rfind(b"\n", 0, start))


def _composed(text: str, name: str) -> tuple[str, tuple[Finding, ...]]:
    """A text with each accented letter as one sign, so that a word is the same everywhere; said where it was not."""
    whole = unicodedata.normalize("NFC", text)
    if whole == text:
        return text, ()
    lines = zip(whole.split("\n"), text.split("\n"), strict=True)
    row = next(number for number, (after, before) in enumerate(lines, 1) if after != before)
    message = "letters and their accents are separate signs here; they are read as one."
    return whole, (Finding(Place(name, row, 1), "F108", message, "Nothing needs to be done.", Severity.NOTE),)


def _place(name: str, before: str) -> Place:
    """Where something stands behind a text: the row and column of a table, or the line and column of a text."""
    line = before.count("\n") + 1
    if name.endswith(".csv"):
        sign = delimiter_of(before) or COMMA
        *_, record = csv.reader(StringIO(f"{before}.", newline=""), delimiter=sign)
        return Place(name, line, len(record))
    return Place(name, line, len(before) - before.rfind("\n"))


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
