"""Declarations of ``case_page.yml``: the blocks of a case page."""

import dataclasses
from typing import Literal

from casusboek.model.spec.base import Where, spec


@spec
class ProfileBlockSpec:
    """The strip of facts under the headline."""

    kind: Literal["profile"]
    fields: tuple[str, ...]


@spec
class NetworkBlockSpec:
    """The network map with its key."""

    kind: Literal["network"]
    figure: str


@spec
class ItemsBlockSpec:
    """Rows of a dataset that belong to this case, one line each."""

    kind: Literal["items"]
    title: str
    subtitle: str = ""
    dataset: str
    case: str
    where: Where = dataclasses.field(default_factory=dict)
    label: str
    detail: str = ""
    """Path of a second text behind the label."""
    numbered: bool = False
    """Show the partner's number on the network map."""
    none: str
    """What stands here when no row belongs to this case."""


@spec
class CodesBlockSpec:
    """The rows of a matrix that this case mentions."""

    kind: Literal["codes"]
    title: str
    subtitle: str = ""
    table: str
    none: str


@spec
class FieldBlockSpec:
    """One field of the case, as running text."""

    kind: Literal["field"]
    title: str
    subtitle: str = ""
    field: str
    detail: str = ""
    """Coded field whose label stands behind the text, such as whose words they are."""
    none: str


@spec
class FactsBlockSpec:
    """The case's facts on some themes."""

    kind: Literal["facts"]
    title: str
    subtitle: str = ""
    themes: tuple[str, ...]
    none: str


@spec
class ReviewBlockSpec:
    """How the member check went for this case."""

    kind: Literal["review"]
    title: str
    none: str


@spec
class SourcesBlockSpec:
    """Every place in the source that this page rests on."""

    kind: Literal["sources"]
    title: str


@spec
class UsesBlockSpec:
    """Everywhere else that this case is used: claims, rows of matrices and other tables."""

    kind: Literal["uses"]
    title: str
    none: str


@spec
class BlocksBlockSpec:
    """A second sheet with all that a table of kind texts says of the case; none for a case that it leaves out."""

    kind: Literal["blocks"]
    title: str
    subtitle: str = ""
    table: str
    note: str = ""
    """Where the words come from, for readers."""


@spec
class FigureBlockSpec:
    """This case's own numbers as a chart, from a figure that is of the cases."""

    kind: Literal["figure"]
    figure: str


@spec
class TableBlockSpec:
    """This case's own numbers as a table, from a table that is of the cases."""

    kind: Literal["table"]
    table: str


@spec
class ResponseBlockSpec:
    """How many of those who were asked took part, from a cross table that is of the cases."""

    kind: Literal["response"]
    table: str
    answered: tuple[str, ...]
    """Its columns of those who took part."""


@spec
class ChangeBlockSpec:
    """This case at two moments, from a table of scores that is of the cases, with a column per moment."""

    kind: Literal["change"]
    table: str


OwnBlockSpec = FigureBlockSpec | TableBlockSpec | ResponseBlockSpec | ChangeBlockSpec
"""The blocks with a case's own numbers."""

CaseBlockSpec = (
    ProfileBlockSpec
    | NetworkBlockSpec
    | ItemsBlockSpec
    | CodesBlockSpec
    | FieldBlockSpec
    | FactsBlockSpec
    | ReviewBlockSpec
    | SourcesBlockSpec
    | UsesBlockSpec
    | BlocksBlockSpec
    | FigureBlockSpec
    | TableBlockSpec
    | ResponseBlockSpec
    | ChangeBlockSpec
)
