"""The blocks of a case page with the case's own numbers: a chart, a table, who took part, two moments."""

from casusboek.model.lookup import ANY
from casusboek.model.release import Table
from casusboek.model.site import FigureBlock, OwnBlock
from casusboek.model.spec import (
    ChangeBlockSpec,
    CrossSpec,
    DumbbellSpec,
    FigureBlockSpec,
    OwnBlockSpec,
    ResponseBlockSpec,
    ScoresSpec,
    StackedSpec,
    TableBlockSpec,
)
from casusboek.pages.context import Context
from casusboek.pages.figures import drawn, own_figure
from casusboek.pages.own_numbers import OWN, by_group, by_item, is_told
from casusboek.pages.tables import grid
from casusboek.pages.words import plain

HEADING = 2


def own_blocks(case: str, context: Context) -> tuple[OwnBlock, ...]:
    """The own numbers of a case, in the order of ``case_page.yml``."""
    return tuple(_block(spec, case, context) for spec in context.study.case_page if isinstance(spec, OwnBlockSpec))


def _block(spec: OwnBlockSpec, case: str, context: Context) -> OwnBlock:
    match spec:
        case FigureBlockSpec():
            return _figure(spec, case, context)
        case TableBlockSpec():
            table = _beside(spec.table, case, context)
            shown = by_item(table) if isinstance(context.study.tables[spec.table], ScoresSpec) else table
            return OwnBlock(spec.kind, (table.title,), _reason(table, case, context), None, grid(shown, context))
        case ResponseBlockSpec():
            return _response(spec, case, context)
        case ChangeBlockSpec():
            return _change(spec, case, context)


def _beside(table: str, case: str, context: Context) -> Table:
    return by_group(context.release.tables[table], case, context.study.spec.cases, context.locale)


def _figure(spec: FigureBlockSpec, case: str, context: Context) -> OwnBlock:
    declared = context.study.figures[spec.figure]
    if not isinstance(declared, StackedSpec | DumbbellSpec):
        raise TypeError(f"{spec.figure} is not drawn per case")
    figure = own_figure(spec.figure, declared, case, context, HEADING)
    said = _reason(_beside(declared.table, case, context), case, context)
    return _charted(spec.kind, said, figure)


def _charted(kind: str, said: tuple[str, ...], figure: FigureBlock) -> OwnBlock:
    return OwnBlock(kind, (figure.title,), said, figure, figure.grid)


def _reason(table: Table, case: str, context: Context) -> tuple[str, ...]:
    """Why nothing is told of the case itself; empty where something is."""
    if table.line(OWN) is None:
        return (context.locale("own_absent", case=case),)
    return () if is_told(table) else (context.locale("own_withheld"),)


def _response(spec: ResponseBlockSpec, case: str, context: Context) -> OwnBlock:
    declared, table = context.study.tables[spec.table], _beside(spec.table, case, context)
    if not isinstance(declared, CrossSpec):
        raise TypeError(f"{spec.table} counts nobody")
    alt = context.locale("own_response_alt", case=case, plural=context.study.spec.cases.plural)
    chart = StackedSpec(
        kind="stacked", title=declared.title, subtitle=declared.subtitle, alt=alt, table=spec.table, source=()
    )
    said = _reason(table, case, context) or _took_part(spec, table, context)
    return _charted(spec.kind, said, drawn(f"{spec.table}-respons", chart, table, context, HEADING))


def _took_part(spec: ResponseBlockSpec, table: Table, context: Context) -> tuple[str, ...]:
    """How many of those who were asked took part, as far as that may be told."""
    line = table.line(OWN)
    if line is None:
        return ()
    cells = [(column, table.cell(line, column.id)) for column in table.columns if column.id in spec.answered]
    numbers = [cell.value for _, cell in cells if isinstance(cell.value, int)]
    if len(numbers) < len(cells) or line.base is None or line.base.n is None:
        words = "; ".join(f"{column.label}: {plain(cell, column, context.locale)}" for column, cell in cells)
        return (context.locale("own_response_coarse", words=words),)
    return (context.locale("own_response", n=sum(numbers), asked=line.base.n),)


def _change(spec: ChangeBlockSpec, case: str, context: Context) -> OwnBlock:
    declared, table = context.study.tables[spec.table], _beside(spec.table, case, context)
    if not isinstance(declared, ScoresSpec):
        raise TypeError(f"{spec.table} holds no scores")
    alt = context.locale("own_change_alt", case=case, plural=context.study.spec.cases.plural)
    chart = DumbbellSpec(
        kind="dumbbell", title=declared.title, subtitle=declared.subtitle, alt=alt, table=spec.table, source=()
    )
    same = len(declared.values) > 1 and all(declared.where.get(value) == ANY for value in declared.values)
    persons = context.locale("own_same_persons" if same else "own_other_persons")
    said = (*_reason(table, case, context), persons)
    return _charted(spec.kind, said, drawn(f"{spec.table}-verschil", chart, table, context, HEADING))
