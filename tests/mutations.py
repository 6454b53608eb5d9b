"""Named mutations: small changes to the code, each of which one named test must notice.

Run as ``python -m tests.mutations``, perhaps with words of the names to try; each file is put back as it was.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
FILE = ROOT / "tests" / "mutations.yml"
BIN = Path(sys.executable).parent
CHECKS = {
    "ruff": (str(BIN / "ruff"), "check", "--quiet", "generator"),
    "lint-imports": (str(BIN / "lint-imports"), "pyproject.toml"),
}
"""What `make check` runs, by the name that a mutation has for it."""


@dataclass(frozen=True)
class Mutation:
    """A change that must not pass."""

    name: str
    file: str
    old: str
    new: str
    by: str
    """The test that notices it, or a name of ``CHECKS``."""

    @property
    def path(self) -> Path:
        """The file that is changed."""
        return ROOT / self.file

    def notices(self) -> bool:
        """Whether the test fails as the code is now."""
        pytest = (sys.executable, "-m", "pytest", "-q", "-x", self.by)
        command = CHECKS.get(self.by, pytest)
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
        return done.returncode == 1

    def survives(self) -> bool:
        """Whether the change passes; the file is put back."""
        before = self.path.read_bytes()
        try:
            self.path.write_text(before.decode().replace(self.old, self.new), encoding="utf-8", newline="\n")
            return not self.notices()
        finally:
            self.path.write_bytes(before)


def mutations() -> tuple[Mutation, ...]:
    """Every mutation of the file."""
    return tuple(Mutation(**found) for found in yaml.safe_load(FILE.read_text(encoding="utf-8")))


def main(words: Sequence[str]) -> int:
    """Try every mutation whose name has one of the words, or all, and say which survive."""
    survived = 0
    for mutation in mutations():
        if words and not any(word in mutation.name for word in words):
            continue
        lives = mutation.survives()
        survived += lives
        sys.stdout.write(f"{'SURVIVES' if lives else 'noticed '}  {mutation.name}\n")
        sys.stdout.flush()
    return int(survived > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
