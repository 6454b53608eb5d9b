"""What the site engine reads, and the other engine, which runs as a command of its own."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from casusboek.errors import EngineError
from casusboek.model.markup import html_of
from casusboek.model.output import Engine
from casusboek.model.site import NavItem, Site

NEWS = ("INFO", "DEBUG")
"""How a line of an engine's log starts that warns for nothing."""


BASE = "build/mkdocs.yml"
"""The generated configuration, as a project's own ``mkdocs.yml`` inherits it."""
OWN = "mkdocs.yml"
STAGED = "engine.yml"
NAMED = re.compile(r"\{(\w+)\}")
"""A phrase of the locale in a setting of the theme."""
INHERITS = f"INHERIT: {BASE}\n"


def engine_config(site: Site, settings: Mapping[str, Any]) -> str:
    """The generated configuration, with every path as seen from the project folder.

    What an author may add to is a mapping, which an own key of the same name adds to.

    Args:
        site: Its title, language and navigation.
        settings: What the theme asks.
    """
    settings = worded(settings, {**site.words, "language": site.language})
    config: dict[str, Any] = {
        **settings,
        # The engine writes its titles and names as HTML.
        "site_name": html_of(site.title),
        "site_description": site.description,
        "copyright": html_of(site.licence),
        "docs_dir": "build/docs",
        "site_dir": "site",
        "use_directory_urls": False,
        "theme": {**settings["theme"], "custom_dir": "build/overrides", "language": site.language},
        "nav": [_entry(item) for item in site.nav],
        "not_in_nav": "/**/index.md",
        "validation": {"links": {"anchors": "ignore", "absolute_links": "warn"}},
    }
    return _yaml(config)


def worded(value: Any, words: Mapping[str, str]) -> Any:
    """A setting of the theme, with the phrases that names between braces stand for.

    Raises:
        KeyError: The locale has no such phrase.
    """
    if isinstance(value, Mapping):
        return {key: worded(part, words) for key, part in value.items()}
    if isinstance(value, list):
        return [worded(part, words) for part in value]
    named = NAMED.fullmatch(value) if isinstance(value, str) else None
    return words[named[1]] if named else value


def staged_config(site: Site, root: Path, room: Path, preview: tuple[str, str] | None = None) -> str:
    """What a build of ours changes: the engine reads and writes in a room of its own, apart from the site that stands.

    Args:
        site: Its title.
        root: The project folder.
        room: The folder in which the engine works, where the configuration will stand.
        preview: Name and words that stand on every page of a preview; None for a public site.
    """
    config: dict[str, Any] = {
        "INHERIT": os.path.relpath(root / OWN, room),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": "overrides"},
    }
    if preview:
        config |= {"site_name": html_of(f"{preview[0]} – {site.title}"), "extra": {"preview": preview}}
    return _yaml(config)


def inheriting(own: str) -> str:
    """A project's own configuration, with the line that makes it whole when it has none."""
    return own if any(line.startswith("INHERIT:") for line in own.splitlines()) else f"{INHERITS}{own}"


def _yaml(config: Mapping[str, Any]) -> str:
    # JSON is YAML too, and never needs a second opinion on quoting.
    return json.dumps(config, ensure_ascii=False, indent=2) + "\n"


def _entry(item: NavItem) -> dict[str, Any]:
    """An entry of the navigation; a page in its section's own folder is what the section's title leads to."""
    page, title = f"{item.path}/index.md".removeprefix("/"), html_of(item.title)
    if not item.children:
        return {title: page}
    return {title: [page if child.path == item.path else _entry(child) for child in item.children]}


def run_engine(engine: Engine, build: Path, updated: str) -> None:
    """Turn ``build/docs`` into ``build/site``.

    Args:
        engine: Which engine to run.
        build: Folder with ``engine.yml``, ``docs`` and ``overrides``.
        updated: Date of the edition, the only clock that the engine sees.

    Raises:
        EngineError: The engine is missing, failed or warned.
    """
    command = [sys.executable, "-m", engine.value, "build", "--config-file", STAGED]
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
