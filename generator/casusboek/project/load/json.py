"""JSON as programs for literature write it, with the place of every key."""

import json
from pathlib import Path

from casusboek.findings import Finding, Place
from casusboek.project.load.files import read_text
from casusboek.project.load.yaml import MAX_BYTES, Document, parse_yaml

SYNTAX_HINT = "Look for a comma, quote or bracket too few or too many just before this place."


def read_json(path: Path, name: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read a JSON file.

    Args:
        path: The file.
        name: What findings call it: its path below the project.
    """
    text, said = read_text(path, name, limit=MAX_BYTES)
    if text is None:
        return None, said
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        where = Place(name, error.lineno, error.colno)
        return None, (Finding(where, "Y108", f"not valid JSON: {error.msg}.", SYNTAX_HINT),)
    except RecursionError:
        return None, (Finding(Place(name), "Y108", "not valid JSON: nested too deeply."),)
    # JSON is YAML, which knows places; only tabs are not, and in JSON those never stand in a value.
    document, findings = parse_yaml(text.replace("\t", " "), name)
    return document, (*said, *findings)
