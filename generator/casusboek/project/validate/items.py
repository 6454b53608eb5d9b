"""Grids, cards and texts: every item, mention and row needs a place of its own."""

from collections.abc import Iterator, Set

from casusboek.findings import Finding, allowed
from casusboek.model.data import Dataset
from casusboek.model.limits import MOST_FILTERS, MOST_OPTIONS
from casusboek.model.lookup import texts_of
from casusboek.model.markers import Marker
from casusboek.model.project import Project, Study
from casusboek.model.spec import AxisSpec, BlocksBlockSpec, CardsSpec, GridSpec, ListSpec, TextsSpec
from casusboek.project.validate.paths import along, codes_on, route
from casusboek.project.validate.places import has_whole_data, study_file
from casusboek.project.validate.unknown_values import strangers

MOST_COLUMNS = 12
"""Columns to compare that the stylesheets have room for."""
FEWEST_COMPARED = 2


def grids_have_keys(project: Project) -> Iterator[Finding]:
    """The rows, columns and items of a grid are told apart by the primary key of their dataset [V231]."""
    for study, name, spec in _grids(project):
        for part, dataset_id, key in (
            ("rows", spec.rows.dataset, spec.rows.key),
            ("columns", spec.columns.dataset, spec.columns.key),
            ("items", spec.items.dataset, spec.items.key),
        ):
            dataset = study.datasets.get(dataset_id)
            if dataset and dataset.field(key) and dataset.key != (key,):
                where = study.at("tables.yml", name, part, "key")
                hint = f"Use its primaryKey: {', '.join(dataset.key) or 'none yet'}."
                yield Finding(where, "V231", f"{key!r} is not the key of {dataset.id!r}.", hint)


def items_have_cells(project: Project) -> Iterator[Finding]:
    """An item of a grid has a row on one axis, and on the other a column or a reason for having none [V232]."""
    for study, name, spec in _grids(project, whole=True):
        dataset = study.datasets.get(spec.items.dataset)
        if dataset is None:
            continue
        for part, path, axis in (("row", spec.items.row, spec.rows), ("column", spec.items.column, spec.columns)):
            where, what = study.at("tables.yml", name, "items", part), f"a {part} of {name!r}"
            known = _places(study, dataset, path, axis)
            yield from strangers(study, dataset, path, known, where=where, code="V232", what=what)
        wanted = set(dataset.meeting(spec.items.where))
        for line, value in along(study, dataset, spec.items.row):
            if isinstance(value, Marker) and line in wanted:
                where = dataset.place(line, spec.items.row.partition(".")[0])
                yield Finding(where, "V232", f"this item stands in no row of {name!r}.", "Fill in the cell.")


def grid_mentions_have_items(project: Project) -> Iterator[Finding]:
    """A mention of a grid is of one of its items, and the grid has words for a case that is not named [V233]."""
    for study, name, spec in _grids(project, whole=True):
        mentions = spec.mentions
        dataset = study.datasets.get(mentions.dataset) if mentions else None
        if mentions is None or dataset is None:
            continue
        axis = AxisSpec(dataset=spec.items.dataset, key=spec.items.key, label="", where=spec.items.where)
        items = _places(study, dataset, mentions.row, axis)
        where, what = study.at("tables.yml", name, "mentions", "row"), f"an item of {name!r}"
        yield from strangers(study, dataset, mentions.row, items, where=where, code="V233", what=what)
        wanted = set(dataset.meeting(mentions.where))
        for line, value in along(study, dataset, mentions.case):
            if not isinstance(value, Marker) or line not in wanted:
                continue
            if value is not Marker.NOT_REPORTED:
                where = dataset.place(line, mentions.case.partition(".")[0])
                hint = "Name the case, or declare the empty cell as niet gerapporteerd."
                yield Finding(where, "V233", f"this mention stands nowhere in {name!r}.", hint)
            elif not spec.unknown.strip():
                where = study.at("tables.yml", name)
                hint = "Add 'unknown': the words for a case that the source does not name."
                yield Finding(where, "V233", "some mentions have no case.", hint)
                break


def _places(study: Study, dataset: Dataset, path: str, axis: AxisSpec) -> Set[str]:
    """The codes on an axis, unless another rule speaks of the rows or links that lead to them."""
    there, steps = study.datasets.get(axis.dataset), route(study, dataset, path)
    if there is None or there.key != (axis.key,) or not isinstance(steps, tuple):
        return set()
    link = steps[-1].field.reference
    linked = link is not None and (link.dataset, link.field) == (axis.dataset, axis.key)
    return set() if linked and not axis.where else set(codes_on(study, axis) or ())


