"""A case that withdrew, taken out of the files of its project: its rows wherever they stand, and its page.

What is kept is what nobody else has and everybody needs: the log, which proves the withdrawal, and what the private
folder remembers of whom earlier releases were about, without which a later one could tell by subtraction what this
case had answered.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from casusboek.errors import BlockedError, InputError, UsageError
from casusboek.findings import Finding, Place, Severity, errors
from casusboek.installed import theme_folder
from casusboek.member_check.gone import gone_cases
from casusboek.member_check.log import Deed, Log
from casusboek.model.data import Dataset
from casusboek.model.member_check import State
from casusboek.model.project import Project, Study
from casusboek.private_folder.git import commits
from casusboek.project.load import load
from casusboek.project.load.dialect import COMMA, delimiter_of
from casusboek.project.load.files import encoding_of
from casusboek.project.validate import validate
from casusboek.release import protect, rows_without
from casusboek.scaffold.writing import change_all

SEARCHED = ("*.md", "*.yml", "*.yaml", "*.csv", "*.json", "*.bib")
"""The files of content/ and data/ that hold words."""
NOT_YET = (
    "nothing was changed. Mend what stands above first, and give the command again. "
    "Take out every printed total that still counts the case: beside the others it tells this school's numbers."
)
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Removal:
    """What taking a case out changes, before anything is changed."""

    study: str
    case: str
    files: Mapping[Path, bytes | None]
    """What each file will hold, in the order of writing; None for one that goes."""
    rows: Mapping[str, int]
    """By file how many rows go or lose the case out of a list."""
    open: tuple[Finding, ...]
    """What would be wrong with the project afterwards, and has to be mended first."""
    named: tuple[Place, ...]
    """Where words name the case that stay as they are."""
    commits: int | None
    """How many commits of the history changed these files; None without a history."""


def removal(root: Path, case: str, *, study: str = "", private: Path | None = None) -> Removal:
    """See what taking a withdrawn case out of its project comes to; nothing is changed.

    Args:
        root: The project.
        case: Id of the case.
        study: Id of its study; may be left out when one case of that name withdrew.
        private: The private folder, with the rows of private datasets, if it is here.

    Raises:
        BlockedError: The log is broken.
        InputError: The project cannot be read.
        UsageError: The case did not withdraw, nothing of it is left, or its private rows are not here.
    """
    project, findings = load(root, theme_folder(), private)
    if project is None or errors(findings):
        raise InputError(findings)
    at = _study(project, root, case, study)
    if any(dataset.absent for dataset in at.datasets.values()):
        raise UsageError(f"{at.id} has private datasets, which may hold rows of {case}. Name their folder: --private.")
    kept = rows_without(frozenset({case}), at.datasets)
    files: dict[Path, bytes | None] = {}
    rows: dict[str, int] = {}
    for name in _writing_order(at):
        before, after = at.datasets[name], kept[name]
        changed = changed_lines(before, after)
        if changed:
            path = _path(before, at, root, private)
            files[path] = without_lines(path.read_bytes(), before, after, changed)
            rows[before.file.as_posix()] = len(changed)
    page = root / "content" / "studies" / at.id / "cases" / f"{case}.yml"
    if page.is_file():
        # Last of all: until it is gone, its state says that the case withdrew, and the command can be given again.
        files[page] = None
    if not files:
        raise UsageError(f"nothing of {case} is left in the files of {at.id}.")
    public = [path.relative_to(root).as_posix() for path in files if path.is_relative_to(root)]
    return Removal(
        at.id, case, files, rows, _wrong(project, at, kept, case), _named(root, case, files), commits(root, public)
    )


def take_out(root: Path, found: Removal) -> None:
    """Take a case out, all of it or nothing, and write that down in the log.

    Raises:
        BlockedError: The project would not be right afterwards; nothing was changed.
        UsageError: A file cannot be written; nothing was changed.
    """
    if found.open:
        raise BlockedError(NOT_YET)
    change_all(found.files)
    Log(root).add(Deed("removed", found.study, found.case, 0, detail=f"{sum(found.rows.values())} rows"))


def _study(project: Project, root: Path, case: str, study: str) -> Study:
    """The study in which a case withdrew."""
    gone = gone_cases(root)
    withdrawn = [of for (of, name), state in gone.items() if name == case and state == State.WITHDRAWN.value]
    found = [one for one in project.studies if one.id in withdrawn and study in ("", one.id)]
    if len(found) > 1:
        raise UsageError(f"{case} withdrew in {', '.join(one.id for one in found)}. Name the study: --study.")
    if not found:
        raise UsageError(f"{case} did not withdraw. Does it, then first: casusboek review withdraw {case}")
    return found[0]


def _writing_order(study: Study) -> list[str]:
    """The datasets of a study, each before those it refers to: cut short, what is left still leads to what is gone."""
    order: TopologicalSorter[str] = TopologicalSorter({name: set() for name in sorted(study.datasets)})
    for name, dataset in sorted(study.datasets.items()):
        for field in dataset.fields:
            if field.reference and field.reference.dataset != name:
                order.add(field.reference.dataset, name)
    try:
        return list(order.static_order())
    except CycleError:
        return sorted(study.datasets)


def changed_lines(before: Dataset, after: Dataset) -> set[int]:
    """The lines that go, or lose an item of a list."""
    lists = [field.name for field in before.fields if before.is_list(field.name)]
    kept = set(after.lines)
    return {
        line
        for line in before.lines
        if line not in kept or any(before.value(line, name) != after.value(line, name) for name in lists)
    }


def _path(dataset: Dataset, study: Study, root: Path, private: Path | None) -> Path:
    """Where the file of a dataset stands."""
    return private / study.id / dataset.file.name if dataset.private and private else root / dataset.file


def without_lines(raw: bytes, before: Dataset, after: Dataset, changed: set[int]) -> bytes:
    """A file without what is gone of some rows, every other byte as it was."""
    encoding = encoding_of(raw, of_spreadsheet=True) or "utf-8"
    text = raw.decode(encoding)
    sign = delimiter_of(text, [field.name for field in before.fields]) or COMMA
    physical = list(io.StringIO(text, newline=""))
    reader = csv.reader(iter(physical), delimiter=sign, strict=True)
    kept, left, first = set(after.lines), [], 0
    header: list[str] = []
    for record in reader:
        own = "".join(physical[first : reader.line_num])
        line, first = first + 1, reader.line_num
        if line not in changed:
            header = header or record
            left.append(own)
        elif line in kept:
            left.append(_rewritten(record, own, header, after, line, sign))
    return (BOM if raw.startswith(BOM) else b"") + "".join(left).encode(encoding.removesuffix("-sig"))


def _rewritten(record: list[str], own: str, header: list[str], after: Dataset, line: int, sign: str) -> str:
    """A row with what is left of its lists."""
    cells = []
    for name, cell in zip(header, record, strict=True):
        field = after.field(name)
        value = after.value(line, name)
        cells.append(field.delimiter.join(value) if field and isinstance(value, tuple) else cell)
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=sign, lineterminator=own[len(own.rstrip("\r\n")) :]).writerow(cells)
    return written.getvalue()


def _wrong(project: Project, study: Study, kept: Mapping[str, Dataset], case: str) -> tuple[Finding, ...]:
    """What is wrong with a project without a case that is not wrong with it now."""
    left = replace(study, datasets=kept, cases={name: one for name, one in study.cases.items() if name != case})
    without = replace(project, studies=tuple(left if one.id == study.id else one for one in project.studies))
    known = {(finding.where.file, finding.code, finding.message) for finding in _found(project, study)}
    return tuple(
        sorted(
            finding
            for finding in set(_found(without, left))
            if finding.severity is not Severity.NOTE
            and (finding.severity is Severity.ERROR or (finding.where.file, finding.code, finding.message) not in known)
        )
    )


def _found(project: Project, study: Study) -> Iterable[Finding]:
    found = tuple(validate(project))
    return found if errors(found) else (*found, *protect(study, project.locale)[1])


def _named(root: Path, case: str, files: Mapping[Path, bytes | None]) -> tuple[Place, ...]:
    """Where words name a case in files that stay."""
    name = re.compile(rf"(?<![\w-]){re.escape(case)}(?![\w-])".encode())
    found = []
    for folder in ("content", "data"):
        for path in sorted(path for pattern in SEARCHED for path in (root / folder).rglob(pattern)):
            content = files.get(path, b"") if path in files else path.read_bytes()
            for number, line in enumerate((content or b"").splitlines(), 1):
                if name.search(line):
                    found.append(Place(path.relative_to(root).as_posix(), number, 1))
    return tuple(found)
