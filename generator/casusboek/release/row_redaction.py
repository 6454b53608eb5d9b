"""Datasets as they may be told: every printed number as finely as was decided of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from casusboek.model.data import Dataset
from casusboek.model.markers import Marker
from casusboek.model.project import Locale, Study
from casusboek.model.release import Cell, Line, PrivateDataset
from casusboek.model.spec import CrossSpec, MeasuresStructure, StatementsStructure
from casusboek.release.decisions import Judgement
from casusboek.release.gathering import fact_id, place_of, row_place
from casusboek.release.guarded import headcounts
from casusboek.release.shown import WITHHELD, coarse


@dataclass(frozen=True)
class Teller:
    """What was decided of a study's numbers, for whoever shows the rows that hold them."""

    study: Study
    judgement: Judgement
    locale: Locale

    def told(self, datasets: Mapping[str, PrivateDataset]) -> Mapping[str, PrivateDataset]:
        """The datasets with nothing that is finer than was decided."""
        return {name: self._told(self.study.datasets[name], found) for name, found in datasets.items()}

    def _told(self, dataset: Dataset, found: PrivateDataset) -> PrivateDataset:
        counted = self._counted(dataset)
        structure = dataset.structure
        if counted:
            lines = tuple(_without(line, found, counted) for line in found.table.lines)
        elif isinstance(structure, MeasuresStructure | StatementsStructure):
            lines = tuple(self._line(line, found, dataset, structure) for line in found.table.lines)
        else:
            return found
        return replace(found, table=replace(found.table, lines=lines))

    def _counted(self, dataset: Dataset) -> frozenset[str]:
        """The fields with numbers of persons of which a total, or a part, is not shown as it stands."""
        fields = set()
        for table, name in headcounts(self.study).items():
            spec = self.study.tables[table]
            facts = (fact for fact in self.judgement.facts if place_of(fact)[0] == table)
            if name == dataset.id and isinstance(spec, CrossSpec) and not all(map(self.judgement.fine, facts)):
                fields.add(spec.value)
        return frozenset(fields)

    def _line(
        self, line: Line, found: PrivateDataset, dataset: Dataset, structure: MeasuresStructure | StatementsStructure
    ) -> Line:
        name = fact_id(row_place(dataset.id, line.id, structure.value))
        at = found.table.index(structure.value)
        absent = at is not None and line.cells[at].value is None and name not in self.judgement.facts
        # What a private dataset says in running text is shown nowhere, so that nothing of it is told.
        spoken = dataset.private and isinstance(structure, StatementsStructure)
        if not spoken and (self.judgement.fine(name) or (absent and not dataset.private)):
            return line
        texts = (structure.text,) if isinstance(structure, StatementsStructure) else ()
        hidden = frozenset({structure.printed, structure.percentage, *texts} - {""})
        decision = self.judgement.outcome.decisions.get(name)
        stands = coarse(decision.shown, self.locale) if decision and decision.shown.text else WITHHELD
        return _without(_with(line, found, structure.value, stands), found, hidden)


def _with(line: Line, found: PrivateDataset, field: str, stands: Cell) -> Line:
    cells = zip(found.table.columns, line.cells, strict=True)
    return replace(line, cells=tuple(stands if column.id == field else cell for column, cell in cells))


def _without(line: Line, found: PrivateDataset, fields: frozenset[str]) -> Line:
    """A line with nothing in some fields; what was absent stays so."""
    cells = zip(found.table.columns, line.cells, strict=True)
    hidden = tuple(
        WITHHELD if column.id in fields and not isinstance(cell.marker, Marker) else cell for column, cell in cells
    )
    return replace(line, cells=hidden)
