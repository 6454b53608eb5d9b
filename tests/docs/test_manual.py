"""The manual is whole: every page is gathered from where its subject stands, and every link leads somewhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from casusboek.codes import rules
from casusboek.project.load.schemas import schemas
from docs import manual

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "docs" / "mkdocs.yml"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Every page by its path."""
    return dict(manual.pages())


def test_every_code_has_a_page(pages: dict[str, str]) -> None:
    """Whoever gets a message finds its rule, its reason and what to do, in both languages."""
    for code in rules("en"):
        page = pages[f"codes/{code}.md"]

        assert all(rules(language)[code].mend in page for language in ("nl", "en"))


def test_every_key_is_in_the_reference(pages: dict[str, str]) -> None:
    """Each class that checks a file has a section, in which every key is explained."""
    for schema in schemas().values():
        name = str(schema["title"]).rpartition(".")[0].replace("_", "-")
        page = pages[f"reference/{name}.md"]
        for node in (schema, *schema.get("$defs", {}).values()):
            for key in node.get("properties", {}):
                rows = re.findall(rf"^\| `{re.escape(key)}` \| (.+) \| (.+) \| (.+) \|$", page, re.MULTILINE)

                assert rows, f"{name}: {key}"


def test_every_kind_of_table_and_figure_has_a_sample(pages: dict[str, str]) -> None:
    """A kind is shown with a declaration, and a figure with what it draws."""
    for file in ("tables", "figures"):
        sections = pages[f"reference/{file}.md"].split("\n## `kind: ")[1:]

        assert [section[:12] for section in sections if "```yaml" not in section] == []
    drawn = [section for section in sections if ".svg)" in section]
    assert len(drawn) == len(sections)


def test_a_how_to_has_one_set_of_steps() -> None:
    """Both languages have the same steps, and each says something."""
    for path in sorted(manual.HOW_TO.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        dutch, english = (manual.told(text, language) for language in ("nl", "en"))

        assert dutch.startswith("# "), path.name
        assert english.startswith("# "), path.name
        assert dutch != english, path.name
        assert manual.FENCE.findall(dutch) == manual.FENCE.findall(english), path.name


def test_the_manual_builds_strictly(tmp_path: Path) -> None:
    """No page, link or anchor is missing."""
    manual.gather(tmp_path / "docs")
    config = CONFIG.read_text(encoding="utf-8").replace("../build/manual/", f"{tmp_path.as_posix()}/")
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--config-file", "mkdocs.yml"]

    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "codes" / "V142" / "index.html").is_file()
