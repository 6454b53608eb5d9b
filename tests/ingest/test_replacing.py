"""The next export of a file replaces the rows, says what changed, and touches nothing that was confirmed."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from casusboek.errors import UsageError
from casusboek.ingest import Choices, ImportPlan, plan_import, plan_replacement, write_plan
from casusboek.ingest.recipe import Recipe, RecipeColumn, read_recipe, written
from tests.ingest import exports
from tests.scaffold.files import everything

FOLDER = "data/tuin"
TABLE = f"{FOLDER}/tabel.csv"
HEADER = ["vraag", "antwoord", "aantal", "procent"]
ROWS = [["V1", "ja", "12", "60,5"], ["V1", "nee", "8", "39,5"]]


def replaced(
    root: Path, file: Path, *, dataset: str = "tabel", sure: bool = False, private: Path | None = None
) -> ImportPlan:
    """Plan a replacement in the study ``tuin``."""
    return plan_replacement(root, file, study="tuin", dataset=dataset, choices=Choices(private=private), sure=sure)


def table(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """Write a table out of a report."""
    return exports.written(path, rows, delimiter=";")


@pytest.fixture
def imported(project: Path, tmp_path: Path) -> Path:
    """Import a table once, into the dataset ``tabel``."""
    file = table(tmp_path / "tabel.csv", [HEADER, *ROWS])
    write_plan(plan_import(project, file, study="tuin", dataset=None, choices=Choices(), ask=None))
    return project


def test_rows_are_replaced_and_said(imported: Path, tmp_path: Path) -> None:
    """Columns in another order are the same columns; the descriptor stays as its author has it."""
    descriptor = (imported / FOLDER / "datapackage.yaml").read_bytes()
    rows = [["procent", "vraag", "antwoord", "aantal"], ["61", "V1", "ja", "13"], ["5,5", "V1", "misschien", "1"]]

    plan = replaced(imported, table(tmp_path / "mei.csv", rows))
    write_plan(plan)

    assert plan.changes == (
        "tabel.csv: 2 rows before, 2 now.",
        "tabel.csv: 1 new in antwoord: 'misschien'.",
        "tabel.csv: 1 gone in antwoord: 'nee'.",
    )
    assert next(csv.DictReader((imported / TABLE).open(encoding="utf-8"))) == {
        "vraag": "V1",
        "antwoord": "ja",
        "aantal": "13",
        "procent": "61",
    }
    assert (imported / FOLDER / "datapackage.yaml").read_bytes() == descriptor


def test_the_same_file_changes_nothing(imported: Path, tmp_path: Path) -> None:
    """Nothing is new or gone, and every byte is as it was."""
    before = everything(imported)

    plan = replaced(imported, tmp_path / "tabel.csv")
    write_plan(plan)

    assert plan.changes == ("tabel.csv: 2 rows before, 2 now.",)
    assert everything(imported) == before


def test_a_new_column_is_left_out(imported: Path, tmp_path: Path) -> None:
    """The descriptor does not know it; it is said."""
    rows = [[*HEADER, "jaar"], *([*row, "2026"] for row in ROWS)]

    plan = replaced(imported, table(tmp_path / "mei.csv", rows))

    assert plan.changes[0].startswith("the column 'jaar' is new, and is left out")
    assert b"jaar" not in plan.files[TABLE]


def _by_hand(root: Path) -> None:
    path = root / TABLE
    path.write_text(path.read_text(encoding="utf-8").replace("60.5", "60.6"), encoding="utf-8")


REFUSED: dict[str, tuple[list[list[str]], Callable[[Path], object], str]] = {
    "a column vanished": ([row[:3] for row in (HEADER, *ROWS)], lambda _: None, "no column 'procent' any more"),
    "a type changed": (
        [HEADER, ["V1", "ja", "veel", "60,5"], ["V1", "nee", "8", "39,5"]],
        lambda _: None,
        "'aantal' held values of type integer and now seems to be string",
    ),
    "persons came in": (
        [HEADER, ["marie@thuis.example", "ja", "12", "60,5"], ["jan@thuis.example", "nee", "8", "39,5"]],
        lambda _: None,
        "seem to say who somebody is",
    ),
    "changed by hand": ([HEADER, *ROWS], _by_hand, "changed by hand since its import.*--yes"),
    "no rows to replace": ([HEADER, *ROWS], lambda root: (root / TABLE).unlink(), "nothing to replace"),
    "a broken recipe": (
        [HEADER, *ROWS],
        lambda root: (root / FOLDER / "tabel.import.yaml").write_text("dataset: x\n", encoding="utf-8"),
        "the recipe of 'tabel' cannot be read",
    ),
    "no recipe": (
        [HEADER, *ROWS],
        lambda root: (root / FOLDER / "tabel.import.yaml").unlink(),
        "needs what was confirmed",
    ),
}


@pytest.mark.parametrize(("rows", "before", "message"), REFUSED.values(), ids=REFUSED)
def test_what_no_longer_fits_is_refused(
    rows: list[list[str]], before: Callable[[Path], object], message: str, imported: Path, tmp_path: Path
) -> None:
    """With what to do, and no file is touched."""
    before(imported)
    files = everything(imported)

    with pytest.raises(UsageError, match=message):
        replaced(imported, table(tmp_path / "mei.csv", rows))

    assert everything(imported) == files


def test_rows_that_were_changed_by_hand_may_go(imported: Path, tmp_path: Path) -> None:
    """Who is sure loses them."""
    _by_hand(imported)

    write_plan(replaced(imported, tmp_path / "tabel.csv", sure=True))

    assert "60.5" in (imported / TABLE).read_text(encoding="utf-8")


def test_whole_numbers_are_numbers_too(imported: Path, tmp_path: Path) -> None:
    """A month in which no number has decimals has the same columns."""
    plan = replaced(imported, table(tmp_path / "mei.csv", [HEADER, ["V1", "ja", "12", "60"], ["V1", "nee", "8", "40"]]))

    assert plan.files[TABLE].decode().splitlines()[1:] == ["V1,ja,12,60", "V1,nee,8,40"]


def test_counts_and_rows_are_replaced_together(project: Path, tmp_path: Path) -> None:
    """Counts say what is new in words, rows of persons only how much; neither goes without the other."""
    team = tmp_path / "team"
    file = exports.answers(tmp_path / "ronde.csv")
    said = Choices(private=team, tabulate=True)
    write_plan(plan_import(project, file, study="tuin", dataset=None, choices=said, ask=None))
    more = file.read_text(encoding="utf-8").replace(";neutraal;", ";weet niet;")
    (tmp_path / "mei.csv").write_text(more, encoding="utf-8")

    with pytest.raises(UsageError, match="stand in the private folder"):
        replaced(project, tmp_path / "mei.csv", dataset="ronde")
    plan = replaced(project, tmp_path / "mei.csv", dataset="ronde", private=team)
    write_plan(plan)

    of_rows = [line for line in plan.changes if line.startswith("ronde.csv")]
    assert of_rows[0] == "ronde.csv: 24 rows before, 24 now."
    assert "ronde.csv: 1 new in steun." in of_rows
    assert "weet niet" not in "".join(of_rows)
    assert "weet niet" in (team / "tuin/ronde.csv").read_text(encoding="utf-8")
    assert not [word for word in exports.SECRETS if any(word in str(files) for files in everything(project).values())]


def test_a_recipe_says_what_was_said(tmp_path: Path) -> None:
    """Every choice comes back as it was made, whatever its words look like."""
    recipe = Recipe(
        dataset="x",
        kind="coding",
        sheet='Blad: "1" # {a}',
        decimal="comma",
        without=("no", "a, b"),
        answers={"vraag: 1": ("ja", "'nee'")},
        key=("row_id",),
        columns=(RecipeColumn(heading='wat: "1"', field="wat_1", type="integer"),),
        files={"x.csv": "0" * 64},
    )
    (tmp_path / "x.import.yaml").write_bytes(written(recipe, "tuin"))

    assert read_recipe(tmp_path, ".", "x") == recipe
