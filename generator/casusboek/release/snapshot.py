"""The last cleared release: what was made from private datasets, to be built from where these are absent.

It holds cleared cells and nothing else, in a form that is always the same, with the hash of what they rest on:
the policy, the declarations, and the codes by which public datasets name and group them.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields, is_dataclass, replace
from enum import Enum
from typing import Any

from casusboek.model.amounts import amount_of
from casusboek.model.data import Dataset
from casusboek.model.markers import Marker
from casusboek.model.measures import Base, Erratum, Measure, Option, Scale
from casusboek.model.project import Study
from casusboek.model.release import Cell, Column, Line, Protection, Release, Table
from casusboek.model.spec import (
    GroupsStructure,
    MomentsStructure,
    OptionsStructure,
    QuestionsStructure,
    ScalesStructure,
    TableSpec,
)
from casusboek.release.case_table import cleared_cases
from casusboek.release.guarded import guarded_tables, is_guarded

FORM = 2
WORDING = ("title", "subtitle", "notes", "source", "printed_as", "of")
"""What an author may say otherwise without making a release anew: words, and on which page a table stands."""
UNSAID = ("priority", 1)
"""A key with the value that it has where an author says nothing: a release of before it was there still fits."""


def kept_of(whole: Study, public: Study, release: Release) -> bytes:
    """What stays of a release for builds without the private folder; empty when nothing was made from it.

    Args:
        whole: The study with all its cases.
        public: The study without the cases that the member check holds back.
        release: What is released of the latter.
    """
    made, cases = guarded_tables(public), cleared_cases(whole)
    if not made and not cases:
        return b""
    content = {
        "form": FORM,
        "fits": sorted({_print(whole), _print(public)}),
        "public": _print(public),
        "held": sorted(set(whole.cases) - set(public.cases)),
        "tables": {name: _written(release.tables[name], public.tables[name]) for name in made},
        "protection": asdict(release.protection) if release.protection else None,
        "errata": [asdict(found) for found in release.errata if public.datasets[found.dataset].private],
        **({"cases": cases} if cases else {}),
    }
    return _written_down(content)


def with_pages(kept: bytes, pages: Mapping[str, Mapping[str, str]]) -> bytes:
    """What was kept, with the blocks of case pages that look otherwise without the private folder, if there are any."""
    return _written_down({**json.loads(kept), "pages": pages}) if pages else kept


def _written_down(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def fits(study: Study) -> bool:
    """Whether what was kept is still what the declarations ask for."""
    kept = study.kept
    if not kept or kept.get("form") != FORM or set(kept["tables"]) != set(guarded_tables(study)):
        return False
    return _print(study) in kept["fits"]


def fits_public(study: Study) -> bool:
    """Whether what was kept is about the very cases that a study is published with.

    Args:
        study: The study without the cases that the member check holds back.
    """
    return bool(_print(study) == study.kept.get("public"))


def restored(study: Study) -> tuple[Mapping[str, Table], Protection | None, tuple[Erratum, ...]]:
    """The tables and errata of the last cleared release, with the words that they have now."""
    tables = {name: _read(name, found, study.tables[name]) for name, found in study.kept["tables"].items()}
    told = study.kept["protection"]
    lists = {name: tuple(told[name]) for name in ("rules", "weaker")} if told else {}
    errata = tuple(Erratum(**{**found, "sources": tuple(found["sources"])}) for found in study.kept["errata"])
    return tables, Protection(**{**told, **lists}) if told else None, errata


WORDED = QuestionsStructure | OptionsStructure | GroupsStructure | MomentsStructure | ScalesStructure
"""Code lists of printed results: a label that is corrected there has to reach the tables, or the build says so."""


def _print(study: Study) -> str:
    """The hash of what the tables from private datasets rest on."""
    made = guarded_tables(study)
    rests = {
        "policy": _policy(study),
        "tables": {name: _declared(study.tables[name]) for name in made},
        "datasets": {name: _described(dataset) for name, dataset in study.datasets.items() if is_guarded(dataset)},
        "codes": {name: sorted(_rows(study.datasets[name], study)) for name in sorted(_leads(study))},
    }
    return hashlib.sha256(json.dumps(rests, sort_keys=True).encode("ascii")).hexdigest()


def _policy(study: Study) -> Any:
    """The policy as far as it bears on private datasets: ``published`` is about public ones."""
    policy = _plain(replace(study.spec.disclosure, override=None, case_table=None))
    return {key: value for key, value in policy.items() if key not in ("published", "renamed", "other_persons")}


def _declared(spec: TableSpec) -> Any:
    return {key: value for key, value in _plain(spec).items() if key not in WORDING and (key, value) != UNSAID}


def _described(dataset: Dataset) -> Any:
    """A private dataset as its descriptor gives it; the rows have no part in it."""
    parts = {"kind": dataset.kind, "fields": dataset.fields, "key": dataset.key, "structure": dataset.structure}
    return _plain(parts)


def _leads(study: Study) -> set[str]:
    """The public datasets that private ones lead to."""
    return {
        field.reference.dataset
        for dataset in study.datasets.values()
        if is_guarded(dataset)
        for field in dataset.fields
        if field.reference and not is_guarded(study.datasets[field.reference.dataset])
    }


def _rows(dataset: Dataset, study: Study) -> Iterator[list[str]]:
    """The codes of a public dataset, with what tables from private datasets show or group by."""
    specs = json.dumps([_declared(study.tables[name]) for name in guarded_tables(study)])
    said = set(_plain(dataset.structure).values()) if isinstance(dataset.structure, WORDED) else set()
    names = [
        field.name
        for field in dataset.fields
        if field.name in dataset.key or field.name in said or f".{field.name}" in specs
    ]
    for line in dataset.lines:
        yield [str(dataset.value(line, name)) for name in names]


def _plain(value: Any) -> Any:
    """A declaration as JSON has it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    return value.value if isinstance(value, Enum) else value


