"""A case that withdrew, taken out of the files of its project: all of it or nothing, and protected afterwards."""

import json
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from click.testing import CliRunner, Result

from casusboek import cli
from casusboek.errors import BlockedError, UsageError
from casusboek.member_check.log import Deed, Log
from casusboek.member_check.take_out import changed_lines, removal, take_out, without_lines
from casusboek.model.data import Dataset, Kind, framed
from casusboek.model.names import is_dropping
from casusboek.release import rows_without
from tests.member_check.gardens import SENDER, STUDY_ID, gardens
from tests.projects import DATA, PRIVATE, STUDY, Edit
from tests.release.datasets import field

CASE = "TUIN3"
RELEASED = f"{DATA}/released.json"
PRINTED = (
    "  printed:\n    columns: { buur: 7, kind: 5 }\n    groups: { noord: 7 }\n    total: 12\n"
    "    rows: { dataset: tuinen, field: deelnemers }\n"
)
MENDED = (
    Edit(f"{STUDY}/index.nl.md", "{cell tuinlijst TUIN3 deelnemers} keer", "een"),
    Edit(f"{STUDY}/tables.yml", "Bij {case TUIN3} is", "Soms is"),
    Edit(f"{STUDY}/findings.yml", "    - { table: redenen-per-tuin, row: R1, column: TUIN3, says: genoemd }\n", ""),
    Edit(f"{STUDY}/findings.yml", "{case TUIN1} en {case TUIN3} komt", "{case TUIN1} komt"),
    Edit(f"{STUDY}/findings.yml", "cases: [TUIN1, TUIN3]", "cases: [TUIN1]"),
    Edit(f"{STUDY}/findings.yml", 'column: buur, says: "7" }', 'column: buur, says: "4" }'),
    Edit(f"{STUDY}/tables.yml", PRINTED, ""),
    Edit(f"{STUDY}/tables.yml", "  printed: { noord: 2, zuid: 1 }\n", ""),
)
"""What an author does to words and printed totals in which the third garden still counts."""


def run(root: Path, *arguments: str) -> Result:
    """What a command comes to."""
    where = ["--project", str(root), "--private", str(root / PRIVATE)]
    return CliRunner().invoke(cli.casusboek, [*arguments, *where])


def files(root: Path) -> Mapping[str, bytes]:
    """What authors write, by path."""
    found = [
        path
        for name in ("content", "data", f"{PRIVATE}/{STUDY_ID}")
        for path in (root / name).rglob("*")
        if path.is_file()
    ]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found if not is_dropping(path.name)}


