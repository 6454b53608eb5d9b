"""The theme's own files, and the stylesheet that its tokens make."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from casusboek.model.output import File
from casusboek.site.render.style import Tokens, style

SHIPPED = {".css", ".js", ".svg", ".woff2"}
"""Assets that go to the reader; the font files of the charts stay behind."""


def theme_files(theme: Path) -> list[File]:
    """Assets for ``docs/assets``, overrides of the engine's templates, and the generated tokens."""
    files = [
        File(f"docs/assets/{path.relative_to(theme / 'assets').as_posix()}", path.read_bytes())
        for path in sorted((theme / "assets").rglob("*"))
        if path.suffix in SHIPPED
    ]
    files += [
        File(f"overrides/{path.relative_to(theme / 'overrides').as_posix()}", path.read_bytes())
        for path in sorted((theme / "overrides").rglob("*"))
        if path.is_file()
    ]
    return [*files, File("docs/assets/tokens.css", stylesheet(theme).encode())]


def stylesheet(theme: Path) -> str:
    """The stylesheet that the theme's tokens make."""
    return style(tokens(theme))


def tokens(theme: Path) -> Tokens:
    """Colours, sizes and spaces."""
    found: Tokens = _yaml(theme / "tokens.yml")
    return found


def theme_settings(theme: Path) -> Mapping[str, Any]:
    """What the theme asks of the engine: palette, stylesheets in order, extensions."""
    settings: Mapping[str, Any] = _yaml(theme / "engine.yml")
    return settings


def _yaml(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
