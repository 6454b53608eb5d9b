"""References in the forms that programs read, with names and titles that mean something to those forms."""

import json
from dataclasses import replace

import pytest
import yaml

from casusboek.citation import bibtex, cff, csl, in_words, ris
from casusboek.model.citable import Citable
from casusboek.model.project import Locale
from casusboek.model.spec import NameSpec
from tests.site.render.pages import WORDS

DUTCH = Locale("nl", WORDS)
REPORT = Citable(
    key="tuinboek-verslag",
    kind="report",
    title="Oogst & onkruid: 100% {bio} #1_a~b^c\\d\r\nER  - ",
    authors=(
        NameSpec(family="Kool", given="Witte", non_dropping_particle="van der"),
        NameSpec(family="Prei", given="Jan", suffix="Jr."),
        NameSpec(literal="Zaad and Zonen, Tuin & Co"),
    ),
    issued=(2023, 4),
    publisher="Buurthuis",
    address="https://voorbeeld.example/a_b#c",
)
PAGE = Citable(
    key="tuinboek-2024-1-over",
    kind="webpage",
    title="Over dit boek",
    issued=(2024, 3, 21),
    container="Tuinboek",
    edition="2024.1",
    genre="Figuur",
    address="over/index.html",
)


def test_bibtex_means_what_the_words_say() -> None:
    """Signs of TeX are written out, an organisation is one name, and capitals stay."""
    assert bibtex(REPORT) == (
        "@techreport{tuinboek-verslag,\n"
        "  author = {van der Kool, Witte and Prei, Jr., Jan and {Zaad and Zonen, Tuin \\& Co}},\n"
        "  title = {{Oogst \\& onkruid: 100\\% \\{bio\\} \\#1\\_a\\textasciitilde{}b\\textasciicircum{}c"
        "\\textbackslash{}d ER -}},\n"
        "  year = {2023},\n"
        "  date = {2023-04},\n"
        "  institution = {Buurthuis},\n"
        "  url = {https://voorbeeld.example/a_b#c},\n"
        "}\n"
    )


@pytest.mark.parametrize("name", ["Vis and Co", "Zee, en Strand", "and", "Vis AND Co"])
def test_a_family_name_of_bibtex_is_not_parted(name: str) -> None:
    """A comma or the word between authors inside a name stands in braces."""
    made = bibtex(replace(PAGE, authors=(NameSpec(family=name, given="Rie"),)))

    assert f"author = {{{{{name}}}, Rie}}," in made


def test_ris_has_one_tag_on_each_line() -> None:
    """A line break in a title would end the reference; a month without a day has its own form."""
    assert ris(REPORT).split("\r\n") == [
        "TY  - RPRT",
        "ID  - tuinboek-verslag",
        "AU  - van der Kool, Witte",
        "AU  - Prei, Jan, Jr.",
        "AU  - Zaad and Zonen, Tuin & Co",
        "TI  - Oogst & onkruid: 100% {bio} #1_a~b^c\\d ER -",
        "PB  - Buurthuis",
        "PY  - 2023",
        "DA  - 2023/04",
        "UR  - https://voorbeeld.example/a_b#c",
        "ER  - ",
        "",
    ]


def test_csl_reads_back_as_what_it_is() -> None:
    """The variables of CSL, in a list; what is not known is left out."""
    assert json.loads(csl(PAGE)) == [
        {
            "id": "tuinboek-2024-1-over",
            "type": "webpage",
            "title": "Over dit boek",
            "issued": {"date-parts": [[2024, 3, 21]]},
            "container-title": "Tuinboek",
            "version": "2024.1",
            "genre": "Figuur",
            "note": "over/index.html",
        }
    ]
    assert json.loads(csl(REPORT))[0]["author"][0] == {
        "family": "Kool",
        "given": "Witte",
        "non-dropping-particle": "van der",
    }


def test_a_place_within_the_site_is_no_address() -> None:
    """Programs get no address that leads nowhere; the place stands in the note."""
    for written in (bibtex, ris, csl):
        assert "over/index.html" in written(PAGE)
        assert "url" not in written(PAGE).lower()
        assert "UR  -" not in written(PAGE)


def test_words_say_it_as_people_do() -> None:
    """The date as it is spoken; who published their own work is named once."""
    assert in_words(PAGE, DUTCH) == "‘Over dit boek’ (figuur), Tuinboek, editie 2024.1, 21 maart 2024. over/index.html"
    own = replace(REPORT, title="Oogst", authors=(NameSpec(literal="Buurthuis"),), address="", issued=())
    assert in_words(own, DUTCH) == "Buurthuis, ‘Oogst’, z.d."
    assert in_words(replace(own, issued=(2023, 4)), DUTCH) == "Buurthuis, ‘Oogst’, april 2023."


def test_the_file_of_the_site_has_what_its_format_asks() -> None:
    """Authors are there, with the site for its own author when none is stated."""
    site = Citable(key="t", kind="webpage", title='Tuin: "boek"', issued=(2024, 3, 21), edition="2024.1")

    assert yaml.safe_load(cff(site, message="Zo.", abstract="")) == {
        "cff-version": "1.2.0",
        "message": "Zo.",
        "type": "dataset",
        "title": 'Tuin: "boek"',
        "authors": [{"name": 'Tuin: "boek"'}],
        "version": "2024.1",
        "date-released": "2024-03-21",
    }
    named = replace(site, authors=REPORT.authors, address="https://voorbeeld.example/")
    told = yaml.safe_load(cff(named, message="Zo.", abstract="Tuinen."))
    assert told["url"] == "https://voorbeeld.example/"
    assert told["authors"] == [
        {"family-names": "Kool", "given-names": "Witte", "name-particle": "van der"},
        {"family-names": "Prei", "given-names": "Jan", "name-suffix": "Jr."},
        {"name": "Zaad and Zonen, Tuin & Co"},
    ]
