"""A site in another language than Dutch: words, marks of numbers and menus follow the language of site.yml."""

import shutil
from pathlib import Path
from string import Formatter

import pytest
from ruamel.yaml import YAML

from casusboek.build import build
from casusboek.installed import theme_folder
from casusboek.model.output import NoMemo, Order
from casusboek.pages import compose
from casusboek.project.load import load
from casusboek.release import protect
from casusboek.site.differences import page_texts
from casusboek.site.render import render
from tests.projects import TUINEN, write

LONG = 12
"""Letters from which a phrase of the interface is unlikely to be an author's too."""


def translated(root: Path, language: str) -> Path:
    """The synthetic project as one whose author writes another language; the author's words stay as they are."""
    write(root)
    for page in sorted((root / "content").rglob("*.nl.md")):
        page.with_name(page.name.replace(".nl.md", f".{language}.md")).write_text(
            page.read_text(encoding="utf-8").replace(".nl.md", f".{language}.md"), encoding="utf-8"
        )
        page.unlink()
    site = root / "content" / "site.yml"
    site.write_text(site.read_text(encoding="utf-8").replace("language: nl", f"language: {language}"), encoding="utf-8")
    return root


def whole(words: dict[str, str]) -> set[str]:
    """The longer phrases of a language that leave nothing open."""
    return {
        words
        for words in words.values()
        if len(words) >= LONG and not any(name for _, name, *_ in Formatter().parse(words))
    }


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page of the English site, by its path."""
    root = translated(tmp_path_factory.mktemp("gardens"), "en")
    site = root / "site"
    build(Order(root=root, output=site, private=root / "private"), lambda _: None)
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))
    }


def test_no_word_of_the_interface_is_left_in_dutch(english: dict[str, str]) -> None:
    """On no page, in what is read and in what is only spoken."""
    dutch, own = (YAML(typ="safe").load(theme_folder() / "locales" / f"{name}.yml") for name in ("nl", "en"))
    authors = "".join(path.read_text(encoding="utf-8") for path in TUINEN.rglob("*.*") if path.is_file())
    told = {words for words in whole(dutch) - whole(own) if words not in authors}

    assert {(page, words) for page, html in english.items() for words in told if words in html} == set()
    assert any(words in html for html in english.values() for words in whole(own))


def test_the_engine_speaks_the_language_too(english: dict[str, str]) -> None:
    """The page says which it is, and the menu of a page has its words."""
    page = english["studies/tuinen/index.html"]

    assert '<html lang="en"' in page
    assert "Link to this part" in page
    assert "Switch to dark colours" in page


def test_numbers_have_the_marks_of_the_language(english: dict[str, str]) -> None:
    """A point before decimals, in tables and in drawings."""
    cells = {one.words for html in english.values() for one in page_texts(html) if one.kind == "cell"}

    assert "0.8" in cells


def test_a_third_language_is_a_file_of_words(tmp_path: Path) -> None:
    """With a locale file in the theme and texts of its own, a site speaks it; no Python knows which there are."""
    theme = tmp_path / "theme"
    shutil.copytree(theme_folder(), theme)
    words = YAML(typ="safe").load(theme / "locales" / "nl.yml")
    spoken = {key: f"Ö{phrase}" if phrase else "" for key, phrase in words.items()}
    YAML(typ="safe").dump(spoken, theme / "locales" / "de.yml")
    root = translated(tmp_path / "gaerten", "de")

    project, findings = load(root, theme, root / "private")
    assert project is not None, findings
    releases = {study.id: protect(study, project.locale)[0] for study in project.studies}
    rendered = render(compose(project.without_rows(), releases), theme, NoMemo())

    pages = [file.content.decode() for file in rendered.files if file.path.endswith("index.md")]
    assert any("ÖGegevens als tabel" in page for page in pages)
    assert any("0,8" in page for page in pages)
