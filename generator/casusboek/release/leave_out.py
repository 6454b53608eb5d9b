"""A study without some of its cases: as if their rows had never been there.

What a school did not agree to is not hidden further on, it is taken away before anything is counted.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from casusboek.model.check_counts import check_counts
from casusboek.model.data import Dataset
from casusboek.model.markers import Marker
from casusboek.model.project import Locale, Study, Text
from casusboek.model.references import Reference, parse
from casusboek.model.spec import CheckSpec, ClaimSpec, PrintedSpec, TextsSpec

ANY = "", ""
"""Where the ids of the cases themselves stand: whatever field holds one, its row is about that case."""

Gone = Mapping[tuple[str, str], frozenset[Any]]
"""By dataset and field the values whose rows are not there any more."""


def leave_out(study: Study, cases: frozenset[str], locale: Locale) -> Study:
    """The study as it is without some cases.

    Args:
        study: A study that ``validate`` found no error in.
        cases: Ids of the cases to leave out.
        locale: The words that stand in the place of a case in running text.
    """
    if not cases:
        return study
    datasets = rows_without(cases, study.datasets)
    words = {False: locale("case_left_out"), True: locale("value_left_out")}

    def reworded(value: Any) -> Any:
        return _reworded(value, cases, words)

    return replace(
        study,
        datasets=datasets,
        tables={name: reworded(_unprinted(table, cases)) for name, table in study.tables.items()},
        figures={name: reworded(figure) for name, figure in study.figures.items()},
        case_page=reworded(study.case_page),
        cases={case: reworded(found) for case, found in study.cases.items() if case not in cases},
        texts=tuple(_text(text, reworded) for text in study.texts),
        claims=tuple(reworded(_claim(claim, cases)) for claim in study.claims),
        checked=check_counts(study.cases.values()),
    )


def _text(text: Text, reworded: Any) -> Text:
    return replace(text, title=reworded(text.title), description=reworded(text.description), body=reworded(text.body))


def _claim(claim: ClaimSpec, cases: frozenset[str]) -> ClaimSpec:
    """A claim with only the cells and cases that are still there."""
    cells = tuple(cell for cell in claim.cells if cases.isdisjoint({cell.row, cell.column}))
    return replace(claim, cells=cells, cases=tuple(case for case in claim.cases if case not in cases))


def _unprinted(table: Any, cases: frozenset[str]) -> Any:
    """A table that is not compared with totals of more cases than it has."""
    if isinstance(table, TextsSpec):
        return replace(table, chosen=tuple(case for case in table.chosen if case not in cases))
    printed = getattr(table, "printed", None)
    if printed is None:
        return table
    return replace(table, printed=PrintedSpec() if isinstance(printed, PrintedSpec) else {})


def rows_without(cases: frozenset[str], datasets: Mapping[str, Dataset]) -> Mapping[str, Dataset]:
    """Datasets without the rows that refer to some cases, and without what refers to those rows."""
    gone: Gone = {ANY: cases}
    while True:
        kept = {name: _kept(dataset, gone) for name, dataset in datasets.items()}
        wider = {**gone, **{place: gone.get(place, frozenset()) | values for place, values in _lost(datasets, kept)}}
        if wider == gone:
            return kept
        gone = wider


def _kept(dataset: Dataset, gone: Gone) -> Dataset:
    """A dataset without the rows that are about what is gone; a list only loses those items."""
    left = {
        name: [_left(value, lost) for value in dataset.column(name).values()] for name, lost in _losses(dataset, gone)
    }
    rows = [row for row in range(dataset.size) if all(column[row] is not None for column in left.values())]
    kept = dataset.only([dataset.lines[row] for row in rows])
    lists = {name: [left[name][row] for row in rows] for name in left if dataset.is_list(name)}
    return kept.with_values(lists) if lists else kept


def _losses(dataset: Dataset, gone: Gone) -> Iterator[tuple[str, frozenset[Any]]]:
    """Per field the values of it that are gone."""
    for field in dataset.fields:
        lost = gone[ANY] | gone.get((dataset.id, field.name), frozenset())
        if field.reference:
            lost |= gone.get((field.reference.dataset, field.reference.field), frozenset())
        yield field.name, lost


def _left(value: Any, lost: frozenset[Any]) -> Any:
    """A value without what is gone, or None when nothing of it is left."""
    if isinstance(value, Marker):
        return value
    if not isinstance(value, tuple):
        return None if value in lost else value
    left = tuple(each for each in value if each not in lost)
    return left if left or not value else None


def _lost(
    before: Mapping[str, Dataset], after: Mapping[str, Dataset]
) -> Iterator[tuple[tuple[str, str], frozenset[Any]]]:
    """The values that others refer to and that no row holds any more."""
    targets = {
        (field.reference.dataset, field.reference.field)
        for dataset in before.values()
        for field in dataset.fields
        if field.reference
    }
    for name, field in sorted(targets):
        had = {value for _, value in before[name].values(field)}
        has = {value for _, value in after[name].values(field)}
        yield (name, field), frozenset(had - has)


def _reworded(value: Any, cases: frozenset[str], words: Mapping[bool, str]) -> Any:
    """The same declaration with other words wherever it refers to a case that is left out."""
    match value:
        case CheckSpec():
            # What a school wrote is plain text: a brace in it is no reference.
            return value
        case str():
            return _sentence(value, cases, words) if "{" in value else value
        case tuple():
            return tuple(_reworded(part, cases, words) for part in value)
        case Mapping():
            return {key: _reworded(part, cases, words) for key, part in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value) if field.init}
        return replace(value, **{name: _reworded(part, cases, words) for name, part in fields.items()})
    return value


def _sentence(text: str, cases: frozenset[str], words: Mapping[bool, str]) -> str:
    pieces = []
    for piece in parse(text, doubled=True):
        if isinstance(piece, Reference) and not cases.isdisjoint(piece.arguments):
            pieces.append(words[piece.verb != "case"])
        else:
            pieces.append(text[piece.start : piece.end] if isinstance(piece, Reference) else piece)
    return "".join(pieces)
