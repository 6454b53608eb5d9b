"""What readers can refer to: a page of the site, a part of one, a dataset, or the report behind a study."""

from dataclasses import dataclass
from typing import Literal

from casusboek.model.spec import NameSpec

CitableKind = Literal["webpage", "report", "dataset"]
"""As CSL names it; a figure and a finding are parts of a webpage."""


@dataclass(frozen=True, kw_only=True)
class Citable:
    """What a reference says of a work, as far as it is known; what is empty is not known."""

    key: str
    """Its name among other references: small letters, digits and hyphens."""
    kind: CitableKind
    title: str
    authors: tuple[NameSpec, ...] = ()
    issued: tuple[int, ...] = ()
    """Year, month and day, of which the last may be missing."""
    container: str = ""
    """The site that it stands on."""
    publisher: str = ""
    edition: str = ""
    genre: str = ""
    """What it is, for readers who would not expect it: 'Figuur'."""
    address: str = ""
    """Where it can be read: an address, or a path within a site that has none yet."""

    @property
    def url(self) -> str:
        """Its address; empty where it has only a path within the site."""
        return self.address if is_address(self.address) else ""


@dataclass(frozen=True)
class Citation:
    """A reference that a page offers."""

    of: Citable
    words: str
    """What is cited, for readers to choose by: 'Deze pagina'."""
    path: str
    """Site path of its files, without their ending."""


def is_address(place: str) -> bool:
    """Whether a place is an address, and no path within a site."""
    return place.startswith(("https://", "http://"))
