"""Files of every kind become columns of plain text, or are refused without a word of what they hold."""

from datetime import date, datetime
from pathlib import Path

import pytest

from casusboek.errors import UsageError
from casusboek.ingest.columns import Survey
from casusboek.ingest.reading import read_sheet, with_words
from tests.ingest import exports

FORMS = {
    "semicolons": (";", "utf-8"),
    "commas": (",", "utf-8"),
    "tabs": ("\t", "utf-8"),
    "byte order mark": (";", "utf-8-sig"),
    "windows": (";", "cp1252"),
    "utf-16": ("\t", "utf-16"),
}


@pytest.mark.parametrize(("delimiter", "encoding"), FORMS.values(), ids=FORMS)
def test_text_is_read_in_every_form(tmp_path: Path, delimiter: str, encoding: str) -> None:
    """Whatever stands between the columns, and in whatever encoding, the columns are the same."""
    sheet = read_sheet(exports.answers(tmp_path / "x.csv", delimiter=delimiter, encoding=encoding))

    assert [column.name for column in sheet.columns] == ["nummer", "e-mail", "steun", "tijd", "uren", "opmerking"]
    assert sheet.columns[2].cells == exports.STEUN
    assert sheet.columns[5].cells[0] == "geheim nummer 0, met één zin erbij"
    said = [found.what for found in sheet.inferred]
    assert any("columns stand between" in what for what in said)
    assert any("windows-1252" in what for what in said) is (encoding == "cp1252")


def test_excel_may_say_its_sign(tmp_path: Path) -> None:
    """A first line with sep= is an answer, so nothing is inferred."""
    path = tmp_path / "x.csv"
    path.write_text("sep=;\na;b\n1,5;2\n", encoding="utf-8")

    sheet = read_sheet(path)

    assert [(column.name, column.cells) for column in sheet.columns] == [("a", ("1,5",)), ("b", ("2",))]
    assert sheet.inferred == ()


BAD = {
    "two ways": ("a;b,c\n1;2,3\n", "more than one way"),
    "uneven": ("geheim;b\n1;2;3\n", "no sign divides every row"),
    "no rows": ("a;b\n", "no row below"),
    "no heading": ("a;\n1;2\n", "column 2 has no heading"),
    "no headings": ("a;geheim@thuis.example\nb;c@thuis.example\n", "heading of column 2 looks like an answer"),
    "number as heading": ("12;geheim\n13;x\n", "heading of column 1 looks like an answer"),
    "nul": ("a;b\n\0;2\n", "NUL"),
    "quote": ('a;b\n"geheim;2\n', "no sign divides"),
}


@pytest.mark.parametrize(("text", "message"), BAD.values(), ids=BAD)
def test_what_is_no_table_is_refused(tmp_path: Path, text: str, message: str) -> None:
    """The message names places, never what stands there."""
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(UsageError, match=message) as refusal:
        read_sheet(path)

    assert "geheim" not in str(refusal.value)


@pytest.mark.parametrize("name", ["x.xlsx", "x.sav", "x.docx"])
def test_what_is_not_what_its_name_says_is_refused(tmp_path: Path, name: str) -> None:
    """A library's own words, which may quote a cell, do not come through."""
    (tmp_path / name).write_text("geheim;b\n", encoding="utf-8")

    with pytest.raises(UsageError, match=r"cannot be read|can be read|can be imported") as refusal:
        read_sheet(tmp_path / name)

    assert "geheim" not in str(refusal.value)


def test_excel_keeps_its_types(tmp_path: Path) -> None:
    """Numbers have a point, whole numbers none, and days are written as the data want them."""
    rows = [["n", "x", "dag", "moment", "ja"], [3.0, 1.25, date(2026, 3, 9), datetime(2026, 3, 9, 12, 30), True]]  # noqa: DTZ001
    sheet = read_sheet(exports.excel(tmp_path / "x.xlsx", Blad1=rows))

    assert [column.cells[0] for column in sheet.columns] == ["3", "1.25", "2026-03-09", "2026-03-09 12:30", "true"]
    assert all(column.exact for column in sheet.columns)


