"""The gate: what a school did not agree to is nowhere on the site."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from casusboek.errors import BlockedError
from casusboek.installed import theme_folder
from casusboek.member_check.gate import Held, published, refuse_traces
from casusboek.model.output import File, NoMemo, Rendered
from casusboek.model.site import Site
from casusboek.pages import compose
from casusboek.site.render import render
from tests.member_check.gardens import CASES, gardens, pages, read
from tests.projects import STUDY, Edit


def set_check(root: Path, case: str, state: str, *, agreed: bool = False) -> None:
    """Write how far a case has come, as it stands now."""
    blocks = {block.id: {"hash": block.hash, "state": "agreed"} for block in pages(root)[case].blocks} if agreed else {}
    path, yaml = root / STUDY / "cases" / f"{case}.yml", YAML()
    content = yaml.load(path)
    content["check"] = {"state": state, "round": 1, "blocks": blocks}
    yaml.dump(content, path)


def site(root: Path) -> tuple[Site, Rendered, Held]:
    """What a public build would publish."""
    project, releases = read(root)
    project, releases, held = published(project, releases)
    composed = compose(project.without_rows(), releases)
    return composed, render(composed, theme_folder(), NoMemo()), held


def named(rendered: Rendered, case: str) -> list[str]:
    """The files that name a case."""
    return [
        file.path for file in rendered.files if case.lower().encode() in (file.path.encode() + file.content).lower()
    ]


def test_without_agreement_there_is_nothing(tmp_path: Path) -> None:
    """Under the strict rule a study of which nobody agreed is a site without a case, in every file."""
    gardens(tmp_path)

    composed, rendered, held = site(tmp_path)

    assert {case for _, case in held} == set(CASES)
    assert [page for page in composed.pages if page.kind == "case"] == []
    assert {case: named(rendered, case) for case in CASES} == {case: [] for case in CASES}
    refuse_traces(rendered.files, held)


def test_who_agreed_is_there_and_nobody_else(tmp_path: Path) -> None:
    """One garden agreed: its page is there, and no word, number or row of the two others."""
    gardens(tmp_path)
    set_check(tmp_path, "TUIN2", "agreed", agreed=True)
    canaries = {case: f"Kanarie{number}zin" for number, case in enumerate(CASES)}
    for case, words in canaries.items():
        path = tmp_path / STUDY / "cases" / f"{case}.yml"
        text = path.read_text(encoding="utf-8")
        if case != "TUIN2":
            path.write_text(text.replace("headline: ", f"headline: {words} ", 1), encoding="utf-8")

    composed, rendered, held = site(tmp_path)

    assert {case for _, case in held} == {"TUIN1", "TUIN3"}
    assert [page.path for page in composed.pages if page.kind == "case"] == ["studies/tuinen/kaarten/tuin2"]
    for case in ("TUIN1", "TUIN3"):
        assert named(rendered, case) == []
        assert named(rendered, canaries[case]) == []
    assert named(rendered, "TUIN2")


def test_a_change_reopens_exactly_its_block(tmp_path: Path) -> None:
    """After a cell was changed the page waits for its school again; the others stay."""
    gardens(tmp_path)
    for case in CASES:
        set_check(tmp_path, case, "agreed", agreed=True)
    assert site(tmp_path)[2] == {}

    before = pages(tmp_path)
    path = tmp_path / STUDY / "cases" / "TUIN1.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("headline: ", "headline: Anders dan ", 1), encoding="utf-8")
    after = pages(tmp_path)

    changed = [
        (case, old.id)
        for case in CASES
        for old, new in zip(before[case].blocks, after[case].blocks, strict=True)
        if old.hash != new.hash
    ]
    assert changed == [("TUIN1", "kop")]
    assert set(site(tmp_path)[2]) == {("tuinen", "TUIN1")}


@pytest.mark.parametrize("state", ["withdrawn", "refused"])
def test_no_rule_publishes_against_a_school(tmp_path: Path, state: str) -> None:
    """Who withdrew or refused is left out, also where a study publishes without agreement."""
    gardens(tmp_path)
    Edit(f"{STUDY}/study.yml", "rule: agreed", "rule: published_under_rule").apply(tmp_path)
    set_check(tmp_path, "TUIN3", state)

    _, rendered, held = site(tmp_path)

    assert held == {("tuinen", "TUIN3"): state}
    assert named(rendered, "TUIN3") == []
    assert named(rendered, "TUIN1")


def test_a_trace_stops_the_build() -> None:
    """A name that an author typed by hand is found, and neither it nor the page's words are told."""
    files = [File("docs/a/index.md", b"Ook TUIN3 deed mee.")]

    with pytest.raises(BlockedError, match=r"docs/a/index\.md") as blocked:
        refuse_traces(files, {("tuinen", "TUIN3"): "sent"})
    assert "TUIN3" not in str(blocked.value)
    refuse_traces(files, {("tuinen", "TUIN33"): "sent"})
