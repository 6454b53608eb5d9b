"""A new study is whole and valid from its first minute, or is not there at all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless import Package

from casusboek.build import build, check
from casusboek.errors import InputError, UsageError
from casusboek.findings import Severity
from casusboek.model.data import Disclosure
from casusboek.model.output import FolderPurpose, Order
from casusboek.project.load import load
from casusboek.project.validate import for_readers, unwritten
from casusboek.scaffold import new_case, new_study, study
from tests.scaffold.files import SITE, THEME, everything
from tests.scaffold.test_case import GIVEN


@pytest.mark.parametrize("rule", ["agreed", "published_under_rule"])
def test_an_empty_study_is_right_at_once(project: Path, rule: str) -> None:
    """Nothing needs mending before it has a school, and nothing of the example is in it."""
    written = new_study(project, "eigen", title="Eigen", rule=rule)

    assert check(project)[2] == ()
    loaded, findings = load(project, THEME)
    assert findings == ()
    assert loaded is not None
    found = loaded.studies[0]
    assert (found.cases, found.spec.member_check.rule, found.spec.origin.title) == ({}, rule, "Eigen")
    assert not [path for path in written if "verzonnen" in (project / path).read_text(encoding="utf-8").lower()]


def test_own_schools_wait_for_words(project: Path) -> None:
    """With a school, every place that is still to be written stops a public build, and no preview."""
    new_study(project, "eigen", title="Eigen", rule="published_under_rule")
    new_case(project, "SCH1", study="eigen", given={}, ask=None)

    waiting = [finding for finding in for_readers(check(project)[2]) if finding.code == "V411"]
    places = {f"{finding.where.file.rpartition('/')[2]} {finding.where.name}".strip() for finding in waiting}
    assert {finding.severity for finding in waiting} == {Severity.ERROR}
    assert places == {
        "SCH1.yml headline",
        "SCH1.yml lede",
        "index.nl.md",
        "index.nl.md description",
        "methode.nl.md",
        "scholen.nl.md",
        "study.yml summary",
        "study.yml origin.producer",
        "study.yml origin.description",
        "study.yml member_check.reason",
        "study.yml member_check.approver",
    }
    with pytest.raises(InputError):
        build(Order(root=project, output=project / "site"), progress=lambda _: None)
    assert build(
        Order(root=project, output=project / "preview", made=FolderPurpose.PREVIEW, engine=None),
        progress=lambda _: None,
    ).pages


def test_words_of_a_school_that_readers_do_not_see_may_wait(project: Path) -> None:
    """As long as it did not agree to its page, only the rest of the study has to be written."""
    new_study(project, "eigen", title="Eigen")
    new_case(project, "SCH1", study="eigen", given={}, ask=None)

    with pytest.raises(InputError) as refused:
        build(Order(root=project, output=project / "site"), progress=lambda _: None)

    said = {finding.where.file.rpartition("/")[2]: finding.severity for finding in refused.value.findings}
    assert said["SCH1.yml"] is Severity.WARNING
    assert said["index.nl.md"] is Severity.ERROR


def test_the_example_counts_for_nothing_real(garden: Path) -> None:
    """As it is written it is an example; with a school of one's own, all that it invented has to go."""
    assert for_readers(check(garden)[2]) == ()

    new_case(garden, "EIGEN1", study="tuin", given=GIVEN, ask=None)

    left = [finding.where.name for finding in check(garden)[2] if finding.code == "V412"]
    assert left == [
        "summary",
        "origin.title",
        "origin.producer",
        "origin.description",
        "disclosure.case_table.population",
        "member_check.reason",
    ]


def test_what_stands_for_the_example_is_the_example(garden: Path) -> None:
    """The phrases, schools and numbers by which it is known are those that it has."""
    loaded, _ = load(garden, THEME)
    assert loaded is not None
    found = loaded.studies[0]
    table = found.spec.disclosure.case_table

    assert {phrase: unwritten._said(found, path) for phrase, path in unwritten.EXAMPLE_WORDS.items()} == {
        phrase: loaded.locale(phrase) for phrase in unwritten.EXAMPLE_WORDS
    }
    assert frozenset(found.cases) == unwritten.EXAMPLE_CASES
    assert table is not None
    assert (table.population, table.shares) == (unwritten.EXAMPLE_POPULATION, unwritten.EXAMPLE_SHARES)
    assert loaded.locale("to_be_written") == study.LATER


def test_it_returns_what_it_wrote(project: Path) -> None:
    """Every path that is new or different is returned, and no other."""
    before = everything(project)

    written = new_study(project, "tuin", title="Tuinen", example=True)

    after = everything(project)
    assert written == tuple(sorted(path for path in after if after[path] != before.get(path)))
    assert "data/tuin/datapackage.yaml" in written


def test_it_can_be_read_at_once(project: Path) -> None:
    """The study has its id and title, and nothing in it needs mending."""
    title = 'Tuinen: "mooi", # en __study__ {groen}'

    new_study(project, "tuin", title=title, example=True)

    loaded, findings = load(project, THEME)
    assert findings == ()
    assert loaded is not None
    assert [(found.id, found.spec.title, found.spec.data) for found in loaded.studies] == [("tuin", title, "tuin")]


@pytest.mark.parametrize("name", ["null", "true", "on", "no", "a1", "nog-een-studie"])
def test_an_id_stays_text(project: Path, name: str) -> None:
    """An id that YAML would read as something else is put between quotes."""
    new_study(project, name, title="null", example=True)

    loaded, findings = load(project, THEME)
    assert findings == ()
    assert loaded is not None
    assert loaded.site.studies == (name,)
    assert loaded.studies[0].spec.title == "null"


