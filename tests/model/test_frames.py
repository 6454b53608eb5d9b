"""A dataset is a typed frame: what each cell holds, and why another holds nothing, comes out as it went in."""

from pathlib import PurePosixPath

import pytest

from casusboek.model.data import Dataset, Disclosure, Field, Kind, Value, framed
from casusboek.model.lookup import Astray, AstrayError, FieldReference, Texted, end, meeting, steps
from casusboek.model.markers import Marker

ABSENCES = (Marker.BLANK, Marker.DASH, Marker.NOT_REPORTED, Marker.NOT_APPLICABLE, Marker.WITHHELD)
LARGE = 2**53 + 1
"""The first whole number that no float holds."""


def field(name: str, type_: str = "string", *, reference: FieldReference | None = None, **codes: str) -> Field:
    """A field with little to say."""
    return Field(name, type_, name, "", Disclosure.PUBLIC, codes, {}, reference=reference)


def dataset(fields: tuple[Field, ...], *rows: tuple[Value | Marker, ...], name: str = "x") -> Dataset:
    """A dataset of rows from line 2 on, with its first field as the key."""
    columns = {one.name: [row[place] for row in rows] for place, one in enumerate(fields)}
    frames = framed(fields, range(2, len(rows) + 2), columns)
    return Dataset(name, name, "", Kind.CASES, fields, *frames, (fields[0].name,), PurePosixPath("x.csv"), "")


@pytest.mark.parametrize(("type_", "zero"), [("integer", 0), ("number", 0.0), ("string", ""), ("list", ("a",))])
def test_six_kinds_of_absence_stay_apart(type_: str, zero: Value) -> None:
    """Zero, blank, a dash, not reported, not applicable and withheld are six things, whatever the type."""
    found = dataset((field("n", type_),), (zero,), *((marker,) for marker in ABSENCES))

    assert list(found.column("n").values()) == [zero, *ABSENCES]
    assert [line for line, _ in found.values("n")] == [2]
    assert found.markers["n"].dropna().tolist() == [marker.value for marker in ABSENCES]


def test_each_type_has_its_dtype() -> None:
    """Whole numbers, numbers, texts and codes are nullable columns of their own dtype."""
    fields = (field("a", "integer"), field("b", "number"), field("c"), field("d", ja="Ja", nee="Nee"))
    found = dataset(fields, (1, 0.5, "x", "ja"), (Marker.DASH,) * 4)

    assert [str(dtype) for dtype in found.frame.dtypes] == ["Int64", "Float64", "string", "category"]
    assert found.frame.isna().sum().tolist() == [1, 1, 1, 1]


def test_large_whole_numbers_are_exact() -> None:
    """A whole number that no float holds stays what it is, also beside an absent one."""
    found = dataset((field("n", "integer"),), (LARGE,), (Marker.NOT_REPORTED,), (-LARGE,))

    assert list(found.column("n").values()) == [LARGE, Marker.NOT_REPORTED, -LARGE]
    assert found.texts(2, "n") == (str(LARGE),)


def test_codes_that_do_not_occur_are_still_codes() -> None:
    """A category keeps the codes that nobody has, in their order; what is no code is kept too."""
    found = dataset((field("d", ja="Ja", nee="Nee", weet="Weet niet"),), ("nee",), ("?",))

    assert list(found.frame["d"].cat.categories) == ["ja", "nee", "weet", "?"]
    assert found.meeting({"d": "ja"}) == ()
    assert list(found.column("d").values()) == ["nee", "?"]


def test_codes_with_one_label_stay_two_codes() -> None:
    """Codes are told apart by themselves, not by what readers call them."""
    found = dataset((field("d", a="Zelfde", b="Zelfde"),), ("a",), ("b",))

    assert (found.meeting({"d": "a"}), found.meeting({"d": "b"})) == ((2,), (3,))


