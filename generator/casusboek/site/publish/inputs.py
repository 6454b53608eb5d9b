"""Which files of a project changed since its last build."""

import hashlib
import json
from pathlib import Path

INPUTS = ("content", "data", "mkdocs.yml")


class Inputs:
    """The files that a site is built from, compared with those of the build before."""

    def __init__(self, root: Path, record: Path) -> None:
        """Read every input of a project and the record of the last build, if there is one."""
        self._record = record
        self._now = {path.relative_to(root).as_posix(): _digest(path) for path in _files(root)}
        self._before: dict[str, str] = json.loads(record.read_text("utf-8")) if record.is_file() else {}

    def changed(self) -> tuple[str, ...]:
        """Paths below the project of files that are new, changed or gone; none at a first build."""
        if not self._before:
            return ()
        names = sorted({*self._now, *self._before})
        return tuple(name for name in names if self._now.get(name) != self._before.get(name))

    def keep(self) -> None:
        """Record these files as the ones of the last build."""
        self._record.parent.mkdir(parents=True, exist_ok=True)
        self._record.write_text(json.dumps(self._now, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _files(root: Path) -> list[Path]:
    paths = [root / name for name in INPUTS]
    found = [below for path in paths for below in ([path] if path.is_file() else sorted(path.rglob("*")))]
    return [path for path in found if path.is_file()]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
