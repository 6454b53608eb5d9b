"""Declarations of ``content/references.json``: literature as CSL-JSON, with the variables that are rendered here."""

from typing import Literal, TypeVar, dataclass_transform

from casusboek.model.spec.base import spec

T = TypeVar("T")

CAPITALS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "url": "URL"}

WorkType = Literal[
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "book",
    "chapter",
    "dataset",
    "document",
    "paper-conference",
    "report",
    "speech",
    "webpage",
]
"""The CSL types whose Dutch APA is right; a thesis is a book with a genre."""


def csl_name(name: str) -> str:
    """What CSL calls a variable: ``container-title`` for ``container_title``."""
    return CAPITALS.get(name, name.replace("_", "-"))


@dataclass_transform(kw_only_default=True, frozen_default=True)
def csl(cls: type[T]) -> type[T]:
    """Make a class a declaration whose keys are CSL's, and in which a number may stand for a text."""
    made = spec(cls)
    made.__pydantic_config__ |= {"alias_generator": csl_name, "coerce_numbers_to_str": True}  # type: ignore[attr-defined]
    return made


@csl
class NameSpec:
    """Who made a work: a person by family name, or an organisation in one piece."""

    family: str = ""
    """Family name."""
    given: str = ""
    """Given names or initials."""
    dropping_particle: str = ""
    """Words such as 'de' that the name is not sorted by."""
    non_dropping_particle: str = ""
    """Words such as 'van', that stay with the family name and that it is sorted by."""
    suffix: str = ""
    """Words behind the name, such as Jr."""
    literal: str = ""
    """The name of an organisation; instead of everything above."""


@csl
class DateSpec:
    """One date as CSL writes it: a list with in it the year, and the month and day if they matter."""

    date_parts: tuple[tuple[int, ...], ...]


@csl
class WorkSpec:
    """One work: titles as they should be read, because no capital is changed."""

    id: str
    """The key that texts cite."""
    type: WorkType
    author: tuple[NameSpec, ...] = ()
    editor: tuple[NameSpec, ...] = ()
    translator: tuple[NameSpec, ...] = ()
    issued: DateSpec | None = None
    accessed: DateSpec | None = None
    year_suffix: str = ""
    """The letter behind the year that tells works of the same authors and year apart."""
    title: str = ""
    container_title: str = ""
    """The journal, book or site that it stands in."""
    volume: str = ""
    issue: str = ""
    page: str = ""
    number: str = ""
    edition: str = ""
    version: str = ""
    genre: str = ""
    """What kind of report, book or speech it is: 'Proefschrift'."""
    publisher: str = ""
    publisher_place: str = ""
    language: str = ""
    isbn: str = ""
    issn: str = ""
    doi: str = ""
    """Without an address before it: ``10.1093/intqhc/mzm042``."""
    url: str = ""
    note: str = ""
    """What the editor says about this entry; shown behind it."""