def cards_can_choose(project: Project) -> Iterator[Finding]:
    """The filters of cards stand once, and have no more choices than the stylesheet has room for [V234]."""
    for study, name, spec, cards in _cards(project):
        dataset = study.datasets.get(spec.dataset)
        for number, path in enumerate(cards.filters):
            where = study.at("tables.yml", name, "cards", "filters", number)
            if path in cards.filters[:number] or number >= MOST_FILTERS:
                message = f"{path!r} is a filter already." if number < MOST_FILTERS else "there are too many filters."
                yield Finding(where, "V234", message, f"Take it out; cards have at most {MOST_FILTERS} filters.")
            elif (
                dataset
                and len({text for _, value in along(study, dataset, path) for text in texts_of(value)}) > MOST_OPTIONS
            ):
                yield Finding(where, "V234", f"{path!r} has more than {MOST_OPTIONS} values.", "Use a coarser field.")


def relations_have_ends(project: Project) -> Iterator[Finding]:
    """A relation goes from a card to a row of a table that is declared [V235]."""
    for study, name, spec, cards in _cards(project):
        dataset = study.datasets.get(spec.dataset)
        field = dataset.field(cards.of) if dataset else None
        for number, relation in enumerate(cards.relations):
            place = (name, "cards", "relations", number)
            for position, table in enumerate(relation.tables):
                if table not in study.tables and project.whole(study_file(study, "tables.yml")):
                    where = study.at("tables.yml", *place, "tables", position)
                    yield Finding(where, "V235", f"unknown table {table!r}.", allowed(table, study.tables))
            pairs, target = study.datasets.get(relation.dataset), field.reference if field else None
            if pairs and target and has_whole_data(project, study):
                known = set(codes_on(study, AxisSpec(dataset=target.dataset, key=target.field, label="")) or ())
                where = study.at("tables.yml", *place, "of")
                yield from strangers(study, pairs, relation.of, known, where=where, code="V235", what="a card")


def texts_can_be_compared(project: Project) -> Iterator[Finding]:
    """Two or more cases of a table of texts stand side by side from the start, and all of them have room [V236]."""
    for study, name, spec in _texts(project):
        dataset = study.datasets.get(spec.dataset)
        if dataset is None or not has_whole_data(project, study):
            continue
        wanted = set(dataset.meeting(spec.where))
        told = (value for line, value in along(study, dataset, spec.case) if line in wanted)
        cases = {text for value in told for text in texts_of(value)}
        where = study.at("tables.yml", name, "chosen")
        if len(set(spec.chosen)) < FEWEST_COMPARED:
            yield Finding(where, "V236", "fewer than two cases to begin with.", "Name two or more.")
        if cases and len(cases) > MOST_COLUMNS:
            yield Finding(
                where, "V236", f"{len(cases)} cases; {MOST_COLUMNS} is the most.", "Leave some out with 'where'."
            )
        for case in spec.chosen:
            if cases and case not in cases:
                yield Finding(where, "V236", f"{case!r} is not in this table.", allowed(case, cases))


def blocks_come_from_texts(project: Project) -> Iterator[Finding]:
    """The second sheet of a case page shows a table of kind texts [V166]."""
    for study in project.studies:
        fitting = [name for name, spec in study.tables.items() if isinstance(spec, TextsSpec)]
        for number, block in enumerate(study.case_page):
            if not isinstance(block, BlocksBlockSpec) or not project.whole(study_file(study, "tables.yml")):
                continue
            if block.table not in fitting:
                where = study.at("case_page.yml", number, "table")
                message = f"{block.table!r} is not a table of kind texts."
                yield Finding(where, "V166", message, allowed(block.table, fitting))


def _grids(project: Project, *, whole: bool = False) -> Iterator[tuple[Study, str, GridSpec]]:
    """The grids, or only those of studies whose data were read whole."""
    for study in project.studies:
        for name, spec in study.tables.items():
            if isinstance(spec, GridSpec) and (not whole or has_whole_data(project, study)):
                yield study, name, spec


def _cards(project: Project) -> Iterator[tuple[Study, str, ListSpec, CardsSpec]]:
    """The lists that are shown as cards."""
    for study in project.studies:
        for name, spec in study.tables.items():
            if isinstance(spec, ListSpec) and spec.cards:
                yield study, name, spec, spec.cards


def _texts(project: Project) -> Iterator[tuple[Study, str, TextsSpec]]:
    """The tables of texts."""
    for study in project.studies:
        for name, spec in study.tables.items():
            if isinstance(spec, TextsSpec):
                yield study, name, spec
