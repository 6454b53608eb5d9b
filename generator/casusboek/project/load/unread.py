"""What stands in a project without being part of the site: an author may have meant otherwise."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from casusboek.findings import Finding, Place, Severity
from casusboek.model.names import is_study_id
from casusboek.model.spec import SiteSpec

SITE_FILES = ("site.yml", "glossary.yml", "references.json")
STUDY_FILES = ("study.yml", "tables.yml", "figures.yml", "case_page.yml", "findings.yml", "accepted.yml", "cases/*.yml")
UNREAD = ("L103", "L108", "P107")
"""Codes of findings on what is left aside; what is read stays whole."""


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
        hidden = path.name.startswith(".") or any(folder in path.parents for folder in aside)
        if path.is_file() and not hidden and path not in known:
            hint = f"A page ends in .{site.language}.md, the words of a case stand in cases/<ID>.yml."
            yield Finding(_place(path, root), "L108", "nothing reads this file.", hint, Severity.WARNING)


def _known(content: Path, site: SiteSpec) -> set[Path]:
    """The files that have a place in the site."""
    text = f"*.{site.language}.md"
    known = {content / name for name in SITE_FILES} | set((content / "pages").glob(text))
    for study in filter(is_study_id, site.studies):
        known |= _matching(content / "studies" / study, (*STUDY_FILES, text))
    return known


def _matching(folder: Path, patterns: Iterable[str]) -> set[Path]:
    return {path for pattern in patterns for path in folder.glob(pattern)}


def _place(path: Path, root: Path) -> Place:
    return Place(path.relative_to(root).as_posix())
