"""Where the numbers of a study come from, and under which conditions others may use them, as the study states it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Licence:
    """The conditions under which others may use data."""

    title: str = ""
    name: str = ""
    """Its short name, such as CC-BY-4.0."""
    path: str = ""
    """Address of its text."""


@dataclass(frozen=True)
class Source:
    """What data were taken from."""

    title: str
    path: str = ""
    """Address of it, when readers may know."""


@dataclass(frozen=True)
class Contributor:
    """Who made the data, or what they were taken from."""

    title: str
    role: str = ""
    organization: str = ""
    path: str = ""


@dataclass(frozen=True)
class Stated:
    """What the descriptor of a study's data says of all of them."""

    description: str = ""
    keywords: tuple[str, ...] = ()
    licences: tuple[Licence, ...] = ()
    sources: tuple[Source, ...] = ()
    contributors: tuple[Contributor, ...] = ()


@dataclass(frozen=True)
class Provenance:
    """Where the numbers of a study come from, as far as readers may know."""

    id: str
    title: str
    summary: str
    source: str
    """The report that they were taken from, on one line: its title, who made it and when."""
    package: str
    """Site path of all its tables in one file, without the ending."""
    page: str
    """Site path of its first page."""
    told: str
    """Name of the generated file with what that page tells programs of its data."""
    stated: Stated
