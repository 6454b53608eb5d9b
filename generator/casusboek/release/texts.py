"""Codes against cases in words: what is said of each case under each code."""

from casusboek.model.markers import Marker
from casusboek.model.project import Study
from casusboek.model.release import Cell, Column, Entry, Line, PrivateRelease, PrivateTable
from casusboek.model.spec import TextsSpec


def texts_table(table_id: str, spec: TextsSpec, study: Study, inside: PrivateRelease) -> PrivateTable:
    """One line per code and one column per case that occurs; a cell holds the texts in their order.

    A cell is absent where no row has the code and the case, or for the reason that the only row gives.
    Entries carry each text, with the code of its group as the mark; one without text fills nothing.
    """
    source = inside.datasets[spec.dataset].table.select(spec.where)
    codes = source.columns[source.index(spec.code) or 0]
    groups = source.columns[source.index(spec.group) or 0].labels if spec.group else {}
    sections = _sections(spec, source)
    rows = sorted(source.lines, key=lambda line: _place(line, spec, source))
    entries: list[Entry] = []
    reasons: dict[tuple[str, str], Marker] = {}
    for line in rows:
        text = source.cell(line, spec.text)
        group = source.cell(line, spec.group).texts if spec.group else ()
        for code in source.cell(line, spec.code).texts:
            for case in source.cell(line, spec.case).texts:
                if text.marker:
                    reasons.setdefault((code, case), text.marker)
                words, mark, note = "".join(text.texts), "".join(group[:1]), _remark(line, spec, source)
                fills = text.marker is None
                entries.append(Entry(code, case, line.id, words, mark, fills, note, line.sources, line.id))
    told = {entry.case for entry in entries}
    cases = inside.datasets[study.spec.cases.dataset].table
    ids = [cases.cell(line, study.spec.cases.key).texts[0] for line in cases.lines]
    columns = tuple(Column(case, case, "list", groups) for case in ids if case in told)
    lines = []
    for code in sorted(codes.labels, key=lambda code: list(sections).index(code) if code in sections else -1):
        found = tuple(_cell(code, column.id, entries, reasons) for column in columns)
        lines.append(Line(code, codes.labels[code], found, sections.get(code, "")))
    return PrivateTable(
        id=table_id,
        title=spec.title,
        columns=columns,
        lines=tuple(lines),
        kind=spec.kind,
        subtitle=spec.subtitle,
        stub=codes.label,
        notes=spec.notes,
        sources=spec.source,
        printed_as=spec.printed_as,
        entries=tuple(entries),
        datasets=(spec.dataset,),
    )


def _sections(spec: TextsSpec, source: PrivateTable) -> dict[str, str]:
    """The name of the section of each code that has one, in the order of sections and of codes."""
    if not spec.section:
        return {}
    labels = source.columns[source.index(spec.section) or 0].labels
    order = list(source.columns[source.index(spec.code) or 0].labels)
    found = {
        (section, code)
        for line in source.lines
        for section in source.cell(line, spec.section).texts
        for code in source.cell(line, spec.code).texts
    }
    ranked = sorted(found, key=lambda pair: (list(labels).index(pair[0]), order.index(pair[1])))
    return {code: labels[section] for section, code in ranked}


def _remark(line: Line, spec: TextsSpec, source: PrivateTable) -> str:
    return "".join(source.cell(line, spec.remark).texts) if spec.remark else ""


def _place(line: Line, spec: TextsSpec, source: PrivateTable) -> float:
    """The number that orders a text; rows without one come last."""
    value = source.cell(line, spec.order).value if spec.order else 0
    return float(value) if isinstance(value, int | float) else float("inf")


def _cell(code: str, case: str, entries: list[Entry], reasons: dict[tuple[str, str], Marker]) -> Cell:
    texts = tuple(entry.label for entry in entries if entry.fills and (entry.row, entry.case) == (code, case))
    return Cell(texts) if texts else Cell(None, reasons.get((code, case), Marker.NOT_MENTIONED))
