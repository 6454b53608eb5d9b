"""Drawings kept on disk between builds, by the hash of what they show."""

from pathlib import Path


class KeptDrawings:
    """A folder of drawings; those that a build did not ask for are removed when it is done."""

    def __init__(self, folder: Path) -> None:
        """Keep drawings in a folder, which is made when the first one comes."""
        self._folder = folder
        self._asked: set[str] = set()
        self.reused = 0
        self.drawn = 0

    def get(self, key: str) -> str | None:
        """The drawing with that key, or None."""
        self._asked.add(key)
        path = self._folder / f"{key}.svg"
        if not path.is_file():
            return None
        self.reused += 1
        return path.read_text(encoding="utf-8")

    def put(self, key: str, drawing: str) -> None:
        """Keep a drawing."""
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / f"{key}.svg").write_text(drawing, encoding="utf-8")
        self.drawn += 1

    def forget_unused(self) -> None:
        """Remove the drawings that nothing asked for."""
        for path in sorted(self._folder.glob("*.svg")):
            if path.stem not in self._asked:
                path.unlink()
