"""Who writes in a project is alone in it, and writes nowhere else."""

import threading
from pathlib import Path

import pytest
from click.testing import CliRunner
from filelock import FileLock

from casusboek.build import build
from casusboek.cli import casusboek
from casusboek.cli.shared import LOCK
from casusboek.errors import UsageError
from casusboek.model.output import FolderPurpose, Order
from casusboek.scaffold import new_project
from casusboek.site.publish.folders import MARK


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """Start a project without studies."""
    new_project(tmp_path / "school", title="Onze school")
    return tmp_path / "school"


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, apart from the lock."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if not name.endswith(LOCK)}


def test_a_second_command_waits_for_the_first(started: Path) -> None:
    """It says that it waits, and goes on when the first is done."""
    arguments = ["new", "study", "tuin", "--project", str(started), "--title", "Tuin"]
    said = []
    second = threading.Thread(target=lambda: said.append(CliRunner().invoke(casusboek, arguments)))
    with FileLock(started / LOCK):
        second.start()
        second.join(timeout=1)
        assert second.is_alive()
        assert not (started / "content/studies/tuin").exists()
    second.join()

    assert "waiting until it is done" in said[0].output
    assert said[0].exit_code == 0
    assert (started / "content/studies/tuin/study.yml").is_file()


@pytest.mark.parametrize("output", ["content", "data", ".", "..", "../thuismap"])
@pytest.mark.parametrize("kind", [(), ("--preview",)])
def test_a_build_touches_nothing_of_somebody_else(
    started: Path, output: str, kind: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An --output that is somebody else's ends with exit code 2 and a reason, and every file stays as it was."""
    (started.parent / "thuismap").mkdir()
    (started.parent / "thuismap" / "brief.txt").write_text("van mij", encoding="utf-8")
    before = held(started.parent)
    monkeypatch.chdir(started)
    result = CliRunner().invoke(casusboek, ["build", "--output", output, *kind])

    assert isinstance(result.exception, UsageError)
    assert result.exception.exit_code == 2
    assert held(started.parent) == before


def test_what_the_host_asks_for_is_in_every_site(started: Path) -> None:
    """A file that site.yml names is published, kept by each build, and not in a preview or in what is served."""
    (started / "content" / "host").mkdir()
    (started / "content" / "host" / "CNAME").write_text("school.example\n", encoding="utf-8")
    (started / "content" / "host" / "robots.txt").write_text("User-agent: *\n", encoding="utf-8")
    site = started / "content" / "site.yml"
    site.write_text(site.read_text(encoding="utf-8") + "host_files: [CNAME, robots.txt]\n", encoding="utf-8")
    for made in (FolderPurpose.SITE, FolderPurpose.SITE, FolderPurpose.PREVIEW, FolderPurpose.SERVED):
        build(Order(root=started, output=started.parent / made.value, made=made), lambda _: None)
    public, preview, served = (
        held(started.parent / made.value) for made in (FolderPurpose.SITE, FolderPurpose.PREVIEW, FolderPurpose.SERVED)
    )

    assert public["CNAME"] == b"school.example\n"
    assert public["robots.txt"] == b"User-agent: *\n"
    assert "PREVIEW.txt" not in public
    for other in (preview, served):
        assert b"Disallow: /" in other["robots.txt"]
        assert {"PREVIEW.txt", MARK} < set(other)
        assert "CNAME" not in other


def test_a_schema_takes_no_file_of_somebody_else(started: Path) -> None:
    """A file of the same name that is no schema of ours stays as it was."""
    folder = started.parent / "mine"
    folder.mkdir()
    (folder / "study.schema.json").write_text("{}", encoding="utf-8")
    result = CliRunner().invoke(casusboek, ["schema", "--output", str(folder), "--project", str(started)])

    assert isinstance(result.exception, UsageError)
    assert held(folder) == {"study.schema.json": b"{}"}
