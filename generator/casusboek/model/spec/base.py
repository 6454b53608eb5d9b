"""What all declarations have in common."""

import dataclasses
from collections.abc import Mapping
from typing import TypeVar, dataclass_transform

T = TypeVar("T")

DECLARED: list[type] = []
"""Every class of declarations, for what explains their keys."""

Where = Mapping[str, str | tuple[str, ...]]
"""Field → the code, or one of the codes, that a row must have; ``*`` is any value, ``-`` is none."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
def spec(cls: type[T]) -> type[T]:
    """Make a class a frozen, keyword-only dataclass that refuses unknown keys."""
    cls.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    made = dataclasses.dataclass(frozen=True, kw_only=True)(cls)
    DECLARED.append(made)
    return made
