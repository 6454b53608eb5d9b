"""Printed results as lines against columns, each number with its base and exactly as it is printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from casusboek.model.data import Dataset
from casusboek.model.markers import Marker
from casusboek.model.measures import CONFLICTING, HELD_BACK, SEVERAL, STATISTICS, TOTAL, VARIOUS, Base, Measure, unit_of
from casusboek.model.project import Locale, Study
from casusboek.model.release import Cell, Column, Line, PrivateRelease, PrivateTable
from casusboek.model.spec import MeasuresSpec, MeasuresStructure
from casusboek.release.codebook import Codebook
from casusboek.release.matrix import words_at

Filled = Mapping[tuple[str, str], Line]
"""The result for each row code and column code."""


@dataclass(frozen=True)
class TableAxis:
    """One side of a table: the field behind it, and its codes in order with their labels."""

    path: str
    labels: Mapping[str, str]


def measures_table(
    table_id: str, spec: MeasuresSpec, study: Study, inside: PrivateRelease, locale: Locale
) -> PrivateTable:
    """The results that meet the conditions; a cell without one says why it is empty.

    Raises:
        TypeError: The dataset has no structure of results.
    """
    book = _codebook(study.datasets[spec.dataset], study, inside)
    found = _results(spec, book)
    rows, columns = (_axis(book.structure.path(name), spec, book, found, locale) for name in (spec.rows, spec.columns))
    filled = {(_code(line, rows.path, book), _code(line, columns.path, book)): line for line in found}
    measure = _measure(spec, book, found)
    cells = {place: _cell(line, book) for place, line in filled.items()}
    absent = Cell(None, Marker.UNLISTED if measure.multiple else Marker.NOT_REPORTED)
    heads = tuple(
        _head(column, label, [cells.get((row, column)) for row in rows.labels], filled, columns, book)
        for column, label in columns.labels.items()
    )
    # Where columns differ in their base, a line has none of its own.
    several = len({head.base for head in heads if head.base}) > 1
    lines = tuple(
        _line(row, label, [cells.get((row, column), absent) for column in columns.labels], filled, spec, inside)
        for row, label in rows.labels.items()
    )
    lines = tuple(replace(line, base=None) for line in lines) if several else lines
    return PrivateTable(
        id=table_id,
        title=spec.title,
        columns=heads,
        # An order by numbers waits until it is known which of them are shown.
        lines=lines,
        kind=spec.kind,
        subtitle=spec.subtitle,
        stub=_stub(rows.path, book),
        notes=spec.notes,
        sources=spec.source,
        printed_as=spec.printed_as,
        datasets=(spec.dataset,),
        measure=measure,
        remarks=tuple(_remarks(filled.values(), heads, book, locale)),
    )


def _codebook(dataset: Dataset, study: Study, inside: PrivateRelease) -> Codebook:
    if not isinstance(dataset.structure, MeasuresStructure):
        raise TypeError(f"{dataset.id} does not hold measures")
    return Codebook(study, inside, dataset.id, dataset.structure)


def _wanted(spec: MeasuresSpec) -> tuple[str, ...]:
    """The statistics of a table, the one that charts draw first."""
    return (spec.statistic,) if isinstance(spec.statistic, str) else spec.statistic


def _results(spec: MeasuresSpec, book: Codebook) -> list[Line]:
    """The results of a table, in the order of the dataset."""
    wanted = _wanted(spec)
    lines = book.inside.datasets[spec.dataset].table.lines
    return [
        line
        for line in lines
        if book.text(line, book.structure.statistic) in wanted
        and (spec.totals or book.text(line, book.structure.option) != TOTAL)
        and all(_is_met(book.inside.follow(spec.dataset, line, path)[1], asked) for path, asked in spec.where.items())
    ]


def _is_met(cell: Cell, wanted: str | tuple[str, ...]) -> bool:
    if wanted == "*":
        return cell.value is not None
    if wanted == "-":
        return cell.value is None
    return bool(set((wanted,) if isinstance(wanted, str) else wanted) & set(cell.texts))


def _axis(path: str, spec: MeasuresSpec, book: Codebook, found: list[Line], locale: Locale) -> TableAxis:
    """The codes that occur, in the order of what explains them; every answer of a scale, too."""
    codes = dict.fromkeys(_code(line, path, book) for line in found)
    if path == book.structure.option:
        whole = book.labels(path, found[0] if found else None, locale)
        listed = {code: label for code, label in whole.items() if code != TOTAL or code in codes}
        column = book.inside.datasets[book.dataset].table
        names = column.columns[column.index(book.structure.statistic) or 0].labels
        return TableAxis(path, {**listed, **{code: names.get(code, code) for code in codes if code not in listed}})
    words = {_code(line, path, book): _words(line, path, book) for line in found}
    if path == book.structure.path(spec.rows) and spec.label:
        words |= {_code(line, path, book): words_at(book.inside, spec.dataset, line, spec.label) for line in found}
    known = book.labels(path, None, locale)
    order = _order(path, spec, book, known)
    return TableAxis(path, {code: words[code] for code in sorted(codes, key=lambda code: _place(code, order))})


def _order(path: str, spec: MeasuresSpec, book: Codebook, known: Mapping[str, str]) -> list[str]:
    """The codes of a field in the order in which an author wrote them."""
    if path == book.structure.statistic and not isinstance(spec.statistic, str):
        return list(spec.statistic)
    if known:
        return list(known)
    for line in book.inside.datasets[book.dataset].table.lines:
        column, _ = book.inside.follow(book.dataset, line, path)
        if column.reference:
            target = book.inside.datasets[column.reference.dataset].table
            return ["".join(target.cell(found, column.reference.field).texts) for found in target.lines]
        return list(column.labels)
    return []


def _place(code: str, order: list[str]) -> int:
    return order.index(code) if code in order else len(order)


def _code(line: Line, path: str, book: Codebook) -> str:
    cell = book.inside.follow(book.dataset, line, path)[1]
    if path == book.structure.option and not cell.texts:
        # What is not about one option, such as a mean over all of them, is called after its statistic.
        return book.text(line, book.structure.statistic)
    return cell.texts[0] if cell.texts else (cell.marker.shorthand if cell.marker else "")


def _words(line: Line, path: str, book: Codebook) -> str:
    """What readers call the code of a result: the label of what it refers to, or of the code."""
    column, cell = book.inside.follow(book.dataset, line, path)
    code = "".join(cell.texts)
    if column.reference:
        structure = book.study.datasets[column.reference.dataset].structure
        label = getattr(structure, "label", "")
        if label:
            return words_at(book.inside, book.dataset, line, f"{path}.{label}")
    return ", ".join(column.words(cell)) or code


def _measure(spec: MeasuresSpec, book: Codebook, found: list[Line]) -> Measure:
    wanted = _wanted(spec)
    statistic = VARIOUS if spec.columns == "statistic" and len(wanted) > 1 else wanted[0]
    drawn = next((line for line in found if book.text(line, book.structure.statistic) == wanted[0]), None)
    if drawn is None:
        return Measure(statistic, unit_of(statistic))
    return Measure(statistic, book.unit(drawn), book.scale(drawn), book.kind_of(drawn) in SEVERAL)


def _cell(line: Line, book: Codebook) -> Cell:
    value = book.cell(line, book.structure.value)
    conflicting = book.text(line, book.structure.status) == CONFLICTING and value.value is not None
    number = value.value
    return Cell(
        int(number) if isinstance(number, float) and number.is_integer() else number,
        value.marker,
        printed=book.text(line, book.structure.printed),
        percentage=book.text(line, book.structure.percentage),
        base=book.base(line),
        row=line.id,
        conflicting=conflicting,
    )


def _line(row: str, label: str, cells: list[Cell], filled: Filled, spec: MeasuresSpec, inside: PrivateRelease) -> Line:
    results = [line for (code, _), line in filled.items() if code == row]
    group = words_at(inside, spec.dataset, results[0], spec.group) if results else ""
    sources = tuple(sorted({source for line in results for source in line.sources}))
    return Line(row, label, tuple(cells), group, row in (TOTAL, *STATISTICS), sources, shared_base(cells))


def _head(
    code: str, label: str, cells: Iterable[Cell | None], filled: Filled, columns: TableAxis, book: Codebook
) -> Column:
    results = [line for (_, column), line in filled.items() if column == code]
    by_group = columns.path == book.structure.group and results
    population = book.population(results[0]) if by_group else ""
    base = shared_base(cell for cell in cells if cell)
    apart = columns.path != book.structure.statistic and all(
        book.text(line, book.structure.statistic) in (code, "difference") for line in results
    )
    return Column(
        code, label, "number", base=base, population=population, total=code == TOTAL or (bool(results) and apart)
    )


def shared_base(cells: Iterable[Cell]) -> Base | None:
    """The base that all cells with a base share."""
    bases = {cell.base for cell in cells if cell.base}
    return bases.pop() if len(bases) == 1 else None


def arranged(lines: tuple[Line, ...], order: str) -> tuple[Line, ...]:
    """Lines of a group under each other, in order of their first number within it; totals stay last."""
    groups = list(dict.fromkeys(line.group for line in lines))

    def place(line: Line) -> tuple[int, bool, bool, float]:
        value = line.cells[0].value if line.cells else None
        number = float(value) if isinstance(value, int | float) else 0.0
        sign = {"falling": -1.0, "rising": 1.0}.get(order, 0.0)
        missing = value is None and order != "given"
        return groups.index(line.group), line.total, missing, sign * number

    return tuple(sorted(lines, key=place))


def _stub(path: str, book: Codebook) -> str:
    """What the rows are: what the dataset calls the field."""
    for line in book.inside.datasets[book.dataset].table.lines:
        return book.inside.follow(book.dataset, line, path)[0].label
    return ""


def _remarks(results: Iterable[Line], heads: tuple[Column, ...], book: Codebook, locale: Locale) -> Iterable[str]:
    """Why numbers are held back, and whom columns with different populations are about."""
    found = {book.text(line, book.structure.status) for line in results}
    yield from (locale(f"held_{status}") for status in HELD_BACK if status in found)
    if len({head.population for head in heads if head.population}) > 1:
        named = [(head.label, head.population) for head in heads if head.population]
        words = "; ".join(f"{label}: {population}" for label, population in named)
        yield locale("populations_differ", groups=words)
