"""The private folder of the member check: what only the authors may see, outside the repository's reach."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from generator.errors import BlockedError


class Private:
    """A folder below the project that git ignores, with files that only their owner reads."""

    def __init__(self, root: Path, name: str) -> None:
        self.root = root
        self.folder = root / name

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
        if self._git("rev-parse", "--is-inside-work-tree") is None:
            return
        name = self.folder.name
        if self._git("ls-files", "--", f"{name}/"):
            raise BlockedError(f"git tracks files in {name}/. Take them out of git first: they are not to be shared.")
        if self._git("check-ignore", "--quiet", f"{name}/x") is None:
            raise BlockedError(f"git does not ignore {name}/. Add the line /{name}/ to .gitignore first.")

    def _git(self, *arguments: str) -> str | None:
        """What git says, or None when it fails or is not there."""
        try:
            done = subprocess.run(["git", *arguments], cwd=self.root, capture_output=True, text=True, check=False)  # noqa: S607
        except OSError:
            return None
        return done.stdout.strip() if done.returncode == 0 else None
