"""Files that only their owner reads, in a folder that git leaves alone."""

import json
import os
from pathlib import Path
from typing import Any

from casusboek.errors import BlockedError
from casusboek.private_folder.git import ignored, tracked


class Private:
    """A folder that git ignores or does not know, with files that only their owner reads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, *parts: str) -> Path:
        """Where a file stands, inside the folder.

        Raises:
            BlockedError: The path leads out of the folder.
        """
        path = self.folder.joinpath(*parts)
        if not path.resolve().is_relative_to(self.folder.resolve()):
            raise BlockedError(f"this name leads out of {self.folder.name}/.")
        return path

    def read(self, *parts: str) -> Any:
        """What a JSON file holds, or None where there is none."""
        path = self.path(*parts)
        return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None

    def write(self, content: Any, *parts: str) -> Path:
        """Write a JSON file that only its owner can read, in one step.

        Raises:
            BlockedError: The file would be tracked by git.
        """
        raw = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        return self.write_bytes(raw.encode("utf-8"), *parts)

    def write_bytes(self, raw: bytes, *parts: str) -> Path:
        """Write any file likewise."""
        path = self.path(*parts)
        self.refuse_tracked()
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(path.name + ".new")
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)
        new.chmod(0o600)
        new.replace(path)
        return path

    def refuse_tracked(self) -> None:
        """Stop when git knows a file of the folder, or would not ignore it.

        Raises:
            BlockedError: It does; nothing was written.
        """
        name = self.folder.name
        if tracked(self.folder):
            raise BlockedError(f"git tracks files in {name}/. Take them out of git first: they are not to be shared.")
        if not ignored(self.folder):
            raise BlockedError(f"git does not ignore {name}/. Add the line /{name}/ to .gitignore first.")
