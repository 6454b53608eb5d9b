"""Charts that an author wrote as a Vega-Lite specification."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from casusboek.model.spec.base import spec


@spec
class VegaLiteSpec:
    """A Vega-Lite specification of your own, over the cleared rows of a table."""

    kind: Literal["vega_lite"]
    title: str
    subtitle: str
    alt: str
    table: str
    specification: str
    """File beside figures.yml, such as ``spreiding.vl.json``: one view or layers, with marks and encodings but no data.
    Its fields are ``row``, ``group`` and the columns of the table, each also with ``_words``: what the table shows."""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]


@dataclass(frozen=True)
class WrittenChart:
    """A declaration with what stands in its file."""

    declared: VegaLiteSpec
    content: Mapping[str, Any]
