"""A page for every row of a matrix: its parts, who mentions it, and what they say, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from casusboek.model.markers import Marker
from casusboek.model.markup import Markdown
from casusboek.model.names import anchor
from casusboek.model.release import Cell, Column, Entry, Line, Table
from casusboek.model.site import Evidence, EvidenceBlock, EvidenceSide, Link, Page, Prose
from casusboek.model.spec import EvidenceSpec, MatrixSpec, PagesSpec
from casusboek.pages.codes import described, row_link
from casusboek.pages.context import Context
from casusboek.pages.text import LEDE
from casusboek.pages.words import absent, sentence

SIDE_BY_SIDE = 2
"""Sides that a page has room for beside each other; these stand there also when nothing is said on one."""


@dataclass(frozen=True)
class RowMention:
    """A mention with the line of the data behind it."""

    entry: Entry
    line: Line


@dataclass(frozen=True)
class RowPart:
    """What the parts of one row's page draw on."""

    context: Context
    table: Table
    spec: MatrixSpec
    pages: PagesSpec
    line: Line

    @property
    def evidence(self) -> EvidenceSpec:
        """Which fields say what of a mention."""
        return self.pages.evidence

    @property
    def mentions(self) -> Table:
        """The dataset of mentions."""
        return self.context.release.datasets[self.spec.mentions.dataset].table

    @property
    def told(self) -> tuple[RowMention, ...]:
        """The mentions of the row: case by case, in the order of the data."""
        own = [entry for entry in self.table.told_under(self.line.id) if entry.fills]
        own.sort(key=lambda entry: self.context.case_ids.index(entry.case))
        return tuple(RowMention(entry, line) for entry in own if (line := self.mentions.line(entry.line)))

    def at(self, told: RowMention, path: str) -> tuple[Column, Cell]:
        """What stands at the end of a path from a mention."""
        return self.context.release.follow(self.spec.mentions.dataset, told.line, path)

    def words(self, told: RowMention, path: str) -> str:
        """The words at the end of a path; nothing for an absent value or no path."""
        return self.context.follow(self.spec.mentions.dataset, told.line, path) if path else ""


def row_pages(context: Context) -> tuple[Page, ...]:
    """The pages of the rows of every matrix that asks for them."""
    pages: list[Page] = []
    for table_id, spec in context.study.tables.items():
        if isinstance(spec, MatrixSpec) and spec.pages:
            table = context.release.tables[table_id]
            pages += [_page(RowPart(context, table, spec, spec.pages, line)) for line in table.lines]
    return tuple(pages)


def _page(part: RowPart) -> Page:
    context, line = part.context, part.line
    title = sentence(line.label)
    description = described(line, part.spec, context)
    lede = (Markdown("\n\n"), description, LEDE) if description else ()
    folder = row_link(line, part.table, context).target.removesuffix("/index.html")
    datasets = {*part.table.datasets, *([part.pages.parts.dataset] if part.pages.parts else [])}
    blocks = (Prose((Markdown("# "), title, *lede)), _evidence(part))
    # Elsewhere a page is shown by its description, which no two have alike.
    told = description or f"{title} – {part.table.title}"
    return Page(folder, title, told, blocks, "row", tuple(sorted(datasets)))


def _evidence(part: RowPart) -> EvidenceBlock:
    context, table = part.context, part.table
    lines = list(table.lines)
    place = lines.index(part.line)
    parts = part.pages.parts
    home = context.places.homes.get(table.id)
    text = context.places.page(part.pages.text)
    told = part.told
    phases, split = _split(told, part)
    return EvidenceBlock(
        study=Link(context.study.spec.short, f"{context.places.base}/index.html"),
        text=text,
        matrix=Link(table.title, f"{home}#{table.id}") if home else text,
        code=part.line.id,
        cluster=sentence(part.line.group),
        parts_title=parts.title if parts else "",
        parts_note=parts.note if parts else "",
        parts=_parts(part),
        phases=phases,
        split=split,
        stub=context.study.spec.cases.plural,
        marks=_marks(table),
        sides=_sides(told, part),
        apart=_apart(told, part),
        note=context.locale("evidence_lines"),
        previous=row_link(lines[place - 1], table, context) if place else None,
        next=row_link(lines[place + 1], table, context) if place + 1 < len(lines) else None,
    )


def _parts(part: RowPart) -> tuple[tuple[str, str], ...]:
    spec = part.pages.parts
    if spec is None:
        return ()
    table = part.context.release.datasets[spec.dataset].table.select({spec.of: part.line.id})
    follow = part.context.follow
    names = [follow(spec.dataset, line, spec.label) for line in table.lines]
    texts = [follow(spec.dataset, line, spec.description) if spec.description else "" for line in table.lines]
    return tuple(zip(names, texts, strict=True))


