"""What is found wrong, on one screen: findings of one cause are one, and a long list goes on in a file."""

import re
from collections.abc import Sequence
from pathlib import Path

import click

from casusboek.errors import CasusboekError
from casusboek.findings import Finding, Severity, errors

LISTED = "findings.txt"
"""The file in the build folder that holds every finding, when a screen does not."""
LINES = 36
"""The most lines of findings on a screen of forty: what they add up to, and where the rest is, stand below them."""
FEW = 3
"""So many findings of one cause are told one by one."""
PLACES = 8
"""How many more places of one cause are named."""
QUOTED = re.compile(r"'[^']*'")


def show(findings: Sequence[Finding], root: Path | None) -> None:
    """Tell what is found, errors first and notes last, and how many there are of each kind.

    Args:
        findings: All of them.
        root: The project, in whose build folder a list stands that is longer than a screen; None without one.
    """
    groups = grouped(findings)
    told = [_lines(group) for group in groups]
    fitting = _fitting(told)
    for lines in told[:fitting]:
        click.echo("\n".join(lines), err=True)
    if root:
        whole = fitting == len(told) and all(len(group) <= FEW for group in groups)
        _list("" if whole else "".join(f"{finding}\n" for group in groups for finding in group), root)
    if len(told) > fitting:
        click.echo(f"… and {sum(map(len, groups[fitting:]))} more.", err=True)
    if findings:
        _add_up(findings, groups[0][0].code)


def on_page(findings: Sequence[Finding]) -> list[str]:
    """As many of the findings as fit on a screen, for a page of ``serve``."""
    told = [_lines(group) for group in grouped(findings)]
    return [line for lines in told[: _fitting(told)] for line in lines]


def grouped(findings: Sequence[Finding]) -> list[tuple[Finding, ...]]:
    """The findings by cause: of one code in one column of a table, or of one code and message in another file."""
    found: dict[tuple[object, ...], list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: (finding.severity, finding)):
        where = finding.where
        of_table = where.file.endswith(".csv")
        part = where.name or where.column if of_table else QUOTED.sub("", finding.message)
        found.setdefault((finding.severity, where.file, finding.code, part), []).append(finding)
    return [tuple(group) for group in found.values()]


def _lines(group: tuple[Finding, ...]) -> list[str]:
    """A cause as lines: each finding, or the first with the places of others."""
    if len(group) <= FEW:
        return [str(finding) for finding in group]
    first, *others = group
    rows = list(dict.fromkeys(finding.where.row for finding in others if finding.where.row))
    named = ", ".join(map(str, rows[:PLACES])) + (", …" if len(rows) > PLACES else "")
    places = f", on {'lines' if len(rows) > 1 else 'line'} {named}" if rows else ""
    return [str(first), f"  and {len(others)} more like it in {first.where.file}{places}"]


def _fitting(told: Sequence[Sequence[str]]) -> int:
    """How many causes fit on the screen; at least one does."""
    used = 0
    for number, lines in enumerate(told):
        used += len(lines)
        if used > LINES and number:
            return number
    return len(told)


def _list(text: str, root: Path) -> None:
    """Put the whole list into the build folder and say so; take away an earlier one where there is none."""
    folder = root / "build"
    listed = folder / LISTED
    try:
        if not text:
            listed.unlink(missing_ok=True)
            return
        if not listed.is_file() or listed.read_text(encoding="utf-8") != text:
            # Loaded here: it brings the engine, and most lists are short or stand there already.
            from casusboek.site.publish import claim  # noqa: PLC0415

            claim(folder)
            listed.write_text(text, encoding="utf-8")
    except (CasusboekError, OSError):
        # Where no list can be written, 'check --json' tells everything.
        return
    click.echo(f"Every place is in build/{LISTED}.", err=True)


def _add_up(findings: Sequence[Finding], code: str) -> None:
    wrong, noted = len(errors(findings)), sum(finding.severity is Severity.NOTE for finding in findings)
    notes = f", {noted} notes" if noted else ""
    warned = len(findings) - wrong - noted
    click.echo(f"{wrong} errors, {warned} warnings{notes}. 'casusboek explain {code}' says more.", err=True)
