"""The rules by which a matrix leaves out columns and marks, in CSS alone."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations, product

from casusboek.model.grid import Grade, Grid, Head
from casusboek.model.site import Facet
from casusboek.site.render.style import option_class

Choice = tuple[tuple[int, int], ...]
"""One option of each of some filters, as places counted from one."""


def answers(values: Mapping[str, tuple[str, ...]], facets: tuple[Facet, ...]) -> str:
    """Return the filter classes of values: one per option that they hold."""
    return " ".join(_held(values, facets))


def _held(values: Mapping[str, tuple[str, ...]], facets: tuple[Facet, ...]) -> Iterator[str]:
    for number, facet in enumerate(facets, 1):
        for place, (value, _) in enumerate(facet.options, 1):
            if value in values.get(facet.id, ()):
                yield option_class(number, place)


def column_classes(head: Head, grid: Grid) -> str:
    """Return the classes of a column's cells: which filters may leave it out, and which options keep it."""
    by = [f"by-f{number}" for number, facet in enumerate(grid.filters, 1) if facet.id in head.values]
    return " ".join([*by, *_held(head.values, grid.filters)])


def mark_classes(grid: Grid) -> str:
    """Return the classes of a cell's marks: which filters may leave them out."""
    return " ".join(f"of-f{number}" for number, _ in _mark_facets(grid))


def _mark_facets(grid: Grid) -> tuple[tuple[int, Facet], ...]:
    """The filters that look at mentions, with their number."""
    columns = {name for head in grid.heads for name in head.values}
    return tuple((number, facet) for number, facet in enumerate(grid.filters, 1) if facet.id not in columns)


def selection_rules(grids: Iterable[Grid]) -> str:
    """Return a rule for every choice that leaves out a column or a mark of one of the grids.

    A mark stays while one of its mentions answers to the whole choice, so choices of several
    filters have rules of their own where they leave out more than each filter does alone.
    Where all marks of a cell are left out, the cell says so.
    """
    rules: dict[str, None] = {}
    for grid in grids:
        rules |= dict.fromkeys((*_column_rules(grid), *_mark_rules(grid)))
    return "\n".join(("/* Generated from the filters of the site's matrices. */", *rules, ""))


def _column_rules(grid: Grid) -> Iterator[str]:
    for number, facet in enumerate(grid.filters, 1):
        if any(facet.id in head.values for head in grid.heads):
            for place in range(1, len(facet.options) + 1):
                name = option_class(number, place)
                yield f".filtered:has(.{name}-on:checked) .by-f{number}:not(.{name}){{display:none}}"


def _mark_rules(grid: Grid) -> Iterator[str]:
    facets = _mark_facets(grid)
    cells = [[_choices(grade, facets) for grade in cell] for row in grid.rows for cell in row.grades]
    # A choice can leave out each mark of a cell for a reason of its own, so cells count beside their marks.
    held = [mentions for cell in cells for mentions in (*cell, tuple(chain(*cell))) if cell]
    for size in range(1, len(facets) + 1):
        for some in combinations(facets, size):
            for places in product(*(range(1, len(facet.options) + 1) for _, facet in some)):
                choice = tuple((number, place) for (number, _), place in zip(some, places, strict=True))
                if any(_leaves_out(choice, mentions) for mentions in held):
                    yield _mark_rule(choice)


def _choices(grade: Grade, facets: tuple[tuple[int, Facet], ...]) -> tuple[frozenset[tuple[int, int]], ...]:
    """Per mention the options that it answers to."""
    return tuple(
        frozenset(
            (number, place)
            for number, facet in facets
            for place, (value, _) in enumerate(facet.options, 1)
            if value in mention[facet.id]
        )
        for mention in grade.mentions
    )


def _leaves_out(choice: Choice, mentions: tuple[frozenset[tuple[int, int]], ...]) -> bool:
    """Whether no mention answers to a choice, though one answers to each smaller part of it."""
    if any(mention.issuperset(choice) for mention in mentions):
        return False
    parts = combinations(choice, len(choice) - 1)
    return all(any(mention.issuperset(part) for mention in mentions) for part in parts)


def _mark_rule(choice: Choice) -> str:
    names = [option_class(*option) for option in choice]
    chosen = ".filtered" + "".join(f":has(.{name}-on:checked)" for name in names)
    of = "".join(f".of-f{number}" for number, _ in choice)
    without = f"{of}:not(:has({''.join(f'.{name}' for name in names)}))"
    return f"{chosen} .grade{without}{{display:none}}\n{chosen} .marks{without}>.unselected{{display:inline}}"
