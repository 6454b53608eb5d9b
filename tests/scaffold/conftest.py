"""A small project to add to, and a copy of the repository's own."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SITE = """\
# Settings of the whole site.
title: "Proefsite"   # shown at the top
tagline: 'Een site om te proberen'

language: nl
edition: "1"
updated: "2026-01-15"
licence: CC BY 4.0
studies:

    # In reading order.
    -   tuin   # the first
    # Nothing else yet.

# The end.
"""
HOME = """\
---
title: Welkom
nav: Start
order: 10
description: Een site om te proberen.
---

{studies}
"""
GLOSSARY = """\
terms:
  - id: tuin
    term: tuin
    definition: Een stuk grond waar planten groeien.
"""
ENGINE = "theme:\n  name: material\n  language: nl\n  font: false\nplugins: [search]\n"

Files = Callable[[], dict[str, bytes]]
"""All files of a project by their path, for a comparison of before and after."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a project with a home page and no study."""
    root = tmp_path / "project"
    (root / "content" / "pages").mkdir(parents=True)
    (root / "data").mkdir()
    (root / "content" / "site.yml").write_text(SITE.replace("    -   tuin   # the first\n", "    []\n"), encoding="utf-8")
    (root / "content" / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    (root / "content" / "pages" / "index.nl.md").write_text(HOME, encoding="utf-8")
    (root / "mkdocs.yml").write_text(ENGINE, encoding="utf-8")
    return root


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Copy the repository's own project."""
    root = tmp_path / "own"
    for name in ("content", "data"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def everything(root: Path) -> dict[str, bytes]:
    """Return all files of a project by their path, to see that nothing changed."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
