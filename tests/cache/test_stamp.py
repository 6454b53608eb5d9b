"""A build of which nothing changed is not made again; whatever decides or holds its bytes makes it anew."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from casusboek.cache import inputs
from casusboek.cache.kept import FOLDER
from casusboek.cache.stamp import Stamp
from casusboek.cli import casusboek
from casusboek.findings import Finding, Place, Severity
from casusboek.model.output import BuildResult, Changes, FolderPurpose, Order
from tests.projects import write

WARNED = Finding(Place("data/b.csv", 2, 1, "n"), "K110", "55% is printed.", "Look.", Severity.WARNING)
RESULT = BuildResult((WARNED,), (), Changes(("index.html",), 3), 4, 2, 5, {("tuinen", "BOS1"): "it was withdrawn"})


@pytest.fixture
def order(tmp_path: Path) -> Order:
    """A project with two inputs, its site as a build left it, and a private folder."""
    root, private = tmp_path / "project", tmp_path / "private"
    files = {
        "content/a.md": "a",
        "data/b.csv": "b",
        "mkdocs.yml": "INHERIT: build/mkdocs.yml\n",
        "build/docs/a.md": "a",
        "build/mkdocs.yml": "{}",
        "site/index.html": "a",
        "notes.txt": "not an input",
    }
    for name, words in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(words, encoding="utf-8")
    (private / "tuinen").mkdir(parents=True)
    (private / "tuinen" / "rows.csv").write_text("a", encoding="utf-8")
    return Order(root=root, output=root / "site", private=private)


def test_a_first_build_has_no_before(order: Order) -> None:
    """Without a stamp there is no result, and nothing can be said to have changed."""
    assert Stamp(order).result() is None
    assert Stamp(order).changed() == ()


def test_an_unchanged_build_says_what_the_first_one_said(order: Order) -> None:
    """All but what changed and was drawn, of which there is nothing now."""
    Stamp(order).keep(RESULT)
    (order.root / "notes.txt").write_text("changed", encoding="utf-8")

    assert Stamp(order).result() == BuildResult((WARNED,), (), Changes((), 0), 4, 0, 7, RESULT.held)


CHANGES: dict[str, Callable[[Path], object]] = {
    "content/a.md": lambda root: (root / "content/a.md").write_text("b", encoding="utf-8"),
    "data/b.csv": lambda root: (root / "data/b.csv").unlink(),
    "data/c.csv": lambda root: (root / "data/c.csv").write_text("", encoding="utf-8"),
    "mkdocs.yml": lambda root: (root / "mkdocs.yml").write_text(
        "INHERIT: build/mkdocs.yml\nsite_name: x\n", encoding="utf-8"
    ),
    "private/tuinen/rows.csv": lambda root: (root.parent / "private/tuinen/rows.csv").write_text("b", encoding="utf-8"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_new_or_lost_input_is_named(order: Order, name: str) -> None:
    """There is no result then, and the build that follows says because of which file it was made."""
    Stamp(order).keep(RESULT)
    CHANGES[name](order.root)

    assert Stamp(order).result() is None
    assert Stamp(order).keep(RESULT).inputs == (name,)
    assert Stamp(order).result()


TOUCHES: dict[str, Callable[[Path], object]] = {
    "another byte": lambda site: (site / "index.html").write_text("b", encoding="utf-8"),
    "a file more": lambda site: (site / "more.html").write_text("", encoding="utf-8"),
    "a file less": lambda site: (site / "index.html").unlink(),
    "no site": shutil.rmtree,
    "a page for the engine": lambda site: (site.parent / "build/docs/a.md").write_text("b", encoding="utf-8"),
}


@pytest.mark.parametrize("touch", TOUCHES)
def test_a_touched_site_is_made_again(order: Order, touch: str) -> None:
    """What does not stand there as it was left is no result, of whatever size it is."""
    Stamp(order).keep(RESULT)
    TOUCHES[touch](order.output)

    assert Stamp(order).result() is None


def test_a_moved_project_is_still_known(order: Order) -> None:
    """A file that was only rewritten with the same bytes is read, and is the same."""
    Stamp(order).keep(RESULT)
    page = order.output / "index.html"
    page.unlink()
    page.write_text("a", encoding="utf-8")

    assert Stamp(order).result()


def test_another_order_is_another_build(order: Order) -> None:
    """What is made, and where, and with which rows, is part of what is asked."""
    Stamp(order).keep(RESULT)
    others = [
        replace(order, made=FolderPurpose.PREVIEW),
        replace(order, output=order.root / "other"),
        replace(order, private=None),
        replace(order, engine=None),
    ]

    assert [Stamp(other).result() for other in others] == [None] * 4


def test_other_code_is_another_build(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new version of the package, of a library or of the theme makes everything anew."""
    Stamp(order).keep(RESULT)
    monkeypatch.setattr(inputs, "PACKAGE", order.root / "content")

    assert Stamp(order).result() is None


def test_what_changed_while_it_was_built_is_not_stamped(order: Order) -> None:
    """Nobody knows whether the build saw it."""
    stamp = Stamp(order)
    (order.root / "content/a.md").write_text("b", encoding="utf-8")
    stamp.keep(RESULT)

    assert Stamp(order).result() is None


@pytest.mark.parametrize(
    "settings",
    ["hooks: [own.py]", "theme: {custom_dir: x}", "copyright: !ENV OWNER", "INHERIT: other.yml", "- x", "a: ["],
)
def test_settings_that_read_something_else_are_never_stamped(order: Order, settings: str) -> None:
    """The engine would read files or words of the machine that nobody looked at."""
    own = settings if settings.startswith(("INHERIT", "-")) else f"INHERIT: build/mkdocs.yml\n{settings}\n"
    (order.root / "mkdocs.yml").write_text(own, encoding="utf-8")
    Stamp(order).keep(RESULT)

    assert Stamp(order).result() is None


def test_a_folder_that_stands_elsewhere_is_never_stamped(order: Order) -> None:
    """What a link leads to is not looked into."""
    (order.root / "content/more").symlink_to(order.root.parent, target_is_directory=True)
    Stamp(order).keep(RESULT)

    assert Stamp(order).result() is None


def test_pages_are_rendered_once(tmp_path: Path) -> None:
    """The second command does nothing, says the same, and ends the same; without its cache it makes the same."""
    root = write(tmp_path / "project")
    command = ["render", "--project", str(root), "--private", str(root / "private")]
    # The first one puts something on record, which the second one reads.
    for _ in range(2):
        CliRunner().invoke(casusboek, command)
    built = {path: path.read_bytes() for path in (root / "build").rglob("*") if path.is_file()}
    told = CliRunner().invoke(casusboek, command)
    (root / FOLDER / "site-pages.json").unlink()
    whole = CliRunner().invoke(casusboek, command)

    assert "reading and checking" not in told.stderr
    assert told.stdout == whole.stdout
    assert told.stderr.splitlines() == [line for line in whole.stderr.splitlines() if not line.endswith("…")]
    assert told.exit_code == whole.exit_code == 0
    shutil.rmtree(root / FOLDER)
    CliRunner().invoke(casusboek, command)
    assert {path: path.read_bytes() for path in (root / "build").rglob("*") if path.is_file()} == built
