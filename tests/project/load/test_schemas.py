"""The schemas take every file that the build takes, and explain every key of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from casusboek.project.load.json import read_json
from casusboek.project.load.project import SHAPES
from casusboek.project.load.schemas import FILES, schema_name, schemas
from casusboek.project.load.yaml import read_yaml
from tests.projects import TUINEN

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "generator" / "casusboek" / "scaffold" / "example"
SCHEMAS = schemas()


def authored() -> Iterator[Path]:
    """Every YAML and JSON file that an author wrote: here, in the synthetic project, and in the example."""
    for base in (ROOT / "content", ROOT / "data", TUINEN, EXAMPLE):
        for form in ("*.yml", "*.yaml", "references.json"):
            yield from (path for path in sorted(base.rglob(form)) if path.name != "mkdocs.yml")


def schema_of(path: Path) -> dict[str, Any]:
    """The schema that a file should follow."""
    return SCHEMAS[schema_name("case.yml" if path.parent.name == "cases" else path.name)]


def value_of(path: Path) -> object:
    """What a file holds."""
    if "__" in path.read_text(encoding="utf-8") and path.is_relative_to(EXAMPLE):
        pytest.skip("a template; the files that it becomes are tested")
    document, findings = (read_json if path.suffix == ".json" else read_yaml)(path, path.name)
    assert document is not None, findings
    return document.value


@pytest.mark.parametrize("path", list(authored()), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_follows_its_schema(path: Path) -> None:
    """An editor marks nothing that the build takes."""
    found = [error.message for error in Draft7Validator(schema_of(path)).iter_errors(value_of(path))]

    assert found == []


def test_every_file_has_a_schema() -> None:
    """Whatever ``load`` reads of a study has a schema of the same name."""
    assert {schema_name(file) for file in SHAPES} <= set(SCHEMAS)
    assert len(SCHEMAS) == len(FILES)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    """Editors know the dialect."""
    Draft7Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"].startswith("http://json-schema.org/draft-07/")


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_explained(name: str) -> None:
    """Pointing at a key says what it is for: add a docstring below it in its class, or a line in ``key_words``."""
    classes = {**SCHEMAS[name].get("$defs", {}), name: SCHEMAS[name]}
    silent = [
        f"{class_name}.{key}"
        for class_name, node in classes.items()
        for key, child in node.get("properties", {}).items()
        if not child.get("description")
    ]

    assert silent == []


WRONG = {
    "unknown key": ("site.yml", {"tittle": "x"}, "'tittle' was unexpected"),
    "unknown kind": ("tables.yml", {"t": {"kind": "matrices"}}, "is not valid under any of the given schemas"),
    "no disclosure": (
        "datapackage.yaml",
        {"name": "a", "title": "A", "resources": [{"schema": {"fields": [{"name": "x", "type": "string"}]}}]},
        "'disclosure' is a required property",
    ),
    "disclosure": (
        "datapackage.yaml",
        {"resources": [{"schema": {"fields": [{"disclosure": "publiek"}]}}]},
        "'publiek' is not one of",
    ),
}


@pytest.mark.parametrize(("file", "value", "message"), WRONG.values(), ids=WRONG)
def test_an_editor_marks_what_is_wrong(file: str, value: object, message: str) -> None:
    """What ``check`` refuses because of its shape, an editor shows while it is written."""
    found = [error.message for error in Draft7Validator(SCHEMAS[schema_name(file)]).iter_errors(value)]

    assert any(message in line for line in found), found
