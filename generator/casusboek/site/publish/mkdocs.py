"""MkDocs in this process, rendering only the pages that are made of something else than before.

The steps are those of ``mkdocs.commands.build.build``, which has no way to leave a page as it was: ``--dirty`` goes by
times, and forgets what it left out in the search index. MkDocs 1.x is frozen, so they stay the same.
"""

import json
import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands import build as steps
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory, write_file

from casusboek.cache.memo import fingerprint
from casusboek.errors import EngineError
from casusboek.model.output import Memo

BLOCKS = "blocks"
"""The folder of overrides with what the pages include, by the names of the pages."""


class _Said(logging.Handler):
    """What the engine warned for."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(f"{record.levelname} -  {record.getMessage()}")


def build_pages(config_file: Path, inherited: Iterable[Path], updated: str, memo: Memo) -> None:
    """Turn the Markdown that a configuration names into its site.

    Args:
        config_file: The engine's configuration.
        inherited: What it inherits from.
        updated: Date of the edition, the only clock that the engine sees.
        memo: Pages of earlier builds; whatever else the configuration reads decided what they are.

    Raises:
        EngineError: The engine failed or warned.
    """
    said = _Said()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(said)
    failed: Exception | None = None
    try:
        with _environment(updated):
            config = load_config(str(config_file), strict=True)
            _build(config, memo, _made_of(config, (config_file, *inherited), updated))
    except (MkDocsException, OSError, ValueError) as error:
        failed = error
    finally:
        logger.removeHandler(said)
    if said.lines or failed:
        raise EngineError(
            "mkdocs could not build the pages:\n" + "\n".join(dict.fromkeys([*said.lines, str(failed or "")])).strip()
        ) from failed


@contextmanager
def _environment(updated: str) -> Iterator[None]:
    moment = datetime.combine(date.fromisoformat(updated), datetime.min.time(), tzinfo=UTC)
    own = {"SOURCE_DATE_EPOCH": str(int(moment.timestamp())), "NO_MKDOCS_2_WARNING": "1"}
    before = {name: os.environ.get(name) for name in own}
    os.environ.update(own)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _build(config: MkDocsConfig, memo: Memo, made_of: str) -> None:
    """Read, render and write everything, as the engine's own command does."""
    plugins = config.plugins
    plugins.on_startup(command="build", dirty=False)
    config = plugins.on_config(config)
    plugins.on_pre_build(config=config)
    clean_directory(config.site_dir)
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    files = plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = plugins.on_nav(get_navigation(files, config), config=config, files=files)
    pages = [(file, file.page or Page(None, file, config)) for file in files.documentation_pages()]
    keys = _keys(config, nav, pages, made_of)
    known = {uri: json.loads(text) for uri, key in keys.items() if (text := memo.get(key)) is not None}
    for file, page in pages:
        if file.src_uri not in known:
            steps._populate_page(page, config, files)
    env = plugins.on_env(env, config=config, files=files)
    _write_beside_pages(config, files, nav, env)
    index = _search_index(config)
    for file, page in pages:
        before = len(index)
        if found := known.get(file.src_uri):
            write_file(found["html"].encode(), file.abs_dest_path)
            index.extend(found["found"])
        else:
            steps._build_page(page, config, [other for other, _ in pages], nav, env)
            html = Path(file.abs_dest_path).read_text(encoding="utf-8")
            memo.put(
                keys[file.src_uri], json.dumps({"html": html, "found": index[before:]}, ensure_ascii=False).encode()
            )
    for file, page in pages:
        if file.src_uri not in known:
            page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    plugins.on_post_build(config=config)


def _write_beside_pages(config: MkDocsConfig, files: Files, nav: Navigation, env: Environment) -> None:
    """Write all that is no page: what the pages load, the page of what is not there, the sitemap."""
    files.copy_static_files()
    for template in config.theme.static_templates:
        steps._build_theme_template(template, env, files, config, nav)
    for template in config.extra_templates:
        steps._build_extra_template(template, files, config, nav)


def _keys(config: MkDocsConfig, nav: Navigation, pages: Iterable[tuple[File, Page]], made_of: str) -> dict[str, str]:
    """By the path of a page the hash of all that its HTML is made of.

    What a page says of another is its title, its place and its front matter, and only of those in the navigation. A
    page that links to one that is gone is stale, but that it leads nowhere is found in every site that is made.
    """
    for page in nav.pages:
        page.read_source(config)
    shared = fingerprint(
        made_of, [(page.file.src_uri, str(page.title), sorted(page.meta.items())) for page in nav.pages]
    )
    folder = Path(config.theme.custom_dir or "") / BLOCKS
    blocks: dict[str, list[tuple[str, bytes]]] = {}
    for path in sorted(folder.glob("*.html")):
        blocks.setdefault(path.stem.rpartition("-")[0], []).append((path.name, path.read_bytes()))
    return {
        file.src_uri: fingerprint(shared, file.src_uri, file.content_bytes, blocks.get(_blocks_of(file), []))
        for file, _ in pages
    }


def _blocks_of(file: File) -> str:
    """What the names of the blocks of a page begin with."""
    return file.src_uri.rpartition("/")[0].replace("/", "--") or "home"


def _made_of(config: MkDocsConfig, settings: Iterable[Path], updated: str) -> str:
    """The hash of what every page is made of: settings, and the overrides that are not of one page."""
    folder = Path(config.theme.custom_dir or "")
    overrides = sorted(path for path in folder.rglob("*") if path.is_file() and path.parent != folder / BLOCKS)
    read = [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in overrides]
    return fingerprint(read, [path.read_bytes() for path in settings], updated)


def _search_index(config: MkDocsConfig) -> list[Any]:
    """What Material's search knows so far, to be added to."""
    indexes = [getattr(plugin, "search_index", None) for plugin in config.plugins.values()]
    return next((index.entries for index in indexes if index is not None and hasattr(index, "entries")), [])
