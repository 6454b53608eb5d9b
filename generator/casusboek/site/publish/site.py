"""From rendered files to a site that is whole before anyone sees it."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from casusboek.cache.inputs import is_plain
from casusboek.model.output import Changes, Engine, File, FolderPurpose, Memo, NoMemo, Order, Rendered
from casusboek.model.site import Site
from casusboek.site.publish.engine import BASE, OWN, STAGED, engine_config, inheriting, run_engine, staged_config
from casusboek.site.publish.files import write_tree
from casusboek.site.publish.folders import put
from casusboek.site.publish.host import add_host_files, add_warning
from casusboek.site.publish.mkdocs import build_pages
from casusboek.site.publish.verify import verify


def lay_out(site: Site, rendered: Rendered, *, project: Path, build: Path) -> Changes:
    """Write all that the engine reads: pages, what they include, and a configuration beside the project's own.

    Args:
        site: What was rendered.
        rendered: Its files.
        project: Folder with ``mkdocs.yml``.
        build: Folder for the pages.
    """
    docs = [file for file in rendered.files if file.path.startswith("docs/")]
    overrides = [file for file in rendered.files if file.path.startswith("overrides/")]
    changed = _written(build, docs, "docs") | _written(build, overrides, "overrides")
    base, own = project / BASE, project / OWN
    base.parent.mkdir(parents=True, exist_ok=True)
    base.write_text(engine_config(site, rendered.settings), encoding="utf-8")
    before = own.read_text(encoding="utf-8")
    if inheriting(before) != before:
        own.write_text(inheriting(before), encoding="utf-8")
    return Changes(_pages(site, changed), len(changed))


def publish(
    site: Site,
    rendered: Rendered,
    order: Order,
    *,
    host: Iterable[File] = (),
    preview: tuple[str, str] | None = None,
    memo: Memo,
) -> None:
    """Run the engine on what was laid out, and put the new site in the place of the old.

    Args:
        site: What was rendered.
        rendered: Its files.
        order: What was asked, of one of the engines.
        host: What the host asks for, in a site that is published.
        preview: Name and words that stand on every page of a preview; None for a public site.
        memo: Pages of earlier builds.

    Raises:
        EngineError: The engine failed, or left out what was asked; the old site is untouched.
        UsageError: The site cannot be put there; the old site is untouched.
    """
    project, build = order.root, order.room
    (build / STAGED).write_text(staged_config(site, project, build, preview), encoding="utf-8")
    shutil.rmtree(build / "site", ignore_errors=True)
    if order.engine is Engine.MKDOCS:
        # With settings that read anything, nobody knows what a page is made of.
        known = memo if is_plain(project / OWN) else NoMemo()
        build_pages(build / STAGED, (project / OWN, project / BASE), site.updated, known)
    elif order.engine:
        run_engine(order.engine, build, site.updated)
    for source_map in sorted((build / "site").rglob("*.map")):
        source_map.unlink()
    if order.made is FolderPurpose.SITE:
        add_host_files(build / "site", host)
    else:
        add_warning(build / "site")
    asked = [file.path for file in rendered.files if file.path.startswith("docs/") and not file.path.endswith(".md")]
    verify(build / "site", [page.url for page in site.pages], [path.removeprefix("docs/") for path in asked])
    put(build / "site", order.output, order.made)


def _written(build: Path, files: Iterable[File], folder: str) -> set[str]:
    below = [File(file.path.removeprefix(f"{folder}/"), file.content) for file in files]
    return {f"{folder}/{path}" for path in write_tree(build / folder, below)}


def _pages(site: Site, changed: set[str]) -> tuple[str, ...]:
    """The pages that a changed Markdown file or fragment belongs to."""
    urls = {page.path.replace("/", "--") or "home": page.url for page in site.pages}
    found = set()
    for path in changed:
        name = path.rpartition("/")[2].removesuffix(".html").rpartition("-")[0]
        if path.startswith("overrides/blocks/"):
            found.add(urls.get(name, name.replace("--", "/")))
        elif path.endswith("/index.md"):
            found.add(path.removeprefix("docs/").removesuffix(".md") + ".html")
    return tuple(sorted(found))
