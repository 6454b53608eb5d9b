"""APA: the examples that the American Psychological Association publishes itself, and what our sites need.

The examples are those of apastyle.apa.org/style-grammar-guidelines/references/examples and of sections 9.8 and 10.4
to 10.16 of the manual (7th ed., 2020).
"""

import pytest

from casusboek.citation import apa
from casusboek.citation.apa import authors
from casusboek.model.citable import Citable
from casusboek.model.inline import Link
from casusboek.model.literature import Emphasis
from casusboek.model.project import Locale
from casusboek.model.spec import NameSpec
from tests.site.render.pages import WORDS

ENGLISH = Locale("en", {"cite_no_date": "n.d.", "cite_dataset": "Data set", "cite_edition": "Version {edition}"})
DUTCH = Locale("nl", WORDS)


def person(family: str, given: str) -> NameSpec:
    """A person by family and given names."""
    return NameSpec(family=family, given=given)


def group(name: str) -> NameSpec:
    """An organisation."""
    return NameSpec(literal=name)


def written(cited: Citable, words: Locale = ENGLISH) -> str:
    """A reference in which stars stand around italics."""
    return "".join(
        f"*{piece.text}*" if isinstance(piece, Emphasis) else piece.text if isinstance(piece, Link) else piece
        for piece in apa(cited, words)
    )


FRIED = Citable(
    key="fried",
    kind="report",
    title="Democratic defense against disinformation",
    authors=(person("Fried", "Daniel"), person("Polyakova", "Alina")),
    issued=(2018,),
    publisher="Atlantic Council",
    address="https://www.atlanticcouncil.org/images/publications/Democratic_Defense_Against_Disinformation_FINAL.pdf",
)
PRODUCTIVITY = Citable(
    key="productivity",
    kind="report",
    title="Strengthening trans-Tasman economic relations",
    authors=(group("Australian Government Productivity Commission"), group("New Zealand Productivity Commission")),
    issued=(2012,),
    address="https://www.pc.gov.au/inquiries/completed/australia-new-zealand/report/trans-tasman.pdf",
)
PEW = Citable(
    key="pew",
    kind="dataset",
    title="American trends panel Wave 26",
    authors=(group("Pew Research Center"),),
    issued=(2018,),
    publisher="Pew Research Center",
    address="https://www.pewsocialtrends.org/dataset/american-trends-panel-wave-26/",
)
DSOUZA = Citable(
    key="dsouza",
    kind="dataset",
    title="Cognitive effects of music and dance training in children",
    authors=(person("D'Souza", "Annalise"), person("Wiseheart", "Melody")),
    issued=(2018,),
    publisher="ICPSR",
    edition="V1",
    address="https://doi.org/10.3886/ICPSR37080.v1",
)
PRICE = Citable(
    key="price",
    kind="webpage",
    title="Laziness does not exist",
    authors=(person("Price", "Devon"),),
    issued=(2018, 3, 23),
    container="Medium",
    address="https://humanparts.medium.com/laziness-does-not-exist-3af27e312d01",
)
WHO = Citable(
    key="who",
    kind="webpage",
    title="The top 10 causes of death",
    authors=(group("World Health Organization"),),
    issued=(2018, 5, 24),
    container="World Health Organization",
    address="https://www.who.int/news-room/fact-sheets/detail/the-top-10-causes-of-death",
)
NURSES = Citable(
    key="nurses",
    kind="webpage",
    title="What employers should do to protect nurses from Zika",
    authors=(group("National Nurses United"),),
    address="https://www.nationalnursesunited.org/pages/what-employers-should-do-to-protect-rns-from-zika",
)
PUBLISHED = [
    (
        FRIED,
        "Fried, D., & Polyakova, A. (2018). *Democratic defense against disinformation*. Atlantic Council. "
        "https://www.atlanticcouncil.org/images/publications/Democratic_Defense_Against_Disinformation_FINAL.pdf",
    ),
    (
        PRODUCTIVITY,
        "Australian Government Productivity Commission & New Zealand Productivity Commission. (2012). *Strengthening "
        "trans-Tasman economic relations*. "
        "https://www.pc.gov.au/inquiries/completed/australia-new-zealand/report/trans-tasman.pdf",
    ),
    (
        PEW,
        "Pew Research Center. (2018). *American trends panel Wave 26* [Data set]. "
        "https://www.pewsocialtrends.org/dataset/american-trends-panel-wave-26/",
    ),
    (
        DSOUZA,
        "D'Souza, A., & Wiseheart, M. (2018). *Cognitive effects of music and dance training in children* (Version V1) "
        "[Data set]. ICPSR. https://doi.org/10.3886/ICPSR37080.v1",
    ),
    (
        PRICE,
        "Price, D. (2018, March 23). *Laziness does not exist*. Medium. "
        "https://humanparts.medium.com/laziness-does-not-exist-3af27e312d01",
    ),
    (
        WHO,
        "World Health Organization. (2018, May 24). *The top 10 causes of death*. "
        "https://www.who.int/news-room/fact-sheets/detail/the-top-10-causes-of-death",
    ),
    (
        NURSES,
        "National Nurses United. (n.d.). *What employers should do to protect nurses from Zika*. "
        "https://www.nationalnursesunited.org/pages/what-employers-should-do-to-protect-rns-from-zika",
    ),
]
KALNAY = (
    *(("Kalnay", "E"), ("Kanamitsu", "M"), ("Kistler", "R"), ("Collins", "W"), ("Deaven", "D"), ("Gandin", "L")),
    *(("Iredell", "M"), ("Saha", "S"), ("White", "G"), ("Woollen", "J"), ("Zhu", "Y"), ("Chelliah", "M")),
    *(("Ebisuzaki", "W"), ("Higgins", "W"), ("Janowiak", "J"), ("Mo", "K C"), ("Ropelewski", "C"), ("Wang", "J")),
    *(("Leetmaa", "A"), ("Reynolds", "R"), ("Jenne", "R"), ("Joseph", "D")),
)


