"""Where the package and its theme stand on this machine."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def theme_folder() -> Path:
    """The theme: inside an installed package, or beside it in the repository."""
    shipped = PACKAGE / "_theme"
    return shipped if shipped.is_dir() else PACKAGE.parents[1] / "theme"
