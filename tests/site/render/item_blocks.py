"""A grid of items, cards, cases side by side and a second sheet, of a study of gardens."""

from dataclasses import replace

from casusboek.model.blocks import (
    CardLinks,
    CardOfRows,
    CardRow,
    CardsBlock,
    CaseMention,
    CompareBlock,
    CompareRow,
    GridItem,
    GridLine,
    ItemGridBlock,
    Said,
    SaidText,
    SecondSheet,
    TextGroup,
)
from casusboek.model.panels import Panel, PanelsBlock
from casusboek.model.site import Facet, Link

ONE, OTHER = Link("TUIN1", "studies/tuinen/tuin1/index.html"), Link("TUIN2", "studies/tuinen/tuin2/index.html")
TOLD = (
    CaseMention(ONE, "tekst", "Elke dag.", "Door ons gelezen.", ("hoofdstuk 1, regel 3",)),
    CaseMention(ONE, "vink", "Aangekruist."),
    CaseMention(None, "vink", "Door een van de tuinen."),
)
ITEM = GridItem("vruchten-v1", "meer feest", "Elke maand.", "", flagged=True, told=TOLD, places=("hoofdstuk 1",))
BARE = GridItem("vruchten-v2", "meer rust", "", "Geteld door ons.", flagged=False, told=(), places=())
OTHER_BARE = replace(BARE, id="vruchten-v3")
ITEM_GRID = ItemGridBlock(
    id="vruchten",
    title="Wat het opbrengt",
    subtitle="Per groep",
    stub="Groep",
    singular="tuin",
    heads=(("plezier", "wat men fijn vindt"), ("kennis", "")),
    rows=(
        GridLine("buurt", "De buurt", "Wie er woont.", ((ITEM, BARE), ())),
        GridLine("kind", "Kinderen", "", ((OTHER_BARE,), ())),
    ),
    marks=(("tekst", "verteld"), ("vink", "aangekruist")),
    none="niets gevonden",
    unknown="onbekend welke tuin",
    flag="besluit",
    only="alleen het besluit",
    notes=(("Niemand mat dit.",),),
    sources=("hoofdstuk 1",),
    download="vruchten",
)
FOR = Facet("voor", "Voor wie", (("tuin", "tuinen"), ("stad", "de stad")))
ACTION = CardRow("Dek een tafel", {"voor": ("tuin",)}, flags=(), places=("hoofdstuk 2",))
INFERRED = CardRow("Geef zaad", {"voor": ("tuin",)}, flags=("door ons afgeleid",), places=())
CARDS = CardsBlock(
    id="raden",
    title="Raad",
    subtitle="",
    filters=(FOR,),
    cards=(
        CardOfRows(
            "raden-a1",
            1,
            "Eet samen",
            "Wie eet, blijft.",
            (("Tuinen", (ACTION, INFERRED)),),
            (CardLinks("Bouwt op", ((Link("water", "k1/index.html"),), ("zon",)), "onze link"),),
        ),
        CardOfRows("raden-a2", 0, "Leer", "", (("", (INFERRED,)),), ()),
    ),
    none="Niets voor deze keuze.",
    notes=(),
    sources=("hoofdstuk 2",),
    download="raden",
)
SAID = Said(
    (
        TextGroup("aan de grond", (SaidText("Er is zon", ("aangekruist",), "Door ons gelezen."),)),
        TextGroup("", (SaidText("Er is water"),)),
    )
)
SILENCE = Said((), "Niemand vroeg ernaar.")
COMPARE = CompareBlock(
    id="portretten",
    title="Naast elkaar",
    subtitle="",
    warning=("De ene is bezocht, de andere gebeld.",),
    plural="tuinen",
    cases=((ONE, "een keuken"), (OTHER, "")),
    chosen=("TUIN1",),
    rows=(CompareRow("hulp", "Wat hielp", "Hulp", (SAID, SILENCE)),),
    silent="het verslag zwijgt",
    notes=(),
    sources=("hoofdstuk 3",),
    download="portretten",
)
SECOND = SecondSheet(
    title="Van dichtbij",
    subtitle="",
    note=("Uit de tekst gehaald.",),
    blocks=(("Wat hielp", (("Grond", SAID), ("Weer", SILENCE))), ("Wat komt", (("Wat komt", SILENCE),))),
    silent="het verslag zwijgt",
    compare=Link("Naast elkaar", "studies/tuinen/vruchten/index.html#portretten"),
    sources=("hoofdstuk 3",),
)
PANELS = PanelsBlock(
    "nalezen",
    "Twee stappen zijn gezet",
    "Wie wat nalas",
    "process",
    (
        ("Eerst", (Panel("nalezen-a", ("Verslag gestuurd",), ("nagelezen",), (), (("Wie", ("helpers",)),), ()),)),
        ("Daarna", (Panel("nalezen-b", ("Besproken",), (), ("Kort.",), (), ("hoofdstuk 2, regel 4",)),)),
    ),
    (("Geschat.",),),
    ("hoofdstuk 2",),
    "d/nalezen",
)
