"""Two editions of the same records: who joined, left, corrected an answer or took it back is not given away."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations_with_replacement

import pytest

from casusboek.errors import UndecidedError
from casusboek.model.data import Dataset, Field
from casusboek.model.project import Memory, Study
from casusboek.model.release import Release
from casusboek.release import ledger_of, protect, remembered
from tests.release.datasets import locale
from tests.release.scored import looks_like, person, records, scores, study_of

FIRST = [4, 2, 5, 3, 3, 2, 4, 1, 3, 2, 3]
"""What eleven persons answered."""


def studied(answers: Sequence[int | None]) -> Study:
    """A school with one mean."""
    people = records([person("B1", "leraar", answer) for answer in answers])
    made = study_of(people, {"t": scores()}, profile="standard")
    return replace(made, memory=Memory(b"k" * 32))


def after(first: Study, people: Dataset, **policy: object) -> Study:
    """The next edition of a study that was released, with other records."""
    release = protect(first, locale())[0]
    ledger = ledger_of(first, b"cleared", edition="1", date="2026-01-01")
    memory = remembered(first, release, ledger, locale())
    spec = replace(first.spec, disclosure=replace(first.spec.disclosure, **policy))  # type: ignore[arg-type]
    return replace(first, spec=spec, datasets={**first.datasets, people.id: people}, ledger=ledger, memory=memory)


def sums(release: Release, n: int) -> set[int]:
    """What the answers can add up to, by the mean that is shown."""
    entry = release.decisions["t", "B1", "mean"].entry
    low, high = (None if entry[end] is None else Fraction(entry[end]) for end in ("lowest", "highest"))
    return {s for s in range(n, 5 * n + 1) if looks_like(Fraction(s, n), low, high, bool(entry["open_above"]))}


@pytest.mark.parametrize("place", range(11))
def test_an_answer_that_is_taken_back_is_not_given_back(place: int) -> None:
    """The mean of eleven, then of ten: their difference would be the answer, to one decimal."""
    first = studied(FIRST)
    then = after(first, studied([*FIRST[:place], None, *FIRST[place + 1 :]]).datasets["personen"])
    one, two = protect(first, locale())[0], protect(then, locale())[0]

    shown = two.decisions["t", "B1", "mean"]
    assert one.tables["t"].lines[0].cells[1].value == 2.9
    if shown.level == "frozen":
        assert two.tables["t"].lines[0].cells[1] == one.tables["t"].lines[0].cells[1]
        return
    told = {whole - rest for whole in sums(one, 11) for rest in sums(two, 10)} & set(range(1, 6))
    assert len(told) >= 3


@pytest.mark.parametrize("answer", [1, 3, 5])
def test_a_corrected_answer_is_not_given_away(answer: int) -> None:
    """Who knows that one answer was corrected can tell neither what it was nor what it is."""
    first = studied(FIRST)
    then = after(first, studied([answer, *FIRST[1:]]).datasets["personen"])
    one, two = protect(first, locale())[0], protect(then, locale())[0]

    if two.decisions["t", "B1", "mean"].level == "frozen":
        assert two.tables["t"].lines[0].cells[1] == one.tables["t"].lines[0].cells[1]
        return
    others = {sum(rest) for rest in combinations_with_replacement(range(1, 6), 10)}
    pairs = {
        (before, now)
        for before in range(1, 6)
        for now in range(1, 6)
        for rest in others
        if before + rest in sums(one, 11) and now + rest in sums(two, 11)
    }
    assert len({before for before, _ in pairs}) >= 3
    assert len({now for _, now in pairs}) >= 3


def renamed(people: Dataset, name: str) -> Dataset:
    """The same records with another name for the field that holds the answers."""

    def called(field: Field) -> Field:
        return replace(field, name=name) if field.name == "score" else field

    frame, markers = (one.rename(columns={"score": name}) for one in (people.frame, people.markers))
    return replace(people, fields=tuple(map(called, people.fields)), frame=frame, markers=markers)


def test_a_renamed_question_is_declared() -> None:
    """Else its history would be lost without a word; declared, the answers are held against those of before."""
    first = studied(FIRST)
    people = renamed(studied(FIRST[:-1]).datasets["personen"], "cijfer")
    then = replace(after(first, people), tables={"t": scores(values=("cijfer",))})
    with pytest.raises(UndecidedError, match=r"'personen\.score' of an earlier edition is not asked any more"):
        protect(then, locale())

    said = after(first, people, renamed={"personen.score": "personen.cijfer"})
    two = protect(replace(said, tables={"t": scores(values=("cijfer",))}), locale())[0]
    told = {whole - rest for whole in sums(protect(first, locale())[0], 11) for rest in sums(two, 10)}

    assert len(told & set(range(1, 6))) >= 3


def test_keys_that_were_numbered_anew_are_noticed() -> None:
    """Persons who are all new may be the old ones; the author says which."""
    first = studied(FIRST)
    people = studied(FIRST[:-1]).datasets["personen"]
    fresh = people.with_values({"pid": [f"n{i}" for i in range(people.size)]})
    with pytest.raises(UndecidedError, match="nobody of an earlier edition"):
        protect(after(first, fresh), locale())

    assert protect(after(first, fresh, other_persons=True), locale())[0].tables["t"].lines[0].cells[1].value == 2.9
