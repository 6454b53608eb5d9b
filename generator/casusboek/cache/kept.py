"""Files that are kept between builds, each with a seal: one that was cut off or changed counts as not there.

They may hold what was not yet cleared, so only their owner opens the folder, and git never looks into it.
"""

import hashlib
import os
import tempfile
from pathlib import Path

FOLDER = ".casusboek/cache"
"""Below a project."""
SEAL = 32
"""Bytes of SHA-256 before what a file holds."""


class Kept:
    """A folder of sealed files."""

    def __init__(self, root: Path) -> None:
        """Keep files for a project, in a folder that is made when the first one comes."""
        self._folder = root / FOLDER

    def get(self, name: str) -> bytes | None:
        """What was put under a name, or None when it is not there whole."""
        try:
            raw = (self._folder / name).read_bytes()
        except OSError:
            return None
        return raw[SEAL:] if hashlib.sha256(raw[SEAL:]).digest() == raw[:SEAL] else None

    def put(self, name: str, content: bytes) -> None:
        """Keep something in one step; where there is no room for it, it is not kept."""
        try:
            place = self._made(name)
            handle, new = tempfile.mkstemp(prefix=".", dir=place.parent)
        except OSError:
            return
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(new).replace(place)
        except OSError:
            Path(new).unlink(missing_ok=True)

    def names(self, folder: str) -> tuple[str, ...]:
        """The names below a folder of what is kept, and of what a stopped build left half."""
        found = (path for path in (self._folder / folder).glob("*") if path.is_file())
        return tuple(sorted(path.relative_to(self._folder).as_posix() for path in found))

    def forget(self, name: str) -> None:
        """Keep something no longer."""
        (self._folder / name).unlink(missing_ok=True)

    def _made(self, name: str) -> Path:
        """The place of a file, its folders there and closed to others."""
        self._folder.parent.mkdir(exist_ok=True)
        self._folder.mkdir(mode=0o700, exist_ok=True)
        self._folder.chmod(0o700)
        (self._folder / ".gitignore").write_text("*\n", encoding="utf-8")
        place = self._folder / name
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return place
