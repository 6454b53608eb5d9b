"""Declarations of ``findings.yml``: what a study claims, and what each claim rests on."""

from typing import Literal

from casusboek.model.spec.base import spec

Grade = Literal["text", "table", "ticked", "mixed", "unrecognised", "general", "editor"]
"""How a claim is supported: said in the text, printed in a table, only ticked in a survey, some of both,
put to a case that did not recognise it, said of all without naming cases, or arranged by the editor."""


@spec
class ClaimCellSpec:
    """A cell of a table, and what the claim takes it to say."""

    table: str
    row: str
    column: str
    says: str
    """The code, number or words of the cell, or the shorthand of an absent value such as ``[n]``."""


@spec
class ClaimSpec:
    """One sentence that readers can ask about: which cases, which cells, where in the report?"""

    id: str
    text: str
    """Its numbers come from ``{cell …}`` or ``{manual …}``."""
    cells: tuple[ClaimCellSpec, ...] = ()
    cases: tuple[str, ...] = ()
    margin: float | None = None
    """Scores no further apart than this, in the unit of their scale, are too close to call; else that of the figure
    that draws their table, or of the study."""
    alike: bool = False
    """The claim itself says that its scores lie close together."""
    grade: Grade
    note: str = ""
    """What a reader must know of the support itself."""
    source: tuple[str, ...]
