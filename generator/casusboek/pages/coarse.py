"""What readers are told below a table or figure with numbers that are shown less precisely."""

from casusboek.model.markers import Marker
from casusboek.model.release import Table
from casusboek.model.site import Inline, Link
from casusboek.pages.context import Context


def coarse_notes(table: Table, context: Context) -> tuple[Inline, ...]:
    """Why some numbers are less precise, with a link to the page that tells more; nothing where all are exact."""
    if not any(cell.marker is Marker.COARSE for line in table.lines for cell in line.cells):
        return ()
    said, page = context.locale("coarse_note"), context.places.protection
    return ((f"{said} ", Link(context.locale("coarse_why"), page)) if page else (said,),)
