"""The network map of a case: partners numbered by sector and ring, with the key beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from casusboek.model.names import anchor
from casusboek.model.network import Alter, Capacity, Network, Ring, RingStyle, Sector, capacity_of
from casusboek.model.release import Line
from casusboek.model.site import Download, Inline, KeySector, NetworkMap, Partner
from casusboek.model.spec import MatrixSpec, NetworkSpec
from casusboek.pages.context import Context

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Placed:
    """A partner with its place on the map."""

    alter: Alter
    line: Line


@dataclass(frozen=True)
class Maps:
    """The network maps of all cases of a study, drawn in one frame."""

    spec: NetworkSpec
    sectors: tuple[Sector, ...]
    rings: tuple[Ring, ...]
    partners: Mapping[str, tuple[Placed, ...]]
    """Per case its partners, in the order of their numbers."""
    capacity: Capacity

    def numbers(self, case: str) -> Mapping[str, tuple[int, RingStyle]]:
        """Per item id of a case's partners the number and style of its mark."""
        return {
            placed.alter.id: (placed.alter.number, self.rings[placed.alter.ring].style)
            for placed in self.partners[case]
        }


def maps_of(spec: NetworkSpec, context: Context) -> Maps:
    """Place every partner of every case: by sector, then by ring, then in the order of the data."""
    sectors = _sectors(spec, context)
    rings = tuple(Ring(ring.id, ring.label, RingStyle(ring.style)) for ring in spec.rings)
    table = context.release.datasets[spec.dataset].table
    ring_of = {line.id: n for n, ring in reversed([*enumerate(spec.rings)]) for line in table.select(ring.where).lines}
    partners = {case: _placed(case, spec, sectors, ring_of, context) for case in context.case_ids}
    everyone = [[placed.alter for placed in found] for found in partners.values()]
    capacity = capacity_of(everyone, sectors=len(sectors), rings=len(rings))
    return Maps(spec, sectors, rings, partners, capacity)


def _sectors(spec: NetworkSpec, context: Context) -> tuple[Sector, ...]:
    """The sectors in the order in which their dataset first names them."""
    axis = context.release.datasets[spec.sectors.dataset].table.select(spec.sectors.where)
    labels: dict[str, str] = {}
    for line in axis.lines:
        code = axis.cell(line, spec.sectors.key).texts[0]
        labels.setdefault(code, context.follow(spec.sectors.dataset, line, spec.sectors.label))
    return tuple(Sector(LETTERS[i], code, label) for i, (code, label) in enumerate(labels.items()))


def _placed(
    case: str, spec: NetworkSpec, sectors: tuple[Sector, ...], ring_of: Mapping[str, int], context: Context
) -> tuple[Placed, ...]:
    table = context.release.datasets[spec.dataset].table
    order = {sector.id: number for number, sector in enumerate(sectors)}
    found: list[tuple[int, int, int, Line]] = []
    for position, line in enumerate(table.select({spec.case: case}).lines):
        _, sector = context.release.follow(spec.dataset, line, spec.sector)
        found.append((order[sector.texts[0]], ring_of[line.id], position, line))
    placed = []
    for number, (sector_index, ring, _, line) in enumerate(sorted(found, key=lambda item: item[:3]), 1):
        label = context.follow(spec.dataset, line, spec.label)
        placed.append(Placed(Alter(number, line.id, label, sector_index, ring), line))
    return tuple(placed)


def network_map(case: str, maps: Maps, context: Context) -> NetworkMap:
    """The map of one case with its key and its text equivalent."""
    spec = maps.spec
    key = tuple(_key_sector(index, case, maps, context) for index in range(len(maps.sectors)))
    alters = tuple(placed.alter for placed in maps.partners[case])
    return NetworkMap(
        network=Network(case, maps.sectors, maps.rings, alters, maps.capacity),
        title=spec.title,
        subtitle=spec.subtitle,
        alt=f"{spec.alt} {case}.",
        description=_sentence(case, maps, context),
        legend=spec.legend,
        key=key,
        notes=tuple(context.inline(note) for note in spec.notes),
        sources=context.located(spec.source),
        download=network_path(case, context),
    )


def _key_sector(index: int, case: str, maps: Maps, context: Context) -> KeySector:
    sector = maps.sectors[index]
    partners = tuple(_partner(placed, maps, context) for placed in maps.partners[case] if placed.alter.sector == index)
    return KeySector(sector.letter, _sector_name(sector, maps.spec, context), partners)


def _sector_name(sector: Sector, spec: NetworkSpec, context: Context) -> Inline:
    """The sector's name, leading to its section when a matrix has a row of that name."""
    for table_id, table in context.study.tables.items():
        if isinstance(table, MatrixSpec) and table.rows.dataset == spec.sectors.dataset:
            row = context.release.tables[table_id].line(sector.id)
            link = context.places.section(table_id, anchor(sector.id), sector.label) if row else None
            return (link or sector.label,)
    return (sector.label,)


def _partner(placed: Placed, maps: Maps, context: Context) -> Partner:
    spec, line = maps.spec, placed.line
    ring = maps.rings[placed.alter.ring]
    remarks = tuple(word for path in spec.remarks if (word := context.follow(spec.dataset, line, path)))
    reason = context.follow(spec.dataset, line, spec.reason) if spec.reason else ""
    number, label = placed.alter.number, placed.alter.label
    return Partner(number, label, ring.style, ring.label, remarks, reason, context.located(line.sources))


def _sentence(case: str, maps: Maps, context: Context) -> str:
    """What the map shows in words: the partners of the inner ring, the outer ring, the empty sectors."""
    words = context.locale
    parts = []
    for index, ring in enumerate(maps.rings):
        names = [placed.alter.label for placed in maps.partners[case] if placed.alter.ring == index]
        listed = _listed(names, words("and")) if names else words("none")
        parts.append(words("map_ring", ring=ring.label, partners=listed))
    used = {placed.alter.sector for placed in maps.partners[case]}
    empty = [sector.label for index, sector in enumerate(maps.sectors) if index not in used]
    if empty:
        parts.append(words("map_empty", sectors=_listed(empty, words("and"))))
    return " ".join(parts)


def _listed(names: list[str], conjunction: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {conjunction} {names[-1]}"


def network_path(case: str, context: Context) -> str:
    """Site path of the CSV with the partners of a case."""
    return f"{context.places.case_folder}/{case.lower()}/netwerkkaart.csv"


def network_download(case: str, maps: Maps, context: Context) -> Download:
    """The partners of one case as a file, with number, sector, ring, reason and source."""
    words = context.locale
    heading = tuple(words(f"network_{name}") for name in ("number", "partner", "sector", "ring", "remarks", "reason"))
    rows = [
        (
            placed.alter.number,
            placed.alter.label,
            maps.sectors[placed.alter.sector].label,
            maps.rings[placed.alter.ring].label,
            "; ".join(partner.remarks),
            partner.reason,
            ";".join(placed.line.sources),
        )
        for placed in maps.partners[case]
        for partner in [_partner(placed, maps, context)]
    ]
    return Download(network_path(case, context), ((*heading, words("file_source")), *rows))
