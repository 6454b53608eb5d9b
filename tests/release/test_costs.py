"""What a table costs the numbers of others, and which of them is given up first."""

from dataclasses import replace

import pytest

from casusboek.release import costs, explained, protect
from casusboek.release.gathering import fact_id
from tests.release.datasets import locale
from tests.release.scored import person, records, scores, study_of

ANSWERS = [4, 4, 5, 3, 4, 2, 5, 4, 4, 1]
PEOPLE = records([*(person("B1", "leraar", answer) for answer in ANSWERS), person("B1", "directie", 1)])
TABLES = {"whole": scores(), "teachers": scores(where={"rol": "leraar"})}
"""The mean of all, and of all but one."""


def levels(first: str = "") -> dict[str, str]:
    """How finely each mean is shown, perhaps when one of the tables has priority."""
    tables = {name: replace(spec, priority=3) if name == first else spec for name, spec in TABLES.items()}
    decided = protect(study_of(PEOPLE, tables), locale())[0].decisions
    return {name: decided[name, "B1", "mean"].level for name in tables}


def test_the_table_that_costs_another_its_precision_is_named() -> None:
    """Without the one the other would be exact; no value is told."""
    study = study_of(PEOPLE, TABLES)
    coarse = {name for name, level in levels().items() if level != "exact"}
    (hidden,) = coarse
    (other,) = TABLES.keys() - coarse

    assert costs(study, locale())[other][fact_id((hidden, "B1", "mean"))][1] == "exact"
    assert explained(study, locale(), (hidden, "B1", "mean")).spared == {other: "exact"}
    assert explained(study, locale(), (other, "B1", "mean")).spared == {}


@pytest.mark.parametrize("first", sorted(TABLES))
def test_the_ladder_honours_what_matters_most(first: str) -> None:
    """The table with the higher priority keeps its number, whichever of the two it is."""
    found = levels(first)

    assert found[first] == "exact"
    assert set(found.values()) != {"exact"}