def test_one_of_several_sheets_is_named(tmp_path: Path) -> None:
    """No sheet is chosen for the author; an empty one does not count, but is said."""
    rows = [["a", "b"], [1, 2]]
    several = exports.excel(tmp_path / "x.xlsx", Een=rows, Twee=rows)
    single = exports.excel(tmp_path / "y.xlsx", Een=rows, Leeg=[])

    with pytest.raises(UsageError, match=r"--sheet\. Its sheets: Een, Twee"):
        read_sheet(several)
    with pytest.raises(UsageError, match="no sheet 'Drie'"):
        read_sheet(several, sheet="Drie")
    assert read_sheet(several, sheet="Twee").rows == 1
    assert [found.what for found in read_sheet(single).inferred] == ["the sheet 'Een' is read."]


def test_a_formula_without_a_value_is_said(tmp_path: Path) -> None:
    """A program that is not Excel leaves formulas uncomputed."""
    sheet = read_sheet(exports.excel(tmp_path / "x.xlsx", Blad1=[["a", "b"], [1, "=A2+1"]]))

    assert sheet.columns[1].cells == ("",)
    assert [found.what for found in sheet.inferred] == ["1 formulas were never computed, and are read as empty."]


def test_spss_brings_labels_and_missing_values(tmp_path: Path) -> None:
    """Codes keep their words, and what its author calls missing is no answer."""
    sheet = read_sheet(exports.spss(tmp_path / "x.sav"))
    answer, age, _ = sheet.columns

    assert sheet.persons
    assert answer.label == "Ik krijg steun"
    assert dict(answer.labels) == {"1": "Oneens", "2": "Neutraal", "3": "Eens", "99": "geen antwoord"}
    assert answer.missing == ("99",)
    assert (answer.cells[0], len(answer.filled)) == ("99", exports.N - 1)
    assert (age.cells[0], age.cells[-1]) == ("30", "")


def test_qualtrics_has_two_more_rows_of_headings(tmp_path: Path) -> None:
    """Codes name the columns, texts label them, and its own ids are left aside."""
    sheet = read_sheet(exports.qualtrics(tmp_path / "x.csv"))

    assert (sheet.survey, sheet.rows, sheet.persons) == (Survey.QUALTRICS, exports.N, True)
    question = next(column for column in sheet.columns if column.name == "Q1")
    assert (question.label, question.cells) == ("Krijg je steun?", exports.STEUN)
    assert any("1 of 24 were not finished; they count." in found.what for found in sheet.inferred)


def test_limesurvey_may_have_codes_and_texts_in_one_heading(tmp_path: Path) -> None:
    """A code before a point is the name, what follows is the question."""
    rows = [["id. Response ID", "submitdate", "lastpage", "seed", "V1. Krijg je steun?"], ["1", "", "2", "3", "A1"]]
    rows[0][0] = "id"
    sheet = read_sheet(exports.written(tmp_path / "x.csv", rows))

    assert sheet.survey is Survey.LIMESURVEY
    assert (sheet.columns[4].name, sheet.columns[4].label) == ("V1", "Krijg je steun?")


def test_two_exports_give_codes_their_words(tmp_path: Path) -> None:
    """The same answers as codes and as words belong together, cell by cell."""
    codes = read_sheet(exports.limesurvey(tmp_path / "codes.csv", words=False))
    words = read_sheet(exports.limesurvey(tmp_path / "words.csv", words=True))

    both = with_words(codes, words)

    question = next(column for column in both.columns if column.name == "V1")
    assert dict(question.labels) == {"A1": "oneens", "A2": "neutraal", "A3": "eens"}
    assert question.label == "Krijg je steun?"


def test_two_exports_of_other_answers_are_refused(tmp_path: Path) -> None:
    """Sorted differently, the words would stand behind the wrong codes."""
    codes = [["id", "V"], ["1", "A1"], ["2", "A2"], ["3", "A1"]]
    words = [["id", "V"], ["1", "geheim"], ["2", "nee"], ["3", "nee"]]

    sheets = [read_sheet(exports.written(tmp_path / f"{i}.csv", rows)) for i, rows in enumerate((codes, words))]
    with pytest.raises(UsageError, match="column 'V' does not say the same") as refusal:
        with_words(*sheets)
    assert "geheim" not in str(refusal.value)
    with pytest.raises(UsageError, match="differ in rows or columns"):
        with_words(sheets[0], read_sheet(exports.written(tmp_path / "x.csv", codes[:-1])))
