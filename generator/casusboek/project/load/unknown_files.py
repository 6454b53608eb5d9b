"""What stands in a project without being part of the site: an author may have meant otherwise."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from casusboek.findings import Finding, Place, Severity
from casusboek.model.names import HOST, is_dropping, is_study_id
from casusboek.model.project import Positions
from casusboek.model.spec import SiteSpec

SITE_FILES = ("site.yml", "glossary.yml", "references.json")
STUDY_FILES = (
    *("study.yml", "tables.yml", "figures.yml", "case_page.yml", "findings.yml", "accepted.yml"),
    *("cases/*.yml", "*.vl.json"),
)
HOST_FILE = re.compile(r"[A-Za-z0-9._/-]+")
OF_THE_SITE = frozenset(
    {"assets", "search", "studies", "index.html", "404.html", "sitemap.xml", "sitemap.xml.gz", ".casusboek.json"}
)
"""What every site has of its own, or may not have."""
UNREAD = ("L103", "L108", "P107", "F108", "F109", "D116")
"""Codes of findings on what is left aside, or was read after all; what is read stays whole."""


def unread(root: Path, site: SiteSpec) -> Iterator[Finding]:
    """A finding for each study that site.yml leaves out, and for each file that nothing reads."""
    content = root / "content"
    aside = [folder for folder in sorted((content / "studies").glob("*")) if folder.name not in site.studies]
    for folder in aside:
        if folder.is_dir():
            hint = f"Add {folder.name!r} to 'studies' in content/site.yml."
            yield Finding(_place(folder, root), "L103", "site.yml does not list this study.", hint)
    known = _known(content, site)
    for path in sorted(content.rglob("*")):
        hidden = is_dropping(path.name) or any(folder in path.parents for folder in aside)
        if path.is_file() and not hidden and path not in known:
            hint = f"A page ends in .{site.language}.md, the words of a case stand in cases/<ID>.yml."
            if path.is_relative_to(content / HOST):
                hint = "Name it under 'host_files' in content/site.yml, and each build puts it into the site."
            yield Finding(_place(path, root), "L108", "nothing reads this file.", hint, Severity.WARNING)


def missing_host_files(root: Path, site: SiteSpec, positions: Positions) -> Iterator[Finding]:
    """A finding for each file of the host that cannot be put into the site."""
    for number, name in enumerate(site.host_files):
        path, parts = root / "content" / HOST / name, name.split("/")
        where = positions.at("host_files", number)
        if not HOST_FILE.fullmatch(name) or {"", ".", ".."} & set(parts) or {parts[0], parts[-1]} & OF_THE_SITE:
            hint = "Name a file at the top of the site that no page has, such as CNAME, .nojekyll or _headers."
            yield Finding(where, "L114", f"{name!r} cannot be a file of the host.", hint)
        elif not path.is_file():
            hint = "Put it there; each build copies it to the top of the site."
            yield Finding(where, "L115", f"there is no file content/{HOST}/{name}.", hint)


def _known(content: Path, site: SiteSpec) -> set[Path]:
    """The files that have a place in the site."""
    text = f"*.{site.language}.md"
    known = {content / name for name in SITE_FILES} | set((content / "pages").glob(text))
    known |= {content / HOST / name for name in site.host_files}
    for study in filter(is_study_id, site.studies):
        known |= _matching(content / "studies" / study, (*STUDY_FILES, text))
    return known


def _matching(folder: Path, patterns: Iterable[str]) -> set[Path]:
    return {path for pattern in patterns for path in folder.glob(pattern)}


def _place(path: Path, root: Path) -> Place:
    return Place(path.relative_to(root).as_posix())
