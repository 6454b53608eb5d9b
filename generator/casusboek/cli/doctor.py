"""The command that looks at the machine and the project, and says what is missing or odd."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import click

from casusboek import __version__
from casusboek.cli.shared import project_option
from casusboek.errors import UsageError
from casusboek.installed import theme_folder

OLDEST = (3, 11)
TESTED = (3, 13)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FREE = 500_000_000
"""Bytes that a build of a large site and its drawings may take."""
LOCKED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?P<marker> ;)?", re.MULTILINE)
NAME = re.compile(r"[\w.-]+")


@dataclass(frozen=True)
class Look:
    """One thing that was looked at."""

    says: str
    mend: str = ""
    """What to do; empty when all is well."""
    needed: bool = False
    """Whether nothing works before it is mended."""


@click.command("doctor")
@project_option
def doctor_command(project: Path) -> None:
    """Say what is missing or odd on this machine and in this project."""
    looks = (python(), *packages(), *lock(theme_folder().parent), browser(), fonts(), *folders(project.resolve()))
    for look in looks:
        click.echo(f"{'missing' if look.needed else 'odd' if look.mend else 'ok':8}{look.says}")
        if look.mend:
            click.echo(f"{'':8}→ {look.mend}")
    missing = sum(look.needed for look in looks)
    if missing:
        raise UsageError(f"{missing} of {len(looks)} things have to be mended first.")
    click.echo("Everything that a build needs is here.")


def python() -> Look:
    """The Python that runs this."""
    says = f"casusboek {__version__} on Python {sys.version.split()[0]}"
    if sys.version_info[:2] > TESTED:
        return Look(says, f"This is newer than what is tested, {TESTED[0]}.{TESTED[1]}; it may work.")
    return Look(says)


def packages() -> Iterator[Look]:
    """The packages that Casusboek asks for: one line when all are there, else one for each that is not."""
    wanted = [found[0] for found in map(NAME.match, requires("casusboek") or ()) if found]
    absent = [name for name in wanted if not installed(name)]
    for name in absent:
        yield Look(f"package {name}", "Install Casusboek anew; see 'install' in the manual.", needed=True)
    if not absent:
        yield Look(f"all {len(wanted)} packages are installed")


def lock(folder: Path) -> Iterator[Look]:
    """Where the source is here: the packages that have another version than the lock says."""
    file = folder / "requirements.lock"
    if not file.is_file():
        return
    locked = [(found["name"], found["version"]) for found in LOCKED.finditer(file.read_text(encoding="utf-8"))]
    other = [name for name, asked in locked if installed(name) not in ("", asked)]
    mend = "Set up the environment anew: make clean, make site." if other else ""
    yield Look(f"packages against the lock: {', '.join(other) or 'the same'}", mend)


def installed(name: str) -> str:
    """The version of a package, or nothing when it is not there."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def browser() -> Look:
    """A browser, which only tests need."""
    found = next((name for name in BROWSERS if shutil.which(name)), "")
    return Look(f"browser for the tests: {found or 'none'}", "" if found else "Only tests need one: Chromium.")


def fonts() -> Look:
    """The font that charts are measured with."""
    found = sorted(path.name for path in (theme_folder() / "assets" / "fonts").glob("*.ttf"))
    mend = "" if found else "Charts cannot be measured. Install Casusboek anew."
    return Look(f"fonts: {', '.join(found) or 'none'}", mend, needed=not found)


def folders(root: Path) -> Iterator[Look]:
    """What a project must have, and what a build must be able to write."""
    if not (root / "content").is_dir():
        yield Look(f"no project in {root.name}/", "Go into a project, or name one with --project.")
        return
    for name in ("mkdocs.yml", "data"):
        if not (root / name).exists():
            yield Look(f"{name} in {root.name}/", "'casusboek new project' writes it.", needed=True)
    held = [path for name in ("", "content", "data", "build", "site", ".casusboek") if (path := root / name).exists()]
    closed = [path.relative_to(root).as_posix() for path in held if not os.access(path, os.W_OK)]
    for name in closed:
        yield Look(f"folder {name} cannot be written", "Give yourself the right to write there.", needed=True)
    if not closed:
        yield Look("the folders of the project can be written")
    free = shutil.disk_usage(root).free
    yield Look(f"{free // 1_000_000:,} MB free", "" if free > FREE else "A build may not fit; make room.")
