"""The synthetic project, rendered: every page and fragment as it was accepted.

``make accept`` writes the folder anew; read the diff before committing it.
"""

import os
from pathlib import Path
from typing import get_args

from casusboek.build import check
from casusboek.installed import theme_folder
from casusboek.model.output import NoMemo
from casusboek.model.spec import CaseBlockSpec, FigureSpec, TableSpec
from casusboek.pages import compose
from casusboek.project.load import load
from casusboek.site.downloads.delimited import EXCEL
from casusboek.site.render import render
from tests.projects import write
from tests.schools import write_schools

GOLDEN = Path(__file__).parent / "golden"
KINDS = (".md", ".html", ".csv")
"""What is compared; the theme's own files speak for themselves."""


def test_the_synthetic_projects_hold_every_kind(tmp_path: Path) -> None:
    """A kind of table, figure or case block that no test renders is not there."""
    project, _, _ = check(write(tmp_path / "tuinen"))
    schools, _ = load(write_schools(tmp_path / "scholen"), theme_folder(), None)
    assert project is not None
    assert schools is not None
    studies = (*project.studies, *schools.studies)

    assert {type(table) for study in studies for table in study.tables.values()} == set(get_args(TableSpec))
    assert {type(figure) for study in studies for figure in study.figures.values()} == set(get_args(FigureSpec))
    assert {type(block) for study in studies for block in study.case_page} == set(get_args(CaseBlockSpec))


def rendered(root: Path) -> dict[str, str]:
    """The generated pages, fragments and downloads of the project."""
    project, releases, _ = check(write(root))
    assert project is not None
    files = render(compose(project.without_rows(), releases), theme_folder(), NoMemo()).files
    # What a spreadsheet opens says the same as the plain file beside it.
    own = [file for file in files if file.path.endswith(KINDS) and not file.path.endswith(EXCEL.ending)]
    own = [file for file in own if not file.path.startswith("overrides/partials")]
    return {file.path: file.content.decode("utf-8") for file in own if file.path != "overrides/main.html"}


def accepted() -> dict[str, str]:
    """The folder as it was accepted."""
    paths = sorted(path for path in GOLDEN.rglob("*") if path.is_file())
    return {path.relative_to(GOLDEN).as_posix(): path.read_bytes().decode("utf-8") for path in paths}


def test_the_synthetic_project_renders_as_accepted(tmp_path: Path) -> None:
    """No page, fragment or file differs, is missing or is new."""
    actual = rendered(tmp_path)
    if os.environ.get("ACCEPT"):
        for path in sorted(GOLDEN.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        for name, text in actual.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_bytes(text.encode("utf-8"))
    expected = accepted()

    assert sorted(actual) == sorted(expected)
    for name, text in actual.items():
        assert text == expected[name], name
