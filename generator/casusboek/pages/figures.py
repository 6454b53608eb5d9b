"""Figures with the table that holds the same numbers."""

from dataclasses import replace

from casusboek.model.measures import MEANS
from casusboek.model.release import Table
from casusboek.model.site import FigureBlock
from casusboek.model.spec import (
    DumbbellSpec,
    FigureSpec,
    HubSpec,
    NetworkSpec,
    QuadrantSpec,
    RankedDotsSpec,
    StackedSpec,
    VegaLiteSpec,
    WrittenChart,
)
from casusboek.pages.coarse import coarse_notes
from casusboek.pages.context import Context
from casusboek.pages.own_numbers import by_group, by_item
from casusboek.pages.tables import grid


def figure_block(figure_id: str, context: Context, heading: int) -> FigureBlock:
    """A chart of ``figures.yml``; the network map stands on the case pages instead.

    Raises:
        TypeError: The figure is drawn per case.
    """
    spec = context.study.figures[figure_id]
    if isinstance(spec, NetworkSpec):
        raise TypeError(f"{figure_id} is drawn once per case")
    table = context.release.tables[spec.table]
    if isinstance(spec, StackedSpec | DumbbellSpec) and spec.of == "case":
        return own_figure(figure_id, spec, "", context, heading)
    return drawn(figure_id, spec, table, context, heading)


def own_figure(
    figure_id: str, spec: StackedSpec | DumbbellSpec, case: str, context: Context, heading: int
) -> FigureBlock:
    """The chart of one case beside the others; or of all together, where no case is named."""
    table = by_group(context.release.tables[spec.table], case, context.study.spec.cases, context.locale)
    view = table if isinstance(spec, StackedSpec) else by_item(table)
    block = drawn(figure_id, spec, view, context, heading)
    return replace(block, alt=context.locale("own_alt", alt=spec.alt, case=case), download="") if case else block


def drawn(figure_id: str, spec: FigureSpec, table: Table, context: Context, heading: int) -> FigureBlock:
    """A chart of a table, whatever lines of it there are."""
    if table.measure and table.measure.statistic in MEANS:
        spec = _with_margin(spec, context.study.spec.margin)
    chart = (
        WrittenChart(spec, context.study.specifications[spec.specification]) if isinstance(spec, VegaLiteSpec) else spec
    )
    return FigureBlock(
        id=figure_id,
        kind=spec.kind,
        title=spec.title,
        subtitle=spec.subtitle,
        alt=spec.alt,
        spec=chart,
        table=table,
        # A figure is not filtered, so neither is its table.
        grid=replace(grid(table, context), filters=()),
        notes=(*(context.inline(note) for note in spec.notes), *coarse_notes(table, context)),
        sources=context.located(spec.source),
        heading=heading,
        download="" if isinstance(spec, HubSpec) else f"{context.places.base}/figuren/{figure_id}.vl.json",
    )


def _with_margin(spec: FigureSpec, margin: float | None) -> FigureSpec:
    """A figure of means with the margin of its study, where it states none of its own."""
    if isinstance(spec, DumbbellSpec | RankedDotsSpec) and spec.margin is None:
        return replace(spec, margin=margin)
    if isinstance(spec, QuadrantSpec):
        across, up = (
            side if side.margin is not None else replace(side, margin=margin) for side in (spec.across, spec.up)
        )
        return replace(spec, across=across, up=up)
    return spec
