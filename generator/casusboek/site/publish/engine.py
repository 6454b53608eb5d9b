"""The site engine, run as a command of its own on plain Markdown: MkDocs, or Zensical."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from casusboek.errors import EngineError
from casusboek.model.site import NavItem, Site


NEWS = ("INFO", "DEBUG")
"""How a line of an engine's log starts that warns for nothing."""


class Engine(Enum):
    """The engines that can turn ``build/docs`` into a site."""

    MKDOCS = "mkdocs"
    ZENSICAL = "zensical"


def engine_config(
    site: Site, settings: Mapping[str, Any], base: Path, build: Path, preview: tuple[str, str] | None = None
) -> str:
    """The generated configuration: it inherits the project's own and adds what the build knows.

    Args:
        site: Its title, language and navigation.
        settings: What the theme asks.
        base: The project's ``mkdocs.yml``.
        build: The build folder, where the configuration will stand.
        preview: Name and words that stand on every page of a preview; None for a public site.
    """
    config: dict[str, Any] = {
        **settings,
        "INHERIT": os.path.relpath(base, build),
        "site_name": site.title,
        "site_description": site.description,
        "copyright": site.licence,
        "docs_dir": "docs",
        "site_dir": "site",
        "use_directory_urls": False,
        "theme": {**settings["theme"], "custom_dir": "overrides", "language": site.language},
        "nav": [_entry(item) for item in site.nav],
        "not_in_nav": "/**/index.md",
        "validation": {"links": {"anchors": "ignore", "absolute_links": "warn"}},
    }
    if preview:
        config["extra"] = {"preview": preview}
    # JSON is YAML too, and never needs a second opinion on quoting.
    return json.dumps(config, ensure_ascii=False, indent=2) + "\n"


def _entry(item: NavItem) -> dict[str, Any]:
    """An entry of the navigation; a page in its section's own folder is what the section's title leads to."""
    page = f"{item.path}/index.md".removeprefix("/")
    if not item.children:
        return {item.title: page}
    return {item.title: [page if child.path == item.path else _entry(child) for child in item.children]}


def run_engine(engine: Engine, build: Path, updated: str) -> None:
    """Turn ``build/docs`` into ``build/site``.

    Args:
        engine: Which engine to run.
        build: Folder with ``mkdocs.yml``, ``docs`` and ``overrides``.
        updated: Date of the edition, the only clock that the engine sees.

    Raises:
        EngineError: The engine is missing, failed or warned.
    """
    command = [sys.executable, "-m", engine.value, "build", "--config-file", "mkdocs.yml"]
    if engine is Engine.MKDOCS:
        command += ["--strict"]
    done = subprocess.run(
        command, cwd=build, env=_environment(updated), capture_output=True, text=True, check=False, encoding="utf-8"
    )
    if done.returncode:
        raise EngineError(f"{engine.value} could not build the pages:\n{_said(done.stderr or done.stdout)}")


def _said(log: str) -> str:
    """What an engine warned for, without its news."""
    lines = [line for line in log.strip().splitlines() if not line.startswith(NEWS)]
    return "\n".join(line for line in lines if line.strip())


def _environment(updated: str) -> Mapping[str, str]:
    moment = datetime.combine(date.fromisoformat(updated), datetime.min.time(), tzinfo=UTC)
    return {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(int(moment.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }
