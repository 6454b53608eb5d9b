"""A table of ``tables.yml`` as the block and the file that its kind asks for."""

from casusboek.model.blocks import CompareBlock
from casusboek.model.downloads import Download
from casusboek.model.release import Table
from casusboek.model.site import Block, TableBlock
from casusboek.model.spec import GridSpec, ListSpec, MeasuresSpec, TextsSpec
from casusboek.pages.cards import cards_block
from casusboek.pages.context import Context
from casusboek.pages.grids import grid_block, grid_download
from casusboek.pages.measures import measures_download
from casusboek.pages.panels import before_after_block, panels_block
from casusboek.pages.tables import grid, table_download, table_path
from casusboek.pages.texts import compare_block, texts_download


def table_block(table_id: str, context: Context, heading: int) -> Block:
    """What ``{table …}`` stands for."""
    table, spec = context.release.tables[table_id], context.study.tables[table_id]
    if isinstance(spec, GridSpec):
        return grid_block(table, spec, context, heading)
    if isinstance(spec, ListSpec) and spec.cards:
        return cards_block(table, spec, context, heading)
    if isinstance(spec, ListSpec) and (spec.process or spec.themes):
        return panels_block(table, spec, context, heading)
    if isinstance(spec, ListSpec) and spec.before_after:
        return before_after_block(table, spec, context, heading)
    return TableBlock(grid(table, context), heading)


def compared(table_id: str, context: Context, heading: int) -> CompareBlock:
    """What ``{compare …}`` stands for.

    Raises:
        TypeError: The table is not of kind texts.
    """
    spec = context.study.tables[table_id]
    if not isinstance(spec, TextsSpec):
        raise TypeError(f"{table_id} is not a table of kind texts")
    return compare_block(context.release.tables[table_id], spec, context, heading)


def file_of(table: Table, context: Context) -> Download:
    """The file with a table's numbers and words."""
    spec = context.study.tables[table.id]
    if isinstance(spec, GridSpec):
        return grid_download(table, spec, context)
    if isinstance(spec, TextsSpec):
        return texts_download(table, context)
    if isinstance(spec, MeasuresSpec):
        return measures_download(table, table_path(table.id, context), context)
    return table_download(table, context)
