"""Answers of persons become counts per question and answer, as the structure of measures wants them."""

import csv
import io
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from casusboek.errors import UsageError
from casusboek.ingest import Choices, ImportPlan, plan_import
from smallcells.generalisation import rounded
from tests.ingest import exports


def counted(project: Path, file: Path, **said: object) -> tuple[ImportPlan, Mapping[str, list[dict[str, str]]]]:
    """The plan, and the rows of the four files by the end of their names."""
    choices = Choices(tabulate=True, **said)  # type: ignore[arg-type]
    plan = plan_import(project, file, study="tuin", dataset="x", choices=choices, ask=None)
    tables = {
        name.removeprefix("data/tuin/x_").removesuffix(".csv"): list(csv.DictReader(io.StringIO(content.decode())))
        for name, content in plan.files.items()
        if name.endswith(".csv")
    }
    return plan, tables


def results(rows: list[dict[str, str]], question: str) -> list[tuple[str, str, str]]:
    """Answer, count and n of each result of a question."""
    return [(row["option_id"], row["value"], row["n_answered"]) for row in rows if row["question_id"] == question]


def test_counts_of_a_spreadsheet(project: Path, tmp_path: Path) -> None:
    """A list that is known has its order; a small count goes, with the one that would give it back."""
    plan, tables = counted(project, exports.answers(tmp_path / "x.csv"))

    assert results(tables["results"], "steun") == [("oneens", "5", "24"), ("neutraal", "7", "24"), ("eens", "12", "24")]
    assert results(tables["results"], "tijd") == [("oneens", "12", "24"), ("neutraal", "c", "24"), ("eens", "c", "24")]
    assert results(tables["results"], "uren") == [("", "12.0", "24")]
    assert [row["question_id"] for row in tables["questions"]] == ["steun", "tijd", "uren"]
    assert [(row["polarity"], row["label"]) for row in tables["scales"]] == [("positive_last", "van oneens tot eens")]
    assert [row["neutral"] for row in tables["options"]] == ["nee", "ja", "nee"]
    about = {found.about: found.what for found in plan.inferred}
    assert about["nummer"] == "it numbers the rows, so it is not counted."
    assert about["opmerking"] == "it seems to hold free text, and is not counted."


def test_counts_of_spss(project: Path, tmp_path: Path) -> None:
    """The words of the file name its codes; a code for missing counts as no answer."""
    _, tables = counted(project, exports.spss(tmp_path / "x.sav"))

    assert [(row["option_id"], row["label"]) for row in tables["options"]] == [
        ("1", "Oneens"),
        ("2", "Neutraal"),
        ("3", "Eens"),
    ]
    assert results(tables["results"], "v1") == [("1", "5", "23"), ("2", "7", "23"), ("3", "11", "23")]


@pytest.mark.parametrize("second", [True, False])
def test_several_answers_of_limesurvey(project: Path, tmp_path: Path, *, second: bool) -> None:
    """The ticks of one question are its answers, with or without a second export for the words."""
    words = exports.limesurvey(tmp_path / "w.csv", words=True) if second else None
    _, tables = counted(project, exports.limesurvey(tmp_path / "x.csv", words=False), words=words)

    question = next(row for row in tables["questions"] if row["type"] == "multiple")
    assert question["question_id"] == "v2"
    assert results(tables["results"], "v2") == [("v2_sq1", "12", "17"), ("v2_sq2", "10", "17")]


def test_several_answers_of_qualtrics(project: Path, tmp_path: Path) -> None:
    """The words of the choice name the answer; the program's own columns are no questions."""
    _, tables = counted(project, exports.qualtrics(tmp_path / "x.csv"))

    assert [(row["question_id"], row["label"], row["type"]) for row in tables["questions"]] == [
        ("q1", "Krijg je steun?", "likert"),
        ("q2", "Waar leer je?", "multiple"),
        ("q3_1", "In welke mate? - Rust", "single"),
    ]
    assert [row["label"] for row in tables["options"] if row["option_id"].startswith("q2")] == ["Op school", "Thuis"]


def test_words_that_few_gave_are_not_shown(project: Path, tmp_path: Path) -> None:
    """They may be somebody's own; an author who lists the answers decides otherwise."""
    header = ["respondent", "rol", "plan"]
    rows = [[f"R{i}", "leraar" if i < 22 else "geheim", "ja" if i % 2 else "nee"] for i in range(24)]
    file = exports.written(tmp_path / "x.csv", [header, *rows])

    plan, tables = counted(project, file)

    assert [row["question_id"] for row in tables["questions"]] == ["plan"]
    assert tables["questions"][0]["type"] == "yes_no"
    assert "geheim" not in "".join(f"{found.what}{found.otherwise}" for found in plan.to_confirm)
    _, tables = counted(project, file, answers=(("rol", ("leraar", "directie", "geheim")),))
    assert results(tables["results"], "rol") == [("leraar", "c", "24"), ("directie", "c", "24"), ("geheim", "c", "24")]


def test_answers_that_are_not_in_the_list_stop_the_count(project: Path, tmp_path: Path) -> None:
    """Nothing falls out of a count unseen."""
    with pytest.raises(UsageError, match="steun: 1 of its answers"):
        counted(
            project, exports.answers(tmp_path / "x.csv"), answers=(("steun", ("oneens", "neutraal")),), asked=("steun",)
        )


def test_too_few_persons_are_not_counted(project: Path, tmp_path: Path) -> None:
    """The study's own limit holds for every question."""
    rows = [["respondent", "steun"], *([f"R{i}", "eens"] for i in range(4))]

    with pytest.raises(UsageError, match="steun: fewer than 5 persons answered it"):
        counted(project, exports.written(tmp_path / "x.csv", rows))


def test_a_half_goes_up_as_it_does_in_a_table_of_the_same_answers(project: Path, tmp_path: Path) -> None:
    """A mean of 8.25 is 8.3 when it is imported, and 8.3 when the answers themselves make a table of scores."""
    given = [f"{hours},25" for hours in range(17)]
    file = tmp_path / "x.csv"
    file.write_text("\n".join(["nummer;uren", *(f"{n};{hours}" for n, hours in enumerate(given, 1))]), encoding="utf-8")

    _, tables = counted(project, file, kind="records")
    mean = sum((Fraction(hours.replace(",", ".")) for hours in given), Fraction(0)) / len(given)

    assert [value for _, value, _ in results(tables["results"], "uren")] == ["8.3"]
    assert rounded(mean, 1).text == "8.3"
