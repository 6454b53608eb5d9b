"""A site that is published: whole, at once, and to be taken back."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from casusboek.cli import casusboek
from casusboek.errors import BlockedError, UsageError
from casusboek.model.output import FolderPurpose
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


def seen(place: Path) -> dict[str, str]:
    """The pages that readers see."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((place / CURRENT).glob("*.html"))}


def test_readers_see_the_last_release_and_nothing_of_the_one_before(tmp_path: Path) -> None:
    """A page that is gone is gone, the same site makes no new release, and going back brings the earlier one."""
    root, place = tmp_path / "project", tmp_path / "online"
    assert put_online(site(root, index="een", oud="weg"), place, root=root) == "0001"
    assert put_online(root / "site", place, root=root) == "0001"
    assert put_online(site(root, index="twee"), place, root=root) == "0002"
    assert seen(place) == {"index": "twee"}

    assert roll_back(place) == "0001"
    assert seen(place) == {"index": "een", "oud": "weg"}
    with pytest.raises(UsageError, match="no release before"):
        roll_back(place)
    assert put_online(root / "site", place, root=root) == "0003"
    assert seen(place) == {"index": "twee"}


def test_a_few_releases_stay(tmp_path: Path) -> None:
    """Of more than a few the oldest go; the one that readers see never does."""
    root, place = tmp_path / "project", tmp_path / "online"
    for number in range(MOST + 2):
        put_online(site(root, index=str(number)), place, root=root)

    assert sorted(path.name for path in (place / "releases").iterdir()) == [f"{n:04}" for n in range(3, MOST + 3)]
    assert seen(place) == {"index": str(MOST + 1)}


def test_only_what_a_build_made_is_published(tmp_path: Path) -> None:
    """A preview, a changed site and a folder without a mark are refused; readers see what they saw."""
    root, place = tmp_path / "project", tmp_path / "online"
    put_online(site(root, index="een"), place, root=root)
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
            put_online(folder, place, root=root)
        assert seen(place) == {"index": "een"}, name


def test_a_release_that_was_changed_is_not_gone_back_to(tmp_path: Path) -> None:
    """Who put something into an earlier release does not get it shown."""
    root, place = tmp_path / "project", tmp_path / "online"
    put_online(site(root, index="een"), place, root=root)
    put_online(site(root, index="twee"), place, root=root)
    (place / "releases" / "0001" / "index.html").write_text("anders", encoding="utf-8")

    with pytest.raises(BlockedError):
        roll_back(place)
    assert seen(place) == {"index": "twee"}


@pytest.mark.parametrize("step", ["copytree", "symlink_to", "replace"])
def test_a_step_that_was_cut_short_leaves_a_site(tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever step fails, readers see the whole earlier site, and the next time heals."""
    root, place = tmp_path / "project", tmp_path / "online"
    put_online(site(root, index="een"), place, root=root)
    new = site(root, index="twee")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr({"copytree": shutil, "symlink_to": Path, "replace": os}[step], step, fail)
        with pytest.raises(UsageError, match="Readers see what they saw"):
            put_online(new, place, root=root)
        assert seen(place) == {"index": "een"}
    put_online(new, place, root=root)
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
            put_online(new, place, root=root)
    assert [path.name for path in other.iterdir()] == ["brief.txt"]


def test_the_command_builds_and_publishes(tmp_path: Path) -> None:
    """What stands in the folder is the site of now; going back needs an earlier one."""
    new_project(tmp_path / "school", title="Onze school")
    place = tmp_path / "online"
    done = CliRunner().invoke(casusboek, ["publish", str(place), "--project", str(tmp_path / "school")])

    assert done.exit_code == 0, done.output
    assert "readers see release 0001" in done.output
    assert (place / CURRENT / "index.html").is_file()
    assert isinstance(CliRunner().invoke(casusboek, ["rollback", str(place)]).exception, UsageError)