def test_it_goes_beside_other_studies(own: Path) -> None:
    """In a project with a study, the new one comes after it and shares no id with it that must be unique."""
    before, _ = load(own, THEME)
    assert before is not None

    new_study(own, "tuin", title="Tuinen", example=True)

    loaded, findings = load(own, THEME)
    assert findings == ()
    assert loaded is not None
    assert loaded.site.studies == (*before.site.studies, "tuin")


def test_the_example_shows_every_disclosure(garden: Path) -> None:
    """An author can look up each level of disclosure in the example."""
    loaded, _ = load(garden, THEME)
    assert loaded is not None
    found = loaded.studies[0]

    levels = {field.disclosure for dataset in found.datasets.values() for field in dataset.fields}
    assert levels == set(Disclosure) - {Disclosure.SENSITIVE}


def test_the_example_uses_no_glossary() -> None:
    """The example needs no term, so it fits in any project."""
    assert not [path for path in study.EXAMPLE.rglob("*") if path.is_file() and "{term" in path.read_text("utf-8")]


def test_the_example_is_a_data_package(garden: Path) -> None:
    """Other software accepts the example's data as it stands."""
    report = Package(str(garden / "data" / "tuin" / "datapackage.yaml")).validate()

    assert report.flatten(["title", "message"]) == []


SITES = {
    "lines": ("studies:\n  - a\nx: 1\n", "studies:\n  - a\n  - tuin\nx: 1\n"),
    "no indent": ("studies:\n- a\n- b\n", "studies:\n- a\n- b\n- tuin\n"),
    "no last line end": ("studies:\n  - a", "studies:\n  - a\n  - tuin"),
    "comments": (
        "# top\nstudies: # which\n\n    # one\n    -   'a'   # first\n    # rest\n\n# end\nx:   1\n",
        "# top\nstudies: # which\n\n    # one\n    -   'a'   # first\n    - tuin\n    # rest\n\n# end\nx:   1\n",
    ),
    "dash on its own": ("studies:\n  -\n    a\n", "studies:\n  -\n    a\n  - tuin\n"),
    "windows": ("x: 1\r\nstudies:\r\n  - a\r\ny: 2\r\n", "x: 1\r\nstudies:\r\n  - a\r\n  - tuin\r\ny: 2\r\n"),
    "byte order mark": ("\ufeffstudies:\n  - a\n", "\ufeffstudies:\n  - a\n  - tuin\n"),
    "brackets": ("studies: [a, 'b'] # two\n", "studies: [a, 'b', tuin] # two\n"),
    "trailing comma": ("studies: [\n  a, # one\n]\n", "studies: [\n  a, tuin, # one\n]\n"),
    "none": ("studies: []\n", "studies: [tuin]\n"),
}


@pytest.mark.parametrize(("before", "after"), SITES.values(), ids=SITES)
def test_the_sites_settings_keep_every_other_byte(before: str, after: str) -> None:
    """The list of studies grows in its own style; comments, spacing and line ends stay."""
    assert study._listed(before.encode(), "tuin").decode() == after


def _write(name: str, text: str) -> Callable[[Path], None]:
    def write(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")

    return write


def _link(root: Path) -> None:
    (root / "content" / "studies").symlink_to(root / "data")


REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "listed": (_write("content/site.yml", SITE.replace("[]", "[tuin]")), "exists already: see content/site.yml"),
    "content": (_write("content/studies/tuin/notes.txt", ""), "exists already: see content/studies/tuin"),
    "data": (_write("data/tuin/rows.csv", "a\n"), "exists already: see data/tuin"),
    "settings": (_write("content/site.yml", SITE + "title: twice\n"), "Y105.*Run 'casusboek check'"),
    "key": (_write("content/site.yml", SITE + "tittle: x\n"), "S102"),
    "missing": (lambda root: (root / "content" / "site.yml").unlink(), "F101"),
    "language": (_write("content/site.yml", SITE.replace("language: nl", "language: en")), "asks for 'en'"),
    "link": (_link, "F102"),
    "file in the way": (_write("content/studies", "a file"), "cannot be written .*Nothing was changed"),
}


@pytest.mark.parametrize(("prepare", "message"), REFUSED.values(), ids=REFUSED)
def test_a_project_that_cannot_take_it_stays_as_it_is(
    project: Path, prepare: Callable[[Path], None], message: str
) -> None:
    """A refusal says what is in the way and leaves no file behind."""
    prepare(project)
    before = everything(project)

    with pytest.raises(UsageError, match=message):
        new_study(project, "tuin", title="Tuinen", example=True)

    assert everything(project) == before


@pytest.mark.parametrize("name", ["", "x", "Tuin", "tuin_2", "../tuin", "a/b", "con", "tuin\n", "a" * 42])
def test_an_id_that_is_no_safe_name_is_refused(project: Path, name: str) -> None:
    """A study's id names folders and addresses, so it is plain."""
    before = everything(project)

    with pytest.raises(UsageError, match="Use small letters, digits and hyphens"):
        new_study(project, name, title="Tuinen", example=True)

    assert everything(project) == before


@pytest.mark.parametrize("title", ["", "  ", "twee\nregels", "half \ud83d", "nul\0"])
def test_a_title_is_one_line(project: Path, title: str) -> None:
    """What cannot be written as a title is refused before anything is written."""
    before = everything(project)

    with pytest.raises(UsageError, match="one line of text"):
        new_study(project, "tuin", title=title, example=True)

    assert everything(project) == before
