"""Small projects that are right, invented by hypothesis: cases, lists in cells, sums, a matrix and two charts."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from casusboek.scaffold import new_project

STUDY = "proef"
CONTENT, DATA = f"content/studies/{STUDY}", f"data/{STUDY}"
LEVELS = ("laag", "hoog")
SORTS = ("rood", "groen", "blauw")
ROLES = ("leraar", "ouder")
WORDS = st.text(
    st.sampled_from("abcdefghijklmnopqrstuvwxyzABCé ëï'’&<>\"#*_[]()1.5-+="), min_size=1, max_size=24
).filter(lambda text: any(letter.isalpha() for letter in text) and text == text.strip())
"""Words as people type them, with every sign that means something to some program."""


@dataclass(frozen=True)
class Case:
    """A case with the kinds it has and the numbers that were reported of it."""

    id: str
    level: str
    sorts: tuple[str, ...]
    number: float | None
    people: Mapping[str, int]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Invented:
    """Everything that a project is written from."""

    title: str
    cases: tuple[Case, ...]
    labels: Mapping[str, str]
    """The reasons by their code."""


NUMBERS = st.none() | st.integers(-(10**6), 10**6).map(lambda n: n / 1000) | st.integers(0, 10**9).map(float)
PEOPLE = st.dictionaries(st.sampled_from(ROLES), st.sampled_from([0, 1, 7, 40, 1304, 250_000]), max_size=2)


@st.composite
def projects(draw: st.DrawFn) -> Invented:
    """A project with one to five cases and one to four reasons."""
    codes = [f"r{number}" for number in range(draw(st.integers(1, 4)))]
    subsets = st.lists(st.sampled_from(codes), unique=True).map(tuple)
    cases = tuple(
        Case(
            id=f"C{number}",
            level=draw(st.sampled_from(LEVELS)),
            sorts=tuple(draw(st.lists(st.sampled_from(SORTS), min_size=1, max_size=4))),
            number=draw(NUMBERS),
            people=draw(PEOPLE),
            reasons=draw(subsets),
        )
        for number in range(1, draw(st.integers(1, 5)) + 1)
    )
    return Invented(draw(WORDS), cases, {code: draw(WORDS) for code in codes})


def write(project: Invented, root: Path) -> Path:
    """Write the project into a folder that holds nothing yet."""
    new_project(root, title=project.title)
    about = root / "content/pages/over.nl.md"
    about.write_text(about.read_text(encoding="utf-8").replace("Nog te schrijven", "Gezegd"), encoding="utf-8")
    site = root / "content" / "site.yml"
    site.write_text(site.read_text(encoding="utf-8").replace("studies: []", f"studies: [{STUDY}]"), encoding="utf-8")
    for name, content in {**_texts(project), **_tables(project)}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    return root


def _texts(project: Invented) -> dict[str, str]:
    """The words: JSON is YAML, and never needs a second opinion on quoting."""
    source = ["r:L1"]
    study = {
        "id": STUDY,
        "title": project.title,
        "short": "Proef",
        "summary": project.title,
        "origin": {"title": project.title, "description": "Verzonnen."},
        "data": STUDY,
        "cases": {
            "dataset": "cases",
            "key": "case_id",
            "page": "scholen",
            "singular": "School",
            "plural": "scholen",
            "facets": ["level", "sorts"],
        },
        "disclosure": {"profile": "casestudy"},
        "member_check": {
            "rule": "published_under_rule",
            "reason": "Verzonnen.",
            "approver": "redactie",
            "date": "2026-01-15",
        },
        "locators": [{"source": "r", "first": 1, "last": 9, "label": "hoofdstuk 1"}],
    }
    axis = {"dataset": "reasons", "key": "code", "label": "label"}
    tables: dict[str, dict[str, object]] = {
        "lijst": {
            "kind": "list",
            "title": project.title,
            "dataset": "cases",
            "columns": [{"field": name} for name in ("case_id", "level", "sorts", "number")],
        },
        "telling": {"kind": "count", "title": "Telling", "dataset": "cases", "field": "sorts", "unit": "scholen"},
        "kruis": {
            "kind": "cross",
            "title": "Kruis",
            "dataset": "cases",
            "rows": "sorts",
            "columns": "level",
            "unit": "scholen",
        },
        "mensen": {
            "kind": "cross",
            "title": "Mensen",
            "dataset": "people",
            "rows": "case_id",
            "columns": "role",
            "value": "n",
            "unit": "mensen",
        },
        "redenen": {
            "kind": "matrix",
            "title": "Redenen",
            "rows": axis,
            "mentions": {"dataset": "mentions", "row": "code", "case": "case_id"},
            "mark": "genoemd",
        },
    }
    figures: dict[str, dict[str, object]] = {
        "fig-telling": {"kind": "counts", "table": "telling", "form": "bars"},
        "fig-redenen": {"kind": "dot_matrix", "table": "redenen"},
    }
    for name, figure in figures.items():
        figure |= {"title": f"Beeld van {name}", "subtitle": "Aantal", "alt": "Een beeld.", "source": source}
    files = {
        f"{CONTENT}/study.yml": json.dumps(study, ensure_ascii=False),
        f"{CONTENT}/tables.yml": json.dumps(
            {name: {**table, "source": source} for name, table in tables.items()}, ensure_ascii=False
        ),
        f"{CONTENT}/figures.yml": json.dumps(figures, ensure_ascii=False),
        f"{CONTENT}/case_page.yml": json.dumps(
            [
                {"kind": "profile", "fields": ["level", "sorts", "number"]},
                {"kind": "codes", "title": "Waarom", "table": "redenen", "none": "Geen."},
            ]
        ),
        f"{CONTENT}/index.nl.md": _page("Begin", 1, "Er zijn {cell kruis total total} scholen."),
        f"{CONTENT}/scholen.nl.md": _page("Scholen", 2, "{cases}"),
        f"{CONTENT}/cijfers.nl.md": _page(
            "Cijfers",
            3,
            "\n\n".join(f"## {name.title()}\n\n{{table {name}}}" for name in tables)
            + "\n\n{figure fig-telling}\n\n{figure fig-redenen}\n\n{sections redenen}\n\n{datasets}",
        ),
    }
    for case in project.cases:
        words = {"id": case.id, "headline": project.title, "lede": "Verzonnen.", "facts": []}
        files[f"{CONTENT}/cases/{case.id}.yml"] = json.dumps(words, ensure_ascii=False)
    return files


def _page(title: str, order: int, body: str) -> str:
    return f"---\ntitle: {title}\nnav: {title}\norder: {order}\ndescription: Over {title.lower()}.\n---\n\n{body}\n"


def _tables(project: Invented) -> dict[str, str]:
    """The data, with what each column is."""
    resources = {
        "cases": ("cases", ["case_id"], ["case_id", "level", "sorts", "number"]),
        "people": ("aggregate", ["case_id", "role"], ["case_id", "role", "n"]),
        "reasons": ("codelist", ["code"], ["code", "label"]),
        "mentions": ("coding", ["code", "case_id"], ["code", "case_id"]),
    }
    shapes: dict[str, dict[str, object]] = {
        "case_id": {"type": "string", "disclosure": "key"},
        "level": {"type": "string", "categories": [{"value": code, "label": code} for code in LEVELS]},
        "sorts": {"type": "list", "categories": [{"value": code, "label": code} for code in SORTS]},
        "number": {"type": "number", "missingValues": [{"value": "", "label": "niet gerapporteerd"}]},
        "role": {"type": "string", "categories": [{"value": code, "label": code} for code in ROLES]},
        "n": {"type": "integer"},
        "code": {"type": "string", "disclosure": "key"},
        "label": {"type": "string"},
        "source": {"type": "list"},
    }
    described = []
    for name, (kind, key, fields) in resources.items():
        keys = [("case_id", "cases", "case_id"), ("code", "reasons", "code")]
        described.append(
            {
                "name": name,
                "path": f"{name}.csv",
                "title": name.title(),
                "description": f"Verzonnen {name}.",
                "kind": kind,
                # Counts of something else than persons, so that each can be recounted.
                **({"counts": "other"} if kind == "aggregate" else {}),
                "schema": {
                    "fields": [
                        {"name": field, "title": field.title(), "disclosure": "public", **shapes[field]}
                        for field in (*fields, "source")
                    ],
                    "primaryKey": key,
                    "foreignKeys": [
                        {"fields": [field], "reference": {"resource": target, "fields": [there]}}
                        for field, target, there in keys
                        if field in fields and target != name
                    ],
                },
            }
        )
    rows: dict[str, list[tuple[object, ...]]] = {
        "cases": [
            (case.id, case.level, ";".join(case.sorts), "" if case.number is None else format(case.number, "f"))
            for case in project.cases
        ],
        "people": [(case.id, role, n) for case in project.cases for role, n in sorted(case.people.items())],
        "reasons": [*project.labels.items()],
        "mentions": [(code, case.id) for case in project.cases for code in case.reasons],
    }
    package = {"name": STUDY, "title": "Proef", "description": "Verzonnen.", "resources": described}
    files = {f"{DATA}/datapackage.yaml": json.dumps(package, ensure_ascii=False)}
    for name, (_, _, fields) in resources.items():
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows([(*fields, "source"), *((*row, "r:L1") for row in rows[name])])
        files[f"{DATA}/{name}.csv"] = text.getvalue()
    return files
