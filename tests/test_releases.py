"""What is made from private datasets: released once with the private folder, and built from there without it."""

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from casusboek.build import build, check
from casusboek.cli import casusboek
from casusboek.errors import BlockedError, CasusboekError, InputError
from casusboek.model.markers import Marker
from casusboek.model.output import FolderPurpose, Order
from casusboek.model.release import Cell
from casusboek.release import kept_of
from tests.projects import DIARY, PRIVATE, STUDY, TUINEN, Edit, Gone, Whole, write
from tests.unpacked import raw_of

KEPT = "data/tuinen/released.json"
LEDGER = "data/tuinen/ledger.jsonl"
MEMORY = f"{PRIVATE}/tuinen/memory.json"
TABLE = "dagen-per-weer"
DIARY_ROW = "d{number},TUIN{garden},{weather},stem{number},2023-06-0{number},tekst {word}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write the project, with records in its private folder."""
    return write(tmp_path)


def cells(root: Path, private: Path | None) -> dict[str, Cell]:
    """The cells of the table that is made from records."""
    project, releases, findings = check(root, private)
    assert project is not None, findings
    return {line.id: line.cells[0] for line in releases["tuinen"].tables[TABLE].lines}


def codes(root: Path, private: Path | None = None) -> list[str]:
    """The codes of what is said about releases."""
    return [finding.code for finding in check(root, private)[2] if finding.code.startswith("C1")]


def release(root: Path, edition: str = "") -> None:
    """Build the site with the private folder, perhaps as another edition."""
    if edition:
        path = root / "content/site.yml"
        path.write_text(re.sub(r'edition: ".*"', f'edition: "{edition}"', path.read_text(encoding="utf-8")), "utf-8")
    build(Order(root=root, output=root / "site", private=root / PRIVATE), lambda _: None)


def entries(root: Path) -> list[dict[str, object]]:
    """What the private folder holds of the table."""
    found = json.loads((root / MEMORY).read_text(encoding="utf-8"))["entries"]
    return [entry for entry in found if json.loads(entry["fact"])[0] == TABLE]


def ledger(root: Path) -> list[dict[str, object]]:
    """The lines of the ledger."""
    return [json.loads(line) for line in (root / LEDGER).read_text(encoding="ascii").splitlines()]


def test_the_kept_release_is_what_a_build_would_write(root: Path) -> None:
    """The project comes with the cleared cells that its own records give; ``make accept`` writes them anew."""
    project, releases, _ = check(root, root / PRIVATE)
    assert project is not None
    study = next(study for study in project.studies if study.id == "tuinen")
    made = kept_of(study, study, releases["tuinen"])
    if os.environ.get("ACCEPT"):
        (TUINEN / KEPT).write_bytes(made)

    assert (TUINEN / KEPT).read_bytes() == made


def test_without_the_folder_the_numbers_are_the_same(root: Path) -> None:
    """The cleared cells come back, and a note says where from."""
    assert cells(root, None) == cells(root, root / PRIVATE)
    assert codes(root) == ["C111"]
    assert codes(root, root / PRIVATE) == []


@pytest.mark.parametrize(
    "change",
    [
        Gone(KEPT),
        Edit(f"{STUDY}/study.yml", "exact_n: 1", "exact_n: 2"),
        Edit("data/tuinen/datapackage.yaml", "{ value: droog, label: droog }", "{ value: droog, label: zon }"),
        Edit(f"{STUDY}/tables.yml", "dataset: dagboek\n  field: weer", "dataset: dagboek\n  field: tuin_id"),
    ],
    ids=["never", "policy", "label", "table"],
)
def test_a_release_that_no_longer_fits_is_refused(root: Path, change: Edit | Gone) -> None:
    """Then one build with the folder is asked for, and nothing is made up."""
    change.apply(root)
    project, _, findings = check(root)
    found = [str(finding) for finding in findings if finding.code == "C110"]

    assert project is not None
    assert len(found) == 1
    assert "Build once with the private folder: casusboek build --private DIR" in found[0]
    with pytest.raises(InputError):
        build(Order(root=root, output=root / "site"), lambda _: None)


def test_other_words_need_no_new_release(root: Path) -> None:
    """A title may be mended without the records."""
    Edit(f"{STUDY}/tables.yml", "Op droge dagen schrijft men meer", "Op natte dagen schrijft men minder").apply(root)

    assert codes(root) == ["C111"]


def test_without_the_folder_nothing_is_invented(root: Path) -> None:
    """What rests on rows that are not here is not judged; declarations are."""
    shutil.rmtree(root / PRIVATE)
    assert [str(finding) for finding in check(root)[2] if finding.severity == 0] == []

    Edit(f"{STUDY}/tables.yml", "field: weer", "field: tekst").apply(root)
    assert [finding.code for finding in check(root)[2] if finding.severity == 0] == ["V113"]


