"""What a host asks of a site and no page shows: ``CNAME``, ``.nojekyll``, ``_headers``, a ``robots.txt``."""

from collections.abc import Iterable
from pathlib import Path

from casusboek.errors import UsageError
from casusboek.model.names import HOST
from casusboek.model.output import File

NOT_PUBLISHED = "PREVIEW.txt"
WORDS = (
    "For the authors, and never published: it may hold pages that nobody agreed to, and nothing of it is on record.\n"
)
ROBOTS = "User-agent: *\nDisallow: /\n"


def host_files(root: Path, names: Iterable[str]) -> tuple[File, ...]:
    """The files that ``host_files`` in site.yml names, by their path below ``content/``."""
    return tuple(File(f"{HOST}/{name}", (root / "content" / HOST / name).read_bytes()) for name in names)


def add_host_files(site: Path, files: Iterable[File]) -> None:
    """Put what the host asks for into a built site.

    Raises:
        UsageError: The site has a file of that name itself.
    """
    for file in files:
        path = site / file.path.removeprefix(f"{HOST}/")
        if path.exists():
            raise UsageError(
                f"content/{file.path} has the name of a file of the site itself. Take it out of host_files."
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)


def add_warning(site: Path) -> None:
    """Make a built site known as one that is not published, to people and to search engines."""
    (site / NOT_PUBLISHED).write_text(WORDS, encoding="utf-8")
    (site / "robots.txt").write_text(ROBOTS, encoding="utf-8")
