"""A project of any number of invented schools: partners on a map, reasons, participants, words of its own per school.

The declarations stand in ``schools/``; the rows and the words per school follow from a seed, so that a size is
always the same project.
"""

import csv
import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

HERE = Path(__file__).parent / "schools"
STUDY = "content/studies/scholen"
DATA = "data/scholen"
SOURCE = "900:L1"
POPULATION = 60
"""Schools for each one that takes part, so that no description fits too few."""
LEVELS, PLACES = ("basis", "secundair"), ("stad", "land")
ROLES = ("leraar", "directie", "zorg", "beleid")
SECTORS = ("zorg", "vakgenoten", "begeleiding", "nascholing", "ouders", "werkveld", "cultuur", "beleid")
DIMENSIONS = ("taak", "relatie", "groei")
REASONS = 15
BASES = ("verslag", "redactie")
PARTNERS = (9, 21)
"""The fewest and the most partners of a school."""

Rows = Iterable[Sequence[object]]


def write(root: Path, schools: int) -> Path:
    """Write a project with so many schools into a folder that is not there, and return the folder."""
    chance = Random(schools)  # noqa: S311 - seeded on purpose
    shutil.copytree(HERE, root)
    ids = [f"S{number:04}" for number in range(1, schools + 1)]
    _declare(root, schools)
    _table(root, "soorten", "soort,sector,volgorde,uitleg", _kinds())
    _table(root, "gemissen", "gemis_id,gemis", [("weg", "is er niet"), ("dieper", "mag dieper")])
    _table(root, "redenen", "reden_id,dimensie,reden,uitleg,expliciet", _reasons())
    _table(root, "scholen", "school_id,niveau,ligging,deelnemers,beeld", [_school(case, chance) for case in ids])
    present = [(case, role, chance.randint(0, 6)) for case in ids for role in ROLES]
    _table(root, "deelnemers", "school_id,rol,n", present)
    partners = [partner for case in ids for partner in _partners(case, chance)]
    _table(root, "partners", "partner_id,school_id,partner,soort,status,gemis,opmerking", partners)
    named = [(f"R{reason}", case) for reason in range(REASONS) for case in ids if chance.random() < 1 / 2]
    _table(root, "reden_scholen", "reden_id,school_id", named)
    linked = [(row[0], f"R{chance.randrange(REASONS)}", chance.choice(BASES)) for row in partners[::2]]
    _table(root, "partner_redenen", "partner_id,reden_id,basis", linked)
    for case in ids:
        (root / STUDY / "cases").mkdir(exist_ok=True)
        (root / STUDY / "cases" / f"{case}.yml").write_text(_words(case), encoding="utf-8")
    return root


def _declare(root: Path, schools: int) -> None:
    """Say how many schools these were chosen from."""
    spec = root / STUDY / "study.yml"
    text = spec.read_text(encoding="utf-8")
    spec.write_text(text.replace("POPULATION", str(POPULATION * schools)), encoding="utf-8")


def _kinds() -> Iterator[Sequence[object]]:
    for order, sector in enumerate(SECTORS, 1):
        for number in (1, 2):
            yield f"{sector} {number}", sector, order, f"Partners in de {sector}, soort {number}"


def _reasons() -> Iterator[Sequence[object]]:
    for number in range(REASONS):
        place = f"reden nummer {number}"
        dimension, explicit = DIMENSIONS[number % len(DIMENSIONS)], ("ja", "nee")[number % 2]
        yield f"R{number}", dimension, place, f"Uitleg bij {place}", explicit


def _school(case: str, chance: Random) -> Sequence[object]:
    beeld = f"Een tuin met {chance.randint(2, 9)} paden" if chance.random() < 1 / 2 else ""
    return case, chance.choice(LEVELS), chance.choice((*PLACES, "")), chance.randint(3, 12), beeld


def _partners(case: str, chance: Random) -> Iterator[Sequence[object]]:
    for number in range(1, chance.randint(*PARTNERS) + 1):
        sector, status = chance.choice(SECTORS), chance.choice(("vast", "soms", "soms", "gemist"))
        gemis = chance.choice(("weg", "dieper")) if status == "gemist" else ""
        remark = f"Komt {chance.randint(1, 9)} keer per jaar langs" if chance.random() < 1 / 3 else ""
        kind = f"{sector} {chance.randint(1, 2)}"
        yield f"{case}-A{number:02}", case, f"partner {number}", kind, status, gemis, remark


def _words(case: str) -> str:
    """The words about a school; JSON is YAML, and needs no writer of its own."""
    said = [(f"{case}-F{number:02}", f"Het team leert op {number} manieren.") for number in range(1, 9)]
    facts = [{"id": name, "theme": "leren", "text": text, "source": [SOURCE]} for name, text in said]
    lede = f"In dit gesprek zaten {{cell scholenlijst {case} deelnemers}} mensen."
    review = [{"step": "gesprek", "state": "voorgelegd", "source": [SOURCE]}]
    words = {"id": case, "headline": f"{case} werkt met anderen samen", "lede": lede, "facts": facts, "review": review}
    return json.dumps(words, indent=1) + "\n"


def _table(root: Path, name: str, header: str, rows: Rows) -> None:
    with (root / DATA / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*header.split(","), "source"])
        writer.writerows([*row, SOURCE] for row in rows)
