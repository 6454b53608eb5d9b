"""A new study, empty or the example under a name of its own, listed in ``content/site.yml``."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, SequenceNode

from casusboek.errors import UsageError
from casusboek.model.names import STUDY_ID_HINT, is_study_id
from casusboek.scaffold.reading import SITE, read_site
from casusboek.scaffold.schemas import fresh_schemas
from casusboek.scaffold.writing import filled, is_writable, scalar, write_all

EXAMPLE = Path(__file__).parent / "example"
EMPTY = Path(__file__).parent / "empty"
LANGUAGE = "nl"
"""Language of the texts of both."""
LATER = "Nog te schrijven"
SUFFIXES = (".csv", ".md", ".yaml", ".yml")
LINE_END = re.compile(r"\r\n|\r|\n")


REASON = """\
  reason: "{later}: waarom scholen op de site staan zonder dat ze het eens zijn met hun pagina."
  approver: "{later}: wie dat besliste, als rol."
  date: "{day}"
"""


@dataclass(frozen=True, kw_only=True)
class Origin:
    """What is known of a study from the start; what is empty is the example's, or is still to be written."""

    short: str = ""
    """A short name for the navigation; the title when it is empty."""
    report: str = ""
    producer: str = ""
    year: int | None = None


GARDEN = Origin(report="Verzonnen rapport over schooltuinen", producer="Verzonnen onderzoeksgroep", year=2026)


def new_study(
    root: Path,
    study: str,
    *,
    title: str,
    origin: Origin | None = None,
    example: bool = False,
    rule: str = "agreed",
) -> tuple[str, ...]:
    """Write a small study that passes ``check`` and builds at once.

    Args:
        root: The project.
        study: Id of the study, which names its folders.
        title: Title of the study, as readers see it.
        origin: What else is known of it.
        example: Whether it shows three invented gardens; it has no school otherwise.
        rule: Under which rule the schools of an empty study will be published: agreed, or published_under_rule.

    Returns:
        The paths that were written, below the project.

    Raises:
        UsageError: The study cannot be added; nothing was written.
    """
    if not is_study_id(study):
        raise UsageError(f"{study!r} cannot be the id of a study. {STUDY_ID_HINT}")
    if not title.strip() or not is_writable(title):
        raise UsageError("the title of a study is one line of text. Give it with --title.")
    origin = origin or Origin()
    if not all(map(is_writable, (origin.short, origin.report, origin.producer))):
        raise UsageError("what is said of a study stands on one line each. Give it once more.")
    site = read_site(root)
    if site.language != LANGUAGE:
        raise UsageError(f"a new study is written in {LANGUAGE!r}, and {SITE} asks for {site.language!r}.")
    content, data = f"content/studies/{study}", f"data/{study}"
    found = [SITE] if study in site.studies else [name for name in (content, data) if os.path.lexists(root / name)]
    if found:
        raise UsageError(f"the study {study!r} exists already: see {found[0]}. Choose another id.")
    known = GARDEN if example else Origin(report=title.strip(), producer=f"{LATER}: wie het onderzoek deed", year=None)
    values = {
        "study": scalar(study),
        "title": scalar(title.strip()),
        "short": scalar(origin.short.strip() or title.strip()),
        "report": scalar(origin.report or known.report),
        "producer": scalar(origin.producer or known.producer),
        "year": str(origin.year or known.year or site.updated[:4]),
        "rule": rule,
        "reason": "" if rule == "agreed" else REASON.format(later=LATER, day=site.updated),
    }
    base = EXAMPLE if example else EMPTY
    files = {**_copied(base / "content", content, values), **_copied(base / "data", data, values)}
    return write_all(root, {**fresh_schemas(root), **files, SITE: _listed((root / SITE).read_bytes(), study)})


def _copied(base: Path, folder: str, values: dict[str, str]) -> dict[str, bytes]:
    """The files of a part of a template, by their path below the project."""
    return {
        f"{folder}/{path.relative_to(base).as_posix()}": filled(path.read_text(encoding="utf-8"), values).encode()
        for path in sorted(base.rglob("*"))
        if path.suffix in SUFFIXES
    }


def _listed(raw: bytes, study: str) -> bytes:
    """The site's settings with one more study, every other byte as the author wrote it.

    Dumping the file anew would keep its comments, but neither its line ends nor its spacing.
    So its parser only says where the list ends, and the study is put there.
    """
    text = raw.decode()
    studies = _studies(text)
    if not studies.value:
        at, added = studies.start_mark.index + 1, scalar(study)
    elif studies.flow_style:
        at, added = studies.value[-1].end_mark.index, f", {scalar(study)}"
    else:
        at = _line_end(text, studies.value[-1].end_mark.index)
        added = f"{_line_break(text)}{' ' * studies.start_mark.column}- {scalar(study)}"
    return f"{text[:at]}{added}{text[at:]}".encode()


def _studies(text: str) -> SequenceNode:
    """The list of studies, which ``read_site`` has seen to be there."""
    site: MappingNode = YAML(typ="safe", pure=True).compose(text)
    found: SequenceNode = next(node for key, node in site.value if key.value == "studies")
    return found


def _line_end(text: str, start: int) -> int:
    found = LINE_END.search(text, start)
    return found.start() if found else len(text)


def _line_break(text: str) -> str:
    found = LINE_END.search(text)
    return found[0] if found else "\n"
