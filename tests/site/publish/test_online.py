"""A site that is published: whole, at once, and to be taken back."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casusboek.cli import casusboek
from casusboek.errors import BlockedError, UsageError
from casusboek.member_check.log import Deed, Log
from casusboek.model.output import File, FolderPurpose
from casusboek.scaffold import new_project
from casusboek.site.publish.folders import put
from casusboek.site.publish.online import COPY, CURRENT, LINK, MOST, put_online, roll_back


def site(folder: Path, made: FolderPurpose = FolderPurpose.SITE, **pages: str) -> Path:
    """A site as a build leaves it."""
    new = folder / "new"
    new.mkdir(parents=True)
    for name, text in pages.items():
        (new / f"{name}.html").write_text(text, encoding="utf-8")
    put(new, folder / "site", made)
    return folder / "site"


def nothing(name: str, files: Iterable[File]) -> None:
    """Look at a release and find nothing."""
    assert name
    assert list(files)


def seen(place: Path) -> dict[str, str]:
    """The pages that readers see."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((place / CURRENT).glob("*.html"))}


def test_readers_see_the_last_release_and_nothing_of_the_one_before(tmp_path: Path) -> None:
    """A page that is gone is gone, the same site makes no new release, and going back brings the earlier one."""
    root, place = tmp_path / "project", tmp_path / "online"
    assert put_online(site(root, index="een", oud="weg"), place, nothing, root=root) == "0001"
    assert put_online(root / "site", place, nothing, root=root) == "0001"
    assert put_online(site(root, index="twee"), place, nothing, root=root) == "0002"
    assert seen(place) == {"index": "twee"}

    assert roll_back(place, nothing) == "0001"
    assert seen(place) == {"index": "een", "oud": "weg"}
    with pytest.raises(UsageError, match="no release before"):
        roll_back(place, nothing)
    assert put_online(root / "site", place, nothing, root=root) == "0003"
    assert seen(place) == {"index": "twee"}


def test_a_few_releases_stay(tmp_path: Path) -> None:
    """Of more than a few the oldest go; the one that readers see never does."""
    root, place = tmp_path / "project", tmp_path / "online"
    for number in range(MOST + 2):
        put_online(site(root, index=str(number)), place, nothing, root=root)

    assert sorted(path.name for path in (place / "releases").iterdir()) == [f"{n:04}" for n in range(3, MOST + 3)]
    assert seen(place) == {"index": str(MOST + 1)}


def test_only_what_a_build_made_is_published(tmp_path: Path) -> None:
    """A preview, a changed site and a folder without a mark are refused; readers see what they saw."""
    root, place = tmp_path / "project", tmp_path / "online"
    put_online(site(root, index="een"), place, nothing, root=root)
    wrong = {
        "preview": site(tmp_path / "preview", FolderPurpose.PREVIEW, index="proef"),
        "served": site(tmp_path / "served", FolderPurpose.SERVED, index="proef"),
        **{name: site(tmp_path / name, index="een", b="b") for name in ("changed", "fuller", "emptier", "bare")},
    }
    (wrong["changed"] / "b.html").write_text("anders", encoding="utf-8")
    (wrong["fuller"] / "c.html").write_text("erbij", encoding="utf-8")
    (wrong["emptier"] / "b.html").unlink()
    (wrong["bare"] / ".casusboek.json").unlink()
    for name, folder in wrong.items():
        with pytest.raises(BlockedError):
            put_online(folder, place, nothing, root=root)
        assert seen(place) == {"index": "een"}, name


def test_a_release_that_was_changed_is_not_gone_back_to(tmp_path: Path) -> None:
    """Who put something into an earlier release does not get it shown."""
    root, place = tmp_path / "project", tmp_path / "online"
    put_online(site(root, index="een"), place, nothing, root=root)
    put_online(site(root, index="twee"), place, nothing, root=root)
    (place / "releases" / "0001" / "index.html").write_text("anders", encoding="utf-8")

    with pytest.raises(BlockedError):
        roll_back(place, nothing)
    assert seen(place) == {"index": "twee"}


