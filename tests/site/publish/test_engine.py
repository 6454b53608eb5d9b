"""A project's own mkdocs.yml is whole once its pages are rendered, and what its author wrote in it stays."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from casusboek.build import build
from casusboek.errors import EngineError
from casusboek.model.output import Engine, NoMemo, Order
from casusboek.site.publish.engine import INHERITS, engine_config, inheriting
from casusboek.site.publish.mkdocs import build_pages
from tests.projects import write
from tests.site.render.pages import SITE

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
OURS = (".casusboek.json", ".map", "sitemap.xml.gz")
"""What only a build of ours leaves out or adds: its list of files, maps of scripts, and a clock in an archive."""


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a site that both ways make."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(OURS))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def made(root: Path, engine: Engine | None) -> Path:
    """The site of a project, in a folder that gives way to the next."""
    output = root / "site"
    build(Order(root=root, output=output, engine=engine, private=root / "private"), lambda _: None)
    return output


@pytest.mark.parametrize("own", ["", "site_url: https://voorbeeld.example/\n"])
def test_the_line_that_makes_it_whole_comes_once(own: str) -> None:
    """What stands there stays, and a second build changes nothing."""
    assert inheriting(own) == f"{INHERITS}{own}"
    assert inheriting(inheriting(own)) == inheriting(own)


def test_names_are_written_as_html() -> None:
    """The engine puts them into its pages as they are."""
    config = json.loads(engine_config(SITE, {"theme": {}}))

    assert config["site_name"] == "Casusboek"
    assert config["nav"] == []


def test_mkdocs_alone_makes_the_same_site(tmp_path: Path) -> None:
    """After `casusboek render`, plain `mkdocs build --strict` in the project folder gives the same site."""
    root = write(tmp_path / "tuinen")
    (root / "mkdocs.yml").write_text("site_url: https://voorbeeld.example/\n", encoding="utf-8")
    ours = files(made(root, Engine.MKDOCS))
    (root / "site").rename(tmp_path / "ours")
    made(root, None)
    assert not (root / "site").exists()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], cwd=root, env=ENVIRONMENT, check=True
    )

    assert (root / "mkdocs.yml").read_text(encoding="utf-8") == f"{INHERITS}site_url: https://voorbeeld.example/\n"
    assert files(root / "site") == ours


def test_a_warning_of_mkdocs_stops_the_build(tmp_path: Path) -> None:
    """A link to a page that is not there is no page with a broken link, but no site."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("[weg](weg.md)", encoding="utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: Proef\nplugins: []\n", encoding="utf-8")

    with pytest.raises(EngineError, match="weg"):
        build_pages(config, (), "2026-01-15", NoMemo())
