"""Two studies on the same records are refused: neither knows what the other shows."""

from dataclasses import replace

from casusboek.model.data import Dataset
from casusboek.model.project import Study
from casusboek.release.same_records import same_records
from tests.release.scored import person, records, study_of

ANSWERS = [3, 4, 5, 2, 4, 1, 3]


def studied(name: str, answers: list[int]) -> Study:
    """A study of one school."""
    people: Dataset = records([person("B1", "leraar", answer) for answer in answers])
    made = study_of(people, {})
    return replace(made, spec=replace(made.spec, id=name))


def test_two_studies_on_the_same_persons_are_refused() -> None:
    """The same keys with the same answers are the same persons; the finding holds none of these."""
    found = list(same_records([studied("een", ANSWERS), studied("twee", [*ANSWERS, 5])]))

    assert [finding.code for finding in found] == ["C126"]
    assert "'een' and 'twee'" in found[0].message


def test_the_same_numbers_of_rows_are_not_the_same_persons() -> None:
    """Keys that both count from one, with answers of others, are no reason; nor is one study by itself."""
    assert list(same_records([studied("een", ANSWERS), studied("twee", [1, 1, 1, 5, 1, 4, 1])])) == []
    assert list(same_records([studied("een", ANSWERS)])) == []
