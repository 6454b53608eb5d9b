"""Matrices and network maps: every mention and every partner needs a place of its own."""

from collections.abc import Iterator

from generator.findings import Finding, allowed
from generator.model.data import Dataset
from generator.model.markers import Marker
from generator.model.project import Project, Study
from generator.model.spec import AxisSpec, MatrixSpec, MentionSpec, NetworkSpec
from generator.validate.paths import along, meets, route, texts
from generator.validate.places import cell_place, has_whole_data, is_shown, shown

MOST_SECTORS = 26
"""A sector has a letter."""


def matrices_have_rows(project: Project) -> Iterator[Finding]:
    """The rows of a matrix are told apart by the primary key of their dataset [V151]."""
    for study in project.studies:
        for name, spec in study.tables.items():
            dataset = study.datasets.get(spec.rows.dataset) if isinstance(spec, MatrixSpec) else None
            if (
                dataset
                and isinstance(spec, MatrixSpec)
                and dataset.field(spec.rows.key)
                and dataset.key != (spec.rows.key,)
            ):
                where = study.at("tables.yml", name, "rows", "key")
                hint = f"Use its primaryKey: {', '.join(dataset.key) or 'none yet'}."
                yield Finding(where, "V151", f"{spec.rows.key!r} is not the key of {dataset.id!r}.", hint)


def cells_have_a_word(project: Project) -> Iterator[Finding]:
    """A filled cell of a matrix has a word: a mark in the data, or one for all [V152]."""
    for study in project.studies:
        for name, spec in study.tables.items():
            if isinstance(spec, MatrixSpec) and not spec.mark.strip() and not spec.mentions.mark:
                where = study.at("tables.yml", name, "mentions")
                hint = "Add 'mark' to the mentions (a coded field) or to the table (a word)."
                yield Finding(where, "V152", "a filled cell of this matrix would say nothing.", hint)


def mentions_have_rows(project: Project) -> Iterator[Finding]:
    """A mention stands under a row of its matrix, a partner in a sector of its map [V153]."""
    for study in _whole(project):
        for name, table in study.tables.items():
            for mentions in (table.mentions, table.details) if isinstance(table, MatrixSpec) else ():
                if isinstance(table, MatrixSpec) and mentions:
                    dataset = study.datasets.get(mentions.dataset)
                    yield from _outside(study, dataset, mentions.row, table.rows, name)
        for name, figure in study.figures.items():
            if isinstance(figure, NetworkSpec):
                dataset = study.datasets.get(figure.dataset)
                yield from _outside(study, dataset, figure.sector, figure.sectors, name, needed=True)


def _outside(
    study: Study, dataset: Dataset | None, path: str, axis: AxisSpec, name: str, *, needed: bool = False
) -> Iterator[Finding]:
    """The rows whose value at a path is not on an axis."""
    there = study.datasets.get(axis.dataset)
    steps = route(study, dataset, path) if dataset else None
    if there is None or dataset is None or not isinstance(steps, tuple) or there.field(axis.key) is None:
        return
    codes = {text for row in there.rows if meets(row, axis.where) for text in texts(row.values[axis.key])}
    last = steps[-1].field
    link = last.reference
    if link and (link.dataset, link.field) == (axis.dataset, axis.key) and not axis.where and not needed:
        return
    for row, value in along(study, dataset, path):
        where = cell_place(dataset, row, steps[0].field.name)
        if needed and not texts(value):
            yield Finding(where, "V153", f"without a value here it has no place in {name!r}.", "Fill in the cell.")
        for text in texts(value):
            if text not in codes:
                hint = allowed(text, codes) if is_shown(last) else "Correct the cell."
                yield Finding(where, "V153", f"{shown(text, last)} has no place in {name!r}.", hint)


def mentions_are_complete(project: Project) -> Iterator[Finding]:
    """A mention that fills a cell has its mark, and one that names an item has that item [V154]."""
    for study in _whole(project):
        for name, table in study.tables.items():
            if isinstance(table, MatrixSpec):
                yield from _incomplete(study, table.mentions, name, table.mentions.mark, table.mentions.item)
                if table.details:
                    yield from _incomplete(study, table.details, name, table.details.item)


def _incomplete(study: Study, spec: MentionSpec, name: str, *paths: str) -> Iterator[Finding]:
    """The mentions that lack a value at one of the paths."""
    dataset = study.datasets.get(spec.dataset)
    if dataset is None:
        return
    rows = [(row, texts(value)) for row, value in along(study, dataset, spec.row)]
    mentioned = {row.line for row, codes in rows if codes and meets(row, spec.where)}
    for path in filter(None, paths):
        for row, value in along(study, dataset, path):
            if row.line in mentioned and isinstance(value, Marker):
                where = cell_place(dataset, row, path.partition(".")[0])
                yield Finding(where, "V154", f"without a value here it cannot stand in {name!r}.", "Fill in the cell.")


def partners_have_rings(project: Project) -> Iterator[Finding]:
    """Every partner meets the condition of a ring of the network map [V155]."""
    for study in _whole(project):
        for name, spec in study.figures.items():
            dataset = study.datasets.get(spec.dataset) if isinstance(spec, NetworkSpec) else None
            if dataset is None or not isinstance(spec, NetworkSpec):
                continue
            asked = [field for ring in spec.rings for field in ring.where if dataset.field(field)]
            for row in dataset.rows:
                if not any(meets(row, ring.where) for ring in spec.rings):
                    where = cell_place(dataset, row, asked[0]) if asked else study.at("figures.yml", name, "rings")
                    hint = f"Rings: {', '.join(ring.id for ring in spec.rings) or 'none'}."
                    yield Finding(where, "V155", f"this row stands in no ring of {name!r}.", hint)


def sectors_have_letters(project: Project) -> Iterator[Finding]:
    """A network map has from one to twenty-six sectors [V156]."""
    for study in _whole(project):
        for name, spec in study.figures.items():
            dataset = study.datasets.get(spec.sectors.dataset) if isinstance(spec, NetworkSpec) else None
            if dataset is None or not isinstance(spec, NetworkSpec) or dataset.field(spec.sectors.key) is None:
                continue
            rows = [row for row in dataset.rows if meets(row, spec.sectors.where)]
            codes = {text for row in rows for text in texts(row.values[spec.sectors.key])}
            if not 1 <= len(codes) <= MOST_SECTORS:
                message = f"{len(codes)} sectors; a map has 1 to {MOST_SECTORS}."
                yield Finding(study.at("figures.yml", name, "sectors"), "V156", message, "Group them, or add 'where'.")


def _whole(project: Project) -> Iterator[Study]:
    """The studies whose data were read whole."""
    return (study for study in project.studies if has_whole_data(project, study))
