"""A build takes the place of what a build made, and of nothing else."""

import json
import shutil
from pathlib import Path

import pytest

from casusboek.errors import BlockedError, CasusboekError, UsageError
from casusboek.model.output import FolderPurpose
from casusboek.site.publish import claim, refuse_output
from casusboek.site.publish.folders import MARK, put


def project(root: Path) -> Path:
    """A project with something of its author in every folder."""
    for name in ("content/site.yml", "data/a/rows.csv", "build/notes.txt", "private/a/rows.csv", "mkdocs.yml"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")
    return root


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def built(folder: Path, words: str = "new") -> Path:
    """What an engine left."""
    (folder / "sub").mkdir(parents=True)
    (folder / "index.html").write_text(words, encoding="utf-8")
    (folder / "sub" / "page.html").write_text(words, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "output",
    [".", "..", "content", "content/studies/new", "data", "data/a", "build", "build/x", "private", ".git/x", "../home"],
)
def test_what_is_not_ours_is_left_alone(tmp_path: Path, output: str) -> None:
    """A folder with anything of somebody else, around it or in it, is refused with the reason, and keeps all it has."""
    root = project(tmp_path / "project")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("mine", encoding="utf-8")
    before = held(tmp_path)
    with pytest.raises(UsageError) as refused:
        refuse_output(root / output, FolderPurpose.SITE, root=root)

    assert refused.value.exit_code == 2
    assert held(tmp_path) == before


def test_the_private_folder_is_left_alone_wherever_it_is(tmp_path: Path) -> None:
    """Also when it is empty, and stands outside the project."""
    root = project(tmp_path / "project")
    (tmp_path / "kluis").mkdir()
    with pytest.raises(UsageError, match="kluis"):
        refuse_output(tmp_path / "kluis" / "site", FolderPurpose.SITE, root=root, private=tmp_path / "kluis")


def test_an_absent_or_empty_folder_may_be_written(tmp_path: Path) -> None:
    """Also below folders that are not there, and beside what systems leave in every folder."""
    root = project(tmp_path / "project")
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".DS_Store").touch()
    for number, output in enumerate([root / "site", tmp_path / "x" / "y" / "site", tmp_path / "empty"]):
        refuse_output(output, FolderPurpose.SITE, root=root)
        put(built(tmp_path / f"made{number}"), output, FolderPurpose.SITE)

        assert set(held(output)) == {"index.html", "sub/page.html", MARK}


def test_a_site_takes_the_place_of_a_site(tmp_path: Path) -> None:
    """The new one is whole by its own list of files, and nothing of the old one or of the work stays."""
    root = project(tmp_path / "project")
    put(built(tmp_path / "one", "old"), root / "site", FolderPurpose.SITE)
    refuse_output(root / "site", FolderPurpose.SITE, root=root)
    put(built(tmp_path / "two"), root / "site", FolderPurpose.SITE)
    listed = json.loads((root / "site" / MARK).read_text(encoding="utf-8"))["files"]

    assert set(listed) == set(held(root / "site")) - {MARK}
    assert (root / "site" / "index.html").read_text(encoding="utf-8") == "new"
    assert sorted(path.name for path in root.iterdir() if path.name.startswith(".")) == []
    assert not (tmp_path / "two").exists()


def test_a_file_that_somebody_put_into_a_site_is_not_lost(tmp_path: Path) -> None:
    """The build is refused, names the file, and says how to keep it."""
    root = project(tmp_path / "project")
    put(built(tmp_path / "one"), root / "site", FolderPurpose.SITE)
    (root / "site" / "CNAME").write_text("school.example", encoding="utf-8")
    with pytest.raises(UsageError, match=r"CNAME.*host_files"):
        refuse_output(root / "site", FolderPurpose.SITE, root=root)

    assert (root / "site" / "CNAME").is_file()


@pytest.mark.parametrize(
    ("there", "asked"),
    [
        (FolderPurpose.PREVIEW, FolderPurpose.SITE),
        (FolderPurpose.SITE, FolderPurpose.PREVIEW),
        (FolderPurpose.SERVED, FolderPurpose.SITE),
        (FolderPurpose.BUILD, FolderPurpose.SITE),
    ],
)
def test_what_was_made_for_something_else_is_refused(
    tmp_path: Path, there: FolderPurpose, asked: FolderPurpose
) -> None:
    """A preview, or what serve showed, never stands where a site is published, nor the other way round."""
    root = project(tmp_path / "project")
    put(built(tmp_path / "one"), tmp_path / "there", there)
    for output in (tmp_path / "there", tmp_path / "there" / "within"):
        with pytest.raises(CasusboekError) as refused:
            refuse_output(output, asked, root=root)

        assert isinstance(refused.value, BlockedError) == (FolderPurpose.PREVIEW in (there, asked))


def test_a_build_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    """What another tool keeps in build/ is not taken for ours."""
    root = project(tmp_path / "project")
    with pytest.raises(UsageError, match=r"notes\.txt"):
        claim(root / "build")
    shutil.rmtree(root / "build")
    claim(root / "build")
    claim(root / "build")

    assert set(held(root / "build")) == {MARK}


def test_the_old_site_stays_when_the_new_one_cannot_be_put_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A place that cannot be written is said in a sentence."""
    put(built(tmp_path / "one", "old"), tmp_path / "site", FolderPurpose.SITE)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copytree", full)
    with pytest.raises(UsageError, match="No space left"):
        put(built(tmp_path / "two"), tmp_path / "site", FolderPurpose.SITE)

    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("beside", [".site.old", ".site.new"])
def test_a_folder_beside_the_site_is_not_taken_for_ours(tmp_path: Path, beside: str) -> None:
    """What has the name of a step of the swap is left alone when it has no mark."""
    (tmp_path / beside).mkdir()
    (tmp_path / beside / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"letter\.txt"):
        put(built(tmp_path / "one"), tmp_path / "site", FolderPurpose.SITE)

    assert (tmp_path / beside / "letter.txt").is_file()
