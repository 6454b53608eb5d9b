"""Each step of "Your first study" works as it stands there."""

from pathlib import Path

import pytest

from tests.guides import START, follow

GUIDE = START / "FIRST-STUDY.md"


def test_every_step_of_the_guide_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who does what the guide says gets what the guide says, up to the last page."""
    monkeypatch.chdir(tmp_path)
    follow(GUIDE, monkeypatch)

    page = Path("site/studies/steun/steun/index.html").read_text(encoding="utf-8")
    assert "De helft voelt zich gesteund" in page
    assert "Het overleg werd iets korter" in page
    written = [
        path for path in tmp_path.rglob("*") if path.is_file() and path.name not in ("antwoorden.csv", "vervolg.csv")
    ]
    written = [path for path in written if "prive" not in path.parts]
    assert [path for path in written if path.name != "FIRST-STUDY.md" and b"@school.example" in path.read_bytes()] == []
    assert [path for path in written if b"Wat ik nog wil zeggen" in path.read_bytes()] == [Path.cwd() / GUIDE.name]


def test_the_guide_is_linked_from_the_readme() -> None:
    """Who reads the README finds it."""
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")

    assert f"]({GUIDE.relative_to(GUIDE.parents[4]).as_posix()})" in readme
