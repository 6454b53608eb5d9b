"""References as CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html, appendices III and IV."""

import json
from dataclasses import fields

from casusboek.model.citable import Citable
from casusboek.model.spec import NameSpec, csl_name


def csl(cited: Citable) -> str:
    """One reference, as the list that programs for literature import."""
    said: dict[str, object] = {
        "id": cited.key,
        "type": cited.kind,
        "title": cited.title,
        "author": [_name(name) for name in cited.authors],
        "issued": {"date-parts": [list(cited.issued)]} if cited.issued else None,
        "container-title": cited.container,
        "publisher": cited.publisher,
        "version": cited.edition,
        "genre": cited.genre,
        "URL": cited.url,
        "note": "" if cited.url else cited.address,
    }
    return json.dumps([{name: value for name, value in said.items() if value}], ensure_ascii=False) + "\n"


def _name(name: NameSpec) -> dict[str, str]:
    parts = {csl_name(part.name): getattr(name, part.name) for part in fields(name)}
    return {part: value for part, value in parts.items() if value}
