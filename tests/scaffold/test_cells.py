"""What a field refuses in a new row beyond its type: values that stand there already, or stand nowhere."""

from pathlib import PurePosixPath

import pytest

from casusboek.errors import UsageError
from casusboek.model.data import Dataset, Disclosure, Field, Kind, framed
from casusboek.model.lookup import FieldReference
from casusboek.model.markers import Marker
from casusboek.scaffold.cells import NewRow


def field(name: str, **more: object) -> Field:
    """Return a public text field, with some properties of its own."""
    known: dict[str, object] = {
        "name": name,
        "type": "string",
        "label": name.title(),
        "description": "",
        "disclosure": Disclosure.PUBLIC,
        "codes": {},
        "absent": {},
    }
    return Field(**{**known, **more})  # type: ignore[arg-type]


def dataset(name: str, fields: tuple[Field, ...], *rows: dict[str, str | tuple[str, ...] | Marker]) -> Dataset:
    """Return a dataset with some rows."""
    columns = {one.name: [row[one.name] for row in rows] for one in fields}
    frames = framed(fields, range(2, len(rows) + 2), columns)
    file = PurePosixPath(f"data/x/{name}.csv")
    return Dataset(name, name, "", Kind.CASES, fields, *frames, (fields[0].name,), file, "")


def new_row(town: Disclosure = Disclosure.KEY) -> NewRow:
    """Return a row for a school with a unique motto and towns from another dataset."""
    towns = dataset("towns", (field("town", disclosure=town),), {"town": "duinen"}, {"town": "polder"})
    fields = (
        field("motto", unique=True, absent={"": Marker.NOT_MENTIONED}),
        field("towns", type="list", disclosure=town, reference=FieldReference("towns", "town")),
    )
    schools = dataset("schools", fields, {"motto": "samen", "towns": ("duinen",)})
    return NewRow(schools, {"towns": towns, "schools": schools})


def refused(row: NewRow, given: dict[str, str]) -> str:
    """Return why a row is refused."""
    with pytest.raises(UsageError) as refusal:
        row.cells(("motto", "towns"), given, None)
    return str(refusal.value)


def test_a_row_that_fits_is_taken() -> None:
    """Items of a list are looked up one by one; what may be empty is."""
    cells = new_row().cells(("towns", "motto"), {"towns": "polder; duinen"}, None)

    assert cells == {"towns": "polder; duinen", "motto": ""}


def test_a_unique_value_stands_once() -> None:
    """Another row's value is refused where values are unique."""
    assert "another row has this value already" in refused(new_row(), {"motto": "samen", "towns": "duinen"})


def test_a_foreign_key_leads_somewhere() -> None:
    """A value that stands in no other row is refused, with the nearest one."""
    told = refused(new_row(), {"towns": "duinen;poldr"})

    assert "no row of 'towns' has this town. Did you mean 'polder'?" in told
    assert "Allowed: duinen, polder." in refused(new_row(), {})


@pytest.mark.parametrize("level", [Disclosure.SENSITIVE, Disclosure.DROP])
def test_protected_values_are_not_listed(level: Disclosure) -> None:
    """What may not be shown is in no hint either."""
    told = refused(new_row(level), {"towns": "poldr"}) + refused(new_row(level), {})

    assert "polder" not in told
    assert "duinen" not in told
