"""Where everything stands on the site, so that any part can link to any other."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.project import Project, Study, Text
from generator.model.references import Reference, parse
from generator.model.site import Link

STUDIES = "studies"


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
    titles: Mapping[str, str]
    """Short title of each text, by id; site pages start with a slash."""
    glossary: str
    """Site path of the page with the glossary, if any."""

    def case(self, case_id: str) -> Link:
        """A link to the page of a case."""
        return Link(case_id, f"{self.case_folder}/{case_id.lower()}/index.html")

    def object(self, object_id: str) -> Link:
        """A link to a table or figure where it is shown."""
        return Link(self.names[object_id], f"{self.homes[object_id]}#{object_id}")

    def section(self, table_id: str, row: str, text: str) -> Link | None:
        """A link to the section behind a matrix row, if the matrix has sections."""
        home = self.sections.get(table_id)
        return Link(text, f"{home}#{anchor(row)}", quiet=True) if home else None

    def page(self, page_id: str, text: str = "") -> Link:
        """A link to a text of the study, or of the site when the id starts with a slash."""
        folder = folder_of("", page_id[1:]) if page_id.startswith("/") else folder_of(self.base, page_id)
        return Link(text or self.titles[page_id], url(folder))


def anchor(code: str) -> str:
    """A fragment id for a code: small letters, digits and hyphens."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in code.lower())
    return "-".join(part for part in kept.split("-") if part)


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
    names: dict[str, str] = {}
    titles = {f"/{text.id}": text.nav for text in project.texts}
    if study:
        titles |= {text.id: text.nav for text in study.texts}
        for text in study.texts:
            home = url(folder_of(base, text.id))
            for reference in references(text):
                if reference.verb in ("table", "figure"):
                    homes.setdefault(reference.arguments[0], home)
                if reference.verb == "sections":
                    sections.setdefault(reference.arguments[0], home)
        # A printed name such as 'Tabel 1' stays on one line.
        for name, spec in study.tables.items():
            names[name] = spec.printed_as.replace(" ", "\xa0") or f"‘{spec.title}’"
        names |= {figure_id: f"‘{spec.title}’" for figure_id, spec in study.figures.items()}
    case_folder = folder_of(base, study.spec.cases.page) if study else ""
    return Places(base, case_folder, names, homes, sections, titles, _glossary(project))


def references(text: Text) -> tuple[Reference, ...]:
    """The references in a text, in order."""
    return tuple(piece for piece in parse(text.body) if isinstance(piece, Reference))


def _glossary(project: Project) -> str:
    for text in project.texts:
        if any(reference.verb == "glossary" for reference in references(text)):
            return url(folder_of("", text.id))
    return ""
