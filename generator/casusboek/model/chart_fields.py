"""What an author's own chart may read of a table: the names of its fields."""

import re
from collections.abc import Iterable

ROW, GROUP, WORDS = "row", "group", "_words"


def field_name(column: str) -> str:
    """A column of a table as a field of a chart, where dots and brackets have a meaning of their own."""
    return re.sub(r"[^0-9A-Za-z_]+", "_", column)


def field_names(columns: Iterable[str]) -> tuple[str, ...]:
    """Every field of a table with some columns: its values, and for each what the table shows."""
    names = [field_name(column) for column in columns]
    return (ROW, GROUP, *(known for name in names for known in (name, f"{name}{WORDS}")))
