"""Answers in a file of the project: read, placed, and held against what is found."""

from pathlib import Path

from casusboek.build import check
from casusboek.findings import Finding, Severity
from tests.projects import write

ANSWERS = """\
- code: K170
  dataset: codering
  row: c4
  reason: Er kwam geen derde ronde.
  by: redactie
  date: "2026-01-31"
- code: K102
  dataset: codering
  row: c2
  reason: Er is hier niets.
  by: redactie
  date: "2026-02-31"
"""
STUDY = "content/studies/oogst"


def found(root: Path) -> list[Finding]:
    """What a check of the project says of its codings and of the answers."""
    _, _, findings = check(root)
    return [finding for finding in findings if finding.where.file.endswith(("codering.csv", "accepted.yml"))]


def test_answers_are_read_from_the_study(tmp_path: Path) -> None:
    """An answered warning becomes a note; an answer to nothing is an error at its own line."""
    root = write(tmp_path)
    warned = [finding for finding in found(root) if finding.where.row == 5]
    (root / STUDY / "accepted.yml").write_text(ANSWERS.replace("02-31", "02-28"), encoding="utf-8")

    findings = found(root)

    assert [finding.severity for finding in warned] == [Severity.WARNING]
    (answered,) = [finding for finding in findings if finding.where.row == 5]
    assert answered.severity is Severity.NOTE
    assert answered.hint == "Accepted: Er kwam geen derde ronde."
    (error,) = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert str(error.where) == f"{STUDY}/accepted.yml:7:3 1"
    assert error.code == "K190"


def test_an_answer_has_a_day_that_exists(tmp_path: Path) -> None:
    """Without a day, nobody knows what the answer was about."""
    root = write(tmp_path)
    (root / STUDY / "accepted.yml").write_text(ANSWERS, encoding="utf-8")

    (error,) = found(root)

    assert str(error.where) == f"{STUDY}/accepted.yml:12:3 1.date"
    assert error.code == "V122"
