"""Previews for the authors, kept apart from sites: neither is ever written over the other."""

from pathlib import Path

from casusboek.errors import BlockedError

FOLDER = "preview"
MARKER = "PREVIEW.txt"
"""The file by which a preview is known; a folder that holds it is never published."""
WORDS = "Preview for the authors, with pages that nobody agreed to. Do not publish or share this folder.\n"
ROBOTS = "User-agent: *\nDisallow: /\n"


def refuse_site(output: Path, site: Path) -> None:
    """Stop when a preview would take the place of anything but an earlier preview.

    Args:
        output: Where the preview would go.
        site: Where the project's public site goes.

    Raises:
        BlockedError: It would; nothing was written.
    """
    if output.resolve().is_relative_to(site.resolve()):
        raise BlockedError(f"{site.name}/ is for the public site: a preview may not stand there.")
    if output.is_dir() and any(output.iterdir()) and not (output / MARKER).is_file():
        raise BlockedError(f"{output.name}/ holds something else than a preview. Name an empty folder.")


def refuse_preview(output: Path) -> None:
    """Stop when a public site would stand in a preview.

    Raises:
        BlockedError: It would; nothing was written.
    """
    whole = output.resolve()
    if any((folder / MARKER).is_file() for folder in (whole, *whole.parents)):
        raise BlockedError(f"{output.name}/ is a preview, which is never published. Name another folder, or remove it.")


def mark(folder: Path) -> None:
    """Make a built site known as a preview, to this program and to search engines."""
    (folder / MARKER).write_text(WORDS, encoding="utf-8")
    (folder / "robots.txt").write_text(ROBOTS, encoding="utf-8")
