"""The literature that texts cite, from ``content/references.json``."""

from pathlib import Path

from generator.findings import Finding
from generator.load.json import read_json
from generator.load.typed import typed
from generator.model.project import Positions
from generator.model.spec import WorkSpec

FILE = "content/references.json"


def read_works(root: Path) -> tuple[tuple[WorkSpec, ...], Positions, tuple[Finding, ...]]:
    """Every work of a project, in the order of the file; a project may do without the file."""
    empty = Positions(FILE, {})
    path = root / FILE
    if not path.exists() and not path.is_symlink():
        return (), empty, ()
    document, findings = read_json(path, FILE)
    if document is None:
        return (), empty, findings
    works, findings = typed(document, tuple[WorkSpec, ...])
    return works or (), document.positions, findings
