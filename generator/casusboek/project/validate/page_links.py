"""Columns of links to pages: whether the page and the place on it are there."""

from collections.abc import Iterator

from casusboek.findings import Finding, allowed
from casusboek.model.data import Dataset
from casusboek.model.markers import Marker
from casusboek.model.project import Project, Study, Text
from casusboek.model.spec import ColumnSpec, ListSpec
from casusboek.project.validate.anchors import anchors
from casusboek.project.validate.paths import along, route
from casusboek.project.validate.places import is_shown, study_file


def page_links_lead_somewhere(project: Project) -> Iterator[Finding]:
    """A column of links to pages holds texts, and its anchor something that stands on them [V146]."""
    for study in project.studies:
        pages = {f"/{text.id}": text for text in project.texts} | {text.id: text for text in study.texts}
        for name, spec in study.tables.items():
            dataset = study.datasets.get(spec.dataset) if isinstance(spec, ListSpec) else None
            for number, column in enumerate(spec.columns) if isinstance(spec, ListSpec) else ():
                if column.anchor and column.link != "page":
                    where = study.at("tables.yml", name, "columns", number, "anchor")
                    hint = "Add 'link: page', or leave out 'anchor'."
                    yield Finding(where, "V146", "an anchor belongs to a link to a page.", hint)
                elif dataset and column.link == "page" and project.whole("content/pages/", study_file(study, "")):
                    yield from _targets(project, study, dataset, column, pages)


def _targets(
    project: Project, study: Study, dataset: Dataset, column: ColumnSpec, pages: dict[str, Text]
) -> Iterator[Finding]:
    """What each row names that is not there."""
    steps = [route(study, dataset, path) for path in (column.field, column.anchor) if path]
    if not all(isinstance(found, tuple) and is_shown(found[-1].field) for found in steps):
        return
    places = dict(along(study, dataset, column.anchor)) if column.anchor else {}
    for line, page in along(study, dataset, column.field):
        if isinstance(page, Marker):
            continue
        place = places.get(line, Marker.BLANK)
        if str(page) not in pages:
            where = dataset.place(line, column.field.partition(".")[0])
            yield Finding(where, "V146", f"there is no page {str(page)!r}.", allowed(str(page), pages))
        elif not isinstance(place, Marker):
            known = anchors(pages[str(page)], project)
            if str(place) not in known:
                where = dataset.place(line, column.anchor.partition(".")[0])
                message = f"nothing on the page {str(page)!r} is called {str(place)!r}."
                yield Finding(where, "V146", message, allowed(str(place), known))
