"""An import writes a dataset with its entry drafted, or nothing; persons never go below ``data/``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from casusboek.build import check
from casusboek.cli import casusboek
from casusboek.errors import UsageError
from casusboek.ingest import Choices, ImportPlan, plan_import, write_plan
from tests.ingest import exports
from tests.scaffold.files import everything

DESCRIPTOR = "data/tuin/datapackage.yaml"


def planned(root: Path, file: Path, *, dataset: str | None = None, **said: Any) -> ImportPlan:
    """Plan an import into the study ``tuin``."""
    choices = Choices(**said)
    return plan_import(root, file, study="tuin", dataset=dataset, choices=choices, ask=None)


def test_a_published_table_becomes_a_dataset(project: Path, tmp_path: Path) -> None:
    """The rows are ours in form; the descriptor only grows, and no other byte of it changes."""
    before = everything(project)

    written = write_plan(planned(project, exports.published(tmp_path / "uit het rapport.csv")))

    after = everything(project)
    assert written == (DESCRIPTOR, "data/tuin/uit_het_rapport.csv", "data/tuin/uit_het_rapport.import.yaml")
    assert {name for name in after if after[name] != before.get(name)} == set(written)
    assert after[written[1]].decode() == "vraag,antwoord,aantal,procent\nV1,ja,12,60.5\nV1,nee,8,39.5\n"
    assert after[DESCRIPTOR].startswith(before[DESCRIPTOR])


def test_check_stops_until_the_author_has_decided(project: Path, tmp_path: Path) -> None:
    """Each field lacks its disclosure, and with it the data are right."""
    write_plan(planned(project, exports.published(tmp_path / "tabel.csv")))

    assert [finding.code for finding in check(project)[2]] == ["P103"] * 4
    path = project / DESCRIPTOR
    decided = path.read_text(encoding="utf-8").replace(
        "# disclosure: public | key | sensitive | drop", "disclosure: public"
    )
    path.write_text(decided, encoding="utf-8")
    assert check(project)[2] == ()


def test_everything_inferred_is_to_be_confirmed(project: Path, tmp_path: Path) -> None:
    """Delimiter, decimal mark, kind and answers come back, and stand in the draft."""
    plan = planned(project, exports.published(tmp_path / "tabel.csv"))

    said = [f"{found.about}: {found.what}" for found in plan.to_confirm]
    assert said == [
        "file: the dataset is called tabel, after the file.",
        "file: the columns stand between semicolons.",
        "file: the decimal mark is a comma.",
        "file: one row is a number that was published, because of the column aantal.",
        "vraag: its 1 different texts are taken for answers to choose from; their order is not known.",
    ]
    draft = plan.files[DESCRIPTOR].decode()
    assert all(found.what.removeprefix("its ") in draft for found in plan.to_confirm)


PERSONS = {
    "spreadsheet": exports.answers,
    "spss": exports.spss,
    "limesurvey": lambda path: exports.limesurvey(path, words=True),
    "qualtrics": exports.qualtrics,
}


@pytest.mark.parametrize("kind", PERSONS)
def test_rows_of_persons_are_refused(project: Path, tmp_path: Path, kind: str) -> None:
    """Without a private folder nothing is written, and the message says what can be done."""
    file = PERSONS[kind](tmp_path / ("x.sav" if kind == "spss" else "x.csv"))
    before = everything(project)

    with pytest.raises(UsageError, match=r"--private DIR .* --tabulate") as refusal:
        planned(project, file)

    assert everything(project) == before
    assert not [secret for secret in exports.SECRETS if secret in str(refusal.value)]


@pytest.mark.parametrize("kind", PERSONS)
def test_rows_of_persons_go_to_a_private_folder(project: Path, tmp_path: Path, kind: str) -> None:
    """There they have the same layout, nobody else may read them, and what tells of a person is to be dropped."""
    file = PERSONS[kind](tmp_path / ("x.sav" if kind == "spss" else "x.csv"))
    before = everything(project)
    private = tmp_path / "team"

    written = write_plan(planned(project, file, private=private))

    assert everything(project) == before
    assert written == tuple(str(private / f"tuin/{name}") for name in ("datapackage.yaml", "x.csv", "x.import.yaml"))
    assert all((private / path).stat().st_mode & 0o077 == 0 for path in ("tuin", *everything(private)))
    draft = (private / "tuin/datapackage.yaml").read_text(encoding="utf-8")
    assert "kind: records\n    private: true" in draft
    assert "disclosure: drop" in draft
    assert "disclosure: public\n" not in draft
    assert "primaryKey: [naam]" not in draft


@pytest.mark.parametrize("kind", PERSONS)
def test_only_counts_leave_the_rows(project: Path, tmp_path: Path, kind: str) -> None:
    """What is counted passes the check as it stands, and holds no answer of one person."""
    file = PERSONS[kind](tmp_path / ("x.sav" if kind == "spss" else "x.csv"))
    plan = planned(project, file, tabulate=True)

    written = write_plan(plan)

    assert written == (
        DESCRIPTOR,
        "data/tuin/x.import.yaml",
        *(f"data/tuin/x_{part}.csv" for part in ("options", "questions", "results", "scales")),
    )
    assert check(project)[2] == ()
    assert plan.files[DESCRIPTOR].decode().count("\n    made_from: x\n") == 1
    said = [str(found) for found in plan.to_confirm]
    held = [content.decode() for content in everything(project / "data").values()]
    assert not [text for text in (*said, *held) for secret in exports.SECRETS if secret in text]


def test_the_command_shows_columns_and_no_cell(project: Path, tmp_path: Path) -> None:
    """The summary names every column and what it looks like, and repeats no answer."""
    file = exports.answers(tmp_path / "x.csv")

    result = CliRunner().invoke(
        casusboek, ["import", str(file), "--study", "tuin", "--tabulate", "--project", str(project)]
    )

    assert result.exit_code == 0, result.exception
    assert "e-mail     e_mail     string                   e-mail addresses" in result.output
    assert "written: data/tuin/x_results.csv" in result.output
    assert not [secret for secret in exports.SECRETS if secret in result.output]


def test_the_private_folder_comes_from_the_environment(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A team sets it once."""
    monkeypatch.setenv("CASUSBOEK_PRIVATE", str(tmp_path / "team"))
    file = exports.answers(tmp_path / "x.csv")

    result = CliRunner().invoke(casusboek, ["import", str(file), "--study", "tuin", "--project", str(project)])

    assert result.exit_code == 0, result.exception
    assert (tmp_path / "team" / "tuin" / "x.csv").is_file()


