"""The conditions of the repository's own study: every count on the page comes out of the data again."""

import csv
import json
from pathlib import Path

from tests.browser.site import BuiltSite
from tests.test_site import ROOT, STUDY, text_of

STRENGTH = ("tekst", "aangevinkt", "niet herkend")


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def strongest() -> dict[tuple[str, str], str]:
    """Per counted condition and school the strongest evidence, straight from the data."""
    found: dict[tuple[str, str], str] = {}
    for row in rows_of(ROOT / "data/collectief-leren/case_factors.csv"):
        if row["factor_id"] == "C7":
            continue
        pair = row["factor_id"], row["case_id"]
        found[pair] = min(found.get(pair, row["status"]), row["status"], key=STRENGTH.index)
    return found


def test_the_tally_is_that_of_the_data(built_site: BuiltSite) -> None:
    """Of ten conditions by eleven schools 78 cells are filled: 69 by text, 8 by a tick, 1 was not recognised."""
    tally = [int(row["vakken"]) for row in rows_of(built_site.site / STUDY / "tabellen/voorwaarden-geteld.csv")]
    marks = list(strongest().values())

    assert [marks.count(mark) for mark in STRENGTH] == [69, 8, 1]
    assert tally == [69, 8, 1, 78, 32, 110]


def test_the_sentences_say_the_same(built_site: BuiltSite) -> None:
    """The numbers in the running text are those of the tally."""
    text = text_of(built_site.site / STUDY / "voorwaarden/index.html")

    assert "Van de 110 vakken in de tabel zijn er 78 gevuld" in text


def test_every_mention_stands_on_the_page_of_its_condition(built_site: BuiltSite) -> None:
    """No row of the data is lost: each stands with its school on one page; its lines are in the data to download."""
    download = (built_site.site / STUDY / "data/case_factors.csv").read_text(encoding="utf-8")
    for row in rows_of(ROOT / "data/collectief-leren/case_factors.csv"):
        text = text_of(built_site.site / STUDY / f"voorwaarden/{row['factor_id'].lower()}/index.html")

        assert " ".join(row["note"].split()) in text, row["row_id"]
        assert row["case_id"] in text
        assert row["source"] in download, row["row_id"]


def test_a_condition_is_found_by_search(built_site: BuiltSite) -> None:
    """The page of a condition is not in the navigation, but search has it under its name."""
    index = json.loads((built_site.site / "search/search_index.json").read_text(encoding="utf-8"))
    titles = {entry["location"]: entry["title"] for entry in index["docs"]}

    assert titles[f"{STUDY}/voorwaarden/c6/index.html"] == "Doorsijpeleffect"
