"""What is wrong fits on a screen: one cause is told once, and nothing is lost."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from casusboek import cli
from casusboek.cli.findings import LINES, LISTED, grouped, show
from casusboek.findings import Finding, Place, Severity
from tests.projects import DATA, write

FINDINGS = st.builds(
    Finding,
    st.builds(
        Place,
        st.sampled_from(["data/a/een.csv", "data/a/twee.csv", "content/a.yml"]),
        st.integers(0, 9),
        st.integers(0, 3),
        st.sampled_from(["", "veld", "ander"]),
    ),
    st.sampled_from(["D111", "V103"]),
    st.sampled_from(["'a' is no code.", "'b' is no code.", "missing."]),
    st.just(""),
    st.sampled_from(Severity),
)


def finding(row: int, code: str = "D111", name: str = "rol", file: str = "data/a/een.csv") -> Finding:
    """Something wrong in a row."""
    return Finding(Place(file, row, 2, name), code, f"'x{row}' is not one of the codes of {name!r}.")


@given(found=st.lists(FINDINGS, max_size=40))
def test_groups_hold_every_finding_of_one_code_and_file(found: list[Finding]) -> None:
    """None is lost or told twice, each group is of one code, file and severity, and errors come first."""
    groups = grouped(found)

    assert sorted(each for group in groups for each in group) == sorted(found)
    assert all(len({(each.code, each.where.file, each.severity) for each in group}) == 1 for group in groups)
    assert [group[0].severity for group in groups] == sorted(group[0].severity for group in groups)


def test_a_column_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    """With how many more there are, and where the first of these are."""
    show([*(finding(row) for row in range(2, 1202)), finding(5, "D109"), finding(7, name="dag")], None)

    assert capsys.readouterr().err.splitlines() == [
        "data/a/een.csv:2:2 rol: 'x2' is not one of the codes of 'rol'. [D111]",
        "  and 1199 more like it in data/a/een.csv, on lines 3, 4, 5, 6, 7, 8, 9, 10, …",
        "data/a/een.csv:5:2 rol: 'x5' is not one of the codes of 'rol'. [D109]",
        "data/a/een.csv:7:2 dag: 'x7' is not one of the codes of 'dag'. [D111]",
        "1202 errors, 0 warnings. 'casusboek explain D111' says more.",
    ]


def test_messages_that_differ_in_a_name_only_are_one_cause(capsys: pytest.CaptureFixture[str]) -> None:
    """In a file that is no table, as there a column tells nothing."""
    show([finding(row, name=f"n{row}", file="content/a.yml") for row in range(1, 6)], None)

    assert capsys.readouterr().err.splitlines()[1] == "  and 4 more like it in content/a.yml, on lines 2, 3, 4, 5"


def test_a_few_are_told_one_by_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is left out then, so there is no list, and one of before is gone."""
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / LISTED).write_text("oud", encoding="utf-8")
    show([finding(row) for row in (2, 3, 4)], tmp_path)

    assert len(capsys.readouterr().err.splitlines()) == 4
    assert not (tmp_path / "build" / LISTED).exists()


def test_what_does_not_fit_is_in_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A screen holds the first causes, errors before warnings; the file holds every place."""
    found = [finding(row, name=f"veld_{row % 60:02}") for row in range(2, 602)]
    show(found, tmp_path)
    said = capsys.readouterr().err.splitlines()

    assert len(said) <= LINES + 4
    assert said[-3:] == [
        "Every place is in build/findings.txt.",
        "… and 420 more.",
        "600 errors, 0 warnings. 'casusboek explain D111' says more.",
    ]
    listed = (tmp_path / "build" / LISTED).read_text(encoding="utf-8").splitlines()
    assert sorted(listed) == sorted(map(str, found))


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list is not worth a file among another's; what is wrong is told all the same."""
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "huis.txt").write_text("van een ander", encoding="utf-8")
    show([finding(row) for row in range(2, 9)], tmp_path)

    assert [path.name for path in (tmp_path / "build").iterdir()] == ["huis.txt"]
    assert "7 errors" in capsys.readouterr().err


def test_a_broken_file_is_a_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Thousands of wrong cells are some lines of check and of build, and all of JSON."""
    table = write(tmp_path) / DATA / "helpers.csv"
    rows = "".join(f"TUIN1,niemand,s{number},x,y,900:L1\n" for number in range(3000))
    table.write_text(f"tuin_id,rol,seizoen,n,aandeel,source\n{rows}", encoding="utf-8")

    whole = CliRunner().invoke(cli.casusboek, ["check", "--json", "--project", str(tmp_path)])
    assert len(json.loads(whole.stdout)) == 9000
    for command in ("check", "build"):
        monkeypatch.setattr(sys, "argv", ["casusboek", command, "--project", str(tmp_path)])
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        said = capsys.readouterr().err
        assert stopped.value.code == 2
        assert len(said.splitlines()) <= 40
        assert f"Every place is in build/{LISTED}." in said
        assert (tmp_path / "build" / LISTED).read_text(encoding="utf-8").count("helpers.csv:") == 9000
