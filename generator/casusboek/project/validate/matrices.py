"""Matrices and network maps: every mention and every partner needs a place of its own."""

from collections.abc import Iterator

from casusboek.findings import Finding
from casusboek.model.data import Dataset
from casusboek.model.lookup import texts_of
from casusboek.model.markers import Marker
from casusboek.model.project import Project, Study
from casusboek.model.spec import AxisSpec, MatrixSpec, MentionSpec, NetworkSpec
from casusboek.project.validate.fields import impossible, possible
from casusboek.project.validate.paths import along, codes_on, route
from casusboek.project.validate.places import has_whole_data
from casusboek.project.validate.unknown_values import strangers

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
    """A mention stands under a row of its matrix [V153]."""
    for study in _whole(project):
        for name, table in study.tables.items():
            if isinstance(table, MatrixSpec):
                yield from _without_row(study, name, table.rows, "mentions", table.mentions)
                if table.details:
                    yield from _without_row(study, name, table.rows, "details", table.details)


def _without_row(study: Study, name: str, axis: AxisSpec, key: str, spec: MentionSpec) -> Iterator[Finding]:
    dataset, there = study.datasets.get(spec.dataset), study.datasets.get(axis.dataset)
    steps = route(study, dataset, spec.row) if dataset else None
    # Another rule speaks of rows that the key does not tell apart, another of broken links.
    if dataset is None or not isinstance(steps, tuple) or there is None or there.key != (axis.key,):
        return
    link = steps[-1].field.reference
    if axis.where or link is None or (link.dataset, link.field) != (axis.dataset, axis.key):
        where, what = study.at("tables.yml", name, key, "row"), f"a row of {name!r}"
        dataset = dataset.only(dataset.meeting(spec.where))
        codes = set(codes_on(study, axis) or ())
        yield from strangers(study, dataset, spec.row, codes, where=where, code="V153", what=what)


def partners_have_sectors(project: Project) -> Iterator[Finding]:
    """A partner stands in a sector of its network map [V157]."""
    for study, name, spec, dataset in _maps(project):
        where, what = study.at("figures.yml", name, "sector"), f"a sector of {name!r}"
        codes = set(codes_on(study, spec.sectors) or ())
        yield from strangers(study, dataset, spec.sector, codes, where=where, code="V157", what=what)
        for line, value in along(study, dataset, spec.sector):
            if isinstance(value, Marker):
                where = dataset.place(line, spec.sector.partition(".")[0])
                yield Finding(where, "V157", f"this row has no sector of {name!r}.", "Fill in the cell it leads to.")


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
    rows = [(line, texts_of(value)) for line, value in along(study, dataset, spec.row)]
    mentioned = {line for line, codes in rows if codes}.intersection(dataset.meeting(spec.where))
    for path in filter(None, paths):
        for line, value in along(study, dataset, path):
            if line in mentioned and isinstance(value, Marker):
                where = dataset.place(line, path.partition(".")[0])
                yield Finding(where, "V154", f"without a value here it cannot stand in {name!r}.", "Fill in the cell.")


def partners_have_rings(project: Project) -> Iterator[Finding]:
    """Every partner meets the condition of a ring of the network map [V155]."""
    for study, name, spec, dataset in _maps(project):
        asked = [(field, wanted) for ring in spec.rings for field, wanted in ring.where.items()]
        fields = [(dataset.field(field), wanted) for field, wanted in asked]
        if any(field is None or impossible(wanted, possible(study, dataset, field)) for field, wanted in fields):
            continue
        conditions = [*(ring.where for ring in spec.rings), *([spec.outside] if spec.outside else [])]
        placed = {line for where in conditions for line in dataset.meeting(where)}
        for line in dataset.lines:
            if line not in placed:
                where = dataset.place(line, asked[0][0]) if asked else study.at("figures.yml", name, "rings")
                hint = f"Rings: {', '.join(ring.id for ring in spec.rings) or 'none'}."
                yield Finding(where, "V155", f"this row stands in no ring of {name!r}.", hint)


def sectors_have_letters(project: Project) -> Iterator[Finding]:
    """A network map has from one to twenty-six sectors [V156]."""
    for study, name, spec, _ in _maps(project):
        count = len(set(codes_on(study, spec.sectors) or ()))
        known = study.datasets.get(spec.sectors.dataset)
        if known and known.field(spec.sectors.key) and not 1 <= count <= MOST_SECTORS:
            message = f"{count} sectors; a map has 1 to {MOST_SECTORS}."
            yield Finding(study.at("figures.yml", name, "sectors"), "V156", message, "Group them, or add 'where'.")


def _maps(project: Project) -> Iterator[tuple[Study, str, NetworkSpec, Dataset]]:
    """The network maps whose data were read whole, each with its dataset of partners."""
    for study in _whole(project):
        for name, spec in study.figures.items():
            if isinstance(spec, NetworkSpec) and spec.dataset in study.datasets:
                yield study, name, spec, study.datasets[spec.dataset]


def _whole(project: Project) -> Iterator[Study]:
    """The studies whose data were read whole."""
    return (study for study in project.studies if has_whole_data(project, study))
