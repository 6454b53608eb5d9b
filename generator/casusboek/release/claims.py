"""Claims beside the released cells that they rest on."""

from collections.abc import Iterator, Mapping

from casusboek.findings import Finding, Place, Severity, quoted
from casusboek.model.absences import without_row
from casusboek.model.markers import Marker
from casusboek.model.project import Locale, Study
from casusboek.model.references import Reference, parse
from casusboek.model.release import Cell, ClaimedCell, Column, Table
from casusboek.model.spec import ClaimCellSpec, ClaimSpec
from casusboek.release.margins import too_close


def stated(
    study: Study, tables: Mapping[str, Table], locale: Locale
) -> tuple[Mapping[str, tuple[ClaimedCell, ...]], tuple[Finding, ...]]:
    """Per claim its cells, and a warning for each that says something else.

    Args:
        study: The study whose claims are looked at.
        tables: Its released tables; nothing is said of a claim about one that is not here.
        locale: The words for absent values.
    """
    claims: dict[str, tuple[ClaimedCell, ...]] = {}
    findings: list[Finding] = []
    for number, claim in enumerate(study.claims):
        cells = []
        for place, spec in enumerate(claim.cells):
            if spec.table not in tables:
                continue
            found, says = _compared(spec, tables[spec.table], without_row(study.tables[spec.table]), locale)
            cells.append(found)
            if not found.agrees:
                where = study.at("findings.yml", number, "cells", place, "says")
                findings.append(_differs(where, found, says))
        listed = {(cell.table, cell.row, cell.column) for cell in cells}
        cells += [ClaimedCell(*cell) for cell in dict.fromkeys(_quoted(claim)) if cell not in listed]
        claims[claim.id] = tuple(cells)
        findings += too_close(study, number, claim, tables)
    return claims, tuple(findings)


def _compared(spec: ClaimCellSpec, table: Table, absent: Cell, locale: Locale) -> tuple[ClaimedCell, str]:
    """A cell beside what is said of it, and what it says itself, by its code."""
    column, cell = _cell(spec, table) or (Column("", ""), absent)
    accepted: tuple[str, ...]
    if cell.marker is Marker.COARSE:
        accepted = (cell.printed, cell.printed)
    elif cell.marker:
        accepted = (cell.marker.shorthand, locale(f"marker_{cell.marker.value}"))
    else:
        accepted = _forms(column, cell)
    agrees = spec.says in accepted
    # What a claim says of a withheld value may be that value.
    says = "" if agrees or cell.marker in (Marker.WITHHELD, Marker.COARSE) else spec.says
    return ClaimedCell(spec.table, spec.row, spec.column, agrees, says), accepted[0]


def _forms(column: Column, cell: Cell) -> tuple[str, ...]:
    """What may be said of a value: as printed, as it stands in the data, in words, and with a decimal comma."""
    text = ", ".join(cell.texts)
    forms = [cell.printed, text, ", ".join(column.words(cell))]
    if isinstance(cell.value, float):
        forms.append(text.replace(".", ","))
    return tuple(form for form in forms if form) or ("",)


def _cell(spec: ClaimCellSpec, table: Table) -> tuple[Column, Cell] | None:
    """A cell with its column; None when there is no row or column of that name."""
    line, position = table.line(spec.row), table.index(spec.column)
    if line is None or position is None:
        return None
    return table.columns[position], line.cells[position]


def _differs(where: Place, cell: ClaimedCell, found: str) -> Finding:
    """What an author reads when a cell does not say what a claim takes it to say."""
    name = f"{cell.table} / {cell.row} / {cell.column}"
    if not cell.says:
        return Finding(where, "C102", f"the cell {name} is withheld.", "Take it out of the claim.", Severity.WARNING)
    message = f"the claim says {quoted(cell.says)}, and the cell {name} says {quoted(found)}."
    return Finding(where, "C102", message, "Correct the claim or the data: the page shows both.", Severity.WARNING)


def _quoted(claim: ClaimSpec) -> Iterator[tuple[str, str, str]]:
    """The cells whose words stand in the claim itself."""
    for piece in parse(claim.text, doubled=True):
        if isinstance(piece, Reference) and piece.verb == "cell":
            table, row, column = piece.arguments
            yield table, row, column