def test_a_dataset_can_be_empty_or_have_one_row() -> None:
    """Without rows every question has an answer; with one row, that row."""
    fields = (field("a"), field("n", "integer"))
    none, one = dataset(fields), dataset(fields, ("x", 0))

    assert (none.size, none.lines, none.meeting({"a": "*"}), dict(none.column("n"))) == (0, (), (), {})
    assert (one.size, one.lines, one.meeting({"n": "0"}), one.name(2)) == (1, (2,), (2,), "x")


def test_conditions_ask_for_codes_any_value_or_none() -> None:
    """A condition holds for a row with one of the codes, with any value, or without one; all must hold."""
    fields = (field("a"), field("b", "list"))
    found = dataset(fields, ("x", ("p", "q")), ("y", ("q",)), (Marker.BLANK, ("p",)), ("x", Marker.DASH))

    assert found.meeting({"a": "x"}) == (2, 5)
    assert found.meeting({"a": ("x", "y"), "b": "q"}) == (2, 3)
    assert found.meeting({"a": "*", "b": "-"}) == (5,)
    assert found.meeting({"a": "-"}) == (4,)
    assert found.meeting({}) == (2, 3, 4, 5)
    assert found.meeting({"elsewhere": "x"}) == (2, 3, 4, 5)


def test_a_condition_on_a_column_that_is_not_there_is_an_error() -> None:
    """Whoever asks without looking is told so."""
    with pytest.raises(KeyError):
        meeting(dataset((field("a"),), ("x",)), {"b": "x"})


def test_a_path_follows_foreign_keys() -> None:
    """Each dot leads to the first row with that key; a broken link and an absent value end the way."""
    towns = dataset((field("town"), field("size", "integer")), ("duin", 3), ("duin", 4), name="towns")
    link = FieldReference("towns", "town")
    schools = dataset(
        (field("id"), field("town", reference=link)), ("a", "duin"), ("b", "zee"), ("c", Marker.DASH), name="schools"
    )
    both = {"towns": towns, "schools": schools}
    road = steps(both, "schools", "town.size")

    ends = [end(both, road, texts) for texts in schools.texted("town").texts]

    assert road == (("schools", "town"), ("towns", "size"))
    assert [(found.step, found.row, found.broken) for found in ends] == [
        (1, 0, False),
        (0, None, True),
        (0, None, False),
    ]


@pytest.mark.parametrize(
    ("path", "why"),
    [("x", Astray.UNKNOWN), ("id.x", Astray.NO_KEY), ("towns.x", Astray.NO_KEY), ("away.x", Astray.ABSENT)],
)
def test_a_path_that_leads_nowhere_says_why(path: str, why: Astray) -> None:
    """An unknown field, a dot behind what is no foreign key or is a list of them, and a dataset that is not there."""
    link = FieldReference("schools", "id")
    fields = (
        field("id"),
        field("towns", "list", reference=link),
        field("away", reference=FieldReference("nowhere", "id")),
    )

    with pytest.raises(AstrayError) as astray:
        steps({"schools": dataset(fields, name="schools")}, "schools", path)
    assert (astray.value.dataset, astray.value.name, astray.value.why) == ("schools", path.partition(".")[0], why)


def test_some_rows_or_other_values_leave_the_rest_as_it_was() -> None:
    """Rows keep their lines when others go, and columns their order when one is replaced."""
    found = dataset((field("a"), field("n", "integer")), ("x", 1), ("y", 2), ("z", Marker.DASH))

    fewer = found.only((2, 4))
    other = fewer.with_values({"a": ["p", Marker.BLANK]})

    assert dict(fewer.column("n")) == {2: 1, 4: Marker.DASH}
    assert list(other.frame.columns) == ["a", "n"]
    assert dict(other.column("a")) == {2: "p", 4: Marker.BLANK}
    assert dict(found.column("a")) == {2: "x", 3: "y", 4: "z"}


def test_texts_are_looked_up() -> None:
    """Of each text it is known where it stands, and where first."""
    found = Texted((("a", "b"), (), ("b",)))

    assert (sorted(found.rows["b"]), found.first["b"], sorted(found.none)) == ([0, 2], 0, [1])
    assert sorted(found.meeting(("a", "zz"))) == [0]
