"""Files that a study may do without, but that its pages and other files use: said once, of the file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from casusboek.findings import Finding, Place
from casusboek.model.project import Text
from casusboek.model.references import Reference, scan

VERBS: Mapping[str, tuple[str, ...]] = {
    "tables.yml": ("table", "cell", "sections", "codes", "compare"),
    "figures.yml": ("figure",),
    "findings.yml": ("claim",),
}
"""Per file the references that lead to what it declares."""
SHOWN = 8


def wanted(base: str, parts: Mapping[str, Any], texts: Sequence[Text]) -> Iterator[Finding]:
    """A finding for each file that declares nothing while something is used of it.

    Args:
        base: The folder of the study, below the project.
        parts: What its files hold; a file with mistakes of its own is not among them.
        texts: Its pages.
    """
    for file, verbs in VERBS.items():
        if file not in parts or parts[file]:
            continue
        names = sorted(_in_texts(texts, verbs) | (_in_files(parts) if file == "tables.yml" else set()))
        if names:
            listed = ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
            message = f"nothing is declared here, and the study uses {listed}."
            hint = "Declare them in this file, or take out what refers to them."
            yield Finding(Place(f"{base}/{file}"), "L113", message, hint)


def _in_texts(texts: Sequence[Text], verbs: tuple[str, ...]) -> set[str]:
    """The names that pages refer to with some verbs."""
    pieces = (piece for text in texts for piece in scan(text.body))
    found = (piece for piece in pieces if isinstance(piece, Reference) and piece.verb in verbs)
    return {reference.arguments[0] for reference in found if reference.arguments}


def _in_files(parts: Mapping[str, Any]) -> set[str]:
    """The tables that figures and claims name."""
    figures = (getattr(spec, "table", "") for spec in (parts.get("figures.yml") or {}).values())
    cells = (cell.table for claim in parts.get("findings.yml") or () for cell in claim.cells)
    return {name for name in (*figures, *cells) if name}
