"""Whatever an author does, in whatever order: the site is the one that a build without a cache makes.

A longer campaign, with a seed of its own::

    EDITS=60 SEED=7 python -m pytest tests/cache/test_same_bytes.py
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from casusboek import installed
from casusboek.errors import CasusboekError, InputError
from casusboek.model.output import Order
from casusboek.rebuild import rebuild
from tests.projects import DATA, PRIVATE, STUDY, THEME, write

EDITS = int(os.environ.get("EDITS", "5"))
SEED = int(os.environ.get("SEED", "0"))
CASE = """id: {id}
headline: "In {id} wordt gezaaid"
lede: "Er helpen {{cell tuinlijst {id} deelnemers}} mensen."
facts:
  - {{ id: {id}-F01, theme: oogst, text: "Er groeit nog niets.", source: ["900:L80"] }}
review:
  - {{ step: gesprek, state: voorgelegd, source: ["900:L81"] }}
"""
ADDED = "{id},noord,stad,groenten,4,Een tuin als nieuw,900:L12\n"


class Author:
    """Edits a project and its theme at random."""

    def __init__(self, root: Path, theme: Path, chance: Random) -> None:
        self.root, self.theme, self.chance = root, theme, chance

    def edit(self) -> str:
        """Change one thing, and say what."""
        done: Callable[[], object] = self.chance.choice(
            [
                *(self.cell, self.cell, self.text, self.text, self.template, self.token, self.words),
                *(self.case, self.case, self.policy, self.agreement, self.edition, self.undone),
            ]
        )
        done()
        return done.__name__

    def cell(self) -> None:
        """Another value in a dataset."""
        number = self.chance.randint(1, 9)
        edits = {
            f"{DATA}/partners.csv": (r"(?m)^(P1,.*?),[^,]*,(900)", rf"\1,brengt {number} soepen,\2"),
            f"{DATA}/helpers.csv": (r"TUIN1,buur,zomer,\d+", f"TUIN1,buur,zomer,{number}"),
            f"{DATA}/tuinen.csv": (r"groenten,\d+,Een tuin als klas", f"groenten,{number},Een tuin als klas"),
            "data/oogst/uitkomsten.csv": (r"\b55\b", str(50 + number)),
            f"{PRIVATE}/tuinen/peiling.csv": (r"\n(?=[^\n]+\n)", "\n"),
        }
        self._sub(*self._one_of(edits))

    def text(self) -> None:
        """Another sentence on a page."""
        page = self.chance.choice(sorted(self.root.rglob("*.nl.md")))
        page.write_text(page.read_text(encoding="utf-8") + f"\nZin {self.chance.random()}.\n", encoding="utf-8")

    def template(self) -> None:
        """Other words that a template says."""
        number = str(self.chance.randint(1, 99))
        edits = {
            "overrides/main.html": (r'class="site-footer[^"]*"', f'class="site-footer f{number}"'),
            "templates/pages/page.md.j2": (r"\Z", f"\n\nEinde {number}.\n"),
            "templates/parts/table.md.j2": (r"\Z", f"\n\nOnder {number}.\n"),
        }
        name, (old, new) = self._one_of(edits)
        self._sub(name, (old, new), self.theme)

    def token(self) -> None:
        """Another colour."""
        colour = f"#{self.chance.randrange(16**6):06x}"
        self._sub("tokens.yml", (r'(series-2: \{ light: )"[^"]*"', rf'\1"{colour}"'), self.theme)

    def words(self) -> None:
        """Another word of the interface."""
        self._sub(
            "locales/nl.yml", (r"marker_c: .*", f"marker_c: niet getoond {self.chance.randint(1, 9)}"), self.theme
        )

    def case(self) -> None:
        """A case that is new, removed, or gets another name."""
        rows = self.root / DATA / "tuinen.csv"
        kept = "".join(line for line in rows.read_text("utf-8").splitlines(keepends=True) if line[4:5] not in "45")
        for path in (self.root / STUDY / "cases").glob("TUIN[45].yml"):
            path.unlink()
        name = self.chance.choice(["", "TUIN4", "TUIN5"])
        if name:
            (self.root / STUDY / "cases" / f"{name}.yml").write_text(CASE.format(id=name), encoding="utf-8")
        rows.write_text(kept + (ADDED.format(id=name) if name else ""), encoding="utf-8")

    def policy(self) -> None:
        """Another threshold."""
        self._sub(f"{STUDY}/study.yml", (r"exact_n: \d+", f"exact_n: {self.chance.randint(1, 4)}"))

    def agreement(self) -> None:
        """Another answer of a case."""
        state = self.chance.choice(["processed", "withdrawn", "refused", "agreed"])
        self._sub(f"{STUDY}/cases/TUIN2.yml", (r"(?m)^  state: \w+", f"  state: {state}"))

    def edition(self) -> None:
        """Another edition, on another day."""
        number = self.chance.randint(10, 28)
        self._sub(
            "content/site.yml", (r"edition: .*\nupdated: .*", f'edition: "2024.{number}"\nupdated: "2024-05-{number}"')
        )

    def undone(self) -> None:
        """The study as it was at the start."""
        shutil.rmtree(self.root / STUDY)
        shutil.copytree(Path(__file__).parents[1] / "tuinen" / STUDY, self.root / STUDY)

    def _one_of(self, edits: dict[str, tuple[str, str]]) -> tuple[str, tuple[str, str]]:
        return self.chance.choice(sorted(edits.items()))

    def _sub(self, name: str, edit: tuple[str, str], folder: Path | None = None) -> None:
        path = (folder or self.root) / name
        text = path.read_text(encoding="utf-8")
        assert re.search(edit[0], text), name
        path.write_text(re.sub(*edit, text, count=1), encoding="utf-8", newline="")


@pytest.fixture
def author(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Author:
    """Somebody with a project and a theme of their own."""
    shutil.copytree(THEME, tmp_path / "package" / "_theme")
    monkeypatch.setattr(installed, "PACKAGE", tmp_path / "package")
    return Author(write(tmp_path / "project"), tmp_path / "package" / "_theme", Random(SEED))  # noqa: S311 - seeded on purpose


def built(root: Path) -> list[str]:
    """What a build of a project says; it ends badly where the author broke something."""
    private = root / PRIVATE
    try:
        result = rebuild(Order(root=root, output=root / "site", private=private), lambda _: None)
    except InputError as error:
        return [str(finding) for finding in error.findings]
    except CasusboekError as error:
        return [str(error)]
    return [*map(str, result.warnings), *map(str, result.held), str(result.pages)]


def files(root: Path) -> Iterator[tuple[str, bytes]]:
    """All that a build of a project leaves for readers and for the engine."""
    for folder in ("site", "build"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file():
                yield path.relative_to(root).as_posix(), path.read_bytes()


def clean(root: Path, place: Path) -> Path:
    """A copy of a project in which nothing was ever built."""
    shutil.rmtree(place, ignore_errors=True)
    return Path(shutil.copytree(root, place, ignore=shutil.ignore_patterns(".casusboek", "build", "site")))


def test_any_sequence_of_edits_makes_the_same_bytes(author: Author, tmp_path: Path) -> None:
    """Edits at random, after each of which the tree is that of a clean build, and so is what was said.

    It is compared after each: an edit that touches every page would hide what an earlier one left stale.
    """
    done = []
    said = built(author.root)
    assert said[-1].isdecimal(), said
    for _ in range(EDITS):
        done.append(author.edit())
        fresh = clean(author.root, tmp_path / "clean")
        said = built(author.root)
        assert built(fresh) == said, done
        if said[-1].isdecimal():
            actual, expected = dict(files(author.root)), dict(files(fresh))
            assert sorted(actual) == sorted(expected), done
            assert [name for name in actual if actual[name] != expected[name]] == [], done


def test_a_damaged_or_half_cache_makes_the_same_bytes(author: Author, tmp_path: Path) -> None:
    """A byte flipped in one file, another one cut off, a third one gone, and what a stopped build left half."""
    built(author.root)
    author.text()
    cache = sorted(path for path in (author.root / ".casusboek" / "cache").rglob("*") if path.is_file())
    for number, path in enumerate(cache):
        raw = path.read_bytes()
        at = author.chance.randrange(len(raw))
        path.write_bytes((raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :], raw[:at], raw)[number % 3])
    shutil.rmtree(author.root / "build" / "docs" / "studies")
    (author.root / ".site.new").mkdir()
    fresh = clean(author.root, tmp_path / "clean")

    assert built(author.root) == built(fresh)
    assert dict(files(author.root)) == dict(files(fresh))
