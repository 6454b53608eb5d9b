"""One block of every kind, of a study of gardens."""

from dataclasses import replace

from casusboek.model.blocks import (
    Correction,
    CountRow,
    CountTable,
    ErrataBlock,
    MemberCheckBlock,
)
from casusboek.model.grid import Grade, Grid, GridRow, Head
from casusboek.model.literature import Emphasis, ReferencesBlock, Work
from casusboek.model.markers import Marker
from casusboek.model.network import Alter, Network, Ring, RingStyle, Sector, capacity_of
from casusboek.model.network_map import BlankMapBlock, KeySector, NetworkMap, Partner
from casusboek.model.protection import ProtectedStudy, ProtectionBlock
from casusboek.model.release import Table
from casusboek.model.site import (
    Absent,
    Block,
    Card,
    CaseIndexBlock,
    CaseSheet,
    ClaimBlock,
    ClaimCells,
    CodesBlock,
    DatasetBlock,
    Evidence,
    EvidenceBlock,
    EvidenceSide,
    Facet,
    FigureBlock,
    GlossaryBlock,
    Item,
    Link,
    Mentioned,
    PackageBlock,
    SectionBlock,
    SheetBlock,
    Sourced,
    StudiesBlock,
    TableBlock,
)
from casusboek.model.spec import CountsSpec
from tests.site.render.item_blocks import CARDS, COMPARE, ITEM_GRID, PANELS

NOT_REPORTED = Absent(Marker.NOT_REPORTED, "niet gerapporteerd")
NOT_MENTIONED = Absent(Marker.NOT_MENTIONED, "niet genoemd")