@pytest.mark.parametrize("folder", ["data/team", "content", ".", "anything", "site"])
def test_a_private_folder_is_private(project: Path, tmp_path: Path, folder: str) -> None:
    """Nowhere in the project, unless it is kept out of its history."""
    with pytest.raises(UsageError, match="rows of persons do not go there"):
        planned(project, exports.answers(tmp_path / "x.csv"), private=project / folder)


def test_a_folder_that_is_kept_out_of_the_history_will_do(project: Path, tmp_path: Path) -> None:
    """The project's own /private/ is one; another repository's folder is none."""
    file = exports.answers(tmp_path / "x.csv")
    other = tmp_path / "other"
    (other / ".git").mkdir(parents=True)

    assert planned(project, file, private=project / "private" / "wave-1").private_files
    with pytest.raises(UsageError, match="is shared with whoever has other/"):
        planned(project, file, private=other / "sub")


def test_a_second_dataset_goes_behind_the_first(project: Path, tmp_path: Path) -> None:
    """A private descriptor grows like any other; a name is taken once."""
    private = tmp_path / "team"
    write_plan(planned(project, exports.answers(tmp_path / "x.csv"), private=private))
    write_plan(planned(project, exports.answers(tmp_path / "x.csv"), private=private, dataset="y"))

    assert sorted(everything(private)) == [
        "tuin/datapackage.yaml",
        "tuin/x.csv",
        "tuin/x.import.yaml",
        "tuin/y.csv",
        "tuin/y.import.yaml",
    ]
    with pytest.raises(UsageError, match="has 'y' already"):
        planned(project, exports.answers(tmp_path / "x.csv"), private=private, dataset="y")
    with pytest.raises(UsageError, match="has 'cases' already"):
        planned(project, exports.published(tmp_path / "cases.csv"))


LIST = [["code", "naam"], ["a", "Eerste soort"], ["b", "Tweede soort"]]
REFUSED: dict[str, tuple[list[list[str]], Mapping[str, Any], str]] = {
    "kind": (LIST, {"cleared": ("naam",)}, "Say it with --kind: records"),
    "unknown kind": (LIST, {"kind": "recods"}, "Did you mean 'records'"),
    "name": (LIST, {"kind": "codelist"}, r"naam \(its heading looks like names\).*--not-personal"),
    "e-mail": (
        [["code", "wie"], ["a", "x@y.example"], ["b", "z@y.example"]],
        {"kind": "cases", "cleared": ("wie",)},
        r"wie \(its cells look like e-mail addresses\)",
    ),
    "column": (LIST, {"kind": "codelist", "without": ("nam",)}, "no column 'nam'. Did you mean 'naam'"),
    "no column left": (LIST, {"kind": "codelist", "without": ("code", "naam")}, "no column is left"),
    "nothing to count": (LIST, {"kind": "codelist", "cleared": ("naam",), "tabulate": True}, "no row per person"),
}


@pytest.mark.parametrize(("rows", "said", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_imported_is_refused(
    project: Path, tmp_path: Path, rows: list[list[str]], said: Mapping[str, Any], message: str
) -> None:
    """A refusal says what is wrong and what to do, and changes nothing."""
    before = everything(project)

    with pytest.raises(UsageError, match=message):
        planned(project, exports.written(tmp_path / "x.csv", rows), **said)

    assert everything(project) == before


def test_an_author_can_say_that_a_heading_means_no_person(project: Path, tmp_path: Path) -> None:
    """A list of codes may have names of kinds, and a column can be left out."""
    file = exports.written(tmp_path / "x.csv", [*LIST])

    assert (
        planned(project, file, kind="codelist", cleared=("naam",)).files["data/tuin/x.csv"].startswith(b"code,naam\n")
    )
    assert planned(project, file, kind="codelist", without=("naam",)).files["data/tuin/x.csv"] == b"code\na\nb\n"


def test_somebody_can_be_asked_what_a_row_is(project: Path, tmp_path: Path) -> None:
    """On a terminal the question is put; the answer is taken."""
    file = exports.written(tmp_path / "x.csv", [["code", "soort"], ["a", "x"], ["b", "y"]])

    plan = plan_import(
        project, file, study="tuin", dataset=None, choices=Choices(), ask=lambda _, __, choices: choices[-2]
    )

    assert plan.kind == "codelist"