@pytest.mark.parametrize("step", ["copytree", "symlink_to", "replace"])
def test_a_step_that_was_cut_short_leaves_a_site(tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever step fails, readers see the whole earlier site, and the next time heals."""
    root, place = tmp_path / "project", tmp_path / "online"
    put_online(site(root, index="een"), place, nothing, root=root)
    new = site(root, index="twee")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr({"copytree": shutil, "symlink_to": Path, "replace": os}[step], step, fail)
        with pytest.raises(UsageError, match="Readers see what they saw"):
            put_online(new, place, nothing, root=root)
        assert seen(place) == {"index": "een"}
    put_online(new, place, nothing, root=root)
    assert seen(place) == {"index": "twee"}
    assert not (place / LINK).is_symlink()
    assert not (place / "releases" / COPY).exists()


def test_a_folder_of_somebody_else_stays_as_it_is(tmp_path: Path) -> None:
    """Files that are no releases, and the project itself, are not touched."""
    root = tmp_path / "project"
    new, other = site(root, index="een"), tmp_path / "thuismap"
    other.mkdir()
    (other / "brief.txt").write_text("van mij", encoding="utf-8")
    for place in (other, root, root / "content", tmp_path):
        with pytest.raises(UsageError):
            put_online(new, place, nothing, root=root)
    assert [path.name for path in other.iterdir()] == ["brief.txt"]


def test_the_command_builds_and_publishes(tmp_path: Path) -> None:
    """What stands in the folder is the site of now; going back needs an earlier one."""
    new_project(tmp_path / "school", title="Onze school")
    place = tmp_path / "online"
    done = CliRunner().invoke(casusboek, ["publish", str(place), "--project", str(tmp_path / "school")])

    assert done.exit_code == 0, done.output
    assert "readers see release 0001" in done.output
    assert (place / CURRENT / "index.html").is_file()
    assert isinstance(
        CliRunner().invoke(casusboek, ["rollback", str(place), "--project", str(tmp_path / "school")]).exception,
        UsageError,
    )


CASE = "content/studies/tuinen/cases/TUIN2.yml"


@pytest.fixture
def two_releases(tmp_path: Path) -> Path:
    """A project with a case, and beside it two releases of which the earlier names that case."""
    root = tmp_path / "project"
    for name in ("mkdocs.yml", CASE):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text("site_name: proef\n", encoding="utf-8")
    (root / CASE).write_text("id: TUIN2\n", encoding="utf-8")
    put_online(site(root, index="Zie TUIN2 en TUIN22."), tmp_path / "online", nothing, root=root)
    put_online(site(root, index="Zie TUIN22."), tmp_path / "online", nothing, root=root)
    return root


def back(root: Path) -> Result:
    """Going back, as the command does it."""
    return CliRunner().invoke(casusboek, ["rollback", str(root.parent / "online"), "--project", str(root)])


def test_a_release_without_a_withdrawal_is_gone_back_to(two_releases: Path) -> None:
    """Who did not withdraw may be seen again, although another case whose name begins the same did."""
    (two_releases / CASE).write_text("id: TUIN2\ncheck: { state: agreed }\n", encoding="utf-8")
    Log(two_releases).add(Deed("withdrawn", "tuinen", "TUIN", 1))

    assert "readers see release 0001" in back(two_releases).output


@pytest.mark.parametrize("known", ["log", "log alone", "file"])
@pytest.mark.parametrize("state", ["withdrawn", "refused"])
def test_who_withdrew_since_is_not_brought_back(two_releases: Path, known: str, state: str) -> None:
    """By the log or by the file of the case, also when that file is gone; the message names no case."""
    if known == "file":
        (two_releases / CASE).write_text(f"id: TUIN2\ncheck:\n  state: {state}\n", encoding="utf-8")
    else:
        Log(two_releases).add(Deed(state, "tuinen", "TUIN2", 1))
    if known == "log alone":
        (two_releases / CASE).unlink()
    error = back(two_releases).exception

    assert isinstance(error, BlockedError)
    assert "release 0001 holds a case that withdrew or refused since: index.html." in str(error)
    assert "TUIN2" not in str(error)
    assert seen(two_releases.parent / "online") == {"index": "Zie TUIN22."}


def test_who_may_have_withdrawn_is_not_brought_back(two_releases: Path) -> None:
    """A case whose file cannot be read, and a log that somebody cut, stop it as well."""
    (two_releases / CASE).write_text("id: [", encoding="utf-8")
    assert f"{CASE} cannot be read" in str(back(two_releases).exception)
    (two_releases / CASE).unlink()
    log = Log(two_releases)
    log.add(Deed("sent", "tuinen", "TUIN2", 1))
    log.path.unlink()

    assert isinstance(back(two_releases).exception, BlockedError)
    assert seen(two_releases.parent / "online") == {"index": "Zie TUIN22."}
