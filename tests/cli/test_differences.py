"""`casusboek diff` tells what a build would change for readers."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casusboek.build import build
from casusboek.cli import casusboek
from casusboek.errors import UsageError
from casusboek.model.output import Order
from tests.projects import STUDY, Edit, write


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built."""
    root = write(tmp_path_factory.mktemp("tuinen"))
    build(Order(root=root, output=root / "site", private=root / "private"), lambda _: None)
    return root


def told(root: Path, *options: str) -> Result:
    """What the command says."""
    return CliRunner().invoke(casusboek, ["diff", "--project", str(root), *options])


def test_nothing_changed_is_said(root: Path) -> None:
    """In a sentence."""
    assert told(root).stdout == "Nothing that readers see has changed.\n"


def test_one_sentence_is_told_wherever_it_stands_and_the_site_stays(root: Path) -> None:
    """Old and new, as text, as Markdown and as JSON; what is published is not touched."""
    page = root / "site" / "index.html"
    before = page.stat().st_mtime_ns
    Edit(f"{STUDY}/findings.yml", "en dat telt", "en dat helpt").apply(root)

    found = json.loads(told(root, "--format", "json").stdout)["differences"]
    claim = next(one for one in found if one["kind"] == "claim")
    assert claim["after"] == claim["before"].replace("en dat telt", "en dat helpt")
    assert (
        f"- {claim['where']}: ~~{claim['before']}~~ → **{claim['after']}**" in told(root, "--format", "markdown").stdout
    )
    assert f"    - {claim['before']}\n    + {claim['after']}\n" in told(root).stdout
    assert page.stat().st_mtime_ns == before


def test_without_a_site_there_is_nothing_to_hold_against(tmp_path: Path) -> None:
    """It says what to do."""
    result = told(write(tmp_path))

    assert isinstance(result.exception, UsageError)
    assert "Build it first" in str(result.exception)
