"""A folder that holds exactly the given files: unchanged ones untouched, stale ones gone."""

from collections.abc import Iterable
from pathlib import Path

from casusboek.model.output import File


def write_tree(folder: Path, files: Iterable[File]) -> tuple[str, ...]:
    """Write files below a folder and return the paths that were new, changed or removed.

    Raises:
        ValueError: A path is given twice, or would leave the folder.
    """
    root = folder.resolve()
    wanted: dict[Path, bytes] = {}
    for file in files:
        path = (root / file.path).resolve()
        if not path.is_relative_to(root) or path in wanted:
            raise ValueError(f"not one file of its own: {file.path}")
        wanted[path] = file.content
    changed = []
    for path, content in sorted(wanted.items()):
        if path.is_file() and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        changed.append(path)
    changed += _remove_stale(root, set(wanted))
    return tuple(sorted(path.relative_to(root).as_posix() for path in changed))


def _remove_stale(root: Path, wanted: set[Path]) -> list[Path]:
    stale = [path for path in sorted(root.rglob("*")) if path.is_file() and path not in wanted]
    for path in stale:
        path.unlink()
    for path in sorted(root.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return stale
