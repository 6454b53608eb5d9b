"""Declarations of ``content/site.yml`` and ``content/glossary.yml``."""

from casusboek.model.spec.base import spec
from casusboek.model.spec.works import NameSpec


@spec
class SiteSpec:
    """The site as a whole."""

    title: str
    tagline: str
    language: str = "nl"
    edition: str
    """Version of the site as readers cite it."""
    updated: str
    """Date of the edition, YYYY-MM-DD; the only date the output knows."""
    licence: str
    studies: tuple[str, ...]
    """Folders below ``content/studies``, in reading order."""
    authors: tuple[NameSpec, ...] = ()
    """Who made the site, as references name them."""
    host_files: tuple[str, ...] = ()
    """Files in ``content/host`` that the host of the site asks for, such as CNAME, .nojekyll or _headers; each build
    puts them at the top of ``site/``."""


@spec
class TermSpec:
    """A word that readers may not know."""

    id: str
    term: str
    plural: str = ""
    definition: str
    also: tuple[str, ...] = ()


@spec
class GlossarySpec:
    """All explained words."""

    terms: tuple[TermSpec, ...]
