"""A study without cases, without tables, without figures and without numbers."""

from pathlib import Path

from casusboek.build import check
from casusboek.pages import compose
from tests.projects import Edit, Whole, write

STUDY = """\
id: woorden
title: Alleen woorden
short: Woorden
summary: Hier is niets geteld.
origin: { title: Verslag in woorden, description: Verzonnen voor de tests. }
disclosure: { profile: standard }
"""
PAGE = """\
---
title: Een verhaal zonder cijfers
nav: Overzicht
order: 10
description: Wat er gezegd is.
---

Er is veel gezegd.

{errata}
"""


def test_a_study_of_words_is_whole(tmp_path: Path) -> None:
    """Its two files are enough, and others may say nothing yet: no finding, and a page."""
    write(tmp_path)
    Edit("content/site.yml", "[tuinen, oogst]", "[tuinen, oogst, woorden]").apply(tmp_path)
    Whole("content/studies/woorden/study.yml", STUDY).apply(tmp_path)
    Whole("content/studies/woorden/index.nl.md", PAGE).apply(tmp_path)
    for name in ("accepted", "case_page", "figures", "findings", "tables"):
        Whole(f"content/studies/woorden/{name}.yml", "# Hier staat nog niets.\n").apply(tmp_path)
    project, releases, findings = check(tmp_path)

    assert [str(finding) for finding in findings if "woorden" in finding.where.file] == []
    assert project is not None
    assert "studies/woorden" in [page.path for page in compose(project.without_rows(), releases).pages]
