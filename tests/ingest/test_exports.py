"""Exports as people have them, invented: what is concluded of them is true, or is not concluded."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from casusboek.build import check
from casusboek.errors import UsageError
from casusboek.findings import errors
from casusboek.ingest import Choices, plan_import, write_plan
from casusboek.ingest.scales import known_answer
from casusboek.ingest.several import separator
from tests.ingest import exports

FILES = Path(__file__).parent / "files"


def counted(project: Path, file: Path, **said: object) -> Mapping[str, list[dict[str, str]]]:
    """Write the counts of a file into a project, and return their tables by the end of their names."""
    plan = plan_import(
        project,
        file,
        study="tuin",
        dataset="x",
        choices=Choices(tabulate=True, **said),  # type: ignore[arg-type]
        ask=None,
    )
    write_plan(plan)
    return {
        name.removeprefix("data/tuin/x_").removesuffix(".csv"): list(csv.DictReader(io.StringIO(content.decode())))
        for name, content in plan.files.items()
        if name.endswith(".csv")
    }


def counts(rows: list[dict[str, str]], question: str) -> list[tuple[str, str, str]]:
    """Answer, count and n of each result of a question."""
    return [(row["option_id"], row["value"], row["n_answered"]) for row in rows if row["question_id"] == question]


def check_codes(project: Path) -> list[str]:
    """What a check finds that is an error."""
    return [str(finding) for finding in errors(check(project)[2])]


def test_agreement_in_dutch_stands_in_its_order(project: Path) -> None:
    """The known order, the favourable side last, the middle neutral; nothing alphabetical."""
    tables = counted(project, FILES / "likert-mee-eens.csv")

    assert [row["option_id"] for row in tables["options"]] == [
        "helemaal mee oneens",
        "mee oneens",
        "niet mee eens, niet mee oneens",
        "mee eens",
        "helemaal mee eens",
    ]
    assert [row["neutral"] for row in tables["options"]] == ["nee", "nee", "ja", "nee", "nee"]
    assert [row["polarity"] for row in tables["scales"]] == ["positive_last"]
    agree = sum(int(row["value"]) for row in tables["results"][8:])
    assert agree == 26
    assert check_codes(project) == []


def test_answers_in_no_known_order_make_no_scale(project: Path, tmp_path: Path) -> None:
    """Words of agreement alone say neither an order nor a side, so no likert figure can be drawn of them."""
    rows = [["respondent", "steun"], *([f"R{i}", ("eens genoeg", "oneens genoeg", "mwah")[i % 3]] for i in range(30))]

    tables = counted(project, exports.written(tmp_path / "x.csv", rows))

    assert [(row["polarity"], row["label"]) for row in tables["scales"]] == [
        ("none", "eens genoeg, mwah, oneens genoeg")
    ]
    assert [row["type"] for row in tables["questions"]] == ["single"]
    assert {row["neutral"] for row in tables["options"]} == {"nee"}


def test_an_order_against_the_words_has_no_side(project: Path, tmp_path: Path) -> None:
    """A list that the author gives keeps its order; where words of agreement do not rise in it, no side is taken."""
    rows = [["respondent", "steun"], *([f"R{i}", ("eens", "oneens", "neutraal")[i % 3]] for i in range(30))]
    file = exports.written(tmp_path / "x.csv", rows)

    tables = counted(project, file, answers=(("steun", ("neutraal", "eens", "oneens")),))

    assert [row["polarity"] for row in tables["scales"]] == ["none"]
    assert [row["option_id"] for row in tables["options"]] == ["neutraal", "eens", "oneens"]


def test_not_applicable_was_not_asked(project: Path) -> None:
    """The n of several answers is who was asked: half of these saw the question."""
    tables = counted(project, FILES / "limesurvey-multiple-na.csv")

    assert counts(tables["results"], "welke_hulp_kreeg_je") == [
        ("welke_hulp_kreeg_je_coach", "12", "20"),
        ("welke_hulp_kreeg_je_collega", "10", "20"),
    ]
    assert check_codes(project) == []


def test_codes_and_texts_of_limesurvey(project: Path) -> None:
    """Code and text are told apart in headings and in answers; the program's own columns are no questions."""
    tables = counted(project, FILES / "limesurvey-code-and-text.csv")

    assert [(row["question_id"], row["type"]) for row in tables["questions"]] == [
        ("hulp", "multiple"),
        ("who5_sq001", "single"),
    ]
    assert [(row["option_id"], row["label"]) for row in tables["options"] if row["option_id"].isdigit()] == [
        ("0", "nooit"),
        ("1", "soms"),
        ("2", "minder dan de helft"),
        ("3", "meer dan de helft"),
        ("4", "meestal"),
        ("5", "de hele tijd"),
    ]
    assert check_codes(project) == []


def test_a_mean_has_all_its_digits(project: Path) -> None:
    """No exponent, halves up."""
    tables = counted(project, FILES / "grote-gemiddelden.csv")

    assert counts(tables["results"], "budget") == [("", "9567897.5", "12")]
    assert check_codes(project) == []


def test_several_answers_in_one_cell(project: Path) -> None:
    """Each is counted; how many were asked is not known and is said."""
    plan = plan_import(
        project, FILES / "gforms.csv", study="tuin", dataset="x", choices=Choices(tabulate=True), ask=None
    )
    tables = counted(project, FILES / "gforms.csv")

    assert counts(tables["results"], "welke_steun_kreeg_je") == [
        ("coach", "29", "40"),
        ("collega", "24", "40"),
        ("directie", "21", "40"),
    ]
    about = [found.what for found in plan.inferred if found.about == "Welke steun kreeg je?"]
    assert any("how many were asked is not known" in what for what in about)
    assert check_codes(project) == []


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (("niet mee eens, niet mee oneens", "mee eens", "niet mee eens, niet mee oneens"), ""),
        (("coach;collega;", "coach;", "collega;directie;", "directie;"), ";"),
        (("ja, graag", "nee, bedankt", "ja, graag"), ""),
        (("a, b", "b", "a"), ", "),
    ],
)
def test_a_comma_may_belong_to_an_answer(cells: tuple[str, ...], sign: str) -> None:
    """Cells are taken apart only where every part comes back by itself or in other company."""
    assert separator(cells) == sign


