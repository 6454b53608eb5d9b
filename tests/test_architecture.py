"""What the contracts of import-linter (pyproject.toml) cannot say: who writes, and who makes a release."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "generator"
MODULES = {path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text("utf-8")) for path in SOURCE.rglob("*.py")}
WRITERS = (
    "casusboek/cache/",
    "casusboek/site/publish/",
    "casusboek/site/serve.py",
    "casusboek/scaffold/",
    "casusboek/member_check/",
    "casusboek/private_folder/",
    "casusboek/cli/",
)
CLEARED_ONLY = ("casusboek/pages/", "casusboek/kinds/", "casusboek/site/")


def calls(tree: ast.AST) -> set[str]:
    """Names of all functions and methods that a module calls."""
    made = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "") for func in made}


def test_only_publish_and_what_stands_before_the_steps_writes() -> None:
    """No other module writes a file, prints or exits."""
    forbidden = {"write_text", "write_bytes", "mkdir", "unlink", "print", "exit"}
    wrong = {name for name, tree in MODULES.items() if not name.startswith(WRITERS) and calls(tree) & forbidden}

    assert wrong == set()


def test_only_protection_makes_a_release() -> None:
    """The one door: no other module builds a Release, or a Cell to put into it."""
    made = {name for name, tree in MODULES.items() if calls(tree) & {"Release", "Released", "Cell"}}

    assert {name for name in made if not name.startswith(("casusboek/release/", "casusboek/model/"))} == set()


def test_after_protection_nothing_sees_a_row() -> None:
    """Pages, kinds and site know neither datasets nor rows, only what was released."""
    for name, tree in MODULES.items():
        if not name.startswith(CLEARED_ONLY):
            continue
        froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        taken = {alias.name for node in froms if node.module == "casusboek.model.data" for alias in node.names}

        assert taken.isdisjoint({"Dataset", "Row"}), name
        assert "study.datasets" not in (SOURCE / name).read_text("utf-8"), name
