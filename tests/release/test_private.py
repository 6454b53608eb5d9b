"""Private and cleared are two types: the checker refuses what nobody decided upon, wherever pages are made."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from mypy import api

from casusboek.model.release import Cell, Column, Line, PrivateTable, Table
from casusboek.release.clear import cleared

ROOT = Path(__file__).parents[2]
START = """
from casusboek.model.project import Project
from casusboek.model.release import PrivateRelease, PrivateTable, Release, Table
from casusboek.model.site import Inline, Site
from casusboek.pages import compose
from casusboek.pages.coarse import coarse_notes
from casusboek.pages.context import Context
from casusboek.release.clear import cleared
"""
REFUSED = {
    "a release that is laid out": (
        "def leaks(project: Project, inside: PrivateRelease) -> Site:\n    return compose(project, {'a': inside})\n",
        'Dict entry 0 has incompatible type "str": "PrivateRelease"; expected "str": "Release"',
    ),
    "a table on a page": (
        "def told(table: PrivateTable, context: Context) -> tuple[Inline, ...]:\n"
        "    return coarse_notes(table, context)\n",
        'Argument 1 to "coarse_notes" has incompatible type "PrivateTable"; expected "Table"',
    ),
    "a table in the place of a cleared one": (
        "def let_through(table: PrivateTable) -> Table:\n    return table\n",
        'Incompatible return value type (got "PrivateTable", expected "Table")',
    ),
}
ALLOWED = """
def noted(table: PrivateTable, context: Context) -> tuple[Inline, ...]:
    return coarse_notes(cleared(table), context)


def laid_out(project: Project, release: Release) -> Site:
    return compose(project, {"a": release})
"""


@pytest.fixture(scope="module")
def errors(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """What mypy --strict says of all snippets in one file, and of nothing else."""
    snippet = tmp_path_factory.mktemp("types") / "snippet.py"
    snippet.write_text(START + "\n".join(code for code, _ in REFUSED.values()) + ALLOWED)
    said, _, _ = api.run(["--strict", "--config-file", str(ROOT / "pyproject.toml"), str(snippet)])
    return tuple(re.findall(r"snippet\.py:\d+: error: (.*?)  \[", said))


@pytest.mark.parametrize("message", [message for _, message in REFUSED.values()], ids=REFUSED)
def test_a_private_table_is_refused(errors: tuple[str, ...], message: str) -> None:
    """Nothing that is private passes the checker where pages are made."""
    assert message in errors


def test_what_is_cleared_passes(errors: tuple[str, ...]) -> None:
    """The way out, and what comes of it, is all right: there are no other errors."""
    assert [error for error in errors if error not in {message for _, message in REFUSED.values()}] == []


def test_the_way_out_takes_the_columns_that_may_come_along() -> None:
    """A cleared table has the cells of those columns, and everything else as it was."""
    columns = (Column("id", "Id"), Column("n", "n"), Column("secret", "Geheim"))
    private = PrivateTable("t", "T", columns, (Line("a", "A", (Cell("a"), Cell(3), Cell("x"))),), notes=("noot",))

    out = cleared(private, columns={"id", "n"})

    assert out == Table("t", "T", columns[:2], (Line("a", "A", (Cell("a"), Cell(3))),), notes=("noot",))
    assert cleared(private).lines == private.lines
    assert cleared(replace(private, lines=())).lines == ()
