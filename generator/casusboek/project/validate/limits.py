"""What fits on a page: more marks, choices or rows of one name than the site has room for are refused here."""

from collections.abc import Iterator

from casusboek.findings import Finding
from casusboek.model.data import Dataset
from casusboek.model.limits import MOST_FILTERS, MOST_MARKS, MOST_OPTIONS
from casusboek.model.names import anchor
from casusboek.model.project import Project, Study
from casusboek.model.references import Reference
from casusboek.model.spec import AxisSpec, GridSpec, MatrixSpec
from casusboek.model.words import text_place
from casusboek.project.validate.paths import found_at
from casusboek.project.validate.shown import OBJECTS, references


def marks_have_signs(project: Project) -> Iterator[Finding]:
    """A matrix has no more marks than there are signs [V308]."""
    for study in project.studies:
        for name, spec in study.tables.items():
            dataset = study.datasets.get(spec.mentions.dataset) if isinstance(spec, MatrixSpec) else None
            if dataset is None or not isinstance(spec, MatrixSpec) or not spec.mentions.mark:
                continue
            marks = found_at(study, dataset, spec.mentions.mark)
            if len(marks) > MOST_MARKS:
                where = study.at("tables.yml", name, "mentions", "mark")
                message = f"{len(marks)} marks, and a matrix has signs for {MOST_MARKS}."
                yield Finding(where, "V308", message, "Take marks together in the data.")


def facets_have_room(project: Project) -> Iterator[Finding]:
    """The index of cases has no more filters, and a filter no more choices, than there is room for [V309]."""
    for study in project.studies:
        dataset = study.datasets.get(study.spec.cases.dataset)
        for number, name in enumerate(study.spec.cases.facets):
            where = study.at("study.yml", "cases", "facets", number)
            if number >= MOST_FILTERS:
                message = "there are too many filters."
                yield Finding(where, "V309", message, f"Take it out; the index has at most {MOST_FILTERS} filters.")
            elif dataset and len(found_at(study, dataset, name)) > MOST_OPTIONS:
                message = f"{name!r} has more than {MOST_OPTIONS} values."
                yield Finding(where, "V309", message, "Filter by a coarser field.")


def rows_have_anchors(project: Project) -> Iterator[Finding]:
    """The rows that links lead to have letters or digits of their own in their codes [V310]."""
    for study in project.studies:
        for dataset, axis in sorted(_axes(study), key=lambda pair: (pair[1].dataset, pair[1].key)):
            taken: dict[str, str] = {}
            for line in dataset.meeting(axis.where):
                for code in dataset.texts(line, axis.key):
                    place = anchor(code)
                    other = taken.setdefault(place, code)
                    if not place or other != code:
                        where = dataset.place(line, axis.key)
                        same = f"in an address {code!r} is the same as {other!r}."
                        message = same if place else "this code has no letter or digit."
                        hint = "Write codes that differ in more than capitals, spaces and signs."
                        yield Finding(where, "V310", message, hint)


def places_stand_once(project: Project) -> Iterator[Finding]:
    """No two things on a page have one id, so that a link leads to the right one [V312]."""
    for study in project.studies:
        for text in study.texts:
            taken: dict[str, str] = {}
            for reference in references(text):
                name = " ".join((reference.verb, *reference.arguments))
                for place in dict.fromkeys(_ids(reference, study)):
                    # Of a block that stands twice, V192 speaks.
                    if taken.setdefault(place, name) != name:
                        message = f"{{{taken[place]}}} has the id {place!r} on this page already."
                        hint = "Show them on two pages, or give one of them another id or code."
                        yield Finding(text_place(text, reference.start), "V312", message, hint)


def _ids(reference: Reference, study: Study) -> Iterator[str]:
    """The ids that a block brings to its page."""
    first = reference.arguments[0] if reference.arguments else ""
    spec = study.tables.get(first)
    if reference.verb in OBJECTS or reference.verb == "claim":
        yield first
    elif reference.verb == "sections" and isinstance(spec, MatrixSpec):
        dataset = study.datasets.get(spec.rows.dataset)
        if dataset and dataset.field(spec.rows.key):
            for line in dataset.meeting(spec.rows.where):
                yield from map(anchor, dataset.texts(line, spec.rows.key))


def _axes(study: Study) -> Iterator[tuple[Dataset, AxisSpec]]:
    """The rows of matrices, and whatever else gives its rows a place on a page."""
    axes = []
    for spec in study.tables.values():
        if isinstance(spec, MatrixSpec):
            axes.append(spec.rows)
        elif isinstance(spec, GridSpec):
            axes.append(AxisSpec(dataset=spec.items.dataset, key=spec.items.key, label="", where=spec.items.where))
    for axis in axes:
        dataset = study.datasets.get(axis.dataset)
        if dataset and dataset.field(axis.key):
            yield dataset, axis