def _marks(table: Table) -> tuple[tuple[str, str], ...]:
    """The marks in the order in which a matrix gives out its signs: those of cells, then those below them."""
    labels = dict(table.columns[0].labels) if table.columns else {}
    strongest = {cell.texts[0] for line in table.lines for cell in line.cells if cell.texts}
    others = {entry.mark for entry in table.entries if entry.fills} - strongest
    return tuple((mark, labels[mark]) for found in (strongest, others) for mark in labels if mark in found)


def _grouped(told: Sequence[RowMention], path: str, part: RowPart) -> dict[str, list[RowMention]]:
    """Mentions by what stands at the end of a path, in the order of its codes; one group without a path."""
    if not path:
        return {"": list(told)} if told else {}
    groups: dict[str, list[RowMention]] = {}
    order: list[str] = []
    for one in told:
        column, cell = part.at(one, path)
        order = order or list(column.labels.values())
        words = ", ".join(column.words(cell)) or _why(column, cell, part)
        groups.setdefault(words, []).append(one)
    rank = {words: number for number, words in enumerate(order)}
    return dict(sorted(groups.items(), key=lambda item: rank.get(item[0], len(rank))))


def _why(column: Column, cell: Cell, part: RowPart) -> str:
    """What is said of a value that is not there, with its name, for it stands among others."""
    if cell.marker is None or cell.marker is Marker.BLANK:
        return ""
    why = absent(cell.marker, part.context.locale).label
    return part.context.locale("evidence_absent", field=column.label.lower(), why=why)


Split = tuple[tuple[str, tuple[tuple[tuple[Link, str], ...], ...]], ...]


def _split(told: tuple[RowMention, ...], part: RowPart) -> tuple[tuple[str, ...], Split]:
    """The cases by group and phase, each with the strongest mark that it has there."""
    phases = tuple(_grouped(told, part.evidence.phase, part))
    rows = []
    for group, members in _grouped(told, part.evidence.group, part).items():
        found = _grouped(members, part.evidence.phase, part)
        rows.append((sentence(group), tuple(_cases(found.get(phase, []), part) for phase in phases)))
    return tuple(sentence(phase) for phase in phases), tuple(rows)


def _cases(told: list[RowMention], part: RowPart) -> tuple[tuple[Link, str], ...]:
    order = list(part.table.columns[0].labels)
    best: dict[str, str] = {}
    for one in told:
        case, mark = one.entry.case, one.entry.mark
        best[case] = min(best.get(case, mark), mark, key=order.index)
    return tuple((Link(case, f"#{anchor(case)}"), mark) for case, mark in best.items())


def _sides(told: tuple[RowMention, ...], part: RowPart) -> tuple[EvidenceSide, ...]:
    """A side per code, also when nothing is said on one of the first two."""
    column = part.at(told[0], part.evidence.side)[0] if told else None
    sides = []
    for place, (code, label) in enumerate(column.labels.items() if column else ()):
        members = [one for one in told if code in part.at(one, part.evidence.side)[1].texts]
        if members or place < SIDE_BY_SIDE:
            sides.append(EvidenceSide(sentence(label), _groups(members, told, part)))
    return tuple(sides)


def _apart(told: tuple[RowMention, ...], part: RowPart) -> tuple[EvidenceSide, ...]:
    without = [one for one in told if not part.at(one, part.evidence.side)[1].texts]
    labels = dict(_marks(part.table))
    return tuple(
        EvidenceSide(sentence(label), _groups([one for one in without if one.entry.mark == mark], told, part))
        for mark, label in labels.items()
        if any(one.entry.mark == mark for one in without)
    )


def _groups(
    members: list[RowMention], told: tuple[RowMention, ...], part: RowPart
) -> tuple[tuple[str, tuple[Evidence, ...]], ...]:
    groups = _grouped(members, part.evidence.group, part)
    return tuple((sentence(group), tuple(_shown(one, told, part) for one in found)) for group, found in groups.items())


def _phase(one: RowMention, part: RowPart) -> str:
    """The phase of a mention, also when it is not known."""
    if not part.evidence.phase:
        return ""
    column, cell = part.at(one, part.evidence.phase)
    return ", ".join(column.words(cell)) or _why(column, cell, part)


def _shown(one: RowMention, told: tuple[RowMention, ...], part: RowPart) -> Evidence:
    labels = dict(_marks(part.table))
    spec, entry = part.evidence, one.entry
    facts = (
        labels.get(entry.mark, ""),
        part.words(one, spec.part),
        _phase(one, part),
        *(flag.label for flag in spec.flags if part.mentions.meets(one.line.id, flag.where)),
        *part.context.passages(entry.sources),
    )
    return Evidence(
        case=part.context.places.case(entry.case),
        text=part.words(one, spec.text),
        mark=entry.mark,
        facts=tuple(fact for fact in facts if fact),
        remark=part.words(one, spec.remark),
        anchor=anchor(entry.case) if next(t for t in told if t.entry.case == entry.case) is one else "",
    )
