"""Whatever valid project: it builds without a traceback, its pages are whole, and its numbers are a plain recount."""

import csv
import io
import tempfile
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings

from casusboek.build import build, check
from casusboek.findings import errors
from casusboek.model.output import Order
from casusboek.model.release import Release, Table
from tests.invented import LEVELS, STUDY, Case, Invented, projects, write

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
OPTIONAL = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "option", "html", "head", "body"})
"""Elements that may close without an end tag."""
FEW = settings(
    max_examples=6, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
NASTY = Invented(
    'C# & "5*3*2" <b>',
    (
        Case("C1", "laag", ("rood", "rood", "groen"), -0.0, {"leraar": 1304}, ("r0", "r1")),
        Case("C2", "hoog", ("rood",), 0.0004, {}, ()),
    ),
    {"r0": "1. [a](b)", "r1": "*é*"},
)


class Nesting(HTMLParser):
    """Finds elements that are closed in another order than they were opened, or never."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember what is open, and what is said twice of it."""
        names = [name for name, _ in attrs]
        self.faults += [f"<{tag}> has {name} twice" for name in set(names) if names.count(name) > 1]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A drawing closes its shapes at once."""

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which has to be this one."""
        while self.open and self.open[-1] != tag and self.open[-1] in OPTIONAL:
            self.open.pop()
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")


def misnested(html: str) -> list[str]:
    """What is wrong with the elements of a page."""
    found = Nesting()
    found.feed(html)
    return [*found.faults, *(f"<{tag}> is left open" for tag in found.open if tag not in OPTIONAL)]


def released(project: Invented, root: Path) -> Release:
    """What is released of a project, of which nothing is wrong."""
    loaded, releases, findings = check(write(project, root))
    assert loaded is not None
    assert [str(finding) for finding in errors(findings)] == []
    return releases[STUDY]


def numbers(table: Table) -> dict[tuple[str, str], object]:
    """By line and column what a table shows."""
    return {
        (line.id, column.id): cell.value
        for line in table.lines
        for column, cell in zip(table.columns, line.cells, strict=True)
    }


@example(NASTY)
@given(projects())
@FEW
def test_every_number_is_a_plain_recount(project: Invented) -> None:
    """Cases count once per code and once in a total; a sum of nothing reported is not zero."""
    with tempfile.TemporaryDirectory() as folder:
        tables = released(project, Path(folder) / "project").tables
    cross, people = numbers(tables["kruis"]), numbers(tables["mensen"])

    for level in {case.level for case in project.cases}:
        for sort in {sort for case in project.cases for sort in case.sorts}:
            found = [case for case in project.cases if case.level == level and sort in case.sorts]
            assert cross[sort, level] == len(found)
        assert cross["total", level] == len([case for case in project.cases if case.level == level])
    assert cross["total", "total"] == len(project.cases)
    for case in project.cases:
        for role, n in case.people.items():
            assert people[case.id, role] == n
        if case.people:
            assert people[case.id, "total"] == sum(case.people.values())
    every = [n for case in project.cases for n in case.people.values()]
    assert people["total", "total"] == (sum(every) if every else None)


@example(NASTY)
@given(projects())
@settings(FEW, max_examples=2)
def test_the_site_is_whole(project: Invented) -> None:
    """Every page, link and anchor is there (the build sees to that), pages are well-formed and files read back."""
    with tempfile.TemporaryDirectory() as folder:
        root = write(project, Path(folder) / "project")
        build(Order(root=root, output=root / "site"), lambda _: None)
        pages = {path.relative_to(root).as_posix(): path for path in sorted((root / "site").rglob("*.html"))}
        faults = {name: misnested(path.read_text(encoding="utf-8")) for name, path in pages.items()}
        text = (root / "site" / "studies" / STUDY / "data" / "cases.csv").read_text(encoding="utf-8-sig")

    assert {name: found for name, found in faults.items() if found} == {}
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["case_id"] for row in rows] == [case.id for case in project.cases]
    for row, case in zip(rows, project.cases, strict=True):
        assert row["level"] in LEVELS
        assert row["number"] == "[x]" if case.number is None else float(row["number"]) == case.number