def test_a_release_is_on_record(root: Path) -> None:
    """The private folder holds each number once per edition, and no build without a change adds to it."""
    release(root)
    first, line = entries(root), ledger(root)
    release(root)
    assert entries(root) == first
    assert ledger(root) == line
    release(root, "2024.9")

    assert [entry["edition"] for entry in entries(root)] == ["2024.1"] * 2 + ["2024.9"] * 2
    assert "dag" not in {key for entry in first for key in entry}
    assert (root / PRIVATE / "tuinen/release.key").stat().st_mode & 0o077 == 0
    assert (root / MEMORY).stat().st_mode & 0o077 == 0


def test_the_ledger_says_what_went_out_and_nothing_of_a_number(root: Path) -> None:
    """A reader can hold the cleared cells against it; by whom two editions differ is not in it."""
    release(root)
    lines = ledger(root)
    assert [set(line) for line in lines] == [{"edition", "date", "released", "number", "previous"}]
    assert lines[-1]["released"] == hashlib.sha256((root / KEPT).read_bytes()).hexdigest()

    path = root / DIARY
    more = DIARY_ROW.format(number=7, garden=1, weather="droog", word="zeven")
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    release(root, "2024.2")
    with_one = json.loads((root / KEPT).read_bytes())["tables"]
    for name in (LEDGER, KEPT, MEMORY):
        (root / name).unlink()
    write(root)
    release(root)
    release(root, "2024.2")

    assert json.loads((root / KEPT).read_bytes())["tables"] == with_one


@pytest.mark.parametrize("leaves", [False, True], ids=["joins", "leaves"])
def test_one_person_is_not_given_away_by_a_difference(root: Path, leaves: bool) -> None:  # noqa: FBT001
    """Somebody who joins or withdraws does not show: the numbers stay those of the earlier edition."""
    release(root)
    before = cells(root, root / PRIVATE)
    path = root / DIARY
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    more = DIARY_ROW.format(number=7, garden=1, weather="droog", word="zeven")
    path.write_text("".join(lines[:-1] if leaves else [*lines, more]), encoding="utf-8")
    for file in (f"{STUDY}/findings.yml", f"{STUDY}/bewijs.nl.md"):
        # As a percentage, forty is two of the five who are left.
        Edit(file, "{manual 40 ", "{manual 400 ").apply(root)
    for edition in ("2024.2", "2024.3"):
        release(root, edition)

        assert {key: cell.value for key, cell in cells(root, None).items()} == {
            key: cell.value for key, cell in before.items()
        }
    assert {entry["level"] for entry in entries(root)[2:]} == {"frozen"}
    assert "eerdere editie" in (root / KEPT).read_text(encoding="utf-8")


def test_a_broken_ledger_stops_everything(root: Path) -> None:
    """A line that was changed, and a folder that lost its memory, are not worked around."""
    release(root)
    release(root, "2024.2")
    kept = (root / LEDGER).read_text(encoding="ascii")
    (root / LEDGER).write_text(kept.replace('"edition":"2024.1"', '"edition":"2023.1"', 1), encoding="ascii")
    assert "L112" in {finding.code for finding in check(root, root / PRIVATE)[2]}

    for cut in (kept.splitlines(keepends=True)[0], ""):
        (root / LEDGER).write_text(cut, encoding="ascii")
        with pytest.raises(BlockedError, match="does not end as the private folder remembers it"):
            check(root, root / PRIVATE)

    (root / LEDGER).write_text(kept, encoding="ascii")
    (root / MEMORY).unlink()
    with pytest.raises(BlockedError, match="does not know the members"):
        check(root, root / PRIVATE)


def test_a_kept_release_that_is_none_is_refused(root: Path) -> None:
    """What is no JSON is no release."""
    Whole(KEPT, "{").apply(root)

    assert "L111" in {finding.code for finding in check(root)[2]}


def test_a_copy_of_private_rows_is_found(root: Path) -> None:
    """In data/, or anywhere in git, the same file is an error."""
    shutil.copy(root / DIARY, root / "data/tuinen/dagboek.csv")
    assert "V244" in {finding.code for finding in check(root, root / PRIVATE)[2]}

    (root / "data/tuinen/dagboek.csv").rename(root / "dagboek.csv")
    for words in (["init"], ["add", "dagboek.csv"]):
        subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)
    found = [str(finding) for finding in check(root)[2] if finding.code == "V244"]
    assert found == [
        "dagboek.csv: the private dataset 'dagboek' stands in the project as well. Take the file out, also out of "
        "git, and tell whoever has a copy. [V244]"
    ]


def test_a_copy_between_semicolons_is_found(root: Path) -> None:
    """A spreadsheet that saved private rows again, in its own form, made a copy of them."""
    rows = (root / DIARY).read_text(encoding="utf-8")
    (root / "dagboek.csv").write_text(rows.replace(",", ";"), encoding="utf-8")
    for words in (["init"], ["add", "dagboek.csv"]):
        subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)

    assert "V244" in {finding.code for finding in check(root)[2]}


