"""What a project holds before something is added to it; what cannot be read is not added to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from casusboek.errors import UsageError
from casusboek.findings import Finding, allowed, errors
from casusboek.model.data import Dataset, Field
from casusboek.model.names import STUDY_ID_HINT, is_study_id
from casusboek.model.spec import FactsBlockSpec, SiteSpec, StudySpec
from casusboek.project.load.files import linked_folders
from casusboek.project.load.package import read_package
from casusboek.project.load.project import SHAPES
from casusboek.project.load.typed import typed
from casusboek.project.load.yaml import read_yaml

SITE = "content/site.yml"

T = TypeVar("T")


@dataclass(frozen=True)
class StudyParts:
    """What a new case of a study has to fit in with."""

    base: str
    """Folder of the study's content, below the project."""
    datasets: Mapping[str, Dataset]
    cases: Dataset
    key: Field
    """The field of the cases that holds their ids."""
    themes: tuple[str, ...]
    """Themes of facts that the case page shows, in reading order."""

    def referring(self) -> tuple[str, ...]:
        """Files of the other datasets that name a case, in the order of the descriptor."""
        return tuple(
            dataset.file.name
            for dataset in self.datasets.values()
            if dataset is not self.cases
            and any(field.reference and field.reference.dataset == self.cases.id for field in dataset.fields)
        )


def read_site(root: Path) -> SiteSpec:
    """The site's own settings.

    Raises:
        UsageError: They cannot be read, or a folder of the project is a link.
    """
    linked = linked_folders(root, "content", "data")
    if linked:
        raise _unreadable(linked)
    return _read(root, SITE, SiteSpec)


def read_spec(root: Path, study: str) -> StudySpec:
    """What a study says of itself, whatever the state of its data.

    Raises:
        UsageError: There is no such study, or it cannot be read.
    """
    if not is_study_id(study):
        raise UsageError(f"{study!r} cannot be the id of a study. {STUDY_ID_HINT}")
    site = read_site(root)
    if study not in site.studies:
        raise UsageError(f"there is no study {study!r} in {SITE}. {allowed(study, site.studies)}")
    file = f"content/studies/{study}/study.yml"
    spec = _read(root, file, StudySpec)
    if not is_study_id(spec.data):
        raise UsageError(f"{file}: 'data' cannot be a folder below data/. {STUDY_ID_HINT}")
    return spec


def read_study(root: Path, study: str) -> StudyParts:
    """What a study says of its cases, and its data.

    Raises:
        UsageError: There is no such study, or it cannot be read.
    """
    spec = read_spec(root, study)
    base = f"content/studies/{study}"
    blocks = _read(root, f"{base}/case_page.yml", SHAPES["case_page.yml"])
    datasets, _, findings = read_package(root, PurePosixPath("data") / spec.data)
    if errors(findings):
        raise _unreadable(findings)
    cases = datasets.get(spec.cases.dataset)
    if cases is None:
        hint = allowed(spec.cases.dataset, datasets)
        raise UsageError(f"{base}/study.yml: there is no dataset {spec.cases.dataset!r} for the cases. {hint}")
    key = cases.field(spec.cases.key)
    if key is None:
        hint = allowed(spec.cases.key, (field.name for field in cases.fields))
        raise UsageError(f"{base}/study.yml: {cases.id!r} has no field {spec.cases.key!r}. {hint}")
    themes = dict.fromkeys(theme for block in blocks if isinstance(block, FactsBlockSpec) for theme in block.themes)
    return StudyParts(base, datasets, cases, key, tuple(themes))


def _read(root: Path, name: str, shape: type[T]) -> T:
    document, findings = read_yaml(root / name, name)
    if document is None:
        raise _unreadable(findings)
    value: T | None
    value, findings = typed(document, shape)
    if value is None:
        raise _unreadable(findings)
    return value


def _unreadable(findings: Iterable[Finding]) -> UsageError:
    """One sentence for what keeps a project from being added to."""
    first, *others = sorted(errors(findings))
    more = f" And {len(others)} more." if others else ""
    return UsageError(
        f"nothing was written, because the project cannot be read as it is. {first}{more}"
        " Run 'casusboek check' and mend that first."
    )
