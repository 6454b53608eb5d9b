"""Data Package descriptors: which datasets a study has and what their fields mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from casusboek.findings import Finding, Place, allowed
from casusboek.model.data import Dataset, Disclosure, Field, Kind, type_names
from casusboek.model.lookup import FieldReference
from casusboek.model.markers import Marker
from casusboek.model.project import KeyPath, Positions
from casusboek.model.provenance import Contributor, Licence, Source, Stated
from casusboek.project.load.csv import Declared, read_dataset
from casusboek.project.load.descriptor import FieldDescriptor, Package, Resource
from casusboek.project.load.files import files_of
from casusboek.project.load.relations import relations
from casusboek.project.load.strange_keys import strange_keys
from casusboek.project.load.structures import structure_findings
from casusboek.project.load.typed import typed
from casusboek.project.load.yaml import read_yaml

ABSENCES: Mapping[str, Marker] = {
    "niet genoemd": Marker.NOT_MENTIONED,
    "niet gerapporteerd": Marker.NOT_REPORTED,
    "niet van toepassing": Marker.NOT_APPLICABLE,
    "niet getoond": Marker.WITHHELD,
    "onzeker": Marker.UNSURE,
    "streepje": Marker.DASH,
    "leeg": Marker.EMPTY,
    "niet in de lijst": Marker.UNLISTED,
    "geen opmerking": Marker.BLANK,
}
"""The labels a ``missingValues`` entry may carry: what an empty cell means."""


@dataclass(frozen=True)
class PrivateFiles:
    """Where the rows of a study's private datasets stand, if they are here at all."""

    folder: Path | None
    """The study's folder within the private folder; None without one."""
    called: PurePosixPath
    """What findings call it, wherever it is."""


NO_PRIVATE_FILES = PrivateFiles(None, PurePosixPath("private"))


def read_package(
    root: Path, folder: PurePosixPath, private: PrivateFiles = NO_PRIVATE_FILES
) -> tuple[dict[str, Dataset], Stated, tuple[Finding, ...]]:
    """Read every dataset that ``datapackage.yaml`` in a folder describes, and what it says of all of them.

    Args:
        root: The project.
        folder: Folder of the descriptor, below the project.
        private: Where the rows of private datasets stand.
    """
    name = (folder / "datapackage.yaml").as_posix()
    document, said = read_yaml(root / name, name)
    if document is None:
        return {}, Stated(), said
    package, findings = typed(document, Package)
    if package is None:
        return {}, Stated(), (*said, *findings)
    datasets: dict[str, Dataset] = {}
    problems: list[Finding] = list(said)
    for index, resource in enumerate(package.resources):
        declared, found = _declared(resource, index, package, document.positions)
        problems += found
        if declared is None:
            continue
        dataset, found_rows = _read(root, declared, folder, private)
        problems += found_rows
        if dataset:
            datasets[dataset.id] = dataset
    return datasets, _stated(package), (*problems, *_unlisted(root, folder, package))


def _stated(package: Package) -> Stated:
    return Stated(
        description=package.description,
        keywords=package.keywords,
        licences=tuple(Licence(found.title, found.name, found.path) for found in package.licenses),
        sources=tuple(Source(found.title, found.path) for found in package.sources),
        contributors=tuple(
            Contributor(found.title, found.role, found.organization, found.path) for found in package.contributors
        ),
    )


def _read(
    root: Path, declared: Declared, folder: PurePosixPath, private: PrivateFiles
) -> tuple[Dataset | None, tuple[Finding, ...]]:
    """A declared dataset with its rows; those of a private one only when the private folder is here."""
    file = (private.called if declared.private else folder) / declared.path
    if not declared.private:
        return read_dataset(declared, root / file, file)
    if private.folder is None:
        return declared.without_rows(file), ()
    return read_dataset(declared, private.folder / declared.path, file)


def _unlisted(root: Path, folder: PurePosixPath, package: Package) -> list[Finding]:
    """CSV files beside the descriptor that it does not mention."""
    listed = {resource.path for resource in package.resources if not resource.private}
    message, hint = "no resource in datapackage.yaml describes this file.", "Describe it there, or take it away."
    return [
        Finding(Place((folder / path.name).as_posix()), "P107", message, hint)
        for path in files_of(root / folder, "*.csv")
        if path.name not in listed
    ]


