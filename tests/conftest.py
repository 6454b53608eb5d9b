"""What several tests share: the built site and a browser that stays on this machine."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Route, sync_playwright

from tests.browser.site import WIDE, BuiltSite, NewContext, Scheme

ROOT = Path(__file__).parent.parent
INPUTS = ("content", "data", "mkdocs.yml")
"""What makes a folder a project."""
BUILD_SECONDS = 600

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
"""The names that Chromium goes by on the path, the preferred one first."""
CHROMIUM_ARGS = (
    "--no-sandbox",  # Chromium refuses its sandbox to root, which is who CI is.
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ELSEWHERE = re.compile(r"^(?!file:|data:|blob:|about:|https?://(localhost|127\.0\.0\.1)[:/])")
"""An address that is not on this machine."""


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> BuiltSite:
    """Build a copy of the repository's own project, once for all workers."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    project, done = shared / "project", shared / "project.built"
    with FileLock(shared / "project.lock"):
        if not done.exists():
            _build(project)
            done.touch()
    return BuiltSite(site=project / "site", docs=project / "build" / "docs")


def _build(project: Path) -> None:
    """Copy the inputs of the repository's project and build them."""
    project.mkdir(exist_ok=True)
    for name in INPUTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, project / name, dirs_exist_ok=True)
        else:
            shutil.copy(source, project / name)
    built = subprocess.run(
        [sys.executable, "-m", "casusboek", "build", "--project", str(project)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=BUILD_SECONDS,
        check=False,
    )
    if built.returncode != 0:
        pytest.fail(f"the build ended with exit code {built.returncode}:\n{built.stdout}", pytrace=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once per worker; without one, skip, but fail in CI."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        message = f"no Chromium on the path, under none of the names {', '.join(CHROMIUM)}"
        if os.environ.get("CI") == "true":
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=list(CHROMIUM_ARGS))
        yield running
        running.close()


@pytest.fixture
def outgoing() -> list[str]:
    """Hold the addresses beyond this machine that pages asked for, and did not get."""
    return []


@pytest.fixture
def new_context(browser: Browser, outgoing: list[str]) -> Iterator[NewContext]:
    """Return what opens browser contexts, and close them after the test."""
    opened: list[BrowserContext] = []

    def refuse(route: Route) -> None:
        outgoing.append(route.request.url)
        route.abort()

    def open_context(*, width: int = WIDE, scheme: Scheme = "light", scripts: bool = True) -> BrowserContext:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            reduced_motion="reduce",
            java_script_enabled=scripts,
            service_workers="block",
        )
        context.route(ELSEWHERE, refuse)
        opened.append(context)
        return context

    yield open_context
    for context in opened:
        context.close()
