"""Everything that decides the bytes of a build, as hashes: files, code, libraries, and what was asked."""

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from casusboek.installed import PACKAGE, theme_folder
from casusboek.model.output import Order
from casusboek.private_folder.git import standing

READ = ("content", "data", "mkdocs.yml")
"""What a project is read from."""
LOGGED = ("private/review/log.jsonl", "secrets/review/log-head.json")
"""The log of the member check and its head, which say who agreed."""
PLAIN = frozenset(
    {
        *("INHERIT", "site_name", "site_url", "site_description", "site_author", "copyright", "extra", "strict"),
        *("repo_url", "repo_name", "edit_uri", "remote_branch", "remote_name", "dev_addr", "nav", "validation"),
        "use_directory_urls",
    }
)
"""The engine's settings that make it read no other file; with any other one, nobody knows what a site is made of."""
BASE = "build/mkdocs.yml"
CODE = "casusboek"
"""Names the code and its libraries among the inputs."""
ASKED = "asked"
LINKED = "linked"
"""In the place of the hash of a folder that stands elsewhere."""


def inputs(order: Order) -> Mapping[str, str] | None:
    """The hash of every input by its name, in which ``/`` parts folders; None when not all of them are known.

    Raises:
        OSError: A file cannot be read.
    """
    root, private = order.root, order.private
    if not is_plain(root / "mkdocs.yml"):
        return None
    found = {name: digest for part in READ for name, digest in files_of(root / part, part)}
    found |= files_of(theme_folder(), "theme")
    found |= {name: digest for path in LOGGED for name, digest in files_of(root / path, path)}
    if private:
        found |= files_of(private, "private")
    # What git knows decides what may be shared.
    folders = [private, *sorted(path for path in private.iterdir() if path.is_dir())] if private else []
    found["git"] = _hash(json.dumps([standing(folder) for folder in (root, *folders)]).encode())
    found[CODE] = code()
    asked = (order.output.resolve(), private, order.engine, order.made, theme_folder().resolve())
    found[ASKED] = _hash(repr(asked).encode())
    return None if LINKED in found.values() else dict(sorted(found.items()))


def files_of(place: Path, name: str) -> Iterator[tuple[str, str]]:
    """Every file of a folder, and every folder in it."""
    if place.is_symlink() and place.is_dir():
        yield name, LINKED
    elif place.is_dir():
        yield f"{name}/", ""
        for entry in sorted(os.scandir(place), key=lambda entry: entry.name):
            if entry.name != "__pycache__":
                yield from files_of(Path(entry.path), f"{name}/{entry.name}")
    elif place.exists():
        yield name, _hash(place.read_bytes())


def code() -> str:
    """The hash of the code of this package and of the one beside it, and of the libraries by their versions."""
    code = [files_of(package, package.name) for package in (PACKAGE, PACKAGE.parent / "smallcells")]
    files = [(name, digest) for found in code for name, digest in found if not name.startswith("casusboek/_theme/")]
    places = [Path(path) for path in sys.path if path and Path(path).is_dir()]
    libraries = sorted({entry.name for place in places for entry in place.glob("*.dist-info")})
    return _hash(json.dumps([files, libraries, sys.version, sys.platform]).encode())


def is_plain(settings: Path) -> bool:
    """Whether a project's own settings for the engine read nothing else."""
    text = settings.read_text(encoding="utf-8")
    try:
        tree = yaml.safe_load(text)
    except yaml.YAMLError:
        return False
    return isinstance(tree, dict) and tree.keys() <= PLAIN and tree.get("INHERIT") == BASE


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
