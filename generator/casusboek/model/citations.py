"""Which works of literature an author's words cite."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from casusboek.model.project import Positions, Project
from casusboek.model.references import Reference, scan


def cited(project: Project) -> frozenset[str]:
    """The keys of all works that texts, and the sentences in a study's YAML files, cite."""
    bare = project.without_rows()
    return frozenset(_keys((bare.texts, bare.studies)))


def _keys(value: object) -> Iterator[str]:
    """The keys that stand anywhere inside a value, so that no kind of declaration is forgotten."""
    if isinstance(value, str):
        pieces = (piece for piece in scan(value) if isinstance(piece, Reference))
        yield from (piece.arguments[0] for piece in pieces if piece.verb == "cite" and piece.arguments)
    for inside in _inside(value):
        yield from _keys(inside)


def _inside(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        yield from value.values()
    elif isinstance(value, tuple):
        yield from value
    elif is_dataclass(value) and not isinstance(value, Positions):
        yield from (getattr(value, field.name) for field in fields(value))
