"""The steps of each how-to work as they stand there, on the example."""

import shutil
from pathlib import Path

import pytest

from casusboek.scaffold import Origin, new_project, new_study
from docs.manual import HOW_TO
from tests.guides import follow


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the example study."""
    root = tmp_path_factory.mktemp("how-to") / "mijn-site"
    new_project(root, title="Onderzoek in onze scholen")
    new_study(root, "steun", title="Hoe leraren zich gesteund voelen", origin=Origin(short="Steun"), example=True)
    return root


@pytest.mark.parametrize("how_to", sorted(HOW_TO.glob("*.md")), ids=lambda path: path.stem)
def test_the_steps_work(how_to: Path, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who does what it says gets what it says."""
    monkeypatch.chdir(shutil.copytree(example, tmp_path / "mijn-site"))
    follow(how_to, monkeypatch)
