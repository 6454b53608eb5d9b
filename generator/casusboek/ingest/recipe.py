"""What was said and concluded of a file at its import, kept beside the dataset for the next export."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from casusboek.errors import UsageError
from casusboek.ingest.inferring import Drafted
from casusboek.project.load.typed import typed
from casusboek.project.load.yaml import read_yaml

SUFFIX = ".import.yaml"
HEAD = """\
# What `casusboek import` was told of this dataset's file, and what it made of it. The next export replaces the rows:
#   casusboek import FILE --study {study} --dataset {dataset} --replace
# What the fields mean stands in datapackage.yaml, which a replacement leaves as it is.
"""


@dataclass(frozen=True, kw_only=True)
class RecipeColumn:
    """A column of the file, and the field that it became."""

    heading: str
    field: str
    type: str


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How a file becomes a dataset."""

    dataset: str
    kind: str
    tabulate: bool = False
    """Whether its answers are counted."""
    private: bool = False
    """Whether its rows stand in the private folder."""
    sheet: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    without: tuple[str, ...] = ()
    not_personal: tuple[str, ...] = ()
    question: tuple[str, ...] = ()
    moment: str = ""
    answers: Mapping[str, tuple[str, ...]]
    key: tuple[str, ...]
    columns: tuple[RecipeColumn, ...]
    files: Mapping[str, str]
    """The CSV files that were written, each with the SHA-256 of what they held then."""


def columns_of(columns: Iterable[Drafted]) -> tuple[RecipeColumn, ...]:
    """The columns as a recipe keeps them; it holds no cell."""
    return tuple(RecipeColumn(heading=column.column.name, field=column.name, type=column.type) for column in columns)


def digests(tables: Mapping[str, bytes]) -> dict[str, str]:
    """The files that tables become, with what tells whether somebody changed them."""
    return {f"{name}.csv": hashlib.sha256(content).hexdigest() for name, content in sorted(tables.items())}


def written(recipe: Recipe, study: str) -> bytes:
    """A recipe as YAML, a key a line."""
    lines = [HEAD.format(study=study, dataset=recipe.dataset)]
    plain: Mapping[str, object] = {
        name: getattr(recipe, name) for name in Recipe.__dataclass_fields__ if name not in ("columns", "files")
    }
    lines += [f"{name}: {_yaml(value)}\n" for name, value in plain.items()]
    lines.append("columns:\n")
    lines += [
        f"  - {{ heading: {_yaml(column.heading)}, field: {_yaml(column.field)}, type: {column.type} }}\n"
        for column in recipe.columns
    ]
    lines.append("files:\n")
    lines += [f"  {_yaml(name)}: {_yaml(digest)}\n" for name, digest in recipe.files.items()]
    return "".join(lines).encode()


def read_recipe(base: Path, folder: str, dataset: str) -> Recipe | None:
    """The recipe of a dataset, or None where there is none.

    Raises:
        UsageError: It cannot be read.
    """
    name = f"{folder}/{dataset}{SUFFIX}"
    if not (base / name).is_file():
        return None
    document, findings = read_yaml(base / name, name)
    recipe, wrong = typed(document, Recipe) if document else (None, ())
    if not isinstance(recipe, Recipe):
        first = (*findings, *wrong)[0]
        raise UsageError(f"the recipe of {dataset!r} cannot be read. {first} Import the file anew, under another name.")
    return recipe


def _yaml(value: object) -> str:
    """A value as JSON, which is YAML that nobody reads in two ways."""
    plain = list(value) if isinstance(value, Sequence) and not isinstance(value, str) else value
    return json.dumps(plain, ensure_ascii=False)