GRID = Grid(
    "tabel-1",
    "Twee tuinen deden mee",
    "Aantal helpers per tuin",
    "Tuin",
    (Head("Wijk"), Head("Helpers", numeric=True)),
    (
        GridRow("t1", (Link("TUIN1", "studies/tuinen/tuin1/index.html"),), (("Noord",), ("4",)), opens="Klein"),
        GridRow("t2", ("TUIN2",), ((NOT_REPORTED,), ("3",)), opens="Groot"),
        GridRow("total", ("Totaal",), ((), ("7",)), total=True),
    ),
    (("Eén helper ontbreekt.",),),
    ("hoofdstuk 2",),
    "Tabel 1",
    "studies/tuinen/tabellen/tabel-1",
    "cross",
    (("[x]", "niet gerapporteerd"),),
)
MATRIX = Grid(
    "matrix",
    "Partners per tuin",
    "",
    "Soort",
    (Head("TUIN1"), Head("TUIN2")),
    (
        GridRow("buren", ("Buren",), ((Link("prioritair", "#buren", quiet=True),), (NOT_MENTIONED,)), ("prio", "")),
        GridRow("bieb", ("Bibliotheek",), (("genoemd",), ("prioritair",)), ("named", "prio")),
    ),
    (),
    (),
    "",
    "",
    "matrix",
    (("prio", "prioritair"), ("named", "genoemd"), ("[n]", "niet genoemd")),
)
FIGURE = FigureBlock(
    "fig-helpers",
    "counts",
    "Vooral buren helpen",
    "Aantal helpers, 2 tuinen",
    "Staven per rol.",
    CountsSpec(
        kind="counts", title="Vooral buren helpen", subtitle="", alt="", table="tabel-1", form="bars", source=("S:L1",)
    ),
    Table("tabel-1", "", (), ()),
    GRID,
    (("Geschat.",),),
    ("hoofdstuk 2",),
    description="Buren 4, anderen 3.",
)
PARTNERS = (
    Partner(1, "buren", RingStyle.FILLED, "prioritair", ("dichtbij",), "helpen elke week", ("hoofdstuk 2",)),
    Partner(2, "imker", RingStyle.DASHED, "gemist", (), "", ()),
)
MAP = NetworkMap(
    Network(
        "TUIN1",
        (Sector("A", "wijk", "Wijk"), Sector("B", "school", "School")),
        (Ring("p", "prioritair", RingStyle.FILLED), Ring("m", "gemist", RingStyle.DASHED)),
        (Alter(1, "a", "buren", 0, 0), Alter(2, "b", "imker", 0, 1)),
        capacity_of([(Alter(1, "a", "", 0, 0), Alter(2, "b", "", 0, 1))], sectors=2, rings=2),
    ),
    "Met wie werkt deze tuin?",
    "Partners per soort",
    "Netwerkkaart van TUIN1.",
    "Twee partners, één prioritair.",
    "De afstand is niet gerapporteerd.",
    (KeySector("A", ("Wijk",), PARTNERS), KeySector("B", ("School",), ())),
    (),
    ("hoofdstuk 2",),
    "studies/tuinen/kaarten/tuin1",
)
SHEET = CaseSheet(
    Link("Tuinen", "studies/tuinen/index.html"),
    Link("Alle tuinen", "studies/tuinen/kaarten/index.html"),
    "TUIN1",
    "tuin",
    "Buren dragen deze tuin",
    ("Vier helpers vertelden.",),
    (("Wijk", ("Noord",)), ("Bodem", (NOT_REPORTED,))),
    MAP,
    (
        SheetBlock("items", ("Prioritair",), "", (("", (Item(("buren",), (), ((1, RingStyle.FILLED),)),)),)),
        SheetBlock("codes", ("Waarom",), "", (("Taak", (Item(("Samen oogsten",), ("elk jaar",)),)),)),
        SheetBlock("field", ("Beeld",), "", (("", ()),), "Geen beeld genoemd."),
    ),
    (SheetBlock("sources", ("Bronnen",), "", (("", (Item(("Rapport, hoofdstuk 2",)),)),)),),
    None,
    Link("TUIN2", "studies/tuinen/kaarten/tuin2/index.html"),
    "2026.1",
)
INDEX = CaseIndexBlock(
    "tuinen",
    (Facet("wijk", "Wijk", (("N", "Noord"), ("Z", "Zuid"))), Facet("vorm", "Vorm", (("v", "vierkant"),))),
    (
        Card(
            "TUIN1",
            Link("TUIN1", "t1/index.html"),
            "Buren",
            {"wijk": ("N",), "vorm": ("v",)},
            (("Wijk", ("N",)),),
            MAP.network,
        ),
        Card("TUIN2", Link("TUIN2", "t2/index.html"), "Bijen", {"wijk": ("Z", "N"), "vorm": ()}, ()),
    ),
)
SECTION = SectionBlock(
    "buren",
    "Buren",
    ("Wie naast de tuin woont.",),
    (),
    (Mentioned(Link("TUIN1", "t1/index.html"), "prioritair", (Item(("de straat",), ("helpt",)),)),),
    (Mentioned(Link("TUIN2", "t2/index.html"), "", ()),),
    ("hoofdstuk 2",),
)
CLAIM = ClaimBlock(
    "buren-helpen",
    ("Bij ", Link("TUIN1", "t1/index.html"), " helpen ", Sourced("40", "uit het rapport, hoofdstuk 2"), " buren."),
    ((Link("TUIN1", "t1/index.html"), True), (Link("TUIN2", "t2/index.html"), False)),
    "tuinen",
    (
        (
            (Link("Tabel 1", "studies/tuinen/index.html#tabel-1"),),
            (ClaimCells("TUIN1, Helpers", ("4",)), ClaimCells("TUIN2, Helpers", (NOT_REPORTED,), "Let op: zie tabel.")),
        ),
    ),
    "text",
    "gezegd in de tekst",
    ("Geschat.",),
    (Link("In het rapport", "https://example.org/verslag"),),
    ("hoofdstuk 2, regel 12",),
    "studies/tuinen/partners/index.html",
)
WORK = Work(
    "ref-biet-2008",
    (
        "Biet, B. (2008). ",
        Emphasis("De gedeelde tuin"),
        ". ",
        Link("https://example.org/tuin", "https://example.org/tuin"),
    ),
    "Verzonnen.",
)

