"""JSON Schemas of the files that authors write, made of the same classes that check them."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter

from casusboek.model.data import Disclosure, Kind, type_names
from casusboek.model.spec import CaseSpec, GlossarySpec, SiteSpec, StudySpec, WorkSpec
from casusboek.model.spec.base import DECLARED
from casusboek.project.load.descriptor import Package, Resource
from casusboek.project.load.key_words import KEYS, LITERATURE, PACKAGE, STANDARD
from casusboek.project.load.package import ABSENCES
from casusboek.project.load.project import SHAPES

LITERATURE_FILE = "references.json"
DIALECT = "http://json-schema.org/draft-07/schema#"
FILES: Mapping[str, Any] = {
    "site.yml": SiteSpec,
    "glossary.yml": GlossarySpec,
    LITERATURE_FILE: tuple[WorkSpec, ...],
    "study.yml": StudySpec,
    **SHAPES,
    "case.yml": CaseSpec,
    "datapackage.yaml": Package,
}
"""The shape of each file; ``case.yml`` is every ``cases/<CASE>.yml``."""
CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("FieldDescriptor", "type"): type_names,
    ("FieldDescriptor", "disclosure"): tuple(level.value for level in Disclosure),
    ("Resource", "kind"): tuple(kind.value for kind in Kind),
    ("Missing", "label"): tuple(ABSENCES),
}
"""What a key of a descriptor allows; read as any text, so that ``check`` can name the nearest match."""

Node = dict[str, Any]


def schema_name(file: str) -> str:
    """The file that holds the schema of a file."""
    return f"{file.rpartition('.')[0]}.schema.json"


def schemas() -> dict[str, Node]:
    """Each schema by the name of its file."""
    # The docstrings stand in the source only: finding them costs more than reading a project, so nothing else asks.
    for declared in DECLARED:
        declared.__pydantic_config__["use_attribute_docstrings"] = True  # type: ignore[attr-defined]
    for model in (Resource, Package):
        model.model_rebuild(force=True)
    return {schema_name(file): _schema(file, shape) for file, shape in FILES.items()}


def _schema(file: str, shape: Any) -> Node:
    made = TypeAdapter(shape).json_schema()
    words = {"datapackage.yaml": PACKAGE, LITERATURE_FILE: LITERATURE}.get(file, {})
    definitions = made.get("$defs", {})
    for name, node in _classes(made):
        properties: Node = node.get("properties", {})
        for key, child in properties.items():
            child.pop("title", None)
            _explain(child, words.get(key) if name in OF_PACKAGE or file != "datapackage.yaml" else None)
            _explain(child, _resolved(child, definitions).get("description") or KEYS.get(key))
            if (name, key) in CHOICES:
                child.pop("anyOf", None)
                child["enum"] = list(CHOICES[name, key])
            if file == LITERATURE_FILE and child.get("type") == "string" and "enum" not in child:
                # Programs for literature write a volume or a page as a number, too.
                child["type"] = ["string", "number"]
            if "$ref" in child:
                # Beside a reference, draft 7 reads nothing.
                child["allOf"] = [{"$ref": child.pop("$ref")}]
        if name in OF_PACKAGE:
            known = {key: {"description": about} for key, about in STANDARD.get(name, {}).items()}
            node["properties"] = {**known, **properties}
        if name == "FieldDescriptor":
            node["required"].append("disclosure")
    return {"$schema": DIALECT, "title": file, **{key: value for key, value in made.items() if key != "title"}}


OF_PACKAGE = frozenset(
    {"Package", "Resource", "Schema", "FieldDescriptor", "Category", "Missing", "Constraints", "ForeignKey"}
) | {"ReferenceTarget"}
"""The classes of a descriptor, whose keys mean what the standard says."""


def _classes(made: Node) -> Iterator[tuple[str, Node]]:
    """Every class in a schema: those it defines, and the one that it is."""
    yield from made.get("$defs", {}).items()
    if "properties" in made:
        yield made.get("title", ""), made


def _explain(node: Node, words: str | None) -> None:
    """Say what a key is for, when nothing says so yet."""
    if words:
        node.setdefault("description", words)


def _resolved(node: Node, definitions: Node) -> Node:
    """What a key refers to, or the key itself."""
    options = [node, *node.get("anyOf", [])]
    target = next((option["$ref"] for option in options if "$ref" in option), "")
    found: Node = definitions.get(target.rpartition("/")[2], {})
    return found
