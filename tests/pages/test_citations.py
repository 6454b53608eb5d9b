"""Literature in Dutch APA, as readers see it."""

from dataclasses import replace
from pathlib import Path

import pytest

from casusboek.model.inline import Link
from casusboek.model.literature import Emphasis, Work
from casusboek.model.spec import DateSpec, NameSpec, WorkSpec
from casusboek.pages.citations import Literature, formatted, literature
from tests.projects import Edit, Gone, read, write

BIET = NameSpec(family="Biet", given="Bonte")
KOOL = NameSpec(family="Kool", given="Witte", non_dropping_particle="van der")
PREI = NameSpec(family="Prei", given="Jan-Lange Q.")

ARTICLE = WorkSpec(
    id="artikel",
    type="article-journal",
    title="Wie wiedt er mee in de buurt?",
    author=(KOOL, BIET, PREI),
    container_title="Tijdschrift voor Moestuinen",
    volume="3",
    issue="2",
    page="12-19",
    issued=DateSpec(date_parts=((2011,),)),
    doi="10.99999/moes.2011",
)
BOOK = WorkSpec(
    id="boek",
    type="book",
    title="De gedeelde tuin: Een handleiding",
    author=(BIET,),
    edition="2",
    publisher="De Schoffel",
    issued=DateSpec(date_parts=((2008,),)),
)
CHAPTER = WorkSpec(
    id="hoofdstuk",
    type="chapter",
    title="Leren van een haag",
    author=(BIET, KOOL),
    editor=(PREI, KOOL),
    container_title="De tuin als school",
    page="20-31",
    publisher="De Schoffel",
    issued=DateSpec(date_parts=((2015,),)),
)
REPORT = WorkSpec(
    id="rapport",
    type="report",
    title="Tuinen geteld",
    author=(NameSpec(literal="Steunpunt voor Tuinen"),),
    number="ST/2020/1",
    genre="Research paper",
    issued=DateSpec(date_parts=((2020, 3, 4),)),
    url="https://example.org/tuinen-geteld/",
)
THESIS = replace(BOOK, id="proefschrift", genre="Proefschrift", edition="", publisher="Universiteit van de Tuin")
PAGE = WorkSpec(
    id="pagina",
    type="webpage",
    title="Zo maak je compost",
    author=(BIET,),
    issued=DateSpec(date_parts=((2021, 3, 4),)),
    url="https://example.org/compost",
)
BARE = WorkSpec(id="kaal", type="document", author=(KOOL, PREI), issued=DateSpec(date_parts=((1999,),)), note="Zoek.")
UNDATED = replace(PAGE, id="ooit", issued=None, accessed=DateSpec(date_parts=((2026, 11, 21),)))


def shown(work: Work) -> str:
    """An entry with its italics between stars."""
    return "".join(
        f"*{part.text}*" if isinstance(part, Emphasis) else part.text if isinstance(part, Link) else part
        for part in work.parts
    )


@pytest.mark.parametrize(
    ("work", "sentence", "entry"),
    [
        (
            ARTICLE,
            "(van der Kool et al., 2011)",
            "van der Kool, W., Biet, B., & Prei, J.-L. Q. (2011). Wie wiedt er mee in de buurt? *Tijdschrift voor "
            "Moestuinen*, *3*(2), 12-19. https://doi.org/10.99999/moes.2011",
        ),
        (
            BOOK,
            "(Biet, 2008)",
            "Biet, B. (2008). *De gedeelde tuin: Een handleiding* (2de dr.). De Schoffel.",
        ),
        (
            CHAPTER,
            "(Biet & van der Kool, 2015)",
            "Biet, B., & van der Kool, W. (2015). Leren van een haag. In J.-L. Q. Prei & W. van der Kool (red.), "
            "*De tuin als school* (pp. 20-31). De Schoffel.",
        ),
        (
            REPORT,
            "(Steunpunt voor Tuinen, 2020)",
            "Steunpunt voor Tuinen. (2020). *Tuinen geteld* (Research paper ST/2020/1). "
            "https://example.org/tuinen-geteld/",
        ),
        (
            THESIS,
            "(Biet, 2008)",
            "Biet, B. (2008). *De gedeelde tuin: Een handleiding* [Proefschrift]. Universiteit van de Tuin.",
        ),
        (
            PAGE,
            "(Biet, 2021)",
            "Biet, B. (2021, 4 maart). *Zo maak je compost*. https://example.org/compost",
        ),
        (
            UNDATED,
            "(Biet, z.d.)",
            "Biet, B. (z.d.). *Zo maak je compost*. Geraadpleegd 21 november 2026, van https://example.org/compost",
        ),
        (BARE, "(van der Kool & Prei, 1999)", "van der Kool, W., & Prei, J.-L. Q. (1999)."),
    ],
    ids=lambda value: value.id if isinstance(value, WorkSpec) else "",
)
def test_a_work_reads_as_dutch_apa(work: WorkSpec, sentence: str, entry: str) -> None:
    """Names, dates, titles, editions and pages stand as the seventh edition asks, in Dutch."""
    labels, (found,) = formatted([work], "nl")

    assert labels == {work.id: sentence}
    assert shown(found) == entry
    assert found.id == f"ref-{work.id}"
    assert found.note == work.note


