"""A new project: a site without studies, in a folder of its own."""

from pathlib import Path

from casusboek.errors import UsageError
from casusboek.scaffold.schemas import FOLDER, schema_files
from casusboek.scaffold.writing import filled, is_writable, scalar, write_all

START = Path(__file__).parent / "start"
GUIDE = "FIRST-STUDY.md"
ELSEWHERE = {"gitignore": ".gitignore", "vscode.json": ".vscode/extensions.json"}
"""Files whose names would mean something in this repository already."""
SUFFIXES = (".md", ".yml", ".json", "")
SINGLE = (GUIDE, "PRINTED-REPORT.md", "README.md", "vscode.json", "gitignore", "mkdocs.yml")
"""Files in which no place is filled in."""
HISTORY = frozenset({".git", ".gitattributes", ".github"})
"""What a folder may hold before a project is started in it."""
TAGLINE = "Onderzoek in scholen, per school en per bevinding na te lezen"


def new_project(folder: Path, *, title: str, tagline: str = TAGLINE) -> tuple[str, ...]:
    """Write a project that builds at once, and return the paths below its folder.

    Args:
        folder: The folder, which is made, or holds nothing yet.
        title: Title of the site.
        tagline: One line under it.

    Raises:
        UsageError: The folder holds something, or cannot be written; nothing was changed.
    """
    if not all(words.strip() and is_writable(words) for words in (title, tagline)):
        raise UsageError("the title and the tagline of a site are one line of text each.")
    root = folder.resolve()
    if root.exists() and not root.is_dir():
        raise UsageError(f"{folder} is a file. Name a folder.")
    held = sorted(path.name for path in root.iterdir() if path.name not in HISTORY) if root.is_dir() else []
    if held:
        raise UsageError(f"{folder} is not empty: it holds {held[0]}. Name a new folder.")
    values = {"title": scalar(title.strip()), "tagline": scalar(tagline.strip())}
    files = {_place(name): _content(name, values) for name in _names()}
    # Data have a folder from the start, so that nobody wonders where they go.
    files["data/.gitkeep"] = b""
    return write_all(root, {**files, **schema_files(f"{FOLDER}/")})


def _names() -> list[str]:
    return [
        path.relative_to(START).as_posix()
        for path in sorted(START.rglob("*"))
        if path.is_file() and path.suffix in SUFFIXES
    ]


def _place(name: str) -> str:
    return ELSEWHERE.get(name, name)


def _content(name: str, values: dict[str, str]) -> bytes:
    text = (START / name).read_text(encoding="utf-8")
    return (text if name in SINGLE else filled(text, values)).encode()