FILTERED = replace(
    MATRIX,
    heads=tuple(replace(head, values={"wijk": (value,)}) for head, value in zip(MATRIX.heads, "NZ", strict=True)),
    rows=tuple(
        replace(row, grades=tuple((Grade(mark, mark, ({"fase": ("lente",)},)),) if mark else () for mark in row.marks))
        for row in MATRIX.rows
    ),
    filters=(Facet("wijk", "Wijk", (("N", "Noord"), ("Z", "Zuid"))), Facet("fase", "Fase", (("lente", "lente"),))),
)
EVIDENCE = EvidenceBlock(
    study=Link("Tuinen", "studies/tuinen/index.html"),
    text=Link("Kansen", "studies/tuinen/kansen/index.html"),
    matrix=Link("Wat een tuin nodig heeft", "studies/tuinen/kansen/index.html#kansen"),
    code="K1",
    cluster="Grond",
    parts_title="Waaruit dit bestaat",
    parts_note="Door ons verdeeld.",
    parts=(("een put", "Diep genoeg"), ("een kraan", "")),
    phases=("In de lente", "In de herfst"),
    split=(("Wijk noord", (((Link("TUIN1", "#tuin1"), "prio"),), ())),),
    stub="tuinen",
    marks=(("prio", "prioritair"), ("named", "genoemd")),
    sides=(
        EvidenceSide(
            "Helpt",
            (
                (
                    "Wijk noord",
                    (Evidence(Link("TUIN1", "t1/index.html"), "De put.", "prio", ("prioritair",), "Let op", "tuin1"),),
                ),
            ),
        ),
        EvidenceSide("Hindert", ()),
    ),
    apart=(EvidenceSide("Genoemd", (("", (Evidence(Link("TUIN2", "t2/index.html"), "Iets.", "named", ()),)),)),),
    note="Regels zijn die van de tekst.",
    previous=None,
    next=Link("Tijd", "studies/tuinen/kansen/k2/index.html"),
)
CODES = CodesBlock(
    (("Grond", ((Link("Genoeg water", "k1/index.html"), "Een put."), (Link("Zon", "k2/index.html"), ""))),)
)
BLANK_MAP = BlankMapBlock(
    replace(MAP.network, ego="Onze tuin", alters=()),
    "Teken zelf",
    "Schrijf op wie er meewerkt.",
    (("A", "Wijk"), ("B", "School")),
    ("prioritair", "gemist"),
)
BLOCKS: tuple[Block, ...] = (
    BLANK_MAP,
    TableBlock(FILTERED),
    EVIDENCE,
    CODES,
    CLAIM,
    ITEM_GRID,
    CARDS,
    COMPARE,
    PANELS,
    TableBlock(GRID),
    MemberCheckBlock(
        ("Wat goedgekeurd is, staat er.",),
        (CountTable("stand", "Stand", "Stap", ("Tuinen",), (CountRow("verstuurd", ("3",), "Kaart"),)),),
        "Eén tuin trok zich terug.",
    ),
    ErrataBlock((Correction("Er staat 5.", ("Uitkomsten",), ("hoofdstuk 2",), "Zo gedrukt."),)),
    FIGURE,
    SECTION,
    INDEX,
    SHEET,
    GlossaryBlock((("oogst", "oogst", "Wat de tuin geeft.", ("opbrengst",)),)),
    ReferencesBlock((WORK,)),
    ProtectionBlock(
        (
            ProtectedStudy(
                Link("Tuinen", "studies/tuinen/index.html"),
                ("De gewone regels gelden.",),
                ("er antwoordden te weinig mensen",),
                "Waarom deze regels: verzonnen.",
            ),
        ),
        "Waarom niet alles precies is:",
    ),
    PackageBlock("studies/tuinen/gegevens"),
    StudiesBlock(((Link("Tuinen", "studies/tuinen/index.html"), "Drie tuinen."),)),
    DatasetBlock("helpers", "Helpers", "Wie hielp.", 7, "d/helpers", GRID, (Link("Tabel 1", "x.html"),), ("naam",)),
)
