"""The data's way through the six rooms, from a folder to a site."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.compose import compose
from generator.errors import InputError
from generator.findings import Finding, errors
from generator.load import load
from generator.model.project import Project
from generator.model.release import Release
from generator.protect import protect
from generator.publish import Changes, Engine, Inputs, KeptDrawings, publish
from generator.render import render
from generator.validate import validate

PACKAGE = Path(__file__).parent

Progress = Callable[[str], None]
"""Told the name of each step as it starts."""


@dataclass(frozen=True)
class Result:
    """What a build made, and what it warns for."""

    warnings: tuple[Finding, ...]
    inputs: tuple[str, ...]
    """Files that changed since the build before."""
    changes: Changes
    pages: int
    drawn: int
    reused: int


def theme_folder() -> Path:
    """The theme: inside an installed package, or beside it in the repository."""
    shipped = PACKAGE / "_theme"
    return shipped if shipped.is_dir() else PACKAGE.parent / "theme"


def check(root: Path) -> tuple[Project | None, dict[str, Release], tuple[Finding, ...]]:
    """Read, judge and protect a project; all findings come back sorted, at once."""
    project, findings = load(root, theme_folder())
    if project is not None:
        findings = (*findings, *validate(project))
    releases: dict[str, Release] = {}
    if project is not None and not errors(findings):
        for study in project.studies:
            releases[study.id], found = protect(study, project.locale)
            findings = (*findings, *found)
    return project, releases, tuple(sorted(set(findings)))


def build(root: Path, output: Path, *, engine: Engine = Engine.MKDOCS, progress: Progress) -> Result:
    """Build the site of a project.

    Args:
        root: The project folder.
        output: The folder that becomes the site.
        engine: What turns Markdown into HTML.
        progress: Told each step.

    Raises:
        InputError: The content or data is wrong; nothing was written.
        EngineError: The engine failed; the old site still stands.
    """
    progress("check")
    inputs = Inputs(root, root / "build" / "inputs.json")
    project, releases, findings = check(root)
    if project is None or errors(findings):
        raise InputError(findings)
    progress("compose")
    site = compose(project.without_rows(), releases)
    progress("render")
    drawings = KeptDrawings(root / "build" / "drawings")
    rendered = render(site, theme_folder(), drawings)
    progress("publish")
    changes = publish(site, rendered, project=root, output=output, engine=engine)
    drawings.forget_unused()
    inputs.keep()
    return Result(findings, inputs.changed(), changes, len(site.pages), drawings.drawn, drawings.reused)
