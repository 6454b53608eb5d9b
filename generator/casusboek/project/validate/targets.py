"""What references can lead to: tables, figures, cells, cases, terms and pages."""

from collections.abc import Iterable

from casusboek.findings import allowed
from casusboek.model.project import Project, Study
from casusboek.model.references import Reference
from casusboek.model.spec import MatrixSpec, NetworkSpec, TextsSpec
from casusboek.project.validate.asked import result_problem
from casusboek.project.validate.cells import cell_problem
from casusboek.project.validate.manual import manual_problem
from casusboek.project.validate.paths import found_at
from casusboek.project.validate.places import has_whole_data, study_file
from casusboek.project.validate.shown import homes

Problem = tuple[str, str]


def problem(reference: Reference, study: Study | None, project: Project) -> Problem | None:
    """What a well-formed reference names that is not there, and what to do about it."""
    if not reference.arguments:
        return None
    first = reference.arguments[0]
    match reference.verb:
        case "term":
            terms = [term.id for term in project.glossary.terms]
            return _unknown("term", first, terms) if project.whole("content/glossary.yml") else None
        case "cite":
            works = [work.id for work in project.works]
            return _unknown("work", first, works) if project.whole("content/references.json") else None
        case "page":
            return _page_problem(first, study, project)
    return _study_problem(reference, study, project) if study else None


def _study_problem(reference: Reference, study: Study, project: Project) -> Problem | None:
    if reference.verb in ("claim", "manual"):
        return _claim_problem(reference, study, project)
    first = reference.arguments[0]
    files = {
        "table": ["tables.yml"],
        "figure": ["figures.yml"],
        "blank_map": ["figures.yml"],
        "see": ["tables.yml", "figures.yml"],
    }
    needed = files.get(reference.verb, ["tables.yml"])
    if not project.whole(*(study_file(study, name) for name in needed)):
        return None
    match reference.verb:
        case "table" | "sections" | "codes" | "compare":
            return _table_problem(reference, study)
        case "see":
            return _unknown("table or figure", first, [*study.tables, *study.figures])
        case "figure" | "blank_map":
            return _figure_problem(first, study, blank=reference.verb == "blank_map")
    return _data_problem(reference, study) if has_whole_data(project, study) else None


def _table_problem(reference: Reference, study: Study) -> Problem | None:
    """Sections need a matrix, codes one whose rows have pages; any table can stand on a page."""
    name = reference.arguments[0]
    texts = [table for table, spec in study.tables.items() if isinstance(spec, TextsSpec)]
    if reference.verb == "compare":
        return _unknown("table of kind texts", name, texts)
    if reference.verb == "table" and name in texts:
        return f"{name!r} is a table of kind texts.", f"Show it with {{compare {name}}}."
    if reference.verb == "table":
        return _unknown("table", name, study.tables)
    matrices = {name: spec for name, spec in study.tables.items() if isinstance(spec, MatrixSpec)}
    if reference.verb == "sections":
        return _unknown("table of kind matrix", reference.arguments[0], matrices)
    paged = [name for name, spec in matrices.items() if spec.pages]
    return _unknown("matrix whose rows have pages", reference.arguments[0], paged)


def _claim_problem(reference: Reference, study: Study, project: Project) -> Problem | None:
    """What is wrong with a reference to a claim, or with a number taken by hand."""
    if reference.verb == "manual":
        number, source = reference.arguments
        return manual_problem(number, source, study, project.locale)
    if not project.whole(study_file(study, "findings.yml")):
        return None
    return _unknown("claim", reference.arguments[0], [claim.id for claim in study.claims])


def _data_problem(reference: Reference, study: Study) -> Problem | None:
    """What a reference names that is not in the data."""
    if reference.verb == "case":
        return _case_problem(reference.arguments[0], study)
    table, row, column = reference.arguments
    if table not in study.tables:
        return _unknown("table", table, study.tables)
    return cell_problem(study, table, row, column) or result_problem(study, table, row, column)


def _unknown(what: str, name: str, known: Iterable[str]) -> Problem | None:
    names = list(known)
    return None if name in names else (f"unknown {what} {name!r}.", allowed(name, names))


def _figure_problem(name: str, study: Study, *, blank: bool) -> Problem | None:
    if blank:
        maps = [figure for figure, spec in study.figures.items() if isinstance(spec, NetworkSpec)]
        return _unknown("network map", name, maps)
    if isinstance(study.figures.get(name), NetworkSpec):
        return (
            f"the figure {name!r} is drawn once per case.",
            "It stands on the case pages; refer to one with {case …}.",
        )
    charts = [figure for figure, spec in study.figures.items() if not isinstance(spec, NetworkSpec)]
    return _unknown("figure", name, charts)


def _case_problem(name: str, study: Study) -> Problem | None:
    cases = study.datasets.get(study.spec.cases.dataset)
    return _unknown("case", name, found_at(study, cases, study.spec.cases.key)) if cases else None


def _page_problem(name: str, study: Study | None, project: Project) -> Problem | None:
    """A page of the site starts with a slash; without one it is a page of the study."""
    folders = ["content/pages/", *([study_file(study, "")] if study else [])]
    known = [f"/{text.id}" for text in project.texts] + [text.id for text in (study.texts if study else ())]
    return _unknown("page", name, known) if project.whole(*folders) else None


def see_problem(reference: Reference, study: Study | None, project: Project) -> Problem | None:
    """Why ``{see …}`` finds a table or figure on no page."""
    if reference.verb != "see" or study is None or not project.whole(study_file(study, "")):
        return None
    name = reference.arguments[0]
    declared = name in study.tables or name in study.figures
    if not declared or name in homes(study):
        return None
    kind = "table" if name in study.tables else "figure"
    return f"no page shows {name!r}.", f"Add {{{kind} {name}}} to a text."
