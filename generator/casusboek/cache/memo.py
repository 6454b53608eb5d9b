"""What was made before, found by everything that it is made of."""

import hashlib
import io
import pickle
from pathlib import Path

from casusboek.cache.inputs import code, files_of
from casusboek.cache.kept import Kept


def fingerprint(*values: object) -> str:
    """The hash of some values: equal for equal values, in every process.

    Without the pickler's memory of what it has seen, the same text twice and two equal texts are the same bytes.
    Nothing is ever read back from them.
    """
    written = io.BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.fast = True
    pickler.dump(values)
    return hashlib.sha256(written.getbuffer()).hexdigest()


def version(theme: Path) -> str:
    """The hash of the code and the theme that make pages of what is cleared."""
    return fingerprint(code(), sorted(files_of(theme, "theme")))


class KeptMemo:
    """What is made, by the hash of what it is made of; what a build did not ask for is gone when it is done."""

    def __init__(self, kept: Kept, folder: str, made_with: str) -> None:
        """Keep it in a folder.

        Args:
            kept: Where it stands.
            folder: Its name.
            made_with: The hash of the code that makes them.
        """
        self._kept = kept
        self._folder = folder
        self._made_with = made_with
        self._asked: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """What was made of that, or None."""
        return self._kept.get(self._name(key))

    def put(self, key: str, content: bytes) -> None:
        """Keep what was made."""
        self._kept.put(self._name(key), content)

    def forget_unused(self) -> None:
        """Remove what nothing asked for."""
        for name in self._kept.names(self._folder):
            if name not in self._asked:
                self._kept.forget(name)

    def _name(self, key: str) -> str:
        name = f"{self._folder}/{hashlib.sha256(f'{self._made_with} {key}'.encode()).hexdigest()}"
        self._asked.add(name)
        return name
