"""Where everything stands on the site, so that any part can link to any other."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from casusboek.model.names import anchor, slugify
from casusboek.model.project import Project, Study, Text
from casusboek.model.references import Reference, parse
from casusboek.model.site import Link
from casusboek.model.spec import MatrixSpec

STUDIES = "studies"
HEADING = re.compile(r"^#{2,3} +(.*\S)", re.MULTILINE)


@dataclass(frozen=True)
class Places:
    """Site paths and names of what a reference can lead to, for one study and the site."""

    base: str
    """Folder of the study; empty for the site's own pages."""
    case_folder: str
    names: Mapping[str, str]
    """What readers call a table or figure, by id."""
    homes: Mapping[str, str]
    """Site path of the page that shows a table or figure, by id."""
    sections: Mapping[str, str]
    """Site path of the page with the sections of a matrix, by table id."""
    rows: Mapping[str, str]
    """Folder below which every row of a matrix has a page, by table id."""
    titles: Mapping[str, str]
    """Short title of each text, by id; site pages start with a slash."""
    glossary: str
    """Site path of the page with the glossary, if any."""
    claims: Mapping[str, str]
    """Site path of the page that links to a claim lead to, by id."""
    headings: Mapping[str, str]
    """The words of a heading, by the id of its text and its fragment: ``methode#anonimiteit``."""
    protection: str = ""
    """Site path of the page that tells how people are protected: the study's own, or else the site's, if any."""

    def case(self, case_id: str) -> Link:
        """A link to the page of a case."""
        return Link(case_id, f"{self.case_folder}/{case_id.lower()}/index.html")

    def object(self, object_id: str) -> Link:
        """A link to a table or figure where it is shown."""
        return Link(self.names[object_id], f"{self.homes[object_id]}#{object_id}")

    def section(self, table_id: str, row: str, text: str) -> Link | None:
        """A link to the page of a matrix row, or to the section behind it; None when it has neither."""
        folder = self.rows.get(table_id)
        if folder:
            return Link(text, url(f"{folder}/{anchor(row)}"), quiet=True)
        home = self.sections.get(table_id)
        return Link(text, f"{home}#{anchor(row)}", quiet=True) if home else None

    def page(self, page_id: str, text: str = "") -> Link:
        """A link to a text of the study, or of the site when the id starts with a slash."""
        folder = folder_of("", page_id[1:]) if page_id.startswith("/") else folder_of(self.base, page_id)
        return Link(text or self.titles[page_id], url(folder))

    def passage(self, page_id: str, place: str) -> Link:
        """A link to a heading, table, figure or claim on a text, called after both."""
        page = self.page(page_id)
        name = self.headings.get(f"{page_id}#{place}") or self.names.get(place, "")
        return Link(f"{page.text}: {name}" if name else page.text, f"{page.target}#{place}")


def folder_of(base: str, text_id: str) -> str:
    """Folder of a text's page."""
    return "/".join(part for part in (base, "" if text_id == "index" else text_id) if part)


def url(folder: str) -> str:
    """Site path of the page in a folder."""
    return f"{folder}/index.html" if folder else "index.html"


def study_base(study: Study) -> str:
    """Folder of a study's pages."""
    return f"{STUDIES}/{study.id}"


def places_of(project: Project, study: Study | None) -> Places:
    """Collect where a study's tables, figures, sections and texts stand."""
    base = study_base(study) if study else ""
    homes: dict[str, str] = {}
    sections: dict[str, str] = {}
    rows = _row_folders(study, base) if study else {}
    names: dict[str, str] = {}
    titles = {f"/{text.id}": text.nav for text in project.texts}
    if study:
        titles |= {text.id: text.nav for text in study.texts}
        for text in study.texts:
            home = url(folder_of(base, text.id))
            for reference in references(text):
                if reference.verb in ("table", "figure", "compare"):
                    homes.setdefault(reference.arguments[0], home)
                if reference.verb == "sections":
                    sections.setdefault(reference.arguments[0], home)
        # A printed name such as 'Tabel 1' stays on one line.
        for name, spec in study.tables.items():
            names[name] = spec.printed_as.replace(" ", "\xa0") or f"‘{spec.title}’"
        names |= {figure_id: f"‘{spec.title}’" for figure_id, spec in study.figures.items()}
    case_folder = folder_of(base, study.spec.cases.page or "index") if study else ""
    return Places(
        base=base,
        case_folder=case_folder,
        names=names,
        homes=homes,
        sections=sections,
        rows=rows,
        titles=titles,
        glossary=_glossary(project),
        claims=_claims(study),
        headings=_headings(project, study),
        protection=_protection(project, study),
    )


def _row_folders(study: Study, base: str) -> Mapping[str, str]:
    """Per matrix whose rows have pages the folder of its text."""
    matrices = {name: spec for name, spec in study.tables.items() if isinstance(spec, MatrixSpec)}
    return {name: folder_of(base, spec.pages.text) for name, spec in matrices.items() if spec.pages}


def references(text: Text) -> tuple[Reference, ...]:
    """The references in a text, in order."""
    return tuple(piece for piece in parse(text.body) if isinstance(piece, Reference))


def _claims(study: Study | None) -> Mapping[str, str]:
    """For each claim the page that shows most of them, among those that show it."""
    shown: dict[str, tuple[str, ...]] = {}
    for text in study.texts if study else ():
        named = [found.arguments[0] for found in references(text) if found.verb == "claim"]
        every = any(found.verb == "claims" for found in references(text))
        claims = tuple(claim.id for claim in study.claims) if study and every else tuple(named)
        shown[url(folder_of(study_base(study) if study else "", text.id))] = claims
    homes: dict[str, str] = {}
    for home in sorted(shown, key=lambda home: -len(shown[home])):
        for claim in shown[home]:
            homes.setdefault(claim, home)
    return homes


def _headings(project: Project, study: Study | None) -> Mapping[str, str]:
    """The headings of every text, without their references."""
    texts = [(f"/{text.id}", text) for text in project.texts]
    texts += [(text.id, text) for text in study.texts] if study else []
    return {f"{name}#{slugify(words)}": words for name, text in texts for words in HEADING.findall(text.body)}


def _glossary(project: Project) -> str:
    for text in project.texts:
        if any(reference.verb == "glossary" for reference in references(text)):
            return url(folder_of("", text.id))
    return ""


def _protection(project: Project, study: Study | None) -> str:
    own = [(study_base(study), text) for text in study.texts] if study else []
    for base, text in (*own, *(("", text) for text in project.texts)):
        if any(reference.verb == "protection" for reference in references(text)):
            return url(folder_of(base, text.id))
    return ""