def test_addresses_are_links_and_titles_italics() -> None:
    """What can be followed is a link whose words are its address."""
    _, (found,) = formatted([ARTICLE], "nl")

    assert found.parts[-1] == Link("https://doi.org/10.99999/moes.2011", "https://doi.org/10.99999/moes.2011")
    assert Emphasis("Tijdschrift voor Moestuinen") in found.parts


def test_signs_of_markup_stay_text() -> None:
    """A title is never markup: the library makes no HTML, and the templates escape what it makes."""
    _, (found,) = formatted([replace(BOOK, title="Kool & <b>biet</b> {{ x }}")], "nl")

    assert shown(found).startswith("Biet, B. (2008). *Kool & <b>biet</b> {{ x }}* (2de dr.)")


def test_works_of_one_year_are_told_apart_by_a_letter() -> None:
    """The letter that the author gives stands in the sentence and in the entry."""
    second = replace(BOOK, id="boek-b", title="Later", year_suffix="b")
    labels, works = formatted([second, replace(BOOK, year_suffix="a")], "nl")

    assert labels == {"boek-b": "(Biet, 2008b)", "boek": "(Biet, 2008a)"}
    assert [work.id for work in works] == ["ref-boek", "ref-boek-b"]


def test_the_order_is_that_of_the_style_and_the_same_every_time() -> None:
    """Entries are sorted by name and year, whatever the order of the file and of earlier works."""
    works = [UNDATED, REPORT, CHAPTER, BOOK, ARTICLE, BARE, PAGE]
    first = formatted(works, "nl")
    formatted([BOOK], "nl")

    assert formatted(reversed(works), "nl")[1] == first[1] == formatted(works, "nl")[1]
    assert [work.id.removeprefix("ref-") for work in first[1]] == [
        "ooit", "boek", "pagina", "hoofdstuk", "rapport", "kaal", "artikel",
    ]  # fmt: skip


def test_only_what_is_cited_is_listed(tmp_path: Path) -> None:
    """A work that no text cites stays out of the list; both forms of a citation count."""
    write(tmp_path)
    whole = _literature(tmp_path)
    Edit("content/studies/tuinen/kaarten.nl.md", " {cite kool-2011}", "").apply(tmp_path)

    assert [work.id for work in whole.works] == ["ref-biet-2008", "ref-kool-2011"]
    assert whole.cite("kool-2011") == Link("(van der Kool et al., 2011)", "over/index.html#ref-kool-2011")
    assert [work.id for work in _literature(tmp_path).works] == ["ref-biet-2008"]


def test_a_project_may_cite_nothing(tmp_path: Path) -> None:
    """Without references.json and citations there is no literature, and nothing is wrong."""
    write(tmp_path)
    Gone("content/references.json").apply(tmp_path)
    Edit("content/studies/tuinen/kaarten.nl.md", " {cite kool-2011}", "").apply(tmp_path)
    Edit("content/pages/over.nl.md", "Het begon met een boek [@biet-2008].\n\n{references}\n", "").apply(tmp_path)

    assert _literature(tmp_path) == Literature()


def _literature(root: Path) -> Literature:
    project, _ = read(root)
    assert project is not None
    return literature(project)


def test_an_accent_stands_with_its_letter() -> None:
    """A name that starts with É is looked for between D and F."""
    first, last = (replace(BIET, family=name) for name in ("Écoute", "Zo"))
    works = [replace(BOOK, id="z", author=(last,)), replace(BOOK, id="accent", author=(first,))]

    assert [work.id for work in formatted(works, "nl")[1]] == ["ref-accent", "ref-z"]
