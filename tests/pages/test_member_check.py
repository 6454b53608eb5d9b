"""How the member check went, in numbers that tell of nobody."""

from dataclasses import replace
from pathlib import Path

import pytest

from casusboek.model.blocks import CountTable, MemberCheckBlock
from casusboek.model.project import Project
from casusboek.model.release import Release
from casusboek.model.spec import ChangeSpec, CheckSpec, DisputedSpec
from casusboek.pages.member_check import member_check_block
from casusboek.pages.site import contexts_of
from casusboek.pages.tables import grid
from casusboek.release import leave_out, protect
from tests.member_check.gardens import gardens, read
from tests.projects import DATA, Edit
from tests.projects import read as found

UNSENT = "Via deze site is nog geen enkele pagina voorgelegd."
ONE_GONE = "Eén deelnemer trok zich terug. Die staat nergens meer, ook niet in een telling."
AGREED = CheckSpec(
    state="agreed", round=2, answered="2024-02-03", changes=(ChangeSpec(verdict="klopt", outcome="not", n=1),)
)
WITHDRAWN = CheckSpec(
    state="withdrawn", round=1, answered="2024-02-03", changes=(ChangeSpec(verdict="aanvullen", outcome="not", n=9),)
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, dict[str, Release]]:
    """The gardens, of which nothing was sent yet."""
    return read(gardens(tmp_path_factory.mktemp("gardens")))


def block(project: tuple[Project, dict[str, Release]], *checks: CheckSpec | None, least: int = 3) -> MemberCheckBlock:
    """The block of the study when its cases stand like this; who withdrew is left out, as in a public build."""
    whole, releases = project
    study = whole.studies[0]
    cases = {name: replace(spec, check=check) for (name, spec), check in zip(study.cases.items(), checks, strict=True)}
    disclosure = replace(study.spec.disclosure, min_n=least)
    study = replace(study, cases=cases, spec=replace(study.spec, disclosure=disclosure))
    gone = frozenset(name for name, spec in cases.items() if spec.check and spec.check.state == "withdrawn")
    left = leave_out(study, gone, whole.locale)
    changed = replace(whole, studies=(left,))
    ready = releases if not gone else {left.id: protect(left, whole.locale)[0]}
    (made,) = member_check_block(contexts_of(changed.without_rows(), ready)[left.id])
    return made


def rows(table: CountTable) -> dict[str, tuple[str, ...]]:
    """The cells of a table by their label."""
    return {row.label: row.cells for row in table.rows}


def test_nothing_was_sent(project: tuple[Project, dict[str, Release]]) -> None:
    """The rule, that nothing was sent, and what was checked before; no empty tables."""
    made = block(project, None, None, None)

    assert made.rule[-1] == UNSENT
    assert [table.id for table in made.tables] == ["member-check-stappen"]
    assert rows(made.tables[0]) == {"voorgelegd": ("3",)}


def test_who_withdrew_is_counted_apart(project: tuple[Project, dict[str, Release]]) -> None:
    """Its remarks and answer are in no count, neither are the steps that its page told of."""
    made = block(project, AGREED, WITHDRAWN, None, least=2)
    standing, changes, steps = made.tables

    assert made.tombstone == ONE_GONE
    assert rows(standing) == {
        "voorgelegd": ("1",),
        "antwoord gekregen": ("1",),
        "geen antwoord": ("0",),
        "akkoord": ("1",),
        "niet akkoord": ("0",),
    }
    assert rows(changes) == {"klopt": ("0", "0", "1")}
    assert rows(steps) == {"voorgelegd": ("2",)}
    assert UNSENT not in made.rule


def test_few_cases_have_no_tombstone(project: tuple[Project, dict[str, Release]]) -> None:
    """Where it would say who, nothing says that somebody withdrew."""
    assert block(project, AGREED, WITHDRAWN, None).tombstone == ""


def test_a_step_that_not_every_case_tells_of(project: tuple[Project, dict[str, Release]]) -> None:
    """The rest is counted as not described, never as a no."""
    whole, releases = project
    study = whole.studies[0]
    first = next(iter(study.cases))
    cases = {**study.cases, first: replace(study.cases[first], review=())}
    changed = replace(whole, studies=(replace(study, cases=cases),))
    (made,) = member_check_block(contexts_of(changed.without_rows(), releases)[study.id])

    assert rows(made.tables[0]) == {"voorgelegd": ("2",), "niet beschreven": ("1",)}
    assert [row.opens for row in made.tables[0].rows] == ["Gesprek", ""]


def test_a_checklist_can_point_to_it(tmp_path: Path) -> None:
    """The block has an anchor that a row with a page link may name."""
    gardens(tmp_path)
    Edit(f"{DATA}/vragen.csv", "bewijs,buren-zijn-met-meer", "bewijs,member-check").apply(tmp_path)

    assert found(tmp_path)[1] == ()


def quality(root: Path, *checks: CheckSpec | None) -> dict[str, str]:
    """The questions of the neighbours by their number, as the table of them has them."""
    point = 'open: [open], member_check: "4", answer: vraag'
    Edit("content/studies/tuinen/study.yml", "open: [open]", point).apply(root)
    whole, releases = read(root)
    study = whole.studies[0]
    cases = {name: replace(spec, check=check) for (name, spec), check in zip(study.cases.items(), checks, strict=True)}
    changed = replace(whole, studies=(replace(study, cases=cases),))
    context = contexts_of(changed.without_rows(), releases)[study.id]
    made = grid(context.release.tables["vragenlijst"], context)
    return {row.id: "".join(str(span) for span in row.cells[0]) for row in made.rows}


def test_a_checklist_gets_the_numbers(tmp_path: Path) -> None:
    """Behind the answer to the point that it names, once a round was held; behind no other."""
    silent = CheckSpec(state="silent", round=1)
    changes = (
        ChangeSpec(verdict="aanvullen", outcome="adopted", n=2),
        ChangeSpec(verdict="aanvullen", outcome="not", n=1),
    )
    found = quality(gardens(tmp_path), replace(AGREED, changes=changes), silent, None)

    assert found["1"] == "Wie helpt er?"
    assert found["4"] == (
        "Hoe lang duurde het? Via deze site: 2 tuinen kregen hun pagina om na te lezen, 1 antwoordden, "
        "1 lieten niets weten; 2 opmerkingen leidden tot een aanpassing."
    )


def test_a_checklist_stands_as_the_data_have_it(tmp_path: Path) -> None:
    """No round was held with this tool: nothing is said of one."""
    assert quality(gardens(tmp_path), None, None, None)["4"] == "Hoe lang duurde het?"


def test_readings_are_counted_with_their_pages(project: tuple[Project, dict[str, Release]]) -> None:
    """How many stand beside the text, and a link to each page that has one."""
    said = DisputedSpec(block="kop", text="Wij niet.", round=1, day="2024-02-03")
    made = block(project, replace(AGREED, disputed=(said, replace(said, block="kaart"))), AGREED, None)

    assert made.readings.startswith("Op 2 plaatsen bleef het verschil van mening staan.")
    assert [place.text for place in made.places] == ["TUIN1"]
    assert (block(project, AGREED, None, None).readings, block(project, AGREED, None, None).places) == ("", ())
