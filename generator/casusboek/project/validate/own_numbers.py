"""Tables and figures that each case is shown its own line of: whether there is one, and something beside it."""

from collections.abc import Iterator, Sequence

from casusboek.findings import Finding, allowed
from casusboek.model.project import Project, Study
from casusboek.model.spec import (
    CaseBlockSpec,
    ChangeBlockSpec,
    CrossSpec,
    DumbbellSpec,
    FigureBlockSpec,
    ResponseBlockSpec,
    ScoresSpec,
    StackedSpec,
    TableBlockSpec,
    TableSpec,
)
from casusboek.project.validate.places import has_whole_data, study_file

MOMENTS = 2


def is_own(spec: object) -> bool:
    """Whether something is shown of each case on its own page."""
    return getattr(spec, "of", "all") == "case"


def own_tables_have_cases(project: Project) -> Iterator[Finding]:
    """A table that is of the cases has a row per case and a total, and no groups [V401]."""
    for study in project.studies:
        for name, spec in study.tables.items() if has_whole_data(project, study) else ():
            if not isinstance(spec, CrossSpec | ScoresSpec) or not is_own(spec):
                continue
            cases, dataset = study.spec.cases, study.datasets.get(spec.dataset)
            keys = [
                field.name
                for field in (dataset.fields if dataset else ())
                if field.reference
                and (field.reference.dataset, field.reference.field) == (cases.dataset, cases.key)
                and field.type != "list"
            ]
            if spec.rows not in keys:
                message = f"'of: case' asks for a row per case, and {spec.rows!r} does not lead to the cases."
                yield Finding(study.at("tables.yml", name, "rows"), "V401", message, allowed(spec.rows, keys))
            if not spec.totals:
                message = "a case is shown beside the total, and this table has none."
                yield Finding(study.at("tables.yml", name, "of"), "V401", message, "Add 'totals: true'.")
            if isinstance(spec, CrossSpec) and spec.group:
                message = "a table that is of the cases has no groups of cases."
                yield Finding(study.at("tables.yml", name, "group"), "V401", message, "Leave out 'group'.")


def own_figures_have_own_tables(project: Project) -> Iterator[Finding]:
    """A figure is of the cases when its table is, and of a kind that can draw it [V402]."""
    kinds: dict[type, type] = {StackedSpec: CrossSpec, DumbbellSpec: ScoresSpec}
    for study in project.studies:
        for name, figure in study.figures.items():
            table = study.tables.get(getattr(figure, "table", ""))
            if table is None or not (is_own(figure) or (type(figure) in kinds and is_own(table))):
                continue
            if is_own(figure) and is_own(table) and isinstance(table, kinds[type(figure)]):
                continue
            fitting = _own(study, kinds[type(figure)])
            message = f"a figure of kind {figure.kind} that is of the cases draws a table that is, too."
            hint = f"Write 'of: case' at both. {allowed(getattr(figure, 'table', ''), fitting)}"
            yield Finding(study.at("figures.yml", name, "table"), "V402", message, hint)


def own_blocks_have_numbers(project: Project) -> Iterator[Finding]:
    """A block with own numbers shows a table or figure that is of the cases, and fits it [V403]."""
    for study in project.studies:
        whole = project.whole(study_file(study, "tables.yml"), study_file(study, "figures.yml"))
        for number, block in enumerate(study.case_page if whole else ()):
            key, name, fitting = _asked(block, study)
            if key and name not in fitting:
                message = f"{name!r} has no numbers of each case that a block of kind {block.kind} can show."
                yield Finding(study.at("case_page.yml", number, key), "V403", message, allowed(name, fitting))


def _asked(block: CaseBlockSpec, study: Study) -> tuple[str, str, Sequence[str]]:
    """The key and id that a block names, and the ids that it could; empty for another block."""
    match block:
        case FigureBlockSpec():
            return "figure", block.figure, [name for name, spec in study.figures.items() if is_own(spec)]
        case ResponseBlockSpec():
            return "table", block.table, _own(study, CrossSpec)
        case ChangeBlockSpec():
            moments = [name for name in _own(study, ScoresSpec) if _has_moments(study.tables[name])]
            return "table", block.table, moments
        case TableBlockSpec():
            return "table", block.table, _own(study, CrossSpec | ScoresSpec)
    return "", "", ()


def _own(study: Study, kind: object) -> list[str]:
    return [name for name, spec in study.tables.items() if isinstance(spec, kind) and is_own(spec)]  # type: ignore[arg-type]


def _has_moments(spec: TableSpec) -> bool:
    """Whether a table of scores has a column per moment."""
    return isinstance(spec, ScoresSpec) and (bool(spec.columns) or len(spec.values) >= MOMENTS)


def answers_are_columns(project: Project) -> Iterator[Finding]:
    """What says who took part is a code of the columns of the table [V404]."""
    for study in project.studies:
        for number, block in enumerate(study.case_page if has_whole_data(project, study) else ()):
            table = study.tables.get(block.table) if isinstance(block, ResponseBlockSpec) else None
            dataset = study.datasets.get(table.dataset) if isinstance(table, CrossSpec) else None
            field = dataset.field(table.columns) if dataset and isinstance(table, CrossSpec) else None
            if isinstance(block, ResponseBlockSpec) and field:
                for place, code in enumerate(block.answered):
                    if code not in field.codes:
                        where = study.at("case_page.yml", number, "answered", place)
                        message = f"{code!r} is no code of {field.name!r}."
                        yield Finding(where, "V404", message, allowed(code, field.codes))
