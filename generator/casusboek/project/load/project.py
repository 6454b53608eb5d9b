"""A project folder as one typed object, with everything that could not be read."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from pydantic import Field as Limit

from casusboek.findings import Finding, Place, allowed, errors
from casusboek.model.data import Dataset
from casusboek.model.names import CASE_ID_HINT, STUDY_ID_HINT, is_case_id, is_study_id
from casusboek.model.project import Locale, Positions, Project, Study
from casusboek.model.provenance import Stated
from casusboek.model.spec import (
    AcceptedSpec,
    CaseBlockSpec,
    CaseSpec,
    ClaimSpec,
    FigureSpec,
    GlossarySpec,
    SiteSpec,
    StudySpec,
    TableSpec,
)
from casusboek.project.load.charts import read_charts
from casusboek.project.load.engine import engine_settings, site_address
from casusboek.project.load.files import files_of, linked_folders
from casusboek.project.load.missing_files import wanted
from casusboek.project.load.package import PrivateFiles, read_package
from casusboek.project.load.releases import Before, read_before, read_memory
from casusboek.project.load.text import read_texts
from casusboek.project.load.typed import typed
from casusboek.project.load.unknown_files import UNREAD, missing_host_files, unread
from casusboek.project.load.works import read_works
from casusboek.project.load.yaml import EMPTY, read_yaml

SHAPES: Mapping[str, Any] = {
    "tables.yml": dict[str, Annotated[TableSpec, Limit(discriminator="kind")]],
    "figures.yml": dict[str, Annotated[FigureSpec, Limit(discriminator="kind")]],
    "case_page.yml": tuple[Annotated[CaseBlockSpec, Limit(discriminator="kind")], ...],
    "findings.yml": tuple[ClaimSpec, ...],
    "accepted.yml": tuple[AcceptedSpec, ...],
}


PRIVATE = "private"
"""What findings call the private folder, wherever it is."""


def load(root: Path, theme: Path, private: Path | None = None) -> tuple[Project | None, tuple[Finding, ...]]:
    """Read a project folder.

    Args:
        root: The folder with ``content/`` and ``data/``.
        theme: The theme, which brings the words of the interface.
        private: The private folder with the rows of private datasets, if it is here.

    Returns:
        The project as far as it can be read (None when there is no usable site.yml,
        or no theme for its language), and all findings so far.
    """
    findings = [*linked_folders(root, "content", "data"), *engine_settings(root)]
    site, positions, found = _spec(root, "content/site.yml", SiteSpec)
    glossary, glossary_positions, found_glossary = _spec(root, "content/glossary.yml", GlossarySpec)
    findings += [*found, *found_glossary]
    locale, found = _locale(theme, site.language, positions) if site else (None, ())
    findings += found
    if site is None or locale is None:
        return None, tuple(sorted(set(findings)))
    texts, found = read_texts(root, root / "content" / "pages", site.language)
    findings += found
    studies, found = _studies(root, site, positions, private)
    works, work_positions, found_works = read_works(root)
    findings += [*found, *found_works]
    findings += [*missing_host_files(root, site, positions), *unread(root, site)]
    project = Project(
        site=site,
        glossary=glossary or GlossarySpec(terms=()),
        texts=texts,
        studies=studies,
        locale=locale,
        positions={"site.yml": positions, "glossary.yml": glossary_positions, "references.json": work_positions},
        works=works,
        address=site_address(root),
        flawed=frozenset(finding.where.file for finding in findings if finding.code not in UNREAD),
    )
    return project, tuple(sorted(set(findings)))


def _studies(
    root: Path, site: SiteSpec, positions: Positions, private: Path | None
) -> tuple[tuple[Study, ...], tuple[Finding, ...]]:
    """The studies that site.yml lists, as far as they can be read."""
    studies: list[Study] = []
    findings: list[Finding] = []
    folders = [path.name for path in files_of(root / "content" / "studies", "*") if path.is_dir()]
    for number, study_id in enumerate(site.studies):
        where = positions.at("studies", number)
        if not is_study_id(study_id):
            findings.append(Finding(where, "L101", "this study id cannot be a folder.", STUDY_ID_HINT))
        elif study_id not in folders:
            hint = allowed(study_id, folders)
            findings.append(Finding(where, "L107", f"there is no folder content/studies/{study_id}.", hint))
        else:
            study, found = _study(root, study_id, site, private)
            findings += found
            studies += [study] if study else []
    return tuple(studies), tuple(findings)


def _spec(
    root: Path,
    name: str,
    shape: Any,
) -> tuple[Any, Positions, tuple[Finding, ...]]:
    document, said = read_yaml(root / name, name)
    if document is None:
        return None, Positions(name, {}), said
    value, findings = typed(document, shape)
    return value, document.positions, (*said, *findings)


def _locale(theme: Path, language: str, positions: Positions) -> tuple[Locale | None, tuple[Finding, ...]]:
    spoken = sorted(file.stem for file in (theme / "locales").glob("*.yml"))
    if language not in spoken:
        hint = allowed(language, spoken)
        return None, (Finding(positions.at("language"), "L102", "the theme does not speak this language.", hint),)
    words, _, findings = _spec(theme, f"locales/{language}.yml", dict[str, str])
    return None if words is None else Locale(language, words), findings


def _study(root: Path, study_id: str, site: SiteSpec, private: Path | None) -> tuple[Study | None, tuple[Finding, ...]]:
    base = f"content/studies/{study_id}"
    spec, positions, found = _spec(root, f"{base}/study.yml", StudySpec)
    parts, places, found_parts = _parts(root, base)
    charts, chart_places, found_charts = read_charts(
        root, base, parts.get("figures.yml") or {}, places.get("figures.yml") or Positions(f"{base}/figures.yml", {})
    )
    findings = [*found, *found_parts, *found_charts]
    cases, case_places, found = _cases(root, base)
    texts, found_texts = read_texts(root, root / base, site.language)
    findings += [*found, *found_texts, *wanted(base, parts, texts)]
    if spec is None:
        return None, tuple(findings)
    if spec.id != study_id:
        where = positions.at("id")
        hint = f"Write {study_id!r}, the name of its folder."
        findings.append(Finding(where, "L104", "the id is not the name of the study's folder.", hint))
    rows = PrivateFiles(private / study_id if private else None, PurePosixPath(PRIVATE) / study_id)
    datasets, stated, found = _datasets(root, spec, positions, rows)
    before, found_before = _before(root, spec)
    found = (*found, *found_before)
    study = Study(
        spec=spec,
        datasets=datasets,
        stated=stated,
        tables=parts.get("tables.yml") or {},
        figures=parts.get("figures.yml") or {},
        case_page=parts.get("case_page.yml") or (),
        cases=cases,
        texts=texts,
        claims=parts.get("findings.yml") or (),
        accepted=parts.get("accepted.yml") or (),
        specifications=charts,
        positions={"study.yml": positions, **places, **chart_places, **case_places},
        kept=before.kept,
        ledger=before.ledger,
        memory=read_memory(rows.folder) if rows.folder else None,
        edition=site.edition,
    )
    return study, (*findings, *found)


def _parts(root: Path, base: str) -> tuple[dict[str, Any], dict[str, Positions], list[Finding]]:
    """What the files beside ``study.yml`` hold; None for one that is not there, and nothing for one with mistakes."""
    parts: dict[str, Any] = {}
    places: dict[str, Positions] = {}
    findings: list[Finding] = []
    for name, shape in SHAPES.items():
        if not (root / base / name).exists():
            parts[name] = None
            continue
        value, places[name], found = _spec(root, f"{base}/{name}", shape)
        # A study may do without any of them, and a file may say nothing yet.
        said = [finding for finding in found if finding.code != EMPTY]
        findings += said
        if not errors(said):
            parts[name] = value
    return parts, places, findings


def _datasets(
    root: Path, spec: StudySpec, positions: Positions, private: PrivateFiles
) -> tuple[dict[str, Dataset], Stated, tuple[Finding, ...]]:
    if not spec.data:
        return {}, Stated(), ()
    if not is_study_id(spec.data):
        found = Finding(positions.at("data"), "L101", "this cannot be a folder below data/.", STUDY_ID_HINT)
        return {}, Stated(), (found,)
    return read_package(root, PurePosixPath("data") / spec.data, private)


def _before(root: Path, spec: StudySpec) -> tuple[Before, tuple[Finding, ...]]:
    """What the study released before."""
    if not is_study_id(spec.data):
        return Before(), ()
    return read_before(root, PurePosixPath("data") / spec.data)


def _cases(root: Path, base: str) -> tuple[dict[str, CaseSpec], dict[str, Positions], tuple[Finding, ...]]:
    cases: dict[str, CaseSpec] = {}
    places: dict[str, Positions] = {}
    findings: list[Finding] = []
    for path in files_of(root / base / "cases", "*.yml"):
        name = f"{base}/cases/{path.name}"
        case, places[f"cases/{path.name}"], found = _spec(root, name, CaseSpec)
        findings += found
        if not is_case_id(path.stem):
            findings.append(Finding(Place(name), "L105", "this case id cannot be a page.", CASE_ID_HINT))
        elif case and case.id != path.stem:
            where = places[f"cases/{path.name}"].at("id")
            findings.append(Finding(where, "L106", "the id is not the name of its file.", f"Write {path.stem!r}."))
        elif case:
            cases[case.id] = case
    return cases, places, tuple(findings)
