"""The file that says how a whole site is cited: https://citation-file-format.github.io, version 1.2.0."""

import json

from casusboek.citation.names import given
from casusboek.model.citable import Citable
from casusboek.model.spec import NameSpec


def cff(cited: Citable, *, message: str, abstract: str) -> str:
    """A site as ``CITATION.cff``; JSON strings are YAML too.

    Args:
        cited: The site; its date is whole.
        message: What readers of the file are asked.
        abstract: What the site is about.
    """
    # The format asks for an author; what names none speaks for itself.
    authors = cited.authors or (NameSpec(literal=cited.title),)
    lines = [
        "cff-version: 1.2.0",
        f"message: {_text(message)}",
        "type: dataset",
        f"title: {_text(cited.title)}",
        *([f"abstract: {_text(abstract)}"] if abstract else []),
        "authors:",
        *(line for name in authors for line in _author(name)),
        f"version: {_text(cited.edition)}",
        f"date-released: {_text('-'.join(f'{part:02d}' for part in cited.issued))}",
        *([f"url: {_text(cited.url)}"] if cited.url else []),
    ]
    return "\n".join(lines) + "\n"


def _author(name: NameSpec) -> list[str]:
    if name.literal:
        return [f"  - name: {_text(name.literal)}"]
    parts = {
        "family-names": name.family,
        "given-names": given(name),
        "name-particle": name.non_dropping_particle,
        "name-suffix": name.suffix,
    }
    found = [f"{key}: {_text(value)}" for key, value in parts.items() if value]
    return [f"{'  - ' if not place else '    '}{line}" for place, line in enumerate(found)]


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
