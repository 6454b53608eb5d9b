"""A list as panels: the steps of a process, or themes; and a list with columns to compare."""

from dataclasses import replace

from casusboek.model.inline import Inline
from casusboek.model.markers import Marker
from casusboek.model.names import anchor
from casusboek.model.panels import Panel, PanelsBlock
from casusboek.model.release import Line, Table
from casusboek.model.site import TableBlock
from casusboek.model.spec import ListSpec
from casusboek.pages.context import Context
from casusboek.pages.tables import grid, table_path
from casusboek.pages.words import inline, passages, sentence


def panels_block(table: Table, spec: ListSpec, context: Context, heading: int) -> PanelsBlock:
    """A panel for every row of a list, in its order."""
    groups: dict[str, list[Panel]] = {}
    for line in table.lines:
        groups.setdefault(line.group, []).append(_panel(table, line, spec, context))
    return PanelsBlock(
        id=table.id,
        title=table.title,
        subtitle=table.subtitle,
        look="process" if spec.process else "themes",
        groups=tuple((sentence(title), tuple(panels)) for title, panels in groups.items()),
        notes=tuple(context.inline(note) for note in table.notes),
        sources=context.located(table.sources),
        download=table_path(table.id, context),
        heading=heading,
    )


def before_after_block(table: Table, spec: ListSpec, context: Context, heading: int) -> TableBlock:
    """A list with its columns side by side, and the warning that belongs to them.

    Raises:
        TypeError: The list is not declared as such.
    """
    if spec.before_after is None:
        raise TypeError(f"{table.id} does not show columns side by side")
    ready = grid(table, context)
    remarks = (spec.before_after.warning, *ready.remarks)
    return TableBlock(replace(ready, kind="before-after", remarks=remarks), heading)


def _panel(table: Table, line: Line, spec: ListSpec, context: Context) -> Panel:
    title, summary, badge = _places(spec)

    def words(column: str) -> Inline:
        return inline(table.cell(line, column), table.columns[table.index(column) or 0], context.locale)

    facts = tuple(
        (column.label, words(column.id))
        for column in table.columns
        if column.id not in (title, summary, badge) and table.cell(line, column.id).marker is not Marker.BLANK
    )
    return Panel(
        id=f"{table.id}-{anchor(line.id)}",
        title=words(title),
        badge=words(badge) if badge else (),
        summary=words(summary) if summary else (),
        facts=facts,
        places=passages(line.sources, context.study.spec),
    )


def _places(spec: ListSpec) -> tuple[str, str, str]:
    """The columns with the name, the summary and the badge."""
    if spec.process:
        return spec.process.step, "", spec.process.badge
    if spec.themes:
        return spec.themes.theme, spec.themes.summary, spec.themes.badge
    raise TypeError("the list is not shown as panels")
