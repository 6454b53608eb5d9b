"""The repository's own project, built whole: what is on it, what is not, and that it comes out the same."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.browser.site import BuiltSite

ROOT = Path(__file__).parent.parent
STUDY = "studies/collectief-leren"
PROJECT = ("content", "data", "mkdocs.yml")


def text_of(page: Path) -> str:
    """The words of a page."""
    html = page.read_text(encoding="utf-8")
    return " ".join(
        re.sub(r"<[^>]+>", " ", re.sub(r"<(script|style|svg)\b.*?</\1>", " ", html, flags=re.DOTALL)).split()
    )


def casusboek(
    *arguments: str, project: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command on a project."""
    return subprocess.run(
        [sys.executable, "-m", "casusboek", *arguments, "--project", str(project)],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the repository's project that a test may change."""
    for name in PROJECT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name)
        else:
            shutil.copy(source, tmp_path / name)
    return tmp_path


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_case_has_its_page(built_site: BuiltSite) -> None:
    """Eleven schools, each at the address that was promised."""
    wanted = [f"bos{n}" for n in range(1, 6)] + [f"sos{n}" for n in range(1, 7)]

    assert [page.parent.name for page in built_site.case_pages()] == sorted(wanted)


def test_withheld_values_stand_nowhere(built_site: BuiltSite) -> None:
    """A location or type that the authors withheld is said to be unreported, in pages and in files."""
    bos4 = text_of(built_site.site / STUDY / "scholen/bos4/index.html")
    with (built_site.site / STUDY / "data/cases.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["case_id"]: row for row in csv.DictReader(file)}

    assert "niet gerapporteerd" in bos4
    assert not re.search(r"\b(stedelijk|landelijk|stedelijke|landelijke)\b", bos4)
    assert rows["BOS4"]["ligging"] == "[x]"
    assert {rows[case]["type_buitengewoon"] for case in ("BOS4", "SOS2")} == {"[x]"}
    for path, content in tree(built_site.site).items():
        assert b"suppressed" not in content, path
        assert not re.search(rb"[Tt]ype (basisaanbod|OV[1-4]|[1-9])\b", content), path


@pytest.mark.parametrize(
    ("table", "column", "expected"),
    [
        ("tabel-2", "Totaal", {"Totaal": "67", "Subtotaal basisonderwijs": "20"}),
        ("tabel-2", "leerkracht", {"Totaal": "35"}),
        ("tabel-2", "beleidsondersteuner", {"Totaal": "9"}),
        ("tabel-2", "directie", {"Totaal": "11"}),
        ("tabel-2", "zorgleerkracht of leerlingenbegeleider", {"Totaal": "12"}),
        (
            "scholen-per-net",
            "scholen",
            {"Katholiek Onderwijs Vlaanderen": "5", "GO!": "3", "OVSG": "1", "VOOP": "1", "FOPEM": "1"},
        ),
        (
            "opbrengsten-geteld",
            "Totaal",
            {"Totaal": "33", "Leerlingen": "9", "Leraren": "11", "Team": "4", "School": "9"},
        ),
        ("opbrengsten-geteld", "ja", {"Totaal": "13"}),
        ("acties-geteld", "Totaal", {"Totaal": "56"}),
        ("acties-geteld", "school en schoolteam", {"Totaal": "24"}),
        ("acties-geteld", "externe partner", {"Totaal": "17"}),
        ("acties-geteld", "beleid", {"Totaal": "15"}),
        ("scholen-per-ligging", "scholen", {"stedelijk": "6", "landelijk": "4", "niet gerapporteerd": "1"}),
    ],
)
def test_totals_agree_with_the_report(built_site: BuiltSite, table: str, column: str, expected: dict[str, str]) -> None:
    """Counted from the rows, the totals are those that the report prints."""
    with (built_site.site / STUDY / f"tabellen/{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    stub = next(iter(rows[0]))

    assert {row[stub]: row[column] for row in rows if row[stub] in expected} == expected


def test_search_finds_what_a_case_says(built_site: BuiltSite) -> None:
    """A partner that is only on a case page can be found, and leads to that page."""
    index = json.loads((built_site.site / "search/search_index.json").read_text(encoding="utf-8"))
    found = [entry["location"] for entry in index["docs"] if "revalidatiecentrum" in entry["text"]]

    assert f"{STUDY}/scholen/bos4/index.html" in {place.partition("#")[0] for place in found}
    assert index["config"]["lang"] == ["nl"]


def test_no_partner_is_counted_across_schools(built_site: BuiltSite) -> None:
    """The matrix of partners holds marks, never a number."""
    with (built_site.site / STUDY / "tabellen/partners-per-school.csv").open(encoding="utf-8-sig", newline="") as file:
        _, *rows = csv.reader(file)
    cells = {cell for row in rows for cell in row[1:12]}

    assert cells == {"prioritair", "genoemd", "gemist", "[n]"}


def test_the_same_input_gives_the_same_bytes(built_site: BuiltSite, project: Path) -> None:
    """Another folder, time zone, locale and hash seed change nothing, in the pages nor in the site."""
    there = {"TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7", "LANG": "tr_TR.UTF-8"}
    built = casusboek("build", project=project, environment=there)

    assert built.returncode == 0, built.stderr
    assert tree(project / "build/docs") == tree(built_site.docs)
    assert tree(project / "site") == tree(built_site.site)


def test_a_second_build_draws_nothing_and_changes_nothing(project: Path) -> None:
    """Every figure is reused; one corrected cell changes only the pages that show it."""
    casusboek("build", project=project)
    again = casusboek("build", project=project)
    participants = project / "data/collectief-leren/participants.csv"
    participants.write_text(participants.read_text(encoding="utf-8").replace("SOS6,leerkracht,5", "SOS6,leerkracht,6"))
    corrected = casusboek("build", project=project)
    pages = re.findall(r"changed: (\S+)", corrected.stdout)

    assert "0 charts drawn" in again.stdout
    assert "changed:" not in again.stdout
    assert f"{STUDY}/methode/index.html" in pages
    assert f"{STUDY}/scholen/sos6/index.html" in pages
    assert not any("bos1" in page for page in pages)
    assert "because: data/collectief-leren/participants.csv" in corrected.stdout
    assert "the report prints 35" in corrected.stderr
    assert "opgeteld is het 36" in text_of(project / "site" / STUDY / "methode/index.html")


def test_a_failed_build_leaves_the_old_site(project: Path) -> None:
    """Wrong input is told in full, ends with exit code 2 and touches nothing."""
    casusboek("build", project=project)
    before = tree(project / "site")
    cases = project / "data/collectief-leren/cases.csv"
    cases.write_text(cases.read_text(encoding="utf-8").replace("BOS2,basis,OVSG", "BOS2,bassi,OVSG"))
    failed = casusboek("build", project=project)

    assert failed.returncode == 2
    assert "data/collectief-leren/cases.csv:3:2 level: 'bassi'" in failed.stderr
    assert "Did you mean 'basis'?" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert tree(project / "site") == before


def test_the_same_pages_build_with_zensical(built_site: BuiltSite, project: Path) -> None:
    """The other engine gives every page, with every figure and table in it."""
    built = casusboek("build", "--engine", "zensical", project=project)
    pages = [built_site.name(page) for page in built_site.pages()]
    other = BuiltSite(project / "site", project / "build/docs")

    assert built.returncode == 0, built.stderr
    assert tree(other.docs) == tree(built_site.docs)
    assert [other.name(page) for page in other.pages()] == pages
    for page in pages:
        counts = [
            {tag: (site / page).read_text(encoding="utf-8").count(tag) for tag in ("<figure", "<table", "network-map")}
            for site in (built_site.site, other.site)
        ]
        assert counts[0] == counts[1], page


def without_private(descriptor: Path) -> Path:
    """A copy of a descriptor with the datasets whose rows stand beside it, as others may have them."""
    content = YAML(typ="safe").load(descriptor)
    content["resources"] = [found for found in content["resources"] if not found.get("private")]
    copy = descriptor.with_name("public.json")
    copy.write_text(json.dumps(content), encoding="utf-8")
    return copy


def test_the_package_is_a_data_package(project: Path) -> None:
    """``frictionless validate`` accepts every descriptor, but for the rows that are not to be had."""
    for descriptor in sorted((project / "data").glob("*/datapackage.yaml")):
        public = without_private(descriptor)
        done = subprocess.run(
            [sys.executable, "-m", "frictionless", "validate", "--json", public.name],
            cwd=descriptor.parent,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

        assert json.loads(done.stdout)["valid"], done.stdout
