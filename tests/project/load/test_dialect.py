"""A file as a spreadsheet in Dutch saves it holds what the same table with commas holds, or is refused."""

import csv
import io
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusboek.findings import Finding, Severity, errors
from casusboek.model.data import Dataset, Disclosure, Field, Kind
from casusboek.model.markers import Marker
from casusboek.project.load.csv import Declared, read_dataset
from casusboek.project.load.dialect import delimiter_of
from tests.projects import DATA, read, write

TYPES = ("string", "number", "integer", "list")
LETTERS = st.text(
    st.one_of(st.sampled_from(';,."\n é€'), st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"))),
    max_size=12,
)
PLAIN = st.text("abcdé ", min_size=1, max_size=6).map(str.strip).filter(bool)


def cells(kind: str) -> st.SearchStrategy[str]:
    """Return cells that a column of this type can hold, in the form of the data."""
    if kind == "number":
        return st.decimals(-9999, 9999, places=3).map(str) | st.integers(-9999, 9999).map(str) | st.just("")
    if kind == "integer":
        return st.integers(-9999, 9999).map(str)
    return st.lists(PLAIN, min_size=1, max_size=3, unique=True).map(";".join) if kind == "list" else LETTERS


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    """Draw the types of some columns, and rows that fit them."""
    kinds = draw(st.lists(st.sampled_from(TYPES), min_size=2, max_size=5))
    return kinds, draw(st.lists(st.tuples(*map(cells, kinds)).map(list), max_size=6))


def declared(kinds: list[str]) -> Declared:
    """A dataset with a column of each type."""
    fields = [
        Field(f"veld_{number}", kind, "Veld", "", Disclosure.PUBLIC, {}, absent={"": Marker.NOT_REPORTED})
        for number, kind in enumerate(kinds)
    ]
    return Declared("tabel", "Tabel", "", Kind.CODING, tuple(fields), (), "tabel.csv")


def saved(kinds: list[str], rows: list[list[str]], *, delimiter: str, decimal: str, line_end: str) -> str:
    """Return the table in a form."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end)
    writer.writerow([f"veld_{number}" for number in range(len(kinds))])
    for row in rows:
        writer.writerow(
            [cell.replace(".", decimal) if kind == "number" else cell for kind, cell in zip(kinds, row, strict=True)]
        )
    return text.getvalue()


def found(folder: Path, kinds: list[str], content: bytes) -> tuple[Dataset | None, tuple[Finding, ...]]:
    """What is read of a file."""
    (folder / "tabel.csv").write_bytes(content)
    return read_dataset(declared(kinds), folder / "tabel.csv", PurePosixPath("tabel.csv"))


def codes(findings: tuple[Finding, ...]) -> list[str]:
    """The place and code of each finding."""
    return [f"{finding.where.row}:{finding.where.column} {finding.code}" for finding in sorted(findings)]


@given(table=tables())
def test_any_table_is_the_same_in_both_forms(
    table: tuple[list[str], list[list[str]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Semicolons, decimal commas, a byte order mark and Windows line ends change no value and no absence."""
    kinds, rows = table
    folder = tmp_path_factory.mktemp("tabel")
    ours = saved(kinds, rows, delimiter=",", decimal=".", line_end="\n")
    theirs = saved(kinds, rows, delimiter=";", decimal=",", line_end="\r\n")

    before, said = found(folder, kinds, ours.encode())
    after, noted = found(folder, kinds, theirs.encode("utf-8-sig"))

    assert before is not None
    assert after is not None
    assert not errors((*said, *noted))
    assert "D116" in {finding.code for finding in noted}
    assert before.frame.equals(after.frame)
    assert before.markers.equals(after.markers)


@given(
    words=st.lists(LETTERS, min_size=1, max_size=4), encoding=st.sampled_from(["windows-1252", "mac-roman", "cp850"])
)
def test_another_encoding_is_read_right_or_refused(
    words: list[str], encoding: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Windows-1252 is read as it is written; where it might be something else, nothing is read."""
    rows = [[word.encode(encoding, "ignore").decode(encoding), "1"] for word in words]
    kinds = ["string", "integer"]
    text = saved(kinds, rows, delimiter=";", decimal=",", line_end="\r\n")

    dataset, said = found(tmp_path_factory.mktemp("tabel"), kinds, text.encode(encoding))

    if encoding == "windows-1252" and dataset:
        assert not errors(said)
        assert [dataset.value(line, "veld_0") for line, _ in dataset.values("veld_1")] == [
            Marker.NOT_REPORTED if row[0] == "" else row[0] for row in rows
        ]


@pytest.mark.parametrize("word", ["één", "België", "coördinatie", "hoofdpersoon é", "à la carte", "über"])
@pytest.mark.parametrize("encoding", ["mac-roman", "cp850"])
def test_accents_of_a_third_encoding_are_refused(word: str, encoding: str, tmp_path: Path) -> None:
    """The bytes of another computer's accents are no letters of Windows-1252 that a Dutch word holds."""
    dataset, said = found(tmp_path, ["string", "integer"], f"veld_0;veld_1\n{word};1\n".encode(encoding))

    assert dataset is None
    assert [finding.code for finding in said] == ["F105"]


def test_what_excel_in_dutch_saves_is_read_and_said(tmp_path: Path) -> None:
    """Windows-1252, semicolons and decimal commas: two notes, and the numbers that were meant."""
    content = 'veld_0;veld_1\r\n"René’s cijfer; €";1,5\r\nzonder;2\r\n'.encode("windows-1252")

    dataset, said = found(tmp_path, ["string", "number"], content)

    assert dataset is not None
    assert [value for _, value in dataset.values("veld_1")] == [1.5, 2.0]
    assert dataset.value(2, "veld_0") == "René’s cijfer; €"
    assert codes(said) == ["1:1 D116", "2:5 F109"]
    assert {finding.severity for finding in said} == {Severity.NOTE}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('veld_0,veld_1\na,"1,5"\n', ["2:2 D112"]),
        ("veld_0;veld_1\na;1.5\nb;2.25\n", ["1:1 D116"]),
        ("veld_0;veld_1\na;1.234\nb;2\n", ["1:1 D116", "2:2 D117"]),
        ("veld_0;veld_1\na;1.234\nb;2.5\n", ["1:1 D116"]),
        ("veld_0;veld_1\na;1.5\nb;2,5\n", ["1:1 D116", "2:2 D112"]),
        ("veld_0;veld_1\na;1.234,5\n", ["1:1 D116", "2:2 D112"]),
        ("veld_0;veld_1\na,b;1;2\n", ["1:1 D116", "2:1 D107"]),
        ("veld_0;veld,1\na;1\n", ["1:1 D115"]),
    ],
)
def test_a_number_is_read_one_way_or_refused(text: str, expected: list[str], tmp_path: Path) -> None:
    """In a file with commas a comma is no decimal mark; between semicolons a point may be one, unless it may not."""
    assert codes(found(tmp_path, ["string", "number"], text.encode())[1]) == expected


def test_names_tell_which_sign_divides() -> None:
    """Where both signs divide the first line, the fields of the dataset decide, and nothing else."""
    assert delimiter_of("a,b;c\n", ("a,b", "c")) == ";"
    assert delimiter_of("a,b;c\n", ("a", "b;c")) == ","
    assert delimiter_of("a,b;c\n") is None
    assert delimiter_of("alleen\n1,5\n") == ","


def test_a_file_that_is_read_after_all_is_whole(tmp_path: Path) -> None:
    """What follows from its rows is still said: a reference to a row that it does not have is wrong."""
    path = write(tmp_path) / DATA / "redenen.csv"
    rows = list(csv.reader(path.open(encoding="utf-8", newline="")))
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(row for row in rows if row[0] != "R1")
    path.write_bytes(text.getvalue().encode("windows-1252"))

    project, findings = read(tmp_path)

    assert project is not None
    assert project.whole(f"{DATA}/redenen.csv")
    assert "V103" in {finding.code for finding in findings}
