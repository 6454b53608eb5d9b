"""What does not add up in a report, as notes beside a table and as a list on a page."""

import re

from casusboek.model.blocks import Correction, ErrataBlock
from casusboek.model.measures import Erratum
from casusboek.model.release import Table
from casusboek.model.site import Inline, Link
from casusboek.pages.context import Context
from casusboek.pages.words import sentence


def corrections(table: Table) -> tuple[Correction, ...]:
    """The notes under a table."""
    return tuple(Correction(sentence(erratum.note), reason=erratum.reason) for erratum in table.errata)


def errata_block(context: Context) -> tuple[ErrataBlock, ...]:
    """All that does not add up in a study, each with its place and what was answered; no outcomes of its own."""
    found = [
        Correction(
            sentence(erratum.note),
            _where(erratum, context),
            context.located(_sources(erratum, context)),
            erratum.reason,
        )
        for erratum in context.release.errata
        if not erratum.is_outcome
    ]
    return (ErrataBlock(tuple(found)),)


def _sources(erratum: Erratum, context: Context) -> tuple[str, ...]:
    """The sources of an erratum, or else those of its row."""
    dataset = context.release.datasets.get(erratum.dataset)
    line = dataset.table.line(erratum.row) if dataset else None
    return erratum.sources or (line.sources if line else ())


def _where(erratum: Erratum, context: Context) -> Inline:
    """A link to the first table or figure with the number, with its row and column; else the dataset."""
    for table in context.release.tables.values():
        link = _link(table, context) if erratum in table.errata else None
        if link:
            names = [name for name in _cell(table, erratum.row) if name and not _told(name, erratum)]
            return (link, *(f", {name}" for name in names))
    dataset = context.release.datasets.get(erratum.dataset)
    return (dataset.title if dataset else context.locale("errata_private"),)


def _told(name: str, erratum: Erratum) -> bool:
    """Whether the note itself names a row or column, which need not stand above it once more."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", erratum.note, re.IGNORECASE) is not None


def _link(table: Table, context: Context) -> Link | None:
    """A link to where readers see a table: itself, or a figure that draws it."""
    figures = [name for name, spec in context.study.figures.items() if getattr(spec, "table", "") == table.id]
    return next((context.places.object(name) for name in (table.id, *figures) if name in context.places.homes), None)


def _cell(table: Table, row: str) -> tuple[str, str]:
    """What readers call the row and the column of a result."""
    for line in table.lines:
        if line.id == row and table.kind == "list":
            return line.label if table.stub else "", ""
        for column, cell in zip(table.columns, line.cells, strict=True):
            if cell.row == row:
                return line.label, column.label
    return "", ""