def _declared(
    resource: Resource, index: int, package: Package, positions: Positions
) -> tuple[Declared | None, list[Finding]]:
    base = ("resources", index)
    findings = []
    kinds = [kind.value for kind in Kind]
    if resource.kind not in kinds:
        hint = allowed(resource.kind, kinds)
        findings.append(Finding(positions.at(*base, "kind"), "P101", f"unknown kind {resource.kind!r}.", hint))
    fields = []
    for number, descriptor in enumerate(resource.tableschema.fields):
        field, found = _field(descriptor, resource, positions, (*base, "schema", "fields", number))
        findings += found
        if field:
            fields.append(field)
    findings += strange_keys(resource, positions, base)
    findings += relations(resource, index, package, positions)
    findings += structure_findings(resource, index, package, positions)
    if findings:
        return None, findings
    schema = resource.tableschema
    declared = Declared(
        resource.name,
        resource.title,
        resource.description,
        Kind(resource.kind),
        tuple(fields),
        schema.primaryKey,
        resource.path,
        resource.structure,
        resource.private,
        positions.at(*base),
        resource.made_from,
        of_persons=resource.counts == "persons",
    )
    return declared, []


def _field(
    descriptor: FieldDescriptor, resource: Resource, positions: Positions, path: KeyPath
) -> tuple[Field | None, list[Finding]]:
    findings = []
    levels = [level.value for level in Disclosure]
    if descriptor.disclosure is None:
        hint = f"Add 'disclosure:', one of {', '.join(levels)}; there is no default."
        message = f"the field {descriptor.name!r} does not say what may be disclosed."
        findings.append(Finding(positions.at(*path), "P103", message, hint))
    elif descriptor.disclosure not in levels:
        where = positions.at(*path, "disclosure")
        message = f"unknown disclosure {descriptor.disclosure!r}."
        findings.append(Finding(where, "P104", message, allowed(descriptor.disclosure, levels)))
    if descriptor.type not in type_names:
        message = f"unknown type {descriptor.type!r}."
        findings.append(Finding(positions.at(*path, "type"), "P105", message, allowed(descriptor.type, type_names)))
    if not _is_pattern(descriptor.constraints.pattern):
        where = positions.at(*path, "constraints", "pattern")
        findings.append(Finding(where, "P109", "this pattern is not a regular expression."))
    absent = {}
    for number, missing in enumerate(descriptor.missingValues):
        if missing.label not in ABSENCES:
            where = positions.at(*path, "missingValues", number)
            hint = allowed(missing.label, ABSENCES)
            findings.append(Finding(where, "P106", f"unknown meaning {missing.label!r} of a missing value.", hint))
            continue
        absent[missing.value] = ABSENCES[missing.label]
    if findings:
        return None, findings
    return _built(descriptor, resource, absent), []


def _is_pattern(pattern: str | None) -> bool:
    try:
        re.compile(pattern or "")
    except re.error:
        return False
    return True


def _built(descriptor: FieldDescriptor, resource: Resource, absent: dict[str, Marker]) -> Field:
    reference = next(
        (
            FieldReference(key.reference.resource or resource.name, key.reference.fields[0])
            for key in resource.tableschema.foreignKeys
            if key.fields == (descriptor.name,) and key.reference.fields
        ),
        None,
    )
    rules = descriptor.constraints
    codes = {category.value: category.label for category in descriptor.categories}
    return Field(
        name=descriptor.name,
        type=descriptor.type,
        label=descriptor.title,
        description=descriptor.description,
        disclosure=Disclosure(descriptor.disclosure),
        codes=codes or {str(value): str(value) for value in rules.enum},
        absent=absent,
        required=rules.required,
        unique=rules.unique,
        pattern=rules.pattern,
        minimum=rules.minimum,
        maximum=rules.maximum,
        delimiter=descriptor.delimiter,
        reference=reference,
        private=resource.private,
        steps=rules.steps,
    )
