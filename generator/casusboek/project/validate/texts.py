"""The pages of running text: their names, and the Markdown that authors may use."""

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it.token import Token

from casusboek.findings import Finding, Place, Severity
from casusboek.model.names import is_object_id
from casusboek.model.project import Project, Text
from casusboek.project.validate.markdown import inline, line_of, markup, masked, structure
from casusboek.project.validate.places import study_file

RESERVED = frozenset({"studies", "assets", "search", "stylesheets", "javascripts", "sitemap", "home", "templates"})
"""Names that the site itself needs at the top, or that the engine leaves out."""

SUBSET = "Use paragraphs, ## and ### headings, lists with - or 1., **bold**, *emphasis* and [links](…)."
FORMS = {
    "blockquote_open": "a quotation",
    "hr": "a rule",
    "code_block": "an indented block",
    "fence": "a block of code",
    "image": "an image",
    "code_inline": "code",
    "hardbreak": "a backslash at the end of a line",
}
SIGNS = {"image": "![", "code_inline": "`", "hardbreak": "\\", "link_open": "<"}
HASHES = re.compile(r"\s*(?:(?:[-*+]|\d+[.)])\s+)*#")
HEADING = re.compile(r"#+ +\S.*(?<!\\)")
UNDERLINE = re.compile(r"\s*(=+|-+)")
TABLE_RULE = re.compile(r"[\s|:-]+")
DEFINITION = re.compile(r" {0,3}\[[^\]]*\]:")
ENTITY = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")


def page_names(project: Project) -> Iterator[Finding]:
    """The name of a text is safe in an address and not one that the site needs [V171]."""
    for text in texts(project):
        where = Place(text.file)
        expected = f"{text.id}.{project.site.language}.md"
        hint = f"Use small letters, digits and hyphens, such as methode.{project.site.language}.md."
        if not is_object_id(text.id) or not text.file.endswith(f"/{expected}"):
            yield Finding(where, "V171", "this file name cannot be a page.", hint)
        elif text in project.texts and text.id in RESERVED:
            message = f"the site or its engine needs the name {text.id!r} itself."
            yield Finding(where, "V171", message, "Choose another file name.")


def required_pages(project: Project) -> Iterator[Finding]:
    """The site and each study have a first page, index [V172]."""
    folders = [("content/pages/", project.texts)]
    folders += [(study_file(study, ""), study.texts) for study in project.studies]
    for folder, found in folders:
        file = f"{folder}index.{project.site.language}.md"
        if "index" not in [text.id for text in found] and project.whole(file):
            yield Finding(Place(file), "V172", "the file is missing.", "It is the first page that readers see.")


def navigation_names(project: Project) -> Iterator[Finding]:
    """Two pages beside one another have different names in the navigation [V173]."""
    for group in (project.texts, *(study.texts for study in project.studies)):
        seen: dict[str, Text] = {}
        for text in group:
            first = seen.setdefault(text.nav.strip().casefold(), text)
            if first is not text:
                message = f"{first.file} is called {text.nav!r} in the navigation, too."
                yield Finding(Place(text.file, 1, 1, "nav"), "V173", message, "Give this page another 'nav'.")


def markdown_subset(project: Project) -> Iterator[Finding]:
    """A text uses only the small subset of Markdown that every engine reads alike [V174]."""
    for text in texts(project):
        body = masked(text.body)
        tokens = structure(body)
        for token in tokens:
            for line, message, sign in _refused(token):
                yield Finding(line_place(text, line, sign), "V174", message, SUBSET)
        for line, message, hint in (*_list_problems(tokens, body), *_line_problems(body)):
            yield Finding(line_place(text, line), "V174", message, hint)


def _refused(token: Token) -> Iterator[tuple[int, str, str]]:
    """The line, the name and the sign of a form outside the subset."""
    if token.type in FORMS:
        yield line_of(token), f"{FORMS[token.type]} cannot stand in a text.", ""
    if token.type == "heading_open" and token.markup.startswith("#") and token.tag not in ("h2", "h3"):
        yield line_of(token), f"a heading {token.markup} cannot stand in a text.", ""
    for child, line in inline(token):
        if child.type in FORMS:
            yield line, f"{FORMS[child.type]} cannot stand in a text.", SIGNS[child.type]
        elif child.type == "link_open" and child.markup == "autolink":
            yield line, "an address between < and > cannot stand in a text.", SIGNS["link_open"]


def _list_problems(tokens: tuple[Token, ...], body: str) -> Iterator[tuple[int, str, str]]:
    """Lists that one engine would read otherwise than the next."""
    lines = body.split("\n")
    for token, after in pairwise(tokens):
        line = line_of(token)
        if token.type in ("bullet_list_open", "ordered_list_open"):
            if token.level:
                yield line, "a list inside a list cannot stand in a text.", SUBSET
            elif line and lines[line - 1].strip() and not lines[line - 1].startswith("#"):
                yield line, "a list needs an empty line before it.", "Add one."
            if token.markup not in ("-", "."):
                yield line, f"this list is marked with {token.markup!r}.", SUBSET
            if token.attrGet("start") not in (None, 1):
                yield line, "a numbered list starts at 1.", "If this is no list, write a backslash before the point."
        if token.type == "paragraph_close" and token.level > 0 and after.type == "paragraph_open":
            yield line_of(after), "an item of a list is one paragraph.", "End the list, or join the two."


def _line_problems(body: str) -> Iterator[tuple[int, str, str]]:
    """Lines that only some engines take for something else than words."""
    before = ""
    for line, words in enumerate(body.split("\n")):
        if HASHES.match(words) and not HEADING.fullmatch(words):
            yield line, "a heading starts its line, with a space behind its ##.", SUBSET
        elif DEFINITION.match(words):
            yield line, "a definition of a link cannot stand in a text.", "Write [words](address) instead."
        elif before and UNDERLINE.fullmatch(words):
            yield line, "an underlined heading cannot stand in a text.", SUBSET
        elif before and "|" in words and TABLE_RULE.fullmatch(words):
            yield line, "a table cannot stand in a text.", SUBSET
        before = words


def markup_is_text(project: Project) -> Iterator[Finding]:
    """HTML in a text is shown as text, so it is probably not what the author meant [V175]."""
    for text in texts(project):
        body = masked(text.body)
        for line, source in markup(body):
            message = f"HTML is shown as text: {source!r}."
            where = line_place(text, line, source)
            yield Finding(
                where, "V175", message, "Take it out, or leave it if readers should see it.", Severity.WARNING
            )
        for line, words in enumerate(body.split("\n")):
            for entity in ENTITY.finditer(words):
                where = line_place(text, line, entity[0])
                message = f"{entity[0]!r} is shown as it stands."
                yield Finding(where, "V175", message, "Write the character itself.", Severity.WARNING)


def texts(project: Project) -> tuple[Text, ...]:
    """Every text of the project."""
    return (*project.texts, *(text for study in project.studies for text in study.texts))


def line_place(text: Text, line: int, sign: str = "") -> Place:
    """The place of a line of the body, at the first sign on it when there is one."""
    words = text.body.split("\n")[line]
    return Place(text.file, text.first_line + line, max(words.find(sign), 0) + 1)