def _written(table: Table, spec: TableSpec) -> Any:
    """A table without the words that its declaration brings."""
    made = table.notes[len(spec.notes) :]
    columns = [
        {
            "id": column.id,
            "label": column.label,
            "type": column.type,
            "labels": dict(column.labels),
            **_told(base=_base(column.base), population=column.population, total=column.total),
        }
        for column in table.columns
    ]
    lines = [
        {
            "id": line.id,
            "label": line.label,
            "group": line.group,
            "total": line.total,
            "cells": [_cell(cell) for cell in line.cells],
            **_told(base=_base(line.base), sources=list(line.sources)),
        }
        for line in table.lines
    ]
    about = {"stub": table.stub, "kind": table.kind, "datasets": list(table.datasets), "made": list(made)}
    measure = asdict(table.measure) if table.measure else None
    return {**about, **_told(measure=measure, remarks=list(table.remarks)), "columns": columns, "lines": lines}


def _told(**found: Any) -> Mapping[str, Any]:
    """What is there to keep; nothing of what is empty."""
    return {name: value for name, value in found.items() if value}


def _base(base: Base | None) -> Any:
    return _told(asked=base.asked, answered=base.answered, valid=base.valid) if base else None


def _cell(cell: Cell) -> Any:
    """A cell: its value, or its marker with what stands in its place; with what is told of it beside."""
    beside = _told(
        printed="" if cell.marker is Marker.COARSE else cell.printed,
        percentage=cell.percentage,
        base=_base(cell.base),
        row=cell.row,
        conflicting=cell.conflicting,
    )
    if cell.marker is None:
        return {"value": cell.value, **beside} if beside else cell.value
    return {
        "marker": cell.marker.value,
        **_told(words=cell.printed if cell.marker is Marker.COARSE else "", shown=str(cell.amount or "")),
        **beside,
    }


def _read(name: str, found: Mapping[str, Any], spec: TableSpec) -> Table:
    columns = tuple(
        Column(
            column["id"],
            column["label"],
            column["type"],
            column["labels"],
            base=_base_of(column),
            population=column.get("population", ""),
            total=column.get("total", False),
        )
        for column in found["columns"]
    )
    return Table(
        id=name,
        title=spec.title,
        columns=columns,
        lines=tuple(map(_line_of, found["lines"])),
        kind=found["kind"],
        subtitle=spec.subtitle,
        stub=found["stub"],
        notes=(*spec.notes, *found["made"]),
        sources=spec.source,
        printed_as=spec.printed_as,
        datasets=tuple(found["datasets"]),
        measure=_measure_of(found.get("measure")),
        remarks=tuple(found.get("remarks", ())),
    )


def _line_of(found: Mapping[str, Any]) -> Line:
    cells = tuple(map(_cell_of, found["cells"]))
    sources, base = tuple(found.get("sources", ())), _base_of(found)
    return Line(found["id"], found["label"], cells, found["group"], found["total"], sources, base)


def _cell_of(found: Any) -> Cell:
    if not isinstance(found, Mapping):
        return Cell(found)
    marker = Marker(found["marker"]) if "marker" in found else None
    return Cell(
        found.get("value"),
        marker,
        printed=found.get("words" if marker is Marker.COARSE else "printed", ""),
        percentage=found.get("percentage", ""),
        base=_base_of(found),
        row=found.get("row", ""),
        conflicting=found.get("conflicting", False),
        amount=amount_of(found.get("shown", "")),
    )


def _base_of(found: Mapping[str, Any]) -> Base | None:
    return Base(**found["base"]) if "base" in found else None


def _measure_of(found: Mapping[str, Any] | None) -> Measure | None:
    if found is None:
        return None
    scale = found["scale"]
    options = tuple(Option(**option) for option in scale["options"]) if scale else ()
    return Measure(**{**found, "scale": Scale(**{**scale, "options": options}) if scale else None})
