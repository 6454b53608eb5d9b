"""Ten canaries of every other case are in no bundle, before it is sealed; and a bundle is small."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from casusboek.build import check
from casusboek.installed import theme_folder
from casusboek.member_check.encrypted_bundle import LEAST_ITERATIONS, seal
from casusboek.member_check.passphrase import new_passphrase
from casusboek.model.check_page import Cover
from casusboek.model.data import Dataset
from casusboek.model.project import Project, Study
from casusboek.pages import check_pages
from casusboek.release import protect
from casusboek.site.render.check_page import bundle, check_page
from tests.projects import PRIVATE, write

ROOT = Path(__file__).parents[2]
LEAST = 10
"""Canaries of each case that stand on its own page, so that their absence elsewhere says something."""
MOST_BYTES = 1_000_000


@dataclass
class Planted:
    """A study full of canaries: each says whose it is."""

    number: int = 0

    def canary(self, case: str) -> str:
        """A word that stands nowhere else."""
        self.number += 1
        return f" kanarie{case.lower()}nr{self.number}x"

    def study(self, study: Study) -> Study:
        """The study with a canary in every text that belongs to one case."""
        cases = {
            name: replace(
                case,
                headline=case.headline + self.canary(name),
                lede=case.lede + self.canary(name),
                facts=tuple(replace(fact, text=fact.text + self.canary(name)) for fact in case.facts),
                review=tuple(replace(step, change=step.change + self.canary(name)) for step in case.review),
            )
            for name, case in study.cases.items()
        }
        datasets = {name: self.dataset(dataset, frozenset(cases)) for name, dataset in study.datasets.items()}
        return replace(study, cases=cases, datasets=datasets)

    def dataset(self, dataset: Dataset, cases: frozenset[str]) -> Dataset:
        """The same rows with a canary in every free text of a row that is about one case."""
        free = [
            field.name
            for field in dataset.fields
            if field.type == "string"
            and not (field.codes or field.reference or field.name in dataset.key or field.name in PLACES)
        ]
        names = [field.name for field in dataset.fields]
        rows = [{name: dataset.value(line, name) for name in names} for line in dataset.lines]
        changed = [self.row(row, free, cases) for row in rows]
        return dataset.with_values({name: [row[name] for row in changed] for name in names})

    def row(self, row: Mapping[str, Any], free: list[str], cases: frozenset[str]) -> Mapping[str, Any]:
        """A row with canaries, if it is about exactly one case."""
        named = {case for value in row.values() for case in _texts(value) if case in cases}
        if len(named) != 1:
            return row
        (case,) = named
        texts = {name: text for name in free if isinstance(text := row.get(name), str)}
        return {**row, **{name: text + self.canary(case) for name, text in texts.items() if text not in cases}}


PLACES = ("source", "page", "anchor", "pagina", "plek", "hier", "tuin")
"""Fields that hold where something stands; other words there lead nowhere."""


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case tuple():
            yield from (each for each in value if isinstance(each, str))


def bundles(project: Project, name: str) -> Mapping[str, str]:
    """What every school of a study would read, before it is sealed."""
    study = next(study for study in project.studies if study.id == name)
    planted = Planted().study(study)
    changed = replace(project, studies=tuple(planted if one is study else one for one in project.studies))
    releases = {one.id: protect(one, project.locale)[0] for one in changed.studies}
    pages = check_pages(changed.without_rows(), releases, name)
    assert [(case, part.block.id) for case, page in pages.items() for part in page.parts if not part.alone] == []
    cover = Cover(1, "", "")
    return {case: check_page(page, cover, project.locale, theme_folder()) for case, page in pages.items()}


def read(root: Path) -> Project:
    """A project with its rows."""
    private = root / PRIVATE
    project, releases, findings = check(root, private if private.is_dir() else None)
    assert releases, [str(finding) for finding in findings]
    assert project is not None
    return project


def held_apart(found: Mapping[str, str], least: int) -> None:
    """Each page has canaries of its own, and none of another case, nor its name."""
    for case, html in found.items():
        low = html.lower()
        assert low.count(f"kanarie{case.lower()}nr") >= least, case
        others = [other for other in found if other != case and (other in html or f"kanarie{other.lower()}nr" in low)]
        assert others == [], case


def test_no_garden_sees_another(tmp_path: Path) -> None:
    """The synthetic study, with every kind of block."""
    held_apart(bundles(read(write(tmp_path)), "tuinen"), 5)


@pytest.fixture(scope="module")
def schools() -> Mapping[str, str]:
    """The eleven bundles of the main study, full of canaries."""
    return bundles(read(ROOT), "collectief-leren")


def test_no_school_sees_another(schools: Mapping[str, str]) -> None:
    """Eleven schools, ten canaries and more of each of the ten others, in none of the bundles."""
    assert len(schools) == 11
    held_apart(schools, LEAST)


def test_eleven_bundles_are_small(schools: Mapping[str, str]) -> None:
    """Sealed, with the map, every block, fonts and script, each stays well under a megabyte."""
    locale = read(ROOT).locale
    for case, html in schools.items():
        lock, _ = seal(
            html, new_passphrase(), study="collectief-leren", case=case, number=1, iterations=LEAST_ITERATIONS
        )
        raw = bundle({"header": lock.header, "data": lock.data}, locale, theme_folder(), title="Nalezen")
        assert len(raw) < MOST_BYTES, case
        assert b"kanarie" not in raw
