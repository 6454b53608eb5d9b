"""A release on record: written down beside the data before the site goes out, with what only the authors keep."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from casusboek.findings import Finding, Place
from casusboek.member_check.standing import hashes_apart
from casusboek.model.data import Dataset
from casusboek.model.project import Memory, Project, Study
from casusboek.model.release import Release
from casusboek.model.releases import MEMORY
from casusboek.private_folder import Private
from casusboek.private_folder.git import tracks
from casusboek.private_folder.key import ensure_key
from casusboek.project.load.dialect import NAMES
from casusboek.release import kept_of, ledger_of, remembered, with_pages
from casusboek.site.publish import keep_ledger, keep_release


def prepare(private: Path | None) -> None:
    """Give every study in the private folder its key, so that its members have hashes."""
    for folder in sorted(private.iterdir()) if private and private.is_dir() else ():
        if folder.is_dir() and any(folder.glob("*.csv")):
            ensure_key(Private(folder))


def record(
    project: Project,
    cleared: Mapping[str, Release],
    public: Project,
    releases: Mapping[str, Release],
    *,
    root: Path,
    private: Path | None,
) -> None:
    """Write down what goes out of every study whose private datasets are here.

    Args:
        project: The project with all its cases.
        cleared: What may be shown of it.
        public: The project without the cases that the member check holds back.
        releases: What is released of the latter.
        root: The project folder.
        private: The private folder, if it is here.
    """
    for whole, study in zip(project.studies, public.studies, strict=True):
        if private is None or not _is_here(study):
            continue
        release, folder = releases[study.id], root / "data" / study.spec.data
        kept = _kept(project, cleared, whole, study, release)
        ledger = ledger_of(study, kept, edition=project.site.edition, date=project.site.updated)
        memory = remembered(study, release, ledger, project.locale)
        # First the memory: what goes out unremembered could never be held against a later release.
        Private(private / study.id).write(_written(memory), MEMORY)
        keep_ledger(folder, ledger)
        keep_release(folder, kept)


def _written(memory: Memory) -> Mapping[str, Any]:
    """What the private folder remembers, but for the key, which has a file of its own."""
    return {"members": memory.members, "entries": memory.entries, "head": memory.head}


def _kept(project: Project, cleared: Mapping[str, Release], whole: Study, public: Study, release: Release) -> bytes:
    """What stays of a release, with the pages that look otherwise without the private folder."""
    kept = kept_of(whole, public, release)
    return with_pages(kept, hashes_apart(project, cleared, public, json.loads(kept))) if kept else kept


def _is_here(study: Study) -> bool:
    private = [dataset for dataset in study.datasets.values() if dataset.private]
    return bool(private) and not any(dataset.absent for dataset in private)


def copies_of_private(project: Project, root: Path) -> tuple[Finding, ...]:
    """A finding for each private dataset of which a copy stands in ``data/``, or is tracked by git [V244]."""
    findings = []
    for study in project.studies:
        for dataset in study.datasets.values() if study.spec.data else ():
            name = dataset.file.name
            place = f"data/{study.spec.data}/{name}"
            shared = [place] if (root / place).exists() else _copies(root, dataset)
            if dataset.private and shared:
                message = f"the private dataset {dataset.id!r} stands in the project as well."
                hint = "Take the file out, also out of git, and tell whoever has a copy."
                findings.append(Finding(Place(shared[0]), "V244", message, hint))
    return tuple(findings)


def _copies(root: Path, dataset: Dataset) -> list[str]:
    """The files that git tracks under the name of a dataset, with its columns; or of which these cannot be read."""
    return [path for path in tracks(root, dataset.file.name) if _may_hold(root / path, dataset)]


def _may_hold(path: Path, dataset: Dataset) -> bool:
    try:
        with path.open(encoding="utf-8-sig") as lines:
            heads = [next(csv.reader([line], delimiter=sign), []) for line in [next(lines, "")] for sign in NAMES]
    except (OSError, ValueError):
        return True
    return any(set(head) >= {field.name for field in dataset.fields} for head in heads)
