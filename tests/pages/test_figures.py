"""Figures on a page: what their study says of them, and what they give to take along."""

import json
from dataclasses import replace
from pathlib import Path

from casusboek.build import check
from casusboek.installed import theme_folder
from casusboek.model.output import NoMemo
from casusboek.model.site import FigureBlock
from casusboek.pages import compose
from casusboek.site.render import render
from tests.projects import write


def test_figures_of_means_take_the_margin_of_their_study(tmp_path: Path) -> None:
    """What a study calls too close to call holds for its scores, not for its counts; the specification is a file."""
    project, releases, _ = check(write(tmp_path), tmp_path / "private")
    assert project is not None
    studies = tuple(replace(study, spec=replace(study.spec, margin=0.25)) for study in project.studies)
    site = compose(replace(project, studies=studies).without_rows(), releases)
    blocks = {block.id: block for page in site.pages for block in page.blocks if isinstance(block, FigureBlock)}
    files = {file.path: file.content for file in render(site, theme_folder(), NoMemo()).files}

    assert getattr(blocks["fig-cijfers"].spec, "margin", None) == 0.25
    assert getattr(blocks["fig-twee-groepen"].spec, "margin", None) is None
    assert f"docs/{blocks['fig-cijfers'].download}" in files
    for path, content in files.items():
        if path.endswith(".vl.json"):
            assert json.loads(content)["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
            assert b"var(--" not in content
            assert b"url(" not in content
