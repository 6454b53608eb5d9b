"""The package by itself: disclosure control for whoever has numbers, and no site."""

import contextlib
import io
import re
import subprocess
import sys
from pathlib import Path

GENERATOR = Path(__file__).parents[2] / "generator"


def test_it_needs_no_site_generator() -> None:
    """In a fresh process every module of it loads, and nothing of the site generator comes along."""
    package = (GENERATOR / "smallcells").rglob("*.py")
    modules = sorted(".".join(path.relative_to(GENERATOR).with_suffix("").parts) for path in package)
    load = f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", load], cwd=GENERATOR, capture_output=True, text=True, check=True)

    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "smallcells" in loaded
    assert loaded.isdisjoint({"casusboek", "ruamel", "yaml", "jinja2", "mkdocs", "altair", "pydantic"})


def test_the_examples_of_the_readme_do_what_they_say() -> None:
    """Somebody with a data frame gets by with what README.md shows, word for word."""
    readme = (GENERATOR / "smallcells/README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```(python|text)\n(.*?)```", readme, re.DOTALL)
    names: dict[str, object] = {}
    said = io.StringIO()
    compared = 0
    for kind, block in blocks:
        if kind == "python":
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                exec(block, names)  # noqa: S102 - our own words
        else:
            assert said.getvalue() == block
            compared += 1

    assert compared == 3
