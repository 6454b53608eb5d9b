"""A project of twelve invented schools with 3 to 40 teachers, each shown its own numbers on its page."""

import csv
import io
from pathlib import Path

from casusboek.scaffold import new_project

STUDY = "content/studies/druk"
RECORDS = "private/druk/leraren.csv"
SIZES = (3, 30, 30, 32, 33, 34, 35, 36, 37, 38, 39, 40)
SCHOOLS = tuple(f"SCH{number:02}" for number in range(1, 13))
STUDY_YML = """\
id: druk
title: Hoe zwaar het werk is
short: Werkdruk
summary: Wat leraren van twaalf verzonnen scholen ervan zeggen.
origin: { title: Vragenlijst werkdruk, description: Verzonnen antwoorden voor de tests. }
data: druk
cases:
  { dataset: scholen, key: school, page: scholen, singular: School, plural: scholen, facets: [niveau] }
disclosure: { profile: casestudy }
member_check: { rule: published_under_rule, reason: Verzonnen., approver: wij, date: "2026-01-01", contact: wij }
"""
TABLES_YML = """\
respons:
  kind: cross
  of: case
  title: Wie deed mee?
  subtitle: Aantal leraren
  dataset: leraren
  rows: school
  columns: deed
  unit: leraren
  source: ["900:L1"]
druk:
  kind: cross
  of: case
  title: Hoe zwaar is het werk?
  subtitle: Aantal leraren per antwoord
  dataset: leraren
  rows: school
  columns: druk
  where: { druk: "*" }
  unit: leraren
  source: ["900:L2"]
rondes:
  kind: scores
  of: case
  title: Steun in het najaar en in het voorjaar
  subtitle: Gemiddelde van 1 tot 5
  dataset: leraren
  rows: school
  values: [steun, later]
  statistic: mean
  totals: true
  source: ["900:L4"]
"""
FIGURES_YML = """\
fig-druk:
  kind: stacked
  of: case
  title: Hoe zwaar is het werk?
  subtitle: Aantal leraren per antwoord
  alt: Een balk per groep, met een stuk per antwoord.
  table: druk
  parts: steps
  source: ["900:L2"]
"""
CASE_PAGE_YML = """\
- { kind: profile, fields: [niveau] }
- { kind: response, table: respons, answered: [ja] }
- { kind: figure, figure: fig-druk }
- { kind: change, table: rondes }
- { kind: table, table: rondes }
- { kind: facts, title: Over de school, themes: [school], none: Niets genoemd. }
- { kind: sources, title: Bronnen }
"""
PACKAGE = """\
name: druk
title: Werkdruk
resources:
  - name: scholen
    path: scholen.csv
    title: Scholen
    description: Elke school een rij.
    kind: cases
    schema:
      fields:
        - { name: school, type: string, title: School, disclosure: key, constraints: { required: true } }
        - { name: niveau, type: string, title: Niveau, disclosure: public,
            categories: [{ value: basis, label: basis }, { value: secundair, label: secundair }] }
        - { name: source, type: list, delimiter: ";", title: Bron, disclosure: public }
      primaryKey: [school]
  - name: leraren
    path: leraren.csv
    title: Leraren
    description: Een rij per leraar die gevraagd werd.
    private: true
    kind: records
    schema:
      fields:
        - { name: wie, type: string, title: Wie, disclosure: drop }
        - { name: school, type: string, title: School, disclosure: key }
        - { name: deed, type: string, title: Deed mee, disclosure: sensitive,
            categories: [{ value: ja, label: deed mee }, { value: nee, label: deed niet mee }] }
        - { name: druk, type: string, title: Werkdruk, disclosure: sensitive,
            categories:
              [{ value: licht, label: licht }, { value: midden, label: gaat wel }, { value: zwaar, label: zwaar }],
            missingValues: [{ value: "", label: niet gerapporteerd }] }
        - { name: steun, type: integer, title: Steun, disclosure: sensitive, constraints: { minimum: 1, maximum: 5 },
            missingValues: [{ value: "", label: niet gerapporteerd }] }
        - { name: later, type: integer, title: Steun in het voorjaar, disclosure: sensitive,
            constraints: { minimum: 1, maximum: 5 }, missingValues: [{ value: "", label: niet gerapporteerd }] }
      primaryKey: [wie]
      foreignKeys:
        - { fields: [school], reference: { resource: scholen, fields: [school] } }
"""
TEXT = """\
---
title: {title}
nav: {nav}
order: {order}
description: {title}
---

{body}
"""


def write_schools(root: Path) -> Path:
    """Write the project into a folder, with its records in ``private/``, and return the folder."""
    new_project(root, title="Twaalf scholen")
    about = root / "content/pages/over.nl.md"
    about.write_text(about.read_text(encoding="utf-8").replace("Nog te schrijven", "Gezegd"), encoding="utf-8")
    site = root / "content/site.yml"
    site.write_text(site.read_text(encoding="utf-8").replace("studies: []", "studies: [druk]"), encoding="utf-8")
    files = {
        f"{STUDY}/study.yml": STUDY_YML,
        f"{STUDY}/tables.yml": TABLES_YML,
        f"{STUDY}/figures.yml": FIGURES_YML,
        f"{STUDY}/case_page.yml": CASE_PAGE_YML,
        f"{STUDY}/index.nl.md": TEXT.format(title="Werkdruk", nav="Overzicht", order=10, body="{figure fig-druk}"),
        f"{STUDY}/scholen.nl.md": TEXT.format(title="De scholen", nav="Scholen", order=20, body="## Alle\n\n{cases}"),
        f"{STUDY}/data.nl.md": TEXT.format(title="De data", nav="Data", order=30, body="## Alle\n\n{datasets}"),
        "data/druk/datapackage.yaml": PACKAGE,
        "data/druk/scholen.csv": "".join(
            ["school,niveau,source\n", *(f"{school},basis,900:L1\n" for school in SCHOOLS)]
        ),
        RECORDS: _records(),
    }
    for school in SCHOOLS:
        files[f"{STUDY}/cases/{school}.yml"] = (
            f'id: {school}\nheadline: "Een verzonnen school"\nlede: "Een van twaalf."\nfacts:\n'
            f'  - {{ id: {school}-F1, theme: school, text: "Verzonnen.", source: ["900:L1"] }}\n'
        )
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def _records() -> str:
    """A row per teacher who was asked; in the schools that are not small no answer is rare."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["wie", "school", "deed", "druk", "steun", "later"])
    for school, size in zip(SCHOOLS, SIZES, strict=True):
        for at in range(size):
            there = at % 5 != 4
            said = [("licht", "midden", "zwaar")[at % 3], at % 5 + 1, (at + 2) % 5 + 1] if there else ["", "", ""]
            rows.writerow([f"{school}-{at}", school, "ja" if there else "nee", *said])
    return text.getvalue()
