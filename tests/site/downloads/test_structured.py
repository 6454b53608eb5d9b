"""What programs are told of the data: whole JSON that runs nothing, with addresses that lead somewhere."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jinja2 import Environment

from casusboek.cli import casusboek
from casusboek.model.output import File
from casusboek.model.provenance import Contributor, Licence, Source, Stated
from casusboek.site.downloads.structured import catalogue, dataset
from tests.browser.site import NewContext
from tests.projects import PRIVATE, write
from tests.site.downloads.test_workbook import FROM, HELPERS, HERE

HOSTILE = "</script><script>alert(1)</script> {{ 7 * 7 }} {% raw %} {# weg #} {"
TOP = "https://tuinboek.invalid/"
ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The synthetic project, built for an address."""
    root = write(tmp_path_factory.mktemp("structured"))
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"site_url: {TOP}\n")
    done = CliRunner().invoke(casusboek, ["build", "--project", str(root), "--private", str(root / PRIVATE)])
    assert done.exit_code == 0, done.output
    return root / "site"


def filled_in(file: File, site_url: str = "") -> dict[str, Any]:
    """What a page tells, as the engine fills it in."""
    template = Environment().from_string(file.content.decode())  # noqa: S701 - the engine escapes nothing
    told: dict[str, Any] = json.loads(template.render(config={"site_url": site_url}, base_url="../.."))
    return told


def on_page(path: Path) -> list[dict[str, Any]]:
    """What a page tells programs."""
    return [json.loads(text) for text in SCRIPT.findall(path.read_text(encoding="utf-8"))]


def addresses(told: Any, *names: str) -> Iterator[str]:
    """Every address under some names, at any depth."""
    if isinstance(told, list):
        for part in told:
            yield from addresses(part, *names)
    elif isinstance(told, dict):
        for name, value in told.items():
            if name in names and isinstance(value, str):
                yield value
            else:
                yield from addresses(value, *names)


def test_a_study_tells_of_its_data(site: Path) -> None:
    """On its first page only; every address of it is whole, and leads to a file of the site."""
    (told,) = on_page(site / "studies/tuinen/index.html")
    found = [*addresses(told, "url", "contentUrl")]

    assert (told["@context"], told["@type"]) == ("https://schema.org", "Dataset")
    assert told["name"] == "Drie tuinen in de stad"
    assert f"{TOP}studies/tuinen/gegevens.zip" in found
    assert [address for address in found if not address.startswith(TOP)] == []
    assert [address for address in found if not (site / address.removeprefix(TOP)).is_file()] == []
    assert on_page(site / "index.html") == on_page(site / "studies/tuinen/redenen/index.html") == []


def test_the_catalogue_tells_of_every_study(site: Path) -> None:
    """At the top of the site, with addresses from there."""
    told = json.loads((site / "catalog.jsonld").read_text(encoding="utf-8"))
    inside = [address.partition("#")[0] for address in addresses(told, "@id") if not address.startswith("https://")]

    assert [entry["dct:identifier"] for entry in told["dcat:dataset"]] == ["tuinen", "oogst"]
    assert "studies/oogst/gegevens.zip" in inside
    assert [address for address in inside if not (site / address).is_file()] == []


@pytest.mark.browser
def test_a_browser_refuses_nothing_and_runs_nothing(site: Path, new_context: NewContext) -> None:
    """Data in the head need no place in the content security policy: nothing is blocked, and the page can read it."""
    page = new_context().new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((site / "studies/tuinen/index.html").as_uri())

    assert [text for text in said if "Content Security Policy" in text] == []
    found = page.eval_on_selector('script[type="application/ld+json"]', "element => JSON.parse(element.textContent)")
    assert found["name"] == "Drie tuinen in de stad"


def test_no_text_ends_the_script_or_is_a_template() -> None:
    """What an author writes stays as it was written, with an address and without."""
    study = replace(FROM, title=HOSTILE, stated=Stated(description=HOSTILE, sources=(Source(HOSTILE),)))
    file = dataset(study, [HELPERS], HERE)

    assert b"<" not in file.content
    for site_url, top in (("https://a.invalid/", "https://a.invalid/"), ("", "../../")):
        told = filled_in(file, site_url)
        assert told["name"] == told["description"] == told["isBasedOn"][0]["name"] == HOSTILE
        assert told["url"] == f"{top}studies/tuinen/index.html"


def test_what_is_stated_is_told() -> None:
    """Licence, maker, source and words to find it by; what nobody stated is left out."""
    stated = Stated(
        keywords=("tuinen",),
        licences=(Licence("Naamsvermelding", "CC-BY-4.0", ADDRESS),),
        sources=(Source("Tuinverslag"),),
        contributors=(Contributor("Buurthuis"),),
    )
    study = replace(FROM, stated=stated)
    page = filled_in(dataset(study, [], HERE))
    (entry,) = json.loads(catalogue([study], HERE).content)["dcat:dataset"]
    (bare,) = json.loads(catalogue([FROM], HERE).content)["dcat:dataset"]

    assert page["license"] == [ADDRESS]
    assert page["creator"] == [{"@type": "Organization", "name": "Buurthuis"}]
    assert page["isBasedOn"] == [{"@type": "CreativeWork", "name": "Tuinverslag"}]
    assert page["keywords"] == ["tuinen"]
    assert entry["dcat:distribution"][0]["dct:license"] == [{"@id": ADDRESS}]
    assert "dct:rights" not in entry["dcat:distribution"][0]
    assert bare["dcat:distribution"][0]["dct:rights"] == [{"@value": "CC BY 4.0", "@language": "nl"}]
    assert not {"dct:creator", "dcat:keyword"} & set(bare)
