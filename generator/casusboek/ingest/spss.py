"""SPSS files: variables with their labels, value labels and missing values."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd
import pyreadstat

from casusboek.errors import UsageError
from casusboek.ingest.columns import Inference, Sheet, SourceColumn
from casusboek.ingest.excel import plain


def read_spss(path: Path) -> Sheet:
    """The variables of a ``.sav`` file as columns.

    Raises:
        UsageError: It cannot be read.
    """
    try:
        frame, meta = pyreadstat.read_sav(str(path), apply_value_formats=False, user_missing=True)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, UnicodeDecodeError, ValueError, OSError) as error:
        raise UsageError("this is not an SPSS file that can be read. Save it once more from SPSS as .sav.") from error
    columns = tuple(_column(name, frame[name], meta) for name in meta.column_names)
    what = "a file of SPSS holds a row per person, unless the rows were added up first."
    return Sheet(columns, "an SPSS file", inferred=(Inference("file", what, "--kind"),), persons=True)


def _column(name: str, values: "pd.Series[Any]", meta: Any) -> SourceColumn:
    cells = tuple("" if pd.isna(value) else plain(value) for value in values)
    labels = {plain(code): str(label).strip() for code, label in meta.variable_value_labels.get(name, {}).items()}
    return SourceColumn(
        name=name,
        label=(meta.column_names_to_labels.get(name) or "").strip(),
        cells=cells,
        labels=MappingProxyType(labels),
        missing=_missing(meta.missing_ranges.get(name, ()), cells, labels),
        exact=not meta.readstat_variable_types[name].startswith("string"),
    )


def _missing(ranges: Sequence[Mapping[str, Any]], cells: Sequence[str], labels: Mapping[str, str]) -> tuple[str, ...]:
    """The codes in the file that its author declared missing."""
    codes = dict.fromkeys([*labels, *cells])
    return tuple(code for code in codes if code and any(_within(code, stretch) for stretch in ranges))


def _within(code: str, stretch: Mapping[str, Any]) -> bool:
    low, high = stretch["lo"], stretch["hi"]
    if isinstance(low, str):
        return code == low.strip()
    try:
        return bool(low <= float(code) <= high)
    except ValueError:
        return False
