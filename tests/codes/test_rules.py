"""Every code that a message can carry is explained, in every language."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from casusboek.cli import casusboek
from casusboek.cli.explain import language
from casusboek.codes import LANGUAGES, rules

SOURCE = Path(__file__).parents[2] / "generator"
CODE = re.compile(r'"([A-Z]\d{3})"')


def written() -> set[str]:
    """Every code that stands in the source."""
    return {code for path in SOURCE.rglob("*.py") for code in CODE.findall(path.read_text("utf-8"))}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_is_explained_and_no_other(lang: str) -> None:
    """A message without an explanation, or an explanation of nothing, is a mistake."""
    assert set(rules(lang)) ^ written() == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_explanation_says_something_of_its_own(lang: str) -> None:
    """Rule, reason and mend are sentences, and none of them repeats another of the same code."""
    for code, rule in rules(lang).items():
        said = (rule.rule, rule.why, rule.mend)

        assert all(text.endswith(".") and text == text.strip() for text in said), code
        assert len(set(said)) == len(said), code


def test_the_command_explains(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the language that is asked for, whatever the capitals; an unknown code is a wrong call."""
    monkeypatch.setenv("CASUSBOEK_LANG", "nl_BE.UTF-8")

    dutch = CliRunner().invoke(casusboek, ["explain", "v104"])
    english = CliRunner().invoke(casusboek, ["explain", "V104", "--lang", "en"])

    assert dutch.output.startswith("V104  Elke bron is een id")
    assert english.output.startswith("V104  Every source is a source id")
    assert language() == "nl"
    assert CliRunner().invoke(casusboek, ["explain", "V999"]).exit_code != 0
