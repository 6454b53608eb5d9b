"""The network map of a case: partners numbered by sector and ring, with the key beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casusboek.model.downloads import Download, FileCell
from casusboek.model.names import anchor
from casusboek.model.network import Alter, Capacity, Network, Ring, RingStyle, Sector, Sign, capacity_of
from casusboek.model.network_map import BlankMapBlock, KeySector, NetworkMap, Partner
from casusboek.model.release import Line
from casusboek.model.site import Inline
from casusboek.model.spec import MatrixSpec, NetworkBlockSpec, NetworkSpec
from casusboek.pages.context import Context
from casusboek.pages.words import phrased

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class PlacedPartner:
    """A partner with its place on the map."""

    alter: Alter
    line: Line


@dataclass(frozen=True)
class Maps:
    """The network maps of all cases of a study, drawn in one frame."""

    spec: NetworkSpec
    sectors: tuple[Sector, ...]
    rings: tuple[Ring, ...]
    partners: Mapping[str, tuple[PlacedPartner, ...]]
    """Per case its partners, in the order of their numbers."""
    capacity: Capacity
    outside: Mapping[str, tuple[Line, ...]]
    """Per case the partners that it left off its map."""

    def network(self, case: str) -> Network:
        """The partners of one case in the frame that all share."""
        alters = tuple(placed.alter for placed in self.partners[case])
        return Network(case, self.sectors, self.rings, alters, self.capacity)

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
    outside = {case: _outside(case, spec, context) for case in context.case_ids}
    return Maps(spec, sectors, rings, partners, capacity, outside)


def _outside(case: str, spec: NetworkSpec, context: Context) -> tuple[Line, ...]:
    table = context.release.datasets[spec.dataset].table
    return table.select({**spec.outside, spec.case: case}).lines if spec.outside else ()


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
) -> tuple[PlacedPartner, ...]:
    table = context.release.datasets[spec.dataset].table
    order = {sector.id: number for number, sector in enumerate(sectors)}
    found: list[tuple[int, int, int, Line]] = []
    left_off = {line.id for line in _outside(case, spec, context)}
    for position, line in enumerate(table.select({spec.case: case}).lines):
        if line.id in left_off:
            continue
        found.append((order[_sector_of(line, spec, context)], ring_of[line.id], position, line))
    placed = []
    for number, (sector_index, ring, _, line) in enumerate(sorted(found, key=lambda item: item[:3]), 1):
        label = context.follow(spec.dataset, line, spec.label)
        wish = next((wish for wish in spec.wishes if table.meets(line.id, wish.where)), None)
        sign = Sign(wish.sign) if wish else None
        placed.append(PlacedPartner(Alter(number, line.id, label, sector_index, ring, sign), line))
    return tuple(placed)


def case_maps(context: Context) -> Maps | None:
    """The network maps of a study whose case page asks for one."""
    asked = next((block.figure for block in context.study.case_page if isinstance(block, NetworkBlockSpec)), None)
    spec = context.study.figures[asked] if asked else None
    return maps_of(spec, context) if isinstance(spec, NetworkSpec) else None


def network_map(case: str, maps: Maps, context: Context) -> NetworkMap:
    """The map of one case with its key and its text equivalent."""
    spec = maps.spec
    key = tuple(_key_sector(index, case, maps, context) for index in range(len(maps.sectors)))
    return NetworkMap(
        network=maps.network(case),
        title=spec.title,
        subtitle=spec.subtitle,
        alt=f"{spec.alt} {case}.",
        description=_sentence(case, maps, context),
        legend=spec.legend,
        key=key,
        notes=(*(context.inline(note) for note in spec.notes), *((word,) for word in _beside(case, maps, context))),
        sources=context.located(spec.source),
        download=network_path(case, context),
    )


def _beside(case: str, maps: Maps, context: Context) -> Iterator[str]:
    """What the signs on this map mean, and whom the case left off it."""
    signs = {placed.alter.sign for placed in maps.partners[case]}
    for wish in maps.spec.wishes:
        if Sign(wish.sign) in signs:
            yield context.locale(f"map_sign_{wish.sign}", label=wish.label)
    for line in maps.outside[case]:
        partner = context.follow(maps.spec.dataset, line, maps.spec.label)
        reason = context.follow(maps.spec.dataset, line, maps.spec.reason) if maps.spec.reason else ""
        yield context.locale("map_outside_because" if reason else "map_outside", partner=partner, reason=reason)


def blank_map(figure_id: str, context: Context, heading: int) -> BlankMapBlock:
    """The frame that all maps of a study share, with nobody on it.

    Raises:
        TypeError: The figure is no network map.
    """
    spec = context.study.figures[figure_id]
    if not isinstance(spec, NetworkSpec):
        raise TypeError(f"{figure_id} is no network map")
    maps, words = maps_of(spec, context), context.locale
    return BlankMapBlock(
        network=Network(words("blank_map_middle"), maps.sectors, maps.rings, (), maps.capacity),
        title=words("blank_map_title"),
        description=words("blank_map_description"),
        sectors=tuple((sector.letter, sector.label) for sector in maps.sectors),
        rings=tuple(ring.label for ring in maps.rings),
        heading=heading,
    )


def _key_sector(index: int, case: str, maps: Maps, context: Context) -> KeySector:
    sector = maps.sectors[index]
    partners = tuple(_partner(placed, maps, context) for placed in maps.partners[case] if placed.alter.sector == index)
    left_off = any(_sector_of(line, maps.spec, context) == sector.id for line in maps.outside[case])
    return KeySector(sector.letter, _sector_name(sector, maps.spec, context), partners, left_off)


def _sector_of(line: Line, spec: NetworkSpec, context: Context) -> str:
    _, cell = context.release.follow(spec.dataset, line, spec.sector)
    return cell.texts[0]


def _sector_name(sector: Sector, spec: NetworkSpec, context: Context) -> Inline:
    """The sector's name, leading to its section when a matrix has a row of that name."""
    for table_id, table in context.study.tables.items():
        if isinstance(table, MatrixSpec) and table.rows.dataset == spec.sectors.dataset:
            row = context.release.tables[table_id].line(sector.id)
            link = context.places.section(table_id, anchor(sector.id), sector.label) if row else None
            return (link or sector.label,)
    return (sector.label,)


