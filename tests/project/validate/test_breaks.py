"""Input that is wrong: each break gives its own findings, and nothing that only follows from them."""

from itertools import chain
from pathlib import Path

import pytest

from tests.project.validate.breaks import (
    case_page,
    case_table,
    cells,
    claims,
    evidence,
    fields,
    glossary,
    items,
    keys,
    limits,
    links,
    matrices,
    measure_figures,
    measures,
    member_check,
    private,
    references,
    score_figures,
    scores,
    shown,
    study,
    tables,
    texts,
    words,
    works,
)
from tests.projects import Break, Edit, read, write

SUBJECTS = (
    case_page.BREAKS,
    case_table.BREAKS,
    cells.BREAKS,
    claims.BREAKS,
    evidence.BREAKS,
    fields.BREAKS,
    glossary.BREAKS,
    items.BREAKS,
    keys.BREAKS,
    limits.BREAKS,
    links.BREAKS,
    matrices.BREAKS,
    measure_figures.BREAKS,
    measures.BREAKS,
    member_check.BREAKS,
    private.BREAKS,
    references.BREAKS,
    score_figures.BREAKS,
    scores.BREAKS,
    shown.BREAKS,
    study.BREAKS,
    tables.BREAKS,
    texts.BREAKS,
    words.BREAKS,
    works.BREAKS,
)
BREAKS = tuple(chain.from_iterable(SUBJECTS))


@pytest.mark.parametrize("case", BREAKS, ids=lambda case: case.name)
def test_what_is_wrong_is_said(case: Break, tmp_path: Path) -> None:
    """Every finding names the place, what is wrong, what is allowed or nearest, and its code."""
    assert case.findings(tmp_path) == list(case.found)


def test_the_project_itself_is_right(tmp_path: Path) -> None:
    """The unbroken project has no finding at all, so that every finding comes from the break."""
    assert read(write(tmp_path))[1] == ()


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    """An author who breaks many things gets all findings in one go, sorted by file, row and column."""
    apart: list[Break] = []
    touched: set[str] = set()
    for case in BREAKS:
        files = {change.file for change in case.changes if isinstance(change, Edit)}
        if len(case.changes) == 1 and files and not files & touched and "warning" not in "".join(case.found):
            touched |= files
            apart.append(case)

    write(tmp_path)
    for case in apart:
        case.changes[0].apply(tmp_path)
    findings = read(tmp_path)[1]

    assert len(apart) > 8
    assert {line for case in apart for line in case.found} <= {str(finding) for finding in findings}
    assert list(findings) == sorted(findings)
