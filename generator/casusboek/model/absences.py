"""What stands where a table has no row or column of a name: nothing was counted, or nothing was reported."""

from casusboek.model.markers import Marker
from casusboek.model.release import Cell
from casusboek.model.spec import CountSpec, CrossSpec, TableSpec, TallySpec


def without_row(spec: TableSpec) -> Cell:
    """The cell of a row or column that does not occur: zero where rows are counted, else not reported."""
    counts = isinstance(spec, CountSpec | TallySpec) or (isinstance(spec, CrossSpec) and not spec.value)
    return Cell(0) if counts else Cell(None, Marker.NOT_REPORTED)
