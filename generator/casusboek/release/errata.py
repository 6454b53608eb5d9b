"""What does not add up, beside the numbers that it is about."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from casusboek.model.data import Dataset
from casusboek.model.measures import Erratum
from casusboek.model.project import Study
from casusboek.model.release import PrivateRelease, Table
from casusboek.model.spec import MeasuresStructure, StatementsStructure
from casusboek.release.guarded import is_guarded
from casusboek.release.row_redaction import Teller


def as_seen(study: Study, inside: PrivateRelease, teller: Teller) -> tuple[Study, PrivateRelease]:
    """A study with what may have a part in errata: what readers see, and printed numbers that are not to be told.

    Args:
        study: The study, with the rows of its private datasets where these are here.
        inside: All countable fields of its datasets.
        teller: Holds what was decided of its numbers.
    """
    known = {name: dataset for name, dataset in study.datasets.items() if not is_guarded(dataset) or _prints(dataset)}
    seen = teller.told({name: inside.datasets[name] for name in known})
    return replace(study, datasets=known), replace(inside, datasets=seen)


def _prints(dataset: Dataset) -> bool:
    """Whether a private dataset holds what a report prints, and is here."""
    return isinstance(dataset.structure, MeasuresStructure | StatementsStructure) and not dataset.absent


def discreet(errata: Iterable[Erratum], study: Study) -> tuple[Erratum, ...]:
    """The errata without the ids of statements in private datasets, which may say what these do; the same one once."""

    def place(erratum: Erratum) -> Erratum:
        dataset = study.datasets[erratum.dataset]
        hidden = dataset.private and isinstance(dataset.structure, StatementsStructure)
        return replace(erratum, row="", column="", sources=()) if hidden else erratum

    told = {(found.dataset, found.row, found.column, found.note): found for found in reversed([*map(place, errata)])}
    return tuple(reversed(told.values()))


def attached(tables: Mapping[str, Table], errata: Iterable[Erratum]) -> Mapping[str, Table]:
    """The tables, each with the errata of the results in its cells and of the rows on its lines."""
    errata = tuple(errata)
    return {name: _with(table, errata) for name, table in tables.items()}


def _with(table: Table, errata: tuple[Erratum, ...]) -> Table:
    rows = {cell.row for line in table.lines for cell in line.cells if cell.row}
    if table.kind == "list":
        rows |= {line.id for line in table.lines}
    found = tuple(erratum for erratum in errata if erratum.dataset in table.datasets and erratum.row in rows)
    return replace(table, errata=found) if found else table
