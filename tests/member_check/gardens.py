"""A small project for the member check: three gardens of one study, and the steps of a round with them."""

import json
import re
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from casusboek.build import check
from casusboek.findings import Severity
from casusboek.member_check.answers import FORMAT, signed
from casusboek.member_check.encrypted_bundle import Sealed, unseal
from casusboek.member_check.import_answer import Taken, take_in
from casusboek.member_check.log import Deed, Log
from casusboek.member_check.session import Desk, desk
from casusboek.member_check.vouched import Vouched, vouched, words_of
from casusboek.model.check_page import CheckPage
from casusboek.model.member_check import RemarkOutcome
from casusboek.model.project import Project
from casusboek.model.release import Release
from casusboek.model.spec import CheckedBlockSpec
from casusboek.pages import check_pages
from tests.projects import PRIVATE, STUDY, Edit, write

CASES = ("TUIN1", "TUIN2", "TUIN3")
STUDY_ID = "tuinen"
SENDER = "team: de tuiniers\n  address: tuin@voorbeeld.invalid"
"""Who sends the bundles, as the study says it; it names already whom a garden can ask."""
CHECK = re.compile(r"^check:\n(?:[ \n].*\n?)*", re.MULTILINE)


def gardens(root: Path) -> Path:
    """Write the gardens into a folder: none was sent yet, and nothing is published without agreement."""
    write(root)
    for folder in ("content/studies/oogst", "data/oogst"):
        shutil.rmtree(root / folder)
    Edit("content/site.yml", "[tuinen, oogst]", "[tuinen]").apply(root)
    Edit(f"{STUDY}/study.yml", "rule: published_under_rule", f"rule: agreed\n  {SENDER}").apply(root)
    for path in (root / STUDY / "cases").glob("*.yml"):
        path.write_text(CHECK.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    return root


def read(root: Path) -> tuple[Project, dict[str, Release]]:
    """The gardens as a build reads them."""
    project, releases, findings = check(root, root / PRIVATE)
    assert project is not None
    assert [str(finding) for finding in findings if finding.severity is Severity.ERROR] == []
    return project, releases


def pages(root: Path) -> Mapping[str, CheckPage]:
    """The pages of the three gardens, as they would be published."""
    project, releases = read(root)
    return check_pages(project.without_rows(), releases, STUDY_ID)


def at(root: Path) -> Desk:
    """The gardens as they stand now."""
    return desk(root, STUDY_ID, private=root / PRIVATE)


def taken(root: Path, file: Path) -> Taken:
    """What is taken in of a file."""
    return take_in(root, file, private=root / PRIVATE)


def state(root: Path, case: str) -> str:
    """Where a case stands by its file."""
    content = YAML(typ="safe").load(root / STUDY / "cases" / f"{case}.yml")
    return str(content.get("check", {"state": "concept"})["state"])


def inside(file: Path, words: str) -> str:
    """What a school reads once its bundle is open."""
    found = re.search(r'<script type="application/json" id="bundle">(.*?)</script>', file.read_text(encoding="utf-8"))
    assert found
    lock = json.loads(found[1])
    return unseal(Sealed(lock["header"], lock["data"]), words)


def answer(
    here: Desk,
    case: str,
    *,
    verdicts: Mapping[str, tuple[str, str]] | None = None,
    overall: str = "akkoord",
    number: int = 0,
    publish: Collection[str] = (),
    **more: Any,
) -> Path:
    """The file that a school makes: every block is right but those that are named, some remarks may be published."""
    kept = here.records.round(STUDY_ID, case, number or here.check(case).round)
    assert kept
    said = dict.fromkeys(kept.blocks, ("klopt", "")) | dict(verdicts or {})
    blocks = [
        {"block": name, "hash": kept.blocks[name].hash, "verdict": verdict, "remark": remark}
        | {"publish": name in publish, "line": "", "year": 0}
        for name, (verdict, remark) in said.items()
    ]
    body = json.dumps(
        {"study": STUDY_ID, "case": case, "round": kept.number, "bundle": kept.bundle, "blocks": blocks}
        | {"overall": overall, "remark": "", "publish": "overall" in publish, "role": ""}
        | {"reader": "", "moves": []}
        | more
    )
    sign = here.records.sent(kept).sign
    file = here.root / f"reactie-{case}.json"
    file.write_text(json.dumps({"format": FORMAT, "body": body, "mac": signed(body, sign)}), encoding="utf-8")
    return file


def log(root: Path) -> Vouched:
    """What the log of the gardens vouches for."""
    return vouched(Log(root).entries())


def agreeing(page: CheckPage) -> dict[str, CheckedBlockSpec]:
    """Every block of a page, agreed as it stands now."""
    return {block.id: CheckedBlockSpec(hash=block.hash, state="agreed") for block in page.blocks}


def vouch(root: Path, case: str, blocks: Mapping[str, CheckedBlockSpec]) -> None:
    """Write into the log that a garden agreed to some blocks."""
    Log(root).add(Deed("agreed", STUDY_ID, case, 1, actor="school", artefact=words_of(blocks)))


def head(root: Path, case: str, words: str) -> None:
    """Put words before the headline of a case."""
    path = root / STUDY / "cases" / f"{case}.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('headline: "', f'headline: "{words} ', 1), encoding="utf-8")


def never(title: str, verdict: str, remark: str) -> tuple[RemarkOutcome, str]:
    """For a page without remarks."""
    raise AssertionError((title, verdict, remark))


def keep_all(block: str, _: str, words: str) -> bool:
    """Put whatever a school allows beside the text."""
    assert block
    assert words
    return True


def keep_none(*_: str) -> bool:
    """Put nothing beside the text."""
    return False
