"""The case table against the population: what is refused, what may stand all the same, and what readers are told."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from casusboek.build import build, check
from casusboek.cli import casusboek
from casusboek.findings import Finding
from casusboek.model.output import Order
from casusboek.pages.protection import protection_block
from tests.projects import DATA, PRIVATE, STUDY, Edit, Gone, Whole, write

FILE = f"{STUDY}/study.yml"
WHOLE = (
    "{ fields: [wijk, ligging], k: 3, population: 60, "
    "shares: { wijk: { noord: 0.5, zuid: 0.4 }, ligging: { stad: 0.4, dorp: 0.4 } } }"
)
ACCEPTED = 'accepted: [{ cases: [TUIN2], reason: Zo koos men., approver: redactie, date: "2024-03-21" }]'
REGISTER = """\
  - name: alle
    path: alle.csv
    title: Alle tuinen
    description: Elke tuin van de stad.
    kind: aggregate
    schema:
      fields:
        - { name: nummer, type: integer, title: Nummer, disclosure: key }
        - { name: wijk, type: string, title: Wijk, disclosure: public }
        - { name: ligging, type: string, title: Ligging, disclosure: public }
      primaryKey: [nummer]
"""
GARDENS = ["noord,stad"] * 4 + ["noord,dorp"] * 3 + ["zuid,stad", "zuid,dorp", "zuid,stad"]
ROWS = "nummer,wijk,ligging\n" + "".join(f"{number},{row}\n" for number, row in enumerate(GARDENS))


def stated(root: Path, words: str) -> Path:
    """A project in which something else is said of the population; without the other study, which has no cases."""
    write(root)
    for folder in ("content/studies/oogst", "data/oogst"):
        shutil.rmtree(root / folder)
    Edit("content/site.yml", "[tuinen, oogst]", "[tuinen]").apply(root)
    Edit(FILE, f"case_table: {WHOLE}", words).apply(root)
    return root


def found(root: Path, *, private: bool = True) -> list[Finding]:
    """What is said of how recognisable the cases are."""
    _, _, findings = check(root, root / PRIVATE if private else None)
    return [finding for finding in findings if finding.code in ("C111", "C120", "C121", "C122", "C123")]


def with_register(root: Path, *, private: bool = False, k: int = 3) -> Path:
    """A project with a register of all gardens, perhaps a private one."""
    stated(root, f"case_table: {{ fields: [wijk, ligging], k: {k}, register: alle }}")
    entry = (
        REGISTER.replace("    kind: aggregate\n", "    kind: aggregate\n    private: true\n") if private else REGISTER
    )
    Edit(f"{DATA}/datapackage.yaml", "  - name: dagboek\n", f"{entry}  - name: dagboek\n").apply(root)
    Whole(f"{PRIVATE}/tuinen/alle.csv" if private else f"{DATA}/alle.csv", ROWS).apply(root)
    return root


def test_enough_is_enough(tmp_path: Path) -> None:
    """Descriptions that fit many are not spoken of."""
    assert found(write(tmp_path)) == []


def test_a_case_that_few_look_like_is_refused(tmp_path: Path) -> None:
    """The error names the case, its k and the field to coarsen; nothing is built."""
    root = stated(tmp_path, "case_table: " + WHOLE.replace("dorp: 0.4", "dorp: 0.02"))
    (finding,) = found(root)

    assert str(finding) == (
        "data/tuinen/tuinen.csv:3:3 ligging: the description of 'TUIN2' fits 1 of 60, and 'k' asks for 3. Leave out or "
        "make coarser: ligging; then it fits 24. Or name the case under case_table.accepted, with reason, approver and "
        "date; readers see these. [C120]"
    )


def test_protection_that_holds_a_build_back_has_its_own_exit_code(tmp_path: Path) -> None:
    """Exit code 3 when nothing else is wrong, for check and for build."""
    root = stated(tmp_path, "case_table: " + WHOLE.replace("dorp: 0.4", "dorp: 0.02"))
    only_protection = {finding.code[0] for finding in check(root, root / PRIVATE)[2] if finding.severity == 0}
    for command in ("check", "build"):
        done = CliRunner().invoke(casusboek, [command, "--project", str(root), "--private", str(root / PRIVATE)])
        assert only_protection == {"C"}
        assert getattr(done.exception, "exit_code", getattr(done.exception, "code", 0)) == 3
    Edit(FILE, "page: kaarten", "page: kaartjes").apply(root)
    done = CliRunner().invoke(casusboek, ["check", "--project", str(root), "--private", str(root / PRIVATE)])
    assert done.exit_code == 2


def test_an_unknown_share_counts_as_the_only_one(tmp_path: Path) -> None:
    """What nobody knows is refused."""
    findings = found(stated(tmp_path, "case_table: " + WHOLE.replace(", dorp: 0.4", "")))

    assert [finding.code for finding in findings] == ["C120"]
    assert "'TUIN2' fits 1 of 60, and 'k' asks for 3; no share is stated for its code of 'ligging'." in str(findings[0])


def test_an_author_may_answer_for_a_case(tmp_path: Path) -> None:
    """Then it stands there, and readers are told how many such cases there are and why, but not which."""
    root = stated(
        tmp_path, "case_table: " + WHOLE.replace("dorp: 0.4", "dorp: 0.02").replace("k: 3", f"k: 3, {ACCEPTED}")
    )
    project, releases, _ = check(root, root / PRIVATE)
    assert project is not None
    (told,) = protection_block([(project.studies[0], releases["tuinen"])], project.locale).studies

    assert found(root) == []
    assert told.sentences[-2:] == (
        "Waaraan tuinen te herkennen zijn (wijk, ligging), is vergeleken met de ongeveer 60 waaruit gekozen is: de eis "
        "is dat elke beschrijving daar op minstens 3 past.",
        "Van 1 van de 3 beschrijvingen is niet bekend dat zij daaraan voldoen, of zij doen het niet. "
        "Waarom dat toch mag: Zo koos men. Besloten door redactie, 21 maart 2024.",
    )
    assert "TUIN2" not in " ".join(told.sentences)


def test_an_answer_to_nothing_is_said(tmp_path: Path) -> None:
    """A case that many look like need not be accepted."""
    (finding,) = found(stated(tmp_path, "case_table: " + WHOLE.replace("k: 3", f"k: 3, {ACCEPTED}")))

    assert (finding.code, finding.severity.name) == ("C123", "WARNING")
    assert "'TUIN2' fits 8, so there is nothing to accept" in finding.message


def test_saying_nothing_is_a_warning_once(tmp_path: Path) -> None:
    """An author has to decide by what a case may be recognised."""
    (finding,) = found(stated(tmp_path, "change: freeze"))

    assert (finding.code, finding.severity.name) == ("C122", "WARNING")
    assert "by 'wijk'" in finding.message


def test_a_register_is_counted(tmp_path: Path) -> None:
    """A marker in the place of a code is no code: the third garden is known by its neighbourhood only."""
    root = with_register(tmp_path)
    assert found(root) == []
    Edit(FILE, "k: 3, register", "k: 4, register").apply(root)

    assert [(finding.code, finding.where.row, finding.where.name) for finding in found(root)] == [
        ("C120", 3, "ligging"),
        ("C120", 4, "wijk"),
    ]
    assert (
        "'TUIN3' fits 3 of the register, and 'k' asks for 4. Leave out or make coarser: wijk; then it fits 10."
        in str(found(root)[1])
    )
    project, releases, _ = check(root, root / PRIVATE)
    assert project is not None
    told = protection_block([(project.studies[0], releases["tuinen"])], project.locale).studies[0].sentences[-1]
    assert "van alle 10 waaruit gekozen is: de eis is dat elke beschrijving daar op minstens 4 past" in told


def test_a_private_register_clears_cases_for_builds_without_it(tmp_path: Path) -> None:
    """What was held against it once may be built without it; a case that never was is refused."""
    root = with_register(tmp_path, private=True)
    assert {finding.code for finding in found(root, private=False)} >= {"C121"}
    build(Order(root=root, output=root / "site", private=root / PRIVATE), lambda _: None)
    assert [finding.code for finding in found(root, private=False)] == ["C111"]
    kept = json.loads((root / DATA / "released.json").read_text(encoding="utf-8"))
    assert len(kept["cases"]) == 3
    Edit(f"{DATA}/tuinen.csv", "TUIN2,noord,dorp", "TUIN2,zuid,dorp").apply(root)

    (unknown,) = [finding for finding in found(root, private=False) if finding.code == "C121"]
    assert "the description of 'TUIN2' was never held against the register, which is not here" in unknown.message
    (few,) = found(root)
    assert "'TUIN2' fits 1 of the register" in few.message


def test_the_table_is_printed(tmp_path: Path) -> None:
    """A line per case, the most recognisable first; also while the check fails, and as JSON."""
    root = stated(tmp_path, "case_table: " + WHOLE.replace("dorp: 0.4", "dorp: 0.02"))
    where = ["protect", "cases", "--project", str(root), "--private", str(root / PRIVATE)]
    done = CliRunner().invoke(casusboek, where)
    asked = CliRunner().invoke(casusboek, [*where, "--study", "tuinen", "--json"])

    assert done.exit_code == 0, done.exception
    assert done.output.splitlines() == [
        "tuinen:",
        "  case   k   enough  coarsen  then",
        "  TUIN2  1   no      ligging  24",
        "  TUIN1  8   yes              8",
        "  TUIN3  18  yes              18",
    ]
    assert json.loads(asked.output)["tuinen"][0]["coarsen"] == ["ligging"]


@pytest.mark.parametrize("study", ["oogst", "nergens"])
def test_the_table_of_a_study_that_states_nothing(tmp_path: Path, study: str) -> None:
    """The message says what to write."""
    where = ["--project", str(write(tmp_path)), "--private", str(tmp_path / PRIVATE)]
    done = CliRunner().invoke(casusboek, ["protect", "cases", "--study", study, *where])

    assert getattr(done.exception, "exit_code", 0) == 2


def test_without_its_register_no_table_is_printed(tmp_path: Path) -> None:
    """Numbers that cannot be had are not made up."""
    root = with_register(tmp_path, private=True)
    Gone(f"{DATA}/released.json").apply(root)
    done = CliRunner().invoke(casusboek, ["protect", "cases", "--project", str(root)])

    assert "the register of the population is private" in str(done.exception)
