"""The gate: what a school did not agree to is nowhere on the site."""

import io
import shutil
from dataclasses import asdict
from pathlib import Path

import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from casusboek.cli import casusboek
from casusboek.errors import BlockedError
from casusboek.installed import theme_folder
from casusboek.member_check.gate import UNVOUCHED, Held, published, refuse_traces, unpacked
from casusboek.member_check.log import Deed, Log
from casusboek.member_check.vouched import vouched, words_of
from casusboek.model.member_check import State
from casusboek.model.output import File, NoMemo, Rendered
from casusboek.model.site import Site
from casusboek.pages import compose
from casusboek.site.downloads.archive import Archive
from casusboek.site.render import render
from tests.member_check.gardens import CASES, STUDY_ID, agreeing, gardens, log, pages, read, state, vouch
from tests.projects import PRIVATE, STUDY, Edit


def set_check(root: Path, case: str, state: str, *, agreed: bool = False, typed: bool = False) -> None:
    """Write how far a case has come, as it stands now; with its line in the log, unless somebody typed it."""
    blocks = agreeing(pages(root)[case]) if agreed else {}
    path, yaml = root / STUDY / "cases" / f"{case}.yml", YAML()
    content = yaml.load(path)
    content["check"] = {"state": state, "round": 1, "blocks": {name: asdict(block) for name, block in blocks.items()}}
    yaml.dump(content, path)
    if agreed and not typed:
        vouch(root, case, blocks)


def site(root: Path) -> tuple[Site, Rendered, Held]:
    """What a public build would publish."""
    project, releases = read(root)
    project, releases, held = published(project, releases, log(root))
    composed = compose(project.without_rows(), releases)
    return composed, render(composed, theme_folder(), NoMemo()), held


def named(rendered: Rendered, case: str) -> list[str]:
    """The files that name a case."""
    return [file.path for file in rendered.files if any(case.lower().encode() in raw.lower() for raw in unpacked(file))]


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
    assert set(site(tmp_path)[2]) == {(STUDY_ID, "TUIN1")}


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


def test_a_trace_is_found_in_what_is_packed() -> None:
    """A workbook is a packed file, and so is an archive: their bytes do not show what they hold."""
    packed = io.BytesIO()
    with Archive(packed) as archive:
        archive.writestr("data/a.csv", "tuin\nTUIN3\n" * 9)
    files = [File("docs/a.zip", packed.getvalue())]

    assert b"TUIN3" not in packed.getvalue()
    with pytest.raises(BlockedError, match=r"docs/a\.zip"):
        refuse_traces(files, {("tuinen", "TUIN3"): "sent"})
    refuse_traces(files, {("tuinen", "TUIN4"): "sent"})


def test_an_agreement_cannot_be_typed(tmp_path: Path) -> None:
    """A state without its line in the log is held back, with the reason; so is one with other words than that line."""
    gardens(tmp_path)
    set_check(tmp_path, "TUIN1", "agreed", agreed=True, typed=True)
    set_check(tmp_path, "TUIN2", "agreed", agreed=True)
    assert site(tmp_path)[2][STUDY_ID, "TUIN1"] == UNVOUCHED
    assert "TUIN2" not in {case for _, case in site(tmp_path)[2]}

    path = tmp_path / STUDY / "cases" / "TUIN2.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("headline: ", "headline: Anders dan ", 1), encoding="utf-8"
    )
    set_check(tmp_path, "TUIN2", "agreed", agreed=True, typed=True)
    assert site(tmp_path)[2][STUDY_ID, "TUIN2"] == UNVOUCHED


@pytest.mark.parametrize("action", ["withdrawn", "refused"])
@pytest.mark.parametrize("rule", ["agreed", "published_under_rule"])
def test_what_a_school_said_cannot_be_taken_out_of_its_file(tmp_path: Path, action: str, rule: str) -> None:
    """A case whose file forgot that its school withdrew or refused stays off the site, whatever the rule."""
    gardens(tmp_path)
    Edit(f"{STUDY}/study.yml", "rule: agreed", f"rule: {rule}").apply(tmp_path)
    set_check(tmp_path, "TUIN3", "agreed", agreed=True)
    Log(tmp_path).add(Deed(action, STUDY_ID, "TUIN3", 1, actor="school"))

    assert state(tmp_path, "TUIN3") == "agreed"
    assert site(tmp_path)[2][STUDY_ID, "TUIN3"] == action


def test_after_a_withdrawal_nothing_else_counts() -> None:
    """An agreement that comes in later, or was on its way, changes nothing."""
    said = vouched(
        [Deed("withdrawn", STUDY_ID, "TUIN1", 1), Deed("agreed", STUDY_ID, "TUIN1", 1, artefact=words_of({}))]
    )

    assert said.never(STUDY_ID, "TUIN1") is State.WITHDRAWN
    assert not said.agreed(STUDY_ID, "TUIN1", {})


@pytest.mark.parametrize("gone", ["private/review/log.jsonl", "private/review", "secrets/review/log-head.json"])
def test_no_site_is_made_beside_a_log_that_was_cut(tmp_path: Path, gone: str) -> None:
    """A log, its folder or its head that is gone, and a line that is: the build stops with exit code 3, and says so."""
    gardens(tmp_path)
    for case in CASES:
        set_check(tmp_path, case, "agreed", agreed=True)
    path = tmp_path / gone
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    for command in ("check", "build"):
        result = CliRunner().invoke(
            casusboek,
            [command, "--project", str(tmp_path), "--private", str(tmp_path / PRIVATE)],
            catch_exceptions=True,
        )
        assert isinstance(result.exception, BlockedError)
        assert "the log is broken" in str(result.exception)
    assert not (tmp_path / "site").exists()


def test_a_block_that_is_gone_reopens_the_page(tmp_path: Path) -> None:
    """A school agreed to a page with that block; without it, it is another page."""
    gardens(tmp_path)
    for case in CASES:
        set_check(tmp_path, case, "agreed", agreed=True)
    path, yaml = tmp_path / STUDY / "cases" / "TUIN1.yml", YAML()
    content = yaml.load(path)
    content["check"]["blocks"]["weg"] = {**content["check"]["blocks"]["kop"]}
    yaml.dump(content, path)
    vouch(tmp_path, "TUIN1", {**agreeing(pages(tmp_path)["TUIN1"]), "weg": agreeing(pages(tmp_path)["TUIN1"])["kop"]})

    assert set(site(tmp_path)[2]) == {("tuinen", "TUIN1")}
    assert "changed after the school agreed" in site(tmp_path)[2]["tuinen", "TUIN1"]
