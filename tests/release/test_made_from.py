"""Published counts of records, and tables of the same records: never both."""

from pathlib import Path

import pytest

from casusboek.build import check
from tests.projects import DATA, PRIVATE, STUDY, Edit, Whole, write

DESCRIPTOR = f"{DATA}/datapackage.yaml"
TABLE = "dagen-per-weer"


def counted(root: Path, made_from: str = "dagboek") -> Path:
    """A project with published numbers that say which records they were counted from."""
    write(root)
    Edit(DESCRIPTOR, "    kind: aggregate\n", f"    kind: aggregate\n    made_from: {made_from}\n").apply(root)
    return root


def found(root: Path, *, private: bool = True) -> list[str]:
    """What is said of it."""
    findings = check(root, root / PRIVATE if private else None)[2]
    return [str(finding) for finding in findings if finding.code == "C124"]


@pytest.mark.parametrize("private", [True, False])
def test_counts_beside_a_table_of_the_same_records_are_refused(tmp_path: Path, *, private: bool) -> None:
    """With the records and without them: what is public already does not depend on who builds."""
    (said,) = found(counted(tmp_path), private=private)

    assert said.startswith(f"{DESCRIPTOR}:")
    assert said.partition(" resources.")[2].partition(": ")[2] == (
        f"the counts of 'helpers' were made from the records 'dagboek', and so is the table '{TABLE}': the two "
        "together could tell of somebody. Take out the dataset 'helpers', or every table of these records out of "
        "tables.yml. [C124]"
    )


def test_counts_by_themselves_are_fine(tmp_path: Path) -> None:
    """Without a table of the records there is nothing to set them against."""
    root = counted(tmp_path)
    path = root / STUDY / "tables.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index(f"{TABLE}:")
    end = text.find("\n\n", start) if "\n\n" in text[start:] else len(text)
    following = [line for line in text[start:].splitlines()[1:] if line and not line.startswith(" ")]
    end = text.index(f"\n{following[0]}", start) if following else end
    path.write_text(text[:start] + text[end:].lstrip("\n"), encoding="utf-8")

    assert found(root) == []


def test_records_of_the_same_persons_hang_together(tmp_path: Path) -> None:
    """Counts of persons are set against tables of what the same persons answered."""
    root = counted(tmp_path, "helpers_zelf")
    entry = """\
  - name: helpers_zelf
    path: helpers_zelf.csv
    title: Helpers zelf
    description: Wie er schreef.
    kind: records
    private: true
    schema:
      fields:
        - { name: dag, type: string, title: Dag, disclosure: drop }
      primaryKey: [dag]
      foreignKeys:
        - { fields: [dag], reference: { resource: dagboek, fields: [dag] } }
"""
    Edit(DESCRIPTOR, "  - name: dagboek\n", f"{entry}  - name: dagboek\n").apply(root)
    Whole(f"{PRIVATE}/tuinen/helpers_zelf.csv", "dag\nd1\n").apply(root)

    assert [line.rpartition("[")[2] for line in found(root)] == ["C124]"]
