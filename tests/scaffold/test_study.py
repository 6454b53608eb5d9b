"""A new study is whole and valid from its first minute, or is not there at all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless import Package

from casusboek.errors import UsageError
from casusboek.model.data import Disclosure
from casusboek.project.load import load
from casusboek.scaffold import new_study, study
from tests.scaffold.files import SITE, THEME, everything


def test_it_returns_what_it_wrote(project: Path) -> None:
    """Every path that is new or different is returned, and no other."""
    before = everything(project)

    written = new_study(project, "tuin", title="Tuinen")

    after = everything(project)
    assert written == tuple(sorted(path for path in after if after[path] != before.get(path)))
    assert "data/tuin/datapackage.yaml" in written


def test_it_can_be_read_at_once(project: Path) -> None:
    """The study has its id and title, and nothing in it needs mending."""
    title = 'Tuinen: "mooi", # en __study__ {groen}'

    new_study(project, "tuin", title=title)

    loaded, findings = load(project, THEME)
    assert findings == ()
    assert loaded is not None
    assert [(found.id, found.spec.title, found.spec.data) for found in loaded.studies] == [("tuin", title, "tuin")]


@pytest.mark.parametrize("name", ["null", "true", "on", "no", "a1", "nog-een-studie"])
def test_an_id_stays_text(project: Path, name: str) -> None:
    """An id that YAML would read as something else is put between quotes."""
    new_study(project, name, title="null")

    loaded, findings = load(project, THEME)
    assert findings == ()
    assert loaded is not None
    assert loaded.site.studies == (name,)
    assert loaded.studies[0].spec.title == "null"


def test_it_goes_beside_other_studies(own: Path) -> None:
    """In a project with a study, the new one comes after it and shares no id with it that must be unique."""
    before, _ = load(own, THEME)
    assert before is not None

    new_study(own, "tuin", title="Tuinen")

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
        new_study(project, "tuin", title="Tuinen")

    assert everything(project) == before


@pytest.mark.parametrize("name", ["", "x", "Tuin", "tuin_2", "../tuin", "a/b", "con", "tuin\n", "a" * 42])
def test_an_id_that_is_no_safe_name_is_refused(project: Path, name: str) -> None:
    """A study's id names folders and addresses, so it is plain."""
    before = everything(project)

    with pytest.raises(UsageError, match="Use small letters, digits and hyphens"):
        new_study(project, name, title="Tuinen")

    assert everything(project) == before


@pytest.mark.parametrize("title", ["", "  ", "twee\nregels", "half \ud83d", "nul\0"])
def test_a_title_is_one_line(project: Path, title: str) -> None:
    """What cannot be written as a title is refused before anything is written."""
    before = everything(project)

    with pytest.raises(UsageError, match="one line of text"):
        new_study(project, "tuin", title=title)

    assert everything(project) == before
