"""What the pages of schools show of their own numbers, attacked by subtraction between school, rest and total."""

import pytest

from casusboek.pages.own_numbers import ALL, OTHERS, OWN, by_group, by_item
from tests.release.survey import CASES, FEW, LARGE, PRESSURE, WORDS, Attacker, survey

SEEDS = (1,)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_count_below_the_limit_follows_from_school_rest_and_total(seed: int) -> None:
    """Of no answer that fewer than three gave, nor that all gave, the number can be worked out by subtracting."""
    people, release = survey(seed)
    for table, name, codes in (("respons", "deed", ("ja", "nee")), ("druk", "druk", tuple(PRESSURE))):
        attacker = Attacker(release, people, table, name, codes)
        for (school, code), n in attacker.true.items():
            whole = sum(attacker.true[school, other] for other in codes)
            if 0 < n < FEW or (n and n == whole):
                low, high = attacker.range_of({(school, code): 1.0})
                assert low < high, (table, school, code)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_rounds_of_a_small_school_stay_unknown(seed: int) -> None:
    """Of a school where fewer than three answered, no sum of scores can be worked out in either round."""
    people, release = survey(seed)
    for name in ("t1", "t2"):
        attacker = Attacker(release, people, "rondes", name, tuple("12345"))
        for school in attacker.schools:
            n = sum(attacker.true[school, code] for code in attacker.codes)
            if 0 < n < FEW:
                low, high = attacker.range_of({(school, code): float(code) for code in attacker.codes})
                assert high - low > 1, (name, school)


def test_safe_numbers_stay() -> None:
    """Where no answer is rare, nearly every number stands exactly, and every school beside the others together."""
    _, release = survey(0, even=True)
    levels = [found.level for found in release.decisions.values()]
    assert levels.count("exact") >= 0.95 * len(levels)

    pages = [by_group(release.tables["druk"], f"S{number:02}", CASES, WORDS) for number in range(len(LARGE))]
    assert {tuple(line.id for line in page.lines) for page in pages} == {(OWN, OTHERS)}


def test_the_others_are_the_total_less_the_school() -> None:
    """The rest is worked out of numbers that stand exactly; the base of each line is its own."""
    table = survey(0, even=True)[1].tables["druk"]
    page = by_group(table, "S03", CASES, WORDS)
    own, others = page.lines
    whole, school = table.line("total"), table.line("S03")

    assert whole is not None
    assert school is not None
    assert [one.value for one in own.cells] == [one.value for one in school.cells[:3]]
    assert [one.value for one in others.cells] == [
        int(str(all_.value)) - int(str(part.value)) for all_, part in zip(whole.cells[:3], own.cells, strict=True)
    ]
    assert others.base is not None
    assert others.base.n == int(str(whole.cells[3].value)) - int(str(school.cells[3].value))


def test_a_small_school_stands_beside_all_together() -> None:
    """A school whose numbers are withheld keeps its line, without a rest that would give them back."""
    page = by_group(survey(1)[1].tables["druk"], "S00", CASES, WORDS)

    assert [line.id for line in page.lines] == [OWN, ALL]
    assert all(cell.value is None for cell in page.lines[0].cells)


def test_schools_never_stand_beside_each_other() -> None:
    """The page of a school names no other school, whatever it shows."""
    _, release = survey(1)
    for name, table in release.tables.items():
        for school in ("S00", "S11"):
            page = by_group(table, school, CASES, WORDS)
            said = [*(line.label for line in by_item(page).lines), *(line.label for line in page.lines)]
            assert not [words for words in said if words.startswith("S") and words != school], name


def test_an_item_is_a_line_with_the_school_and_all() -> None:
    """Scores are read item by item, the school first; each number has its own base."""
    table = survey(0, even=True)[1].tables["rondes"]
    page = by_item(by_group(table, "S03", CASES, WORDS))

    assert [line.id for line in page.lines] == ["t1", "t2"]
    assert [column.id for column in page.columns] == [OWN, ALL]
    assert all(cell.base and cell.base.n for line in page.lines for cell in line.cells)
