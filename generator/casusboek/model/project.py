"""A whole project as ``load`` hands it on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal

import babel

from casusboek.findings import Place
from casusboek.model.check_counts import CheckCounts
from casusboek.model.data import Dataset
from casusboek.model.provenance import Stated
from casusboek.model.spec import (
    AcceptedSpec,
    CaseBlockSpec,
    CaseSpec,
    ClaimSpec,
    FigureSpec,
    GlossarySpec,
    SiteSpec,
    StudySpec,
    TableSpec,
    WorkSpec,
)

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True)
class Positions:
    """Where each key of a YAML file stands."""

    file: str
    lines: Mapping[KeyPath, tuple[int, int]]

    def at(self, *path: str | int) -> Place:
        """The place of a key path, or of its nearest ancestor in the file."""
        name = ".".join(str(step) for step in path)
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                row, column = self.lines[path[:length]]
                return Place(self.file, row, column, name)
        return Place(self.file, 0, 0, name)


Form = Literal["text", "sheet", "slides"]
"""What a page of running text is for."""


@dataclass(frozen=True)
class Text:
    """A page of running text: its front matter and its Markdown."""

    id: str
    title: str
    nav: str
    order: int
    description: str
    body: str
    file: str
    first_line: int
    """Line of the file on which the body starts."""
    form: Form = "text"
    """What the page is for: to read, to print on one sheet, or to show."""


@dataclass(frozen=True)
class Memory:
    """What the private folder remembers of earlier releases."""

    key: bytes = b""
    """Makes the hashes that stand for members; without it nobody can tell who they are."""
    members: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By the hash of a group the hashes of its members, each with how many persons it stands for."""
    entries: tuple[Mapping[str, Any], ...] = ()
    """The numbers that were released, each time that they were shown otherwise or about others."""
    head: Mapping[str, Any] = field(default_factory=dict)
    """How the ledger ended: ``number`` and ``hash`` of its last line."""


@dataclass(frozen=True)
class Study:
    """One study with its data, texts and the places they came from."""

    spec: StudySpec
    datasets: Mapping[str, Dataset]
    tables: Mapping[str, TableSpec]
    figures: Mapping[str, FigureSpec]
    case_page: tuple[CaseBlockSpec, ...]
    cases: Mapping[str, CaseSpec]
    texts: tuple[Text, ...]
    positions: Mapping[str, Positions]
    """By file name: ``study.yml``, ``tables.yml``, ``cases/BOS1.yml`` …"""
    claims: tuple[ClaimSpec, ...] = ()
    """What ``findings.yml`` holds, in its order."""
    accepted: tuple[AcceptedSpec, ...] = ()
    """What ``accepted.yml`` holds: answers to what does not add up."""
    specifications: Mapping[str, Any] = field(default_factory=dict)
    """By file name the charts that authors wrote themselves."""
    checked: CheckCounts | None = None
    """How the member check went, counted before cases were left out."""
    kept: Mapping[str, Any] = field(default_factory=dict)
    """The last cleared release of what is made from private datasets: ``released.json``."""
    ledger: tuple[Mapping[str, Any], ...] = ()
    """When something was released before: the lines of ``ledger.jsonl``."""
    memory: Memory | None = None
    """None without the private folder."""
    edition: str = ""
    """The edition of the site that is made now."""
    stated: Stated = field(default_factory=Stated)
    """What the descriptor says of all the data."""

    @property
    def id(self) -> str:
        """The study's id, also its folder on the site."""
        return self.spec.id

    def target(self, dataset: Dataset, field: str) -> Dataset | None:
        """The dataset that a field of another leads to; None when it is no foreign key."""
        found = dataset.field(field) if field else None
        return self.datasets.get(found.reference.dataset) if found and found.reference else None

    def at(self, file: str, *path: str | int) -> Place:
        """The place of a key in one of the study's files."""
        if file in self.positions:
            return self.positions[file].at(*path)
        return Place(f"content/studies/{self.id}/{file}")


@dataclass(frozen=True)
class Locale:
    """The words of the interface in one language."""

    language: str
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The phrase for a key, with its places filled in.

        A phrase may have another form for some numbers, such as ``KEY_one``: the first whole number among the
        values decides which one the language asks for.

        Raises:
            KeyError: The language has no such phrase.
        """
        counted = next((value for value in values.values() if isinstance(value, int)), None)
        form = "" if counted is None else _plural_form(self.language, counted)
        phrase = self.words.get(f"{key}_{form}") or self.words[key]
        return phrase.format(**values)


@cache
def _plural_form(language: str, number: int) -> str:
    """Which form of a phrase a number asks for: ``one`` or ``other`` in Dutch."""
    return str(babel.Locale(language).plural_form(number))


@dataclass(frozen=True)
class Project:
    """Everything an author wrote, typed but not yet judged."""

    site: SiteSpec
    glossary: GlossarySpec
    texts: tuple[Text, ...]
    studies: tuple[Study, ...]
    locale: Locale
    positions: Mapping[str, Positions] = field(default_factory=dict)
    works: tuple[WorkSpec, ...] = ()
    """The literature that words may cite."""
    address: str = ""
    """Where the site will stand, as the engine's own settings say it; empty where that is not known yet."""
    flawed: frozenset[str] = frozenset()
    """Files that could not be read whole: what is missing from them may still be meant."""

    def whole(self, *paths: str) -> bool:
        """Whether every file with one of these paths, or below one of these folders, was read whole."""
        return not any(file.startswith(paths) for file in self.flawed)

    def without_rows(self) -> "Project":
        """The same project without its datasets: what may be known once a release is made."""
        return replace(self, studies=tuple(replace(study, datasets={}) for study in self.studies))
