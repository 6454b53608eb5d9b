"""Links in running text: where they may lead, and whether that is there."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from casusboek.findings import Finding, allowed
from casusboek.model.project import Project, Text
from casusboek.model.words import text_place
from casusboek.project.validate.anchors import anchors
from casusboek.project.validate.markdown import LINKED, masked
from casusboek.project.validate.texts import texts

OPENING = re.compile(r"(?<!\\)\]\(")
LINK = re.compile(r"(?<!\\)\]\(([^()\s<>\"']+)\)")
FULL_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
OUTSIDE = re.compile(r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}([/?#].*)?|mailto:[^@\s?]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
LINK_HINT = "Write [words](address) without spaces, quotes or parentheses in the address."


def links_can_be_read(project: Project) -> Iterator[Finding]:
    """A link is words and an address, with no other link in its words [V176]."""
    for text in texts(project):
        body = masked(text.body)
        ends = {link.start() for link in LINK.finditer(body)}
        for opening in OPENING.finditer(body):
            if opening.start() not in ends:
                yield Finding(text_place(text, opening.start() + 1), "V176", "this link cannot be read.", LINK_HINT)
        for link in FULL_LINK.finditer(body):
            if not link[1].strip() or LINKED in link[1]:
                message = "the words of a link are missing." if not link[1].strip() else "a link inside a link."
                yield Finding(text_place(text, link.start()), "V176", message, LINK_HINT)


def links_lead_somewhere(project: Project) -> Iterator[Finding]:
    """A link leads to https, mailto, a heading, or a text of this project [V177]."""
    known = {text.file: text for text in texts(project)}
    page = re.compile(rf"(?:\.\./|[a-z0-9-]+/)*[a-z0-9-]+\.{re.escape(project.site.language)}\.md")
    for text in texts(project):
        for link in LINK.finditer(masked(text.body)):
            address = text.body[link.start(1) : link.end(1)]
            problem = _problem(address, text, known, page, project)
            if problem and not _is_unread(address, text, project):
                yield Finding(text_place(text, link.start(1)), "V177", *problem)


def _problem(
    address: str, text: Text, known: Mapping[str, Text], page: re.Pattern[str], project: Project
) -> tuple[str, str] | None:
    """What is wrong with an address, and what to do about it."""
    if OUTSIDE.fullmatch(address):
        return None
    path, mark, fragment = address.partition("#")
    target: Text | None = text
    if path and not page.fullmatch(path):
        hint = "Use https://…, mailto:…, #heading, or the file of a text such as methode.nl.md."
        return f"a link cannot lead to {address!r}.", hint
    if path:
        target = known.get(_file(path, text))
    if target is None:
        return f"there is no text {path!r}.", allowed(path, (_path(file, text) for file in known))
    if mark:
        there = anchors(target, project)
        if fragment not in there:
            return f"there is no heading {fragment!r} in {target.file}.", allowed(fragment, there)
    return None


def _file(path: str, text: Text) -> str:
    """The file that a relative path of a text leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(text.file), path))


def _path(file: str, text: Text) -> str:
    """The relative path from a text to a file."""
    return posixpath.relpath(file, posixpath.dirname(text.file))


def _is_unread(address: str, text: Text, project: Project) -> bool:
    """Whether the address is that of a text, or in a study, that could not be read."""
    path = address.partition("#")[0]
    file = _file(path, text) if path else text.file
    folder, _, rest = file.partition("content/studies/")
    study = rest.partition("/")[0]
    if study and not folder and study not in [read.id for read in project.studies]:
        return study in project.site.studies or not project.whole("content/site.yml")
    return not project.whole(file)
