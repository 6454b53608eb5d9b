"""Whether git tracks what is not to be shared."""

from pathlib import Path

from casusboek.findings import Finding, Place
from casusboek.private_folder.git import tracked

APART = ("private", "secrets", "preview")
"""The folders of a project that git must leave alone."""


def shared_by_git(root: Path) -> tuple[Finding, ...]:
    """An error for each folder that is not to be shared and that git tracks all the same [M102]."""
    hint = "Take them out with 'git rm -r --cached', and look what was shared already: git keeps what it had."
    return tuple(
        Finding(Place(f"{name}/"), "M102", "git tracks files in this folder.", hint)
        for name in APART
        if tracked(root / name)
    )