def _partner(placed: PlacedPartner, maps: Maps, context: Context) -> Partner:
    spec, line = maps.spec, placed.line
    ring = maps.rings[placed.alter.ring]
    remarks = tuple(word for path in spec.remarks if (word := context.follow(spec.dataset, line, path)))
    reason = context.follow(spec.dataset, line, spec.reason) if spec.reason else ""
    alter, sources = placed.alter, context.located(line.sources)
    return Partner(alter.number, alter.label, ring.style, ring.label, remarks, reason, sources, alter.sign)


def _sentence(case: str, maps: Maps, context: Context) -> str:
    """What the map shows in words: the partners of the inner ring, the outer ring, the empty sectors."""
    words = context.locale
    parts = []
    for index, ring in enumerate(maps.rings):
        names = [placed.alter.label for placed in maps.partners[case] if placed.alter.ring == index]
        listed = _listed(names, words("and")) if names else words("none")
        parts.append(words("map_ring", ring=ring.label, partners=listed))
    for wish in maps.spec.wishes:
        named = [placed.alter.label for placed in maps.partners[case] if placed.alter.sign is Sign(wish.sign)]
        if named:
            parts.append(words("map_ring", ring=wish.label, partners=_listed(named, words("and"))))
    left_off = [context.follow(maps.spec.dataset, line, maps.spec.label) for line in maps.outside[case]]
    if left_off:
        parts.append(words("map_outside", partner=_listed(left_off, words("and"))))
    used = {placed.alter.sector for placed in maps.partners[case]}
    empty = [sector.label for index, sector in enumerate(maps.sectors) if index not in used]
    if empty:
        parts.append(words("map_empty", sectors=_listed(empty, words("and"))))
    return " ".join(parts)


def _listed(names: list[str], conjunction: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {conjunction} {names[-1]}"


def network_path(case: str, context: Context) -> str:
    """Site path of the files with the partners of a case, without their ending."""
    return f"{context.places.case_folder}/{case.lower()}/netwerkkaart"


def network_download(case: str, maps: Maps, context: Context) -> Download:
    """The partners of one case as a file, with number, sector, ring, reason and source."""
    words = context.locale
    names = ("number", "partner", "sector", "ring", "remarks", "reason")
    columns = tuple(phrased(name, words) for name in (*(f"network_{name}" for name in names), "file_source"))
    rows: list[tuple[FileCell, ...]] = [
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
    rows += [_left_off(line, maps, context) for line in maps.outside[case]]
    title = f"{case}: {maps.spec.title}"
    return Download(network_path(case, context), title, columns, tuple(rows), context.study.id)


def _left_off(line: Line, maps: Maps, context: Context) -> tuple[FileCell, ...]:
    """The row of a partner that the case left off its map: it has no number."""
    spec = maps.spec
    remarks = "; ".join(word for path in spec.remarks if (word := context.follow(spec.dataset, line, path)))
    reason = context.follow(spec.dataset, line, spec.reason) if spec.reason else ""
    sector = context.follow(spec.dataset, line, spec.sector)
    label, place = context.follow(spec.dataset, line, spec.label), context.locale("map_not_on_it")
    return ("", label, sector, place, remarks, reason, ";".join(line.sources))
