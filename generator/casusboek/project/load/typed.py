"""From plain YAML values to the typed objects of ``model.spec``."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from casusboek.findings import Finding, allowed
from casusboek.model.project import KeyPath
from casusboek.project.load.yaml import Document

CODES = {
    "missing": "S101",
    "extra_forbidden": "S102",
    "unexpected_keyword_argument": "S102",
    "union_tag_invalid": "S104",
    "union_tag_not_found": "S104",
    "literal_error": "S104",
}
KINDS = {
    "string_type": "a text (put it between quotes)",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping of keys to values",
    "mapping_type": "a mapping of keys to values",
    "dataclass_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "float_type": "a number",
    "float_parsing": "a number",
}
NEAR = 0.6
"""How much a code must look like one that is allowed to be taken for it."""
EITHER = ("str", "tuple[str, ...]")
"""What pydantic calls the two shapes of a ``where`` condition."""


def typed(document: Document, shape: Any) -> tuple[Any, tuple[Finding, ...]]:
    """The document as an object of a shape, or what keeps it from being one.

    Args:
        document: A parsed YAML file.
        shape: A class of ``model.spec``, or any type built from them.
    """
    try:
        return _adapter(shape).validate_python(document.value), ()
    except ValidationError as error:
        found = {_finding(document, detail, shape) for detail in error.errors(include_url=False)}
        return None, tuple(sorted(found))


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    """What checks values against a shape; costly to make, and a study has many cases."""
    return TypeAdapter(shape)


def _finding(document: Document, detail: ErrorDetails, shape: Any) -> Finding:
    path = _known_path(document.value, detail["loc"])
    kind = detail["type"]
    last = str(detail["loc"][-1]) if detail["loc"] else ""
    where = document.positions.at(*path)
    code = CODES.get(kind, "S103")
    if kind == "missing":
        where = document.positions.at(*path[:-1])
        return Finding(where, code, f"the key {last!r} is missing.", "Add it.")
    if code == "S102":
        return Finding(where, code, f"the key {last!r} is not known here.", allowed(last, _keys(shape, detail["loc"])))
    context = detail.get("ctx", {})
    if code == "S104":
        return _strange_code(document, path, detail)
    if last in EITHER:
        return Finding(where, code, "this should be a text or a list of texts.")
    return Finding(where, code, f"this should be {_expected(kind, context)}.")


def _strange_code(document: Document, path: KeyPath, detail: ErrorDetails) -> Finding:
    """A word that is none of the fixed ones, with the nearest of these or else all of them."""
    context = detail.get("ctx", {})
    options = str(context.get("expected_tags") or context.get("expected") or "").replace("'", "")
    written = context.get("tag", detail["input"])
    if "tag" in context:
        path = (*path, str(context["discriminator"]).strip("'"))
    near = get_close_matches(str(written), options.replace(" or ", ", ").split(", "), n=1, cutoff=NEAR)
    hint = f"Allowed: {options}." if options else "Add the key 'kind'."
    found = f"Did you mean {near[0]!r}?" if near else hint
    return Finding(document.positions.at(*path), "S104", "this code is not allowed here.", found)


def _expected(kind: str, context: Mapping[str, object]) -> str:
    """What a value should be, in an author's words."""
    if kind == "string_pattern_mismatch":
        return f"of the form {context['pattern']}"
    if kind == "string_too_short":
        return "a text that is not empty"
    return KINDS.get(kind, "of another kind")


def _known_path(value: object, loc: tuple[int | str, ...]) -> KeyPath:
    """The part of a pydantic location that exists in the file: union tags are skipped."""
    path: list[str | int] = []
    for index, step in enumerate(loc):
        inside = _inside(value, step)
        if inside is not value:
            value = inside
        elif index < len(loc) - 1 or step in EITHER:
            continue
        path.append(step)
    return tuple(path)


def _inside(value: object, step: int | str) -> object:
    """What a step leads to, or the value itself when the step is not in the file."""
    if isinstance(value, dict):
        return value.get(step, value)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return value


def _keys(shape: Any, loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """The keys that the innermost class on a location allows."""
    schema = _adapter(shape).json_schema()
    definitions = schema.get("$defs", {})
    nodes = [schema]
    for step in loc[:-1]:
        nodes = [child for node in nodes for child in _children(node, step, definitions)] or nodes
    found: set[str] = set()
    for node in nodes:
        for option in _options(node, definitions) or [_resolved(node, definitions)]:
            found |= set(option.get("properties", {}))
    return tuple(sorted(found))


def _options(node: dict[str, Any], definitions: dict[str, Any]) -> list[dict[str, Any]]:
    """The shapes that a node may have, when there is more than one."""
    node = _resolved(node, definitions)
    return [_resolved(option, definitions) for option in node.get("oneOf", node.get("anyOf", []))]


def _resolved(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        node = definitions[node["$ref"].rpartition("/")[2]]
    return node


def _children(node: dict[str, Any], step: int | str, definitions: dict[str, Any]) -> list[dict[str, Any]]:
    node, options = _resolved(node, definitions), _options(node, definitions)
    if options:
        tagged = [o for o in options if o.get("properties", {}).get("kind", {}).get("const") == step]
        return tagged or [child for option in options for child in _children(option, step, definitions)]
    if isinstance(step, int):
        return [node["items"]] if "items" in node else []
    if step in node.get("properties", {}):
        return [node["properties"][step]]
    extra = node.get("additionalProperties")
    return [extra] if isinstance(extra, dict) else []
