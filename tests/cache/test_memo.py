"""What is made of the same is made once, and what is made of something else never taken for it."""

import os
import subprocess
import sys
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import pytest

from casusboek.build import check
from casusboek.cache.kept import FOLDER, Kept
from casusboek.cache.memo import KeptMemo, fingerprint, version
from casusboek.installed import theme_folder
from casusboek.kinds.figures import ChartKind
from casusboek.model.markers import Marker
from casusboek.model.output import NoMemo
from casusboek.pages import compose
from casusboek.site.render import render
from tests.projects import write

PRINTED = "from casusboek.cache.memo import fingerprint; print(fingerprint(('a', {'b': (1, None)})))"


@dataclass(frozen=True)
class Pair:
    """A value."""

    one: object
    other: object


def test_equal_values_are_equal() -> None:
    """However they came to be: the same text twice is two equal texts."""
    again = "".join(["de", " tuin"])

    assert fingerprint(Pair("de tuin", "de tuin")) == fingerprint(Pair("de tuin", again))


def test_other_values_are_others() -> None:
    """Also another type, an absence of another kind, and a text that is cut elsewhere."""
    values = [
        1,
        "1",
        True,
        None,
        "",
        (),
        (None,),
        Fraction(1, 2),
        0.5,
        ("a", "bc"),
        ("ab", "c"),
        Pair(1, 2),
        Pair(2, 1),
    ]

    assert len({fingerprint(value) for value in (*values, *Marker)}) == len(values) + len(Marker)


def test_every_process_says_the_same() -> None:
    """Python's own hashes differ from one process to the next; these do not."""
    said = {
        subprocess.run(
            [sys.executable, "-c", PRINTED],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert said == {f"{fingerprint(('a', {'b': (1, None)}))}\n".encode()}


def test_what_nothing_asked_for_is_forgotten(tmp_path: Path) -> None:
    """And what other code made is not found."""
    memo = KeptMemo(Kept(tmp_path), "pages", "code")
    memo.put("a", b"A")
    memo.put("b", b"B")
    after = KeptMemo(Kept(tmp_path), "pages", "code")
    assert after.get("a") == b"A"
    after.forget_unused()

    last = KeptMemo(Kept(tmp_path), "pages", "code")
    assert (last.get("a"), last.get("b")) == (b"A", None)
    assert KeptMemo(Kept(tmp_path), "pages", "other code").get("a") is None


def test_a_page_is_dressed_again_for_a_new_edition(tmp_path: Path) -> None:
    """It names the edition where it offers a file, although nothing else on it changed."""
    project, releases, _ = check(write(tmp_path))
    assert project is not None
    site = compose(project.without_rows(), releases)
    memo = KeptMemo(Kept(tmp_path), "pages", "code")
    render(site, theme_folder(), memo)
    later = replace(site, edition="2031.4")

    found = {file.path: file.content for file in render(later, theme_folder(), memo).files}
    assert b"oogst-tabellen-steun-2031-4.csv" in found["docs/studies/oogst/index.md"]
    assert found == {file.path: file.content for file in render(later, theme_folder(), NoMemo()).files}


def test_a_site_is_dressed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time no chart is specified and no page filled in; one without its pages still knows its charts."""
    project, releases, _ = check(write(tmp_path))
    assert project is not None
    site = compose(project.without_rows(), releases)

    def rendered() -> tuple[object, int, int]:
        made = render(site, theme_folder(), KeptMemo(Kept(tmp_path), "pages", version(theme_folder())))
        return made.files, made.drawn, made.reused

    files, drawn, reused = rendered()
    assert drawn > 0
    assert reused == 0
    monkeypatch.setattr(ChartKind, "draw", None)
    assert rendered() == (files, 0, drawn)
    for path in (tmp_path / FOLDER / "pages").iterdir():
        path.write_bytes(path.read_bytes() if b'"svg"' in path.read_bytes() else b"")
    assert rendered() == (files, 0, drawn)
