"""The files of a project: what a small one starts with, and what it holds."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"

SITE = """\
# Settings of the whole site.
title: "Proefsite"   # shown at the top
tagline: 'Een site om te proberen'

language: nl
edition: "1"
updated: "2026-01-15"
licence: CC BY 4.0

# In reading order.
studies: []   # none yet
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
STARTING = {
    "content/site.yml": SITE,
    "content/glossary.yml": "terms: []\n",
    "content/pages/index.nl.md": HOME,
    "mkdocs.yml": "theme:\n  name: material\n  language: nl\n  font: false\nplugins: [search]\n",
}
"""The files of a project without a study."""


def everything(root: Path) -> dict[str, bytes]:
    """Return all files of a project by their path, to see what changed."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
