"""The literature that texts cite, from ``content/references.json``."""

from pathlib import Path

from casusboek.findings import Finding
from casusboek.model.project import Positions
from casusboek.model.spec import WorkSpec
from casusboek.project.load.json import read_json
from casusboek.project.load.typed import typed

FILE = "content/references.json"


def read_works(root: Path) -> tuple[tuple[WorkSpec, ...], Positions, tuple[Finding, ...]]:
    """Every work of a project, in the order of the file; a project may do without the file."""
    empty = Positions(FILE, {})
    path = root / FILE
    if not path.exists() and not path.is_symlink():
        return (), empty, ()
    document, said = read_json(path, FILE)
    if document is None:
        return (), empty, said
    works, findings = typed(document, tuple[WorkSpec, ...])
    return works or (), document.positions, (*said, *findings)