@pytest.mark.parametrize("folder", ["data", "content/private", "elsewhere"])
def test_a_shared_folder_is_not_private(root: Path, folder: str) -> None:
    """The private folder is refused where the project would take it along."""
    (root / folder).mkdir(exist_ok=True)
    done = CliRunner().invoke(casusboek, ["check", "--project", str(root), "--private", str(root / folder)])

    assert isinstance(done.exception, CasusboekError)
    assert "rows of persons do not go there" in str(done.exception)


def told(*words: str) -> str:
    """What a command says, which must not fail."""
    done = CliRunner().invoke(casusboek, list(words))
    assert done.exit_code == 0, done.exception
    return done.output


def small(root: Path) -> None:
    """Leave one wet day among many, so that it has to be hidden."""
    path = root / DIARY
    heading = path.read_text(encoding="utf-8").splitlines(keepends=True)[0]
    rows = [
        DIARY_ROW.format(number=n, garden=1, weather="regenachtig" if n == 4 else "droog", word="abcdefghi"[n - 1])
        for n in range(1, 10)
    ]
    path.write_text(heading + "".join(rows), encoding="utf-8")


def test_a_small_count_is_coarsened_and_explained(root: Path) -> None:
    """The terminal says which rules had a say; the value stands in the private log only."""
    small(root)
    found = cells(root, root / PRIVATE)
    assert found["regenachtig"].marker in (Marker.COARSE, Marker.WITHHELD)
    assert found["droog"].value is None

    where = ["--project", str(root), "--private", str(root / PRIVATE)]
    said = told("protect", "explain", TABLE, "regenachtig", "n", *where)
    log = json.loads((root / PRIVATE / "tuinen/protect.log.jsonl").read_text(encoding="ascii"))

    assert "small-count" in said
    assert not re.search(r"\b[189]\b", said)
    assert (log["value"], log["persons"]) == ("1", 9)


def test_costs_are_told_per_table(root: Path) -> None:
    """Which number of another table would be more precise without one, with no value of either."""
    said = told("protect", "costs", "--project", str(root), "--private", str(root / PRIVATE))

    assert "tuinen: more precise without 'plezier-per-rol':\n  plezier-en-rust / total / plezier: withheld -> " in said
    assert "'priority: 2' or 3" in said


def test_an_edition_is_set_against_another(root: Path) -> None:
    """``diff`` says which numbers are shown otherwise and which are about others, without a value."""
    release(root)
    small(root)
    release(root, "2024.2")
    where = ["--project", str(root), "--private", str(root / PRIVATE)]
    said = told("protect", "diff", "2024.1", "2024.2", *where)
    found = json.loads(told("protect", "diff", "2024.1", "2024.2", "--json", *where))

    assert said.splitlines()[-1] == "2 numbers differ between 2024.1 and 2024.2."
    assert {change["others"] for change in found} == {True}
    assert {change["before"] for change in found} == {"exact"}


def canaries(root: Path) -> Iterator[str]:
    """Plant a word in every cell of the records that takes any text, and name them."""
    path = root / DIARY
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[1:], 1):
        row = line.split(",")
        row[0], row[3], row[5] = f"kanariedag{number}", f"kanariestem{number}", f"kanarietekst {'abcdefghi'[number]}"
        lines[number] = ",".join(row)
        yield from (row[0], row[3], row[5])
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_no_canary_leaves_the_private_folder(root: Path) -> None:
    """Not with releases, explanations, logs or errors: no file of the project holds a word of the records."""
    planted = set(canaries(root))
    where = ["--project", str(root), "--private", str(root / PRIVATE)]
    said = [
        told("build", *where),
        told("protect", "explain", TABLE, "droog", "n", *where),
        told("build", "--project", str(root)),
    ]
    path = root / DIARY
    path.write_text(path.read_text(encoding="utf-8").replace("TUIN1", "TUIN8,", 1), encoding="utf-8")
    done = CliRunner().invoke(casusboek, ["build", *where])
    assert isinstance(done.exception, InputError)
    said += [done.output, str(done.exception), repr(done.exception), *map(str, done.exception.findings)]

    words = re.compile("|".join(sorted(planted)).encode())
    files = [path for path in root.rglob("*") if path.is_file() and path != root / DIARY]
    assert [path for path in files if words.search(raw_of(path)) or words.search(str(path).encode())] == []
    assert not any(word in text for word in planted for text in said)


def test_a_preview_is_not_on_record(root: Path) -> None:
    """What only authors see is no release: snapshot, ledger and memory stay as they were."""
    held = (root / KEPT, root / LEDGER, root / MEMORY)
    before = [path.read_bytes() if path.exists() else None for path in held]

    build(
        Order(root=root, output=root / "preview", engine=None, made=FolderPurpose.PREVIEW, private=root / PRIVATE),
        lambda _: None,
    )

    assert [path.read_bytes() if path.exists() else None for path in held] == before