def test_numbers_beside_a_mark_stay_numbers(project: Path) -> None:
    """A word for not applicable among scores is a mark, with its meaning to confirm."""
    plan = plan_import(
        project, FILES / "cases-nvt.csv", study="tuin", dataset="x", choices=Choices(kind="cases"), ask=None
    )

    descriptor = plan.files["data/tuin/datapackage.yaml"].decode()
    assert [column.type for column in plan.columns] == ["string", "number"]
    assert 'missingValues: [{ value: "n.v.t.", label: niet van toepassing }]' in descriptor
    assert b"S3,n.v.t." in plan.files["data/tuin/x.csv"]


def test_rounds_stand_side_by_side(project: Path) -> None:
    """A person who answered twice is one person in each round, and the limit is held in each."""
    tables = counted(project, FILES / "two-moments.csv", kind="records")

    assert [(row["moment_id"], row["label"]) for row in tables["moments"]] == [("m1", "T1"), ("m2", "T2")]
    assert {row["n_answered"] for row in tables["results"]} == {"20"}
    assert {row["value"] for row in tables["results"]} == {"c"}
    assert check_codes(project) == []


def test_persons_in_several_rows_are_not_counted_twice(project: Path, tmp_path: Path) -> None:
    """Without a column that tells rounds apart nothing is counted."""
    rows = [["respondent", "steun"], *([f"R{i // 2}", ("eens", "oneens")[i % 2]] for i in range(40))]

    with pytest.raises(UsageError, match="--moment"):
        counted(project, exports.written(tmp_path / "x.csv", rows))


def test_an_answer_of_few_does_not_drop_its_question(project: Path, tmp_path: Path) -> None:
    """Answers that too few gave count together, without their words."""
    answers = [*["bij de koffie"] * 12, *["in de klas"] * 9, *["geheim plekje"] * 3, *["geheim hoekje"] * 4]
    rows = [["respondent", "waar"], *([f"R{i}", answer] for i, answer in enumerate(answers))]

    tables = counted(project, exports.written(tmp_path / "x.csv", rows))

    assert counts(tables["results"], "waar") == [
        ("bij de koffie", "12", "28"),
        ("in de klas", "9", "28"),
        ("andere", "7", "28"),
    ]
    assert not any("geheim" in cell for rows in tables.values() for row in rows for cell in row.values())


def test_an_answer_that_was_not_offered_is_no_zero(project: Path, tmp_path: Path) -> None:
    """An answer beside the scale belongs to the question where somebody gave it, not to its neighbour."""
    rows = [
        ["respondent", "steun", "tijd"],
        *([f"R{i}", ("eens", "oneens", "weet niet")[i % 3], ("eens", "oneens")[i % 2]] for i in range(30)),
    ]

    tables = counted(project, exports.written(tmp_path / "x.csv", rows))

    assert counts(tables["results"], "tijd") == [("oneens", "15", "30"), ("eens", "15", "30")]


def test_the_two_rows_of_surveymonkey(project: Path, tmp_path: Path) -> None:
    """The question stands above the first of its answers only."""
    header = ["Respondent ID", "Collector ID", "Start Date", "Waar leer je?", "", "Krijg je steun?"]
    below = ["", "", "", "Op school", "Thuis", "Response"]
    rows = [
        [10**9 + 7 * i, 400, "01/02/2026 10:00:00", "Op school" if i % 2 else "", "Thuis" if i < 12 else "", "eens"]
        for i in range(24)
    ]

    tables = counted(project, exports.written(tmp_path / "x.csv", [header, below, *rows]))

    assert (tables["questions"][0]["label"], tables["questions"][0]["type"]) == ("Waar leer je?", "multiple")
    assert [row["label"] for row in tables["options"][:2]] == ["Op school", "Thuis"]


def test_titles_notes_and_headings_that_recur(project: Path, tmp_path: Path) -> None:
    """Lines around a table are passed over and said; headings that recur are told apart, all at once."""
    rows = [
        ["Uitvoer 2026", "", "", ""],
        ["school", "score", "score", "score"],
        *([f"S{i}", i, i + 1, i + 2] for i in range(8)),
        ["Bron: eigen lijst", "", "", ""],
    ]
    plan = plan_import(
        project,
        exports.excel(tmp_path / "x.xlsx", blad=rows),
        study="tuin",
        dataset="x",
        choices=Choices(kind="aggregate", cleared=("school",)),
        ask=None,
    )

    assert [column.name for column in plan.columns] == ["school", "score", "score_2", "score_3"]
    said = [found.what for found in plan.inferred if found.about == "file"]
    assert "1 line above the headings is passed over." in said
    assert "1 line below the table is passed over." in said
    assert any("columns 3, 4" in what for what in said)


@pytest.mark.parametrize(
    "answer", ["Helemaal mee eens", "eens (4)", "4. mee eens", "noch akkoord, noch niet akkoord", "weet niet"]
)
def test_an_answer_is_known_in_any_dress(answer: str) -> None:
    """Capitals, numbers and end signs do not hide a known answer."""
    assert known_answer(answer)
