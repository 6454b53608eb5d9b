"""The archive of a study is a valid data package, says what it is, and has the same bytes every time."""

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import frictionless

from casusboek.build import check
from casusboek.installed import theme_folder
from casusboek.model.citable import Citable, Citation
from casusboek.model.output import NoMemo
from casusboek.model.provenance import Contributor, Licence, Source, Stated
from casusboek.model.site import Page
from casusboek.pages import compose
from casusboek.site.downloads.archive import EARLIEST
from casusboek.site.downloads.package import package
from casusboek.site.render import render
from tests.projects import DATA, PRIVATE, Edit, write
from tests.site.downloads.test_workbook import FROM, HELPERS, HERE

ADDRESS = "https://creativecommons.org/licenses/by/4.0/"


def packages(root: Path) -> dict[str, bytes]:
    """The archive of every study of the synthetic project."""
    project, releases, _ = check(write(root), root / PRIVATE)
    assert project is not None
    files = render(compose(project.without_rows(), releases), theme_folder(), NoMemo()).files
    return {file.path: file.content for file in files if file.path.endswith(".zip")}


def unpacked(raw: bytes, folder: Path) -> dict[str, Any]:
    """An archive as a folder, and its descriptor."""
    with ZipFile(io.BytesIO(raw)) as archive:
        archive.extractall(folder)
    descriptor: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return descriptor


def test_every_study_is_a_valid_package(tmp_path: Path) -> None:
    """Another program reads each table by its descriptor: types, missing values, sizes and hashes are right."""
    found = packages(tmp_path / "project")

    assert sorted(found) == ["docs/studies/oogst/gegevens.zip", "docs/studies/tuinen/gegevens.zip"]
    for path, raw in found.items():
        folder = tmp_path / path.split("/")[2]
        descriptor = unpacked(raw, folder)
        report = frictionless.validate(str(folder / "datapackage.json"))
        assert report.valid, report.flatten(["name", "type", "note", "message"])
        # The descriptor tells of every table, and of none that is not there.
        tables = {table.relative_to(folder).as_posix() for table in folder.rglob("*.csv")}
        assert {resource["path"] for resource in descriptor["resources"]} == tables


def test_what_a_study_states_is_read(tmp_path: Path) -> None:
    """The descriptor in ``data/`` states it; without sources and contributors the report and its maker stand there."""
    root = write(tmp_path)
    stated = f"licenses: [{{ name: CC-BY-4.0, path: '{ADDRESS}' }}]\nkeywords: [tuinen]"
    Edit(f"{DATA}/datapackage.yaml", "name: tuinen\ntitle:", f"name: tuinen\n{stated}\ntitle:").apply(root)
    project, releases, findings = check(root, root / PRIVATE)
    assert project is not None, findings
    study = {study.id: study for study in compose(project.without_rows(), releases).studies}["tuinen"]

    assert study.stated == Stated(
        keywords=("tuinen",),
        licences=(Licence(name="CC-BY-4.0", path=ADDRESS),),
        sources=(Source("Tuinverslag"),),
        contributors=(Contributor("Buurthuis"),),
    )


def test_the_archive_says_how_it_is_cited() -> None:
    """With the references of the study's first page, in words."""
    cited = Citable(
        key="tuinen", kind="webpage", title="Drie tuinen", container="Tuinboek", address="https://tuin.example/"
    )
    page = Page("studies/tuinen", "Drie tuinen", "", (), citations=(Citation(cited, "Deze pagina", "aanhalen"),))
    file = package(replace(FROM, page=page.url), [HELPERS], replace(HERE, pages=(page,)))
    with ZipFile(io.BytesIO(file.content)) as archive:
        said = archive.read("CITATION.txt").decode().splitlines()

    assert said[-1] == "Deze pagina: ‘Drie tuinen’, Tuinboek, z.d. https://tuin.example/"


def test_the_descriptor_says_what_the_study_states() -> None:
    """Licences, sources and contributors, and per column its type, its meaning and its codes."""
    stated = Stated(
        description="Wie hielp.",
        keywords=("tuinen",),
        licences=(Licence("Naamsvermelding", "CC-BY-4.0", ADDRESS),),
        sources=(Source("Tuinverslag"),),
        contributors=(Contributor("Buurthuis", "author"),),
    )
    file = package(replace(FROM, stated=stated), [HELPERS], HERE)
    with ZipFile(io.BytesIO(file.content)) as archive:
        descriptor = json.loads(archive.read("datapackage.json"))
        assert archive.read("LICENCE.txt").decode() == f"Naamsvermelding, {ADDRESS}\n"
        assert "Editie: 2026.1" in archive.read("CITATION.txt").decode()
        assert "data/helpers.csv: Helpers" in archive.read("README.txt").decode()
        assert "[c] niet getoond" in archive.read("README.txt").decode()
    (resource,) = descriptor.pop("resources")

    assert descriptor == {
        "profile": "tabular-data-package",
        "name": "tuinen",
        "title": "Drie tuinen",
        "description": "Wie hielp.",
        "version": "2026.1",
        "created": "2026-01-01T00:00:00Z",
        "keywords": ["tuinen"],
        "licenses": [{"title": "Naamsvermelding", "name": "CC-BY-4.0", "path": ADDRESS}],
        "sources": [{"title": "Tuinverslag"}],
        "contributors": [{"title": "Buurthuis", "role": "author"}],
    }
    assert [(field["name"], field["type"]) for field in resource["schema"]["fields"]] == [
        ("tuin", "string"),
        ("helpers", "integer"),
        ("score", "number"),
        ("dag", "date"),
        ("plezier", "string"),
        ("woord", "string"),
    ]
    assert resource["schema"]["fields"][0]["categories"][1] == {"value": "T2", "label": "Tuin 2"}
    assert resource["schema"]["missingValues"] == ["", "[c]", "[x]", "[n]"]


def test_a_licence_without_an_address_stands_in_the_archive() -> None:
    """The standard asks for a name or an address; the words of the site are a file beside the descriptor."""
    file = package(FROM, [HELPERS], HERE)
    with ZipFile(io.BytesIO(file.content)) as archive:
        (licence,) = json.loads(archive.read("datapackage.json"))["licenses"]
        assert archive.read(licence["path"]) == b"CC BY 4.0\n"


def test_the_same_input_makes_the_same_archive() -> None:
    """No member tells when it was made."""
    file = package(FROM, [HELPERS], HERE)

    assert file == package(FROM, [HELPERS], HERE)
    with ZipFile(io.BytesIO(file.content)) as archive:
        assert {member.date_time for member in archive.infolist()} == {EARLIEST}
