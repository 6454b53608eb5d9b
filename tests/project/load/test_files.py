"""Files as authors and their programs leave them behind."""

from pathlib import Path

import pytest

from casusboek.project.load.files import read_text
from tests.projects import DATA, STUDY, Edit, read, write

CODES = {"F107", "F108"}
"""Codes that are provoked here, because no file alone does it, or because nothing is wrong."""


def test_a_file_that_cannot_be_opened_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without permission to read it gives a finding, not a traceback."""

    def refuse(_: Path) -> bytes:
        raise PermissionError

    path = tmp_path / "dicht.csv"
    path.touch()
    monkeypatch.setattr(Path, "read_bytes", refuse)

    text, findings = read_text(path, "dicht.csv", limit=10)

    assert text is None
    assert [str(finding) for finding in findings] == [
        "dicht.csv: the file cannot be opened. Look at its permissions. [F107]"
    ]


def test_a_project_without_site_yml_is_no_project(tmp_path: Path) -> None:
    """Without site.yml there is nothing to go on, and only that is said."""
    write(tmp_path)
    (tmp_path / "content/site.yml").unlink()

    project, findings = read(tmp_path)

    assert project is None
    assert [str(finding) for finding in findings] == ["content/site.yml: the file is missing. Add it. [F101]"]


@pytest.mark.parametrize("file", [f"{DATA}/partners.csv", f"{STUDY}/redenen.nl.md", f"{STUDY}/tables.yml"])
def test_windows_files_read_the_same(file: str, tmp_path: Path) -> None:
    """A byte order mark and Windows line ends change nothing."""
    write(tmp_path)
    before = read(tmp_path)
    path = tmp_path / file
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    after = read(tmp_path)

    assert after[1] == before[1] == ()
    assert before[0] is not None
    assert after[0] is not None
    assert after[0].studies[0].texts == before[0].studies[0].texts
    assert after[0].studies[0].tables == before[0].studies[0].tables
    frames = [found.studies[0].datasets["partners"].frame for found, _ in (before, after) if found]
    assert frames[0].equals(frames[1])


def test_accents_in_two_signs_are_read_as_one(tmp_path: Path) -> None:
    """A code with a separate accent is the code with the accent on its letter, in data, texts and YAML; it is noted."""
    write(tmp_path)
    Edit(f"{DATA}/datapackage.yaml", "enum: [bloemen,", "enum: [cress\u00f3n, bloemen,").apply(tmp_path)
    for file, old, new in (
        (f"{DATA}/tuinen.csv", "dorp,groenten,", "dorp,cresso\u0301n,"),
        (f"{STUDY}/study.yml", "facets:", "# cre\u0300me\n  facets:"),
        (f"{STUDY}/redenen.nl.md", "nav: ", "nav: e\u0301\u00e9n "),
    ):
        Edit(file, old, new).apply(tmp_path)

    project, findings = read(tmp_path)

    assert [(str(finding.where), finding.code, finding.severity.name) for finding in findings] == [
        (f"{STUDY}/redenen.nl.md:3:1", "F108", "NOTE"),
        (f"{STUDY}/study.yml:17:1", "F108", "NOTE"),
        (f"{DATA}/tuinen.csv:3:1", "F108", "NOTE"),
    ]
    assert project is not None
    assert project.studies[0].datasets["tuinen"].value(3, "gewas") == ("cress\u00f3n",)


def test_what_other_programs_leave_is_passed_over(tmp_path: Path) -> None:
    """Shadow files of macOS, locks of an office and of an editor change nothing, wherever they stand."""
    write(tmp_path)
    before = read(tmp_path)
    for name in (
        "content/._site.yml",
        "content/studies/._tuinen",
        f"{STUDY}/._tables.yml",
        f"{STUDY}/cases/._TUIN1.yml",
        f"{STUDY}/._methode.nl.md",
        f"{STUDY}/methode.nl.md~",
        f"{DATA}/._tuinen.csv",
        f"{DATA}/.~lock.tuinen.csv#",
    ):
        (tmp_path / name).write_bytes(b"\0\xff")
    (tmp_path / STUDY / ".#study.yml").symlink_to("iemand@ergens.1:2")

    assert read(tmp_path) == before