def pages(root: Path) -> Mapping[str, bytes]:
    """The built pages, but for the one that counts how many cases were checked."""
    found = [path for path in (root / "site/studies").rglob("*.html") if path.parent.name != "bewijs"]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Three gardens that are published under a rule, of which the third withdrew."""
    gardens(tmp_path)
    Edit(f"{STUDY}/study.yml", f"rule: agreed\n  {SENDER}", "rule: published_under_rule").apply(tmp_path)
    assert run(tmp_path, "review", "withdraw", CASE).exit_code == 0
    return tmp_path


@pytest.fixture
def mended(root: Path) -> Path:
    """The same, where no words rest on it any more."""
    for edit in MENDED:
        edit.apply(root)
    return root


def test_only_who_withdrew_is_taken_out(root: Path) -> None:
    """A garden that is still there is not taken out, whoever asks."""
    error = run(root, "review", "remove", "TUIN1", "--yes").exception

    assert isinstance(error, UsageError)
    assert "TUIN1 did not withdraw" in str(error)


def test_without_its_private_rows_nothing_is_taken_out(root: Path) -> None:
    """Half of a case is not taken out: where rows may stand that are not here, it is refused."""
    with pytest.raises(UsageError, match="Name their folder: --private"):
        removal(root, CASE)


def test_words_and_totals_that_rest_on_it_stop_it(root: Path) -> None:
    """Each place is told, also a printed total by which the garden could be worked out; nothing changes."""
    before = files(root)
    for arguments in ((), ("--yes",)):
        told = run(root, "review", "remove", CASE, *arguments)

        assert isinstance(told.exception, BlockedError)
        for place in ("findings.yml:2:3 0.text", "index.nl.md:8:", "tables.yml:57:", "findings.yml:7:"):
            assert f"content/studies/tuinen/{place}" in told.output
        assert files(root) == before
    for edit in MENDED[:-3]:
        edit.apply(root)
    told = run(root, "review", "remove", CASE, "--yes")
    assert isinstance(told.exception, BlockedError)
    assert "helpers-per-rol.printed" in told.output


def test_first_it_only_says_what_would_go(mended: Path) -> None:
    """Rows per file and the page are told, and that git holds nothing here; every file stays."""
    before = files(mended)
    told = run(mended, "review", "remove", CASE)

    assert told.exit_code == 0, told.output
    assert "private/tuinen/peiling.csv: 26 rows" in told.output
    assert "content/studies/tuinen/cases/TUIN3.yml: the whole file" in told.output
    assert "With --yes this goes" in told.output
    assert "No history of these files was found here" in told.output
    assert files(mended) == before


def test_it_is_gone_and_the_site_is_the_same(mended: Path) -> None:
    """Rows, page and snapshot hold nothing of it, the rest is as it was to the byte, and the site does not change.

    What tells who earlier releases were about stays in the private folder, and the log says what was done.
    """
    assert run(mended, "build").exit_code == 0
    before = files(mended)
    site = pages(mended)
    assert CASE in before[RELEASED].decode()
    told = run(mended, "review", "remove", CASE, "--yes")
    after = files(mended)

    assert told.exit_code == 0, told.output
    assert [name for name, content in after.items() if CASE.encode() in content] == []
    then, now = (json.loads(found["private/tuinen/memory.json"]) for found in (before, after))
    assert then["members"].items() <= now["members"].items()
    assert then["entries"] == now["entries"][: len(then["entries"])]
    assert after["data/tuinen/helpers.csv"].splitlines() == [
        line for line in before["data/tuinen/helpers.csv"].splitlines() if not line.startswith(CASE.encode())
    ]
    assert pages(mended) == site
    assert Log(mended).entries()[-1].action == "removed"
    assert run(mended, "check").output.splitlines()[-1] == "Nothing wrong found."
    assert isinstance(run(mended, "review", "remove", CASE, "--yes").exception, UsageError)


def test_a_list_loses_the_case_and_nothing_else() -> None:
    """A row that is about several cases stays for the others; line ends, encoding and signs stay as they are."""
    text = 'id;wie;woord\r\n1;A | B;"caf\u00e9\r\ntwee"\r\n2;B;nee\r\n3;A;ja\r\n'
    fields = (field("id"), replace(field("wie", kind="list"), delimiter="|"), field("woord"))
    columns: dict[str, list[Any]] = {
        "id": ["1", "2", "3"],
        "wie": [("A", "B"), ("B",), ("A",)],
        "woord": ["café\r\ntwee", "nee", "ja"],
    }
    frames = framed(fields, (2, 4, 5), columns)
    before = Dataset("d", "d", "", Kind.CASES, fields, *frames, ("id",), PurePosixPath("d.csv"), "0")
    after = rows_without(frozenset({"B"}), {"d": before})["d"]

    assert changed_lines(before, after) == {2, 4}
    for encoding in ("utf-8", "utf-8-sig", "windows-1252"):
        left = without_lines(text.encode(encoding), before, after, {2, 4}).decode(encoding)
        assert left == 'id;wie;woord\r\n1;A;"caf\u00e9\r\ntwee"\r\n3;A;ja\r\n'


@pytest.mark.parametrize("at", [1, 4, 7])
def test_cut_short_it_loses_nothing(mended: Path, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full at any file leaves every file as it was."""
    before = files(mended)
    found = removal(mended, CASE, private=mended / PRIVATE)
    written: list[Path] = []
    whole: Callable[..., Path] = Path.replace

    def fail(path: Path, *arguments: object) -> Path:
        written.append(path)
        if len(written) == at:
            raise OSError(28, "No space left on device")
        return whole(path, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        with pytest.raises(UsageError, match="Nothing was changed"):
            take_out(mended, found)
    assert files(mended) == before


def test_killed_half_way_it_can_be_given_again(mended: Path) -> None:
    """Whichever files were written when the power went, the same command takes out the rest."""
    found = removal(mended, CASE, private=mended / PRIVATE)
    for path, content in list(found.files.items())[:5]:
        path.write_bytes(content or b"")
    told = run(mended, "review", "remove", CASE, "--yes")

    assert told.exit_code == 0, (told.output, told.exception)
    assert [name for name, content in files(mended).items() if CASE.encode() in content] == []


def test_it_says_what_git_still_holds(mended: Path) -> None:
    """How many commits changed the files of the garden, on any branch."""
    (mended / ".gitignore").write_text("/private/\n/secrets/\n/build/\n/site/\n/.casusboek/\n", encoding="utf-8")
    who = ("-c", "user.name=wij", "-c", "user.email=wij@voorbeeld.invalid")
    for arguments in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "Tuinen")):
        subprocess.run(["git", *arguments], cwd=mended, check=True)
    told = run(mended, "review", "remove", CASE)

    assert "What git holds: 1 commit changed these files" in told.output


def test_a_log_alone_knows_it_too(mended: Path) -> None:
    """Where somebody took the state out of the file of the garden, the log still says that it withdrew."""
    path = mended / STUDY / "cases/TUIN3.yml"
    path.write_text(path.read_text(encoding="utf-8").partition("\ncheck:")[0], encoding="utf-8")
    assert "check" not in path.read_text(encoding="utf-8")

    assert path in removal(mended, CASE, private=mended / PRIVATE).files
    Log(mended).add(Deed("sent", STUDY_ID, CASE, 1))
    assert path in removal(mended, CASE, private=mended / PRIVATE).files
