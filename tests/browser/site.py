"""The built site as the browser tests see it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from playwright.sync_api import BrowserContext

Scheme = Literal["light", "dark"]

WIDE = 1280
NARROW = 360
"""The two widths of screen, in CSS pixels, that every page has to fit."""
PAPER = 680
"""The width of an A4 sheet between margins of 15 mm, in CSS pixels."""


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """The repository's own project, built once for all tests."""

    site: Path
    docs: Path

    def pages(self) -> tuple[Path, ...]:
        """Return every page but the 404 page, whose links are those of a server's root."""
        return tuple(sorted(path for path in self.site.rglob("*.html") if path.name != "404.html"))

    def case_pages(self) -> tuple[Path, ...]:
        """Return the page of every case of every study."""
        return tuple(sorted(self.site.glob("studies/*/scholen/*/index.html")))

    def case_indexes(self) -> tuple[Path, ...]:
        """Return the page of every study that lists its cases."""
        return tuple(sorted(self.site.glob("studies/*/scholen/index.html")))

    def name(self, page: Path) -> str:
        """Return a page as failures name it: its path in the site."""
        return page.relative_to(self.site).as_posix()


class NewContext(Protocol):
    """Opens a browser context that cannot reach beyond this machine."""

    def __call__(self, *, width: int = WIDE, scheme: Scheme = "light", scripts: bool = True) -> BrowserContext:
        """Return a context of its own, with nothing stored.

        Args:
            width: The width of the window in CSS pixels.
            scheme: The colour scheme that the reader's system asks for.
            scripts: Whether JavaScript runs.
        """
