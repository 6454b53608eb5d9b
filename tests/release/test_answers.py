"""What tells of an answer is an answer: in a row, a column, or in the condition by which rows were chosen."""

from collections.abc import Mapping

from casusboek.model.data import Dataset, Disclosure, Kind
from casusboek.model.lookup import FieldReference
from casusboek.model.markers import Marker
from casusboek.model.spec import CrossSpec
from casusboek.release import protect
from tests.release.datasets import dataset, field, locale, row
from tests.release.scored import scores, study_of

YES_NO = {"ja": "ja", "nee": "nee"}
ROLES = {"leraar": "leraar", "zorg": "zorg"}


def people(**schools: str) -> Dataset:
    """Who works at each school and whether they said yes (``j``) or no (``n``); all of them teach, and gave a three."""
    fields = [
        field("pid"),
        field("school", reference=FieldReference("scholen", "id")),
        field("rol", codes=ROLES),
        field("eens", disclosure=Disclosure.SENSITIVE, codes=YES_NO),
        field("cijfer", kind="integer", disclosure=Disclosure.SENSITIVE, codes={str(n): str(n) for n in range(1, 6)}),
    ]
    rows = [
        row(pid=f"{school}{number}", school=school, rol="leraar", eens="ja" if given == "j" else "nee", cijfer="3")
        for school, answers in schools.items()
        for number, given in enumerate(answers)
    ]
    return dataset("personen", fields, rows, kind=Kind.RECORDS)


def cross(rows: str, columns: str, where: Mapping[str, str] | None = None) -> CrossSpec:
    """A table of persons by two fields, with totals."""
    return CrossSpec(
        kind="cross",
        title="",
        dataset="personen",
        rows=rows,
        columns=columns,
        unit="",
        totals=True,
        where=where or {},
        source=(),
    )


def cells(found: Dataset, table: CrossSpec) -> dict[tuple[str, str], str]:
    """What readers see of each cell."""
    release, _ = protect(study_of(found, {"t": table}, profile="standard"), locale())
    made = release.tables["t"]
    return {
        (line.id, column.id): cell.printed if cell.marker is Marker.COARSE else str(cell.value)
        for line in made.lines
        for column, cell in zip(made.columns, line.cells, strict=True)
    }


def test_persons_chosen_by_an_answer_are_those_who_gave_it() -> None:
    """Of twelve persons twelve said yes: a table of yes only tells no more of it than a table of both would."""
    seen = cells(people(AA="j" * 12, BB="j" * 8 + "n" * 7), cross("school", "rol", {"eens": "ja"}))

    assert seen["AA", "leraar"] == seen["AA", "total"] == "11–12"
    assert seen["BB", "leraar"] == "8–11"
    assert seen["total", "total"] == "20"
    assert seen["AA", "zorg"] == "0"


def test_scores_of_those_who_gave_an_answer_do_not_count_them() -> None:
    """How many answers are behind a mean is how many said yes, where only these are in it."""
    found = people(AA="j" * 12, BB="j" * 8 + "n" * 7)
    release, _ = protect(
        study_of(found, {"t": scores(values=("cijfer",), where={"eens": "ja"}, totals=False)}, profile="standard"),
        locale(),
    )

    numbers = {line.id: line.cells[0] for line in release.tables["t"].lines}
    assert numbers["AA"].printed == "11–12"
    assert numbers["BB"].value == 8


def test_an_answer_that_nobody_gave_has_a_row_all_the_same() -> None:
    """Everybody said yes: the row of no stands there, and neither row tells that it is empty or full."""
    seen = cells(people(AA="j" * 12, BB="j" * 15), cross("eens", "school"))

    assert (seen["ja", "AA"], seen["nee", "AA"]) == ("11–12", "0–1")
    assert (seen["ja", "total"], seen["nee", "total"]) == ("25–27", "0–2")
    assert seen["total", "AA"] == "12"


def test_an_answer_is_one_in_whichever_direction_it_stands() -> None:
    """Schools below answers, or answers below schools: the same is shown."""
    found = people(AA="jjjjjjjnnnnn", BB="jjjjjjjjjnnnnnn")
    upright, across = cells(found, cross("school", "eens")), cells(found, cross("eens", "school"))

    assert {(column, line): text for (line, column), text in across.items()} == upright


def test_who_gave_no_answer_is_a_group_and_no_answer() -> None:
    """Five said yes and four no: both are shown as parts of the nine who answered, so that no gives no yes back."""
    found = people(B1="jjjjjnnnnn")
    gone = [*found.column("eens").values()][:-1]
    shown = cells(found.with_values({"eens": [*gone, Marker.NOT_REPORTED]}), cross("eens", "school"))

    assert shown["nee", "B1"] != "4"
    assert shown["ja", "B1"] != "5"