@pytest.mark.parametrize(("cited", "reference"), PUBLISHED, ids=[cited.key for cited, _ in PUBLISHED])
def test_a_published_example_is_written_as_published(cited: Citable, reference: str) -> None:
    """Persons, groups, no date, a version, and a publisher that is the author."""
    assert written(cited) == reference


def test_of_more_than_twenty_authors_the_first_nineteen_and_the_last_are_named() -> None:
    """The manual's own example of section 9.8; of twenty all are named."""
    names = tuple(person(*name) for name in KALNAY)

    assert authors(names) == (
        "Kalnay, E., Kanamitsu, M., Kistler, R., Collins, W., Deaven, D., Gandin, L., Iredell, M., Saha, S., White, "
        "G., Woollen, J., Zhu, Y., Chelliah, M., Ebisuzaki, W., Higgins, W., Janowiak, J., Mo, K. C., Ropelewski, C., "
        "Wang, J., Leetmaa, A., … Joseph, D."
    )
    assert authors(names[:20]).endswith("Leetmaa, A., & Reynolds, R.")


def test_what_has_no_author_stands_under_its_title() -> None:
    """The title takes the author's place, and the date stands behind it."""
    page = Citable(
        key="p",
        kind="webpage",
        title="Wie helpt in de tuin?",
        issued=(2024, 3, 21),
        container="Tuinboek",
        edition="2024.1",
        address="studies/tuinen/index.html",
    )

    assert written(page, DUTCH) == (
        "*Wie helpt in de tuin?* (Editie 2024.1). (2024, 21 maart). Tuinboek. studies/tuinen/index.html"
    )


def test_names_keep_what_belongs_to_them() -> None:
    """Words before a family name, hyphens in a given name, what stands behind a name, and a title that asks."""
    report = Citable(
        key="r",
        kind="report",
        title="Wie wiedt er mee?",
        authors=(
            NameSpec(family="Kool", given="Witte Rie", non_dropping_particle="van der"),
            NameSpec(family="Prei", given="Jan-Lange", suffix="Jr."),
            group("Buurthuis"),
        ),
    )

    assert written(report, DUTCH) == "van der Kool, W. R., Prei, J.-L., Jr., & Buurthuis. (z.d.). *Wie wiedt er mee?*"
