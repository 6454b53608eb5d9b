"""What a matrix leads to: filters above it, and a page for each of its rows."""

from collections.abc import Iterator

from casusboek.findings import Finding, allowed
from casusboek.model.data import Field
from casusboek.model.limits import MOST_FILTERS, MOST_OPTIONS
from casusboek.model.names import anchor
from casusboek.model.project import Project, Study
from casusboek.model.spec import MatrixSpec
from casusboek.project.validate.paths import codes_on, found_at, route
from casusboek.project.validate.places import has_whole_data, study_file


def filters_can_choose(project: Project) -> Iterator[Finding]:
    """A filter of a matrix stands once, on a field with codes or of another dataset [V158]."""
    for study, name, spec in _matrices(project):
        for number, path in enumerate(spec.filters):
            where = study.at("tables.yml", name, "filters", number)
            if path in spec.filters[:number] or number >= MOST_FILTERS:
                message = f"{path!r} is a filter already." if number < MOST_FILTERS else "there are too many filters."
                yield Finding(where, "V158", message, f"Take it out; a matrix has at most {MOST_FILTERS} filters.")
                continue
            field = _field(study, spec.mentions.dataset, path)
            if field and not field.codes and not field.reference:
                hint = f"Give {field.name!r} categories in datapackage.yaml, or use another field."
                yield Finding(where, "V158", f"{path!r} has no codes to filter by.", hint)
            elif field and len(_options(study, spec, path)) > MOST_OPTIONS:
                message = f"{path!r} has more than {MOST_OPTIONS} values."
                yield Finding(where, "V158", message, "Filter by a coarser field.")


def _field(study: Study, dataset: str, path: str) -> Field | None:
    found = study.datasets.get(dataset)
    steps = route(study, found, path) if found else None
    return steps[-1].field if isinstance(steps, tuple) else None


def _options(study: Study, spec: MatrixSpec, path: str) -> set[str]:
    found = study.datasets.get(spec.mentions.dataset)
    return found_at(study, found, path) if found else set()


def rows_have_pages(project: Project) -> Iterator[Finding]:
    """The pages of a matrix stand below a text of their own, each row's in a folder of its own [V159]."""
    for study in project.studies:
        taken: dict[tuple[str, str], str] = {}
        for _, name, spec in _matrices(project, study):
            if spec.pages is None or not project.whole(study_file(study, "")):
                continue
            where = study.at("tables.yml", name, "pages", "text")
            names = [text.id for text in study.texts if text.id not in ("index", study.spec.cases.page)]
            if spec.pages.text not in names:
                message = f"no text {spec.pages.text!r} for pages to stand below."
                yield Finding(where, "V159", message, allowed(spec.pages.text, names))
            for code in codes_on(study, spec.rows) or () if has_whole_data(project, study) else ():
                folder = (spec.pages.text, anchor(code))
                if not folder[1] or taken.setdefault(folder, f"{name} {code}") != f"{name} {code}":
                    message = f"the row {code!r} cannot have the folder {folder[1]!r}."
                    other = f"{taken[folder]!r} has it." if folder[1] else "It has no letter or digit."
                    yield Finding(where, "V159", message, other)


def _matrices(project: Project, only: Study | None = None) -> Iterator[tuple[Study, str, MatrixSpec]]:
    for study in [only] if only else project.studies:
        for name, spec in study.tables.items():
            if isinstance(spec, MatrixSpec):
                yield study, name, spec
