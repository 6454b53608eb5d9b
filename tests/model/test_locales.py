"""The languages that the theme speaks."""

import re
from pathlib import Path
from string import Formatter

import babel
import pytest
from ruamel.yaml import YAML

from casusboek.installed import theme_folder

FILES = sorted((theme_folder() / "locales").glob("*.yml"))
DUTCH = YAML(typ="safe").load(theme_folder() / "locales" / "nl.yml")
FORM = re.compile(r"_(zero|one|two|few|many)$")


def places(phrase: str) -> set[str]:
    """The names that a phrase leaves open."""
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


def phrases(words: dict[str, str]) -> set[str]:
    """The keys of all phrases, without their other forms for some numbers, which are a language's own."""
    return {key for key in words if FORM.sub("", key) == key or FORM.sub("", key) not in words}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_language_has_every_phrase(file: Path) -> None:
    """With the same names between braces."""
    words = YAML(typ="safe").load(file)

    assert phrases(words) == phrases(DUTCH)
    assert {key for key, phrase in words.items() if key in DUTCH and places(phrase) != places(DUTCH[key])} == set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_name_of_a_file_is_a_language(file: Path) -> None:
    """So that numbers and dates follow its marks."""
    assert babel.Locale.parse(file.stem).language == file.stem
