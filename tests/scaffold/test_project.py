"""A new project is a site at once, and its files find their schemas."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator

from casusboek.build import build, check
from casusboek.cli import casusboek
from casusboek.errors import UsageError
from casusboek.model.output import Order
from casusboek.project.load.json import read_json
from casusboek.project.load.yaml import read_yaml
from casusboek.scaffold import new_case, new_project, new_study, write_schemas
from tests.scaffold.files import everything
from tests.scaffold.test_case import GIVEN

MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """Start a project."""
    new_project(tmp_path / "site", title='Onze "site": deel 1')
    return tmp_path / "site"


def test_it_builds_at_once(started: Path) -> None:
    """Without a study there are pages already, and nothing to mend."""
    assert check(started)[2] == ()

    build(Order(root=started, output=started / "site"), lambda _: None)

    assert "Onze &#34;site&#34;: deel 1" in (started / "site" / "index.html").read_text(encoding="utf-8").replace(
        "&quot;", "&#34;"
    )


def test_it_returns_what_it_wrote(tmp_path: Path) -> None:
    """Every path comes back, and a folder that holds only a history will do."""
    (tmp_path / ".git").mkdir()

    assert new_project(tmp_path, title="Site") == tuple(sorted(everything(tmp_path)))


def test_every_file_with_keys_finds_its_schema(started: Path) -> None:
    """What a study and a case bring along leads to a schema, and follows it."""
    new_study(started, "tuin", title="Tuinen", example=True)
    new_case(started, "TUIN4", study="tuin", given=GIVEN, ask=None)
    paths = [path for path in sorted(started.rglob("*.y*ml")) if path.name != "mkdocs.yml"]

    assert len(paths) > 8
    for path in paths:
        found = MODELINE.match(path.read_text(encoding="utf-8"))
        assert found, path
        schema, _ = read_json((path.parent / found[1]).resolve(), path.name)
        document, findings = read_yaml(path, path.name)
        assert schema is not None
        assert document is not None, findings
        assert isinstance(schema.value, dict)
        assert [error.message for error in Draft7Validator(schema.value).iter_errors(document.value)] == [], path


@pytest.mark.parametrize("title", ["", " ", "twee\nregels"])
def test_a_title_is_one_line(tmp_path: Path, title: str) -> None:
    """What cannot be a title is refused before anything is written."""
    with pytest.raises(UsageError, match="one line"):
        new_project(tmp_path / "site", title=title)

    assert not (tmp_path / "site").exists()


def test_a_folder_that_holds_something_is_left_alone(started: Path) -> None:
    """Nobody's files are written over."""
    before = everything(started)

    with pytest.raises(UsageError, match="is not empty: it holds"):
        new_project(started, title="Site")
    with pytest.raises(UsageError, match="is a file"):
        new_project(started / "README.md", title="Site")

    assert everything(started) == before


def test_schemas_are_renewed(started: Path, tmp_path: Path) -> None:
    """After an update the schemas are written anew; without one nothing is."""
    folder = started / ".casusboek" / "schemas"
    assert write_schemas(folder) == ()

    (folder / "site.schema.json").write_text('{"title": "site.yml"}', encoding="utf-8")

    assert write_schemas(folder) == ("site.schema.json",)
    assert CliRunner().invoke(casusboek, ["schema", "--project", str(started)]).output.endswith("up to date.\n")
    run = CliRunner().invoke(casusboek, ["schema", "--output", str(tmp_path / "other")])
    assert len(run.output.splitlines()) == len(everything(tmp_path / "other"))


def test_the_command_takes_flags(started: Path) -> None:
    """Nothing is asked where nobody can answer."""
    arguments = ["new", "study", "tuin", "--title", "Tuinen", "--short", "T", "--report", "R: 1", "--year", "2020"]
    result = CliRunner().invoke(casusboek, [*arguments, "--project", str(started)])

    assert result.exit_code == 0
    project, _, findings = check(started)
    assert findings == ()
    assert project is not None
    spec = project.studies[0].spec
    assert (spec.title, spec.short, spec.origin.title, spec.origin.year) == ("Tuinen", "T", "R: 1", 2020)
