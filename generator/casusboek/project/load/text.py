"""Pages of running text: YAML front matter over a small safe Markdown subset."""

from pathlib import Path
from typing import Annotated

from pydantic import Field as Limit

from casusboek.findings import Finding, Place
from casusboek.model.project import Form, Text
from casusboek.model.spec import spec
from casusboek.project.load.files import files_of, read_text
from casusboek.project.load.typed import typed
from casusboek.project.load.yaml import parse_yaml

MAX_BYTES = 1_000_000
FENCE = "---"


@spec
class FrontMatter:
    """The lines between ``---`` at the top of a text."""

    title: Annotated[str, Limit(min_length=1)]
    nav: Annotated[str, Limit(min_length=1)]
    order: int
    description: Annotated[str, Limit(min_length=1)]
    form: Form = "text"
    """text: a page to read; sheet: one to print on a single A4; slides: each heading a slide of its own."""


def read_texts(root: Path, folder: Path, language: str) -> tuple[tuple[Text, ...], tuple[Finding, ...]]:
    """Every ``*.<language>.md`` of a folder, in the order their front matter gives."""
    texts: list[Text] = []
    findings: list[Finding] = []
    for path in files_of(folder, f"*.{language}.md"):
        text, found = read_page(path, path.relative_to(root).as_posix())
        findings += found
        if text:
            texts.append(text)
    return tuple(sorted(texts, key=lambda text: (text.order, text.id))), tuple(findings)


def read_page(path: Path, name: str) -> tuple[Text | None, tuple[Finding, ...]]:
    """Read one text; its id is the file name up to the first dot."""
    raw, said = read_text(path, name, limit=MAX_BYTES)
    if raw is None:
        return None, said
    # What stands behind the words of a line is invisible, and still means something to a Markdown parser.
    lines = [line.rstrip() for line in raw.split("\n")]
    try:
        end = lines.index(FENCE, 1) if lines and lines[0] == FENCE else -1
    except ValueError:
        end = -1
    if end < 0:
        hint = "Start with '---', title, nav, order and description, and '---' again."
        return None, (Finding(Place(name, 1, 1), "T101", "the text has no closed front matter.", hint),)
    document, findings = parse_yaml("\n".join(lines[1:end]) + "\n", name, first_line=2)
    if document is None:
        return None, findings
    front, findings = typed(document, FrontMatter)
    if front is None:
        return None, findings
    body = "\n".join(lines[end + 1 :]).strip("\n") + "\n"
    blank = next((i for i, line in enumerate(lines[end + 1 :]) if line), 0)
    text = Text(
        id=path.name.split(".")[0],
        title=front.title,
        nav=front.nav,
        order=front.order,
        description=front.description,
        form=front.form,
        body=body,
        file=name,
        first_line=end + 2 + blank,
    )
    return text, said
