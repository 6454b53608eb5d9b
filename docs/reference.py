"""The reference: every key of every file that authors write, out of the classes that check these files."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

import yaml

from casusboek.project.load.schemas import schemas

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "tests" / "tuinen" / "content" / "studies"
"""Declarations of every kind, which the tests build."""
DRAWINGS = ROOT / "tests" / "golden" / "overrides" / "blocks"
"""What these declarations are drawn as, which the tests compare."""
TOKENS = ROOT / "theme" / "tokens.yml"
PLACES: Mapping[str, str] = {
    "site.yml": "content/site.yml",
    "glossary.yml": "content/glossary.yml",
    "references.json": "content/references.json",
    "case.yml": "content/studies/STUDY/cases/CASE.yml",
    "datapackage.yaml": "data/STUDY/datapackage.yaml",
}
"""Where a file stands, when that is not the folder of a study."""
PLAIN: Mapping[str, str] = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "array": "list",
    "object": "keys",
}
DECLARATION = re.compile(r"^(?P<id>[\w-]+):\n(?P<body>(?:[ #].*\n|\n)+)", re.MULTILINE)
BLOCK = re.compile(r"^- .*\n(?:  .*\n)*", re.MULTILINE)

Node = Mapping[str, Any]


def reference() -> Iterator[tuple[str, str]]:
    """Every file of the reference by its path: a page per file of a project, and the pictures on it."""
    made = [(str(schema["title"]), schema) for schema in schemas().values()]
    pages = {file: f"{file.rpartition('.')[0].replace('_', '-')}.md" for file, _ in made}
    places = "\n".join(f"| [`{file}`]({page}) | `{_place(file)}` |" for file, page in pages.items())
    yield "index.md", f"# Reference\n\nEvery key of every file.\n\n| file | stands at |\n|---|---|\n{places}\n"
    for file, schema in made:
        kinds, pictures = _kinds(schema), dict(_pictures(file))
        yield pages[file], _page(file, schema, kinds, pictures)
        yield from pictures.items()


def _place(file: str) -> str:
    return PLACES.get(file, f"content/studies/STUDY/{file}")


def _page(file: str, schema: Node, kinds: Mapping[str, str], pictures: Mapping[str, str]) -> str:
    """The page of a file: its own keys, then a section per class that it is made of, kinds first."""
    own = [_keys(schema)] if "properties" in schema else []
    definitions: Mapping[str, Node] = schema.get("$defs", {})
    names = sorted(definitions, key=lambda name: (name not in kinds, kinds.get(name, name)))
    sections = []
    for name in names:
        heading = f"`kind: {kinds[name]}`" if name in kinds else _words(name)
        about = definitions[name].get("description", "")
        parts = [f"## {heading} {{ #{_anchor(name)} }}", about, _keys(definitions[name])]
        parts += _sample(file, kinds.get(name, ""), pictures)
        sections.append("\n\n".join(part for part in parts if part))
    return "\n\n".join([f"# {file}", f"Stands at `{_place(file)}`.", *own, *sections]) + "\n"


def _kinds(schema: Node) -> dict[str, str]:
    """The classes of which ``kind`` has one value, with that value."""
    constants = {
        name: node.get("properties", {}).get("kind", {}).get("const") for name, node in schema.get("$defs", {}).items()
    }
    return {name: str(kind) for name, kind in constants.items() if kind}


def _keys(node: Node) -> str:
    """A table of the keys of a class."""
    rows = [
        f"| `{key}` | {_type(child)} | {_default(key, child, node)} | {_cell(child.get('description', ''))} |"
        for key, child in node.get("properties", {}).items()
    ]
    head = "| key | holds | left out | what it is for |\n|---|---|---|---|\n"
    return head + "\n".join(rows) if rows else ""


def _type(node: Node) -> str:
    """What a key holds, in words, with a link to what is described below."""
    options = node.get("anyOf") or node.get("oneOf") or node.get("allOf")
    if options:
        return " or ".join(dict.fromkeys(_type(option) for option in options if option.get("type") != "null"))
    if "$ref" in node:
        name = str(node["$ref"]).rpartition("/")[2]
        return f"[{_words(name)}](#{_anchor(name)})"
    if "enum" in node or "const" in node:
        return ", ".join(f"`{value}`" for value in node.get("enum", [node.get("const")]))
    kind = node.get("type", "")
    if kind == "array" and "items" in node:
        return f"list of {_type(node['items'])}"
    if kind == "object" and isinstance(node.get("additionalProperties"), dict):
        return f"name: {_type(node['additionalProperties'])}"
    kinds = [kind] if isinstance(kind, str) else kind
    return " or ".join(PLAIN.get(each, "anything") for each in kinds)


def _default(key: str, child: Node, node: Node) -> str:
    """What holds when a key is left out."""
    if key in node.get("required", []):
        return "must be there"
    value = child.get("default")
    if value is None or value in ("", [], {}):
        return "nothing"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _sample(file: str, kind: str, pictures: Mapping[str, str]) -> list[str]:
    """A declaration of a kind, and the picture that it renders to."""
    found = next((sample for sample in _declared(file) if _kind(sample) == kind), "") if kind else ""
    if not found:
        return []
    shown = [f"```yaml\n{found.rstrip()}\n```"]
    picture = f"{found.partition(':')[0]}.svg"
    alt = re.search(r"^  alt: (.*)$", found, re.MULTILINE)
    return [*shown, f"![{alt[1] if alt else kind}]({picture})"] if picture in pictures else shown


def _declared(file: str) -> Iterator[str]:
    """Every declaration in the files of that name, as text."""
    for path in sorted(SAMPLES.glob(f"*/{file}"), reverse=True):
        text = path.read_text(encoding="utf-8")
        pattern = BLOCK if file == "case_page.yml" else DECLARATION
        yield from (found[0] for found in pattern.finditer(text))


def _kind(sample: str) -> str:
    found = re.search(r"^(?:  |- \{? ?)kind: (\w+)", sample, re.MULTILINE)
    return found[1] if found else ""


def _pictures(file: str) -> Iterator[tuple[str, str]]:
    """The drawing of each figure, by its file: in the light scheme, as a picture has no page around it."""
    if file != "figures.yml":
        return
    drawings = "".join(path.read_text(encoding="utf-8") for path in sorted(DRAWINGS.glob("*.html")))
    colours = yaml.safe_load(TOKENS.read_text(encoding="utf-8"))["colours"]
    scheme = ";".join(f"--cb-{name}:{colour['light']}" for name, colour in colours.items())
    style = f"<style>svg{{{scheme};font-family:sans-serif}}</style>"
    for sample in _declared(file):
        name = sample.partition(":")[0]
        # A network map is drawn per case, so its title is not that of the figure.
        sign = 'class="network-map"' if _kind(sample) == "network" else rf'id="{re.escape(name)}(?:-narrow)?-title"'
        drawn = re.search(rf"<svg (?:(?!<svg ).)*?{sign}.*?</svg>", drawings, re.DOTALL)
        if drawn:
            start, end, rest = drawn[0].partition(">")
            yield f"{name}.svg", f"{start}{end}{style}{rest}\n"


def _cell(words: str) -> str:
    """Words within a cell of a Markdown table."""
    return escape(" ".join(words.split()), quote=False).replace("|", "\\|").replace("``", "`")


def _words(name: str) -> str:
    """The name of a class, as words."""
    bare = re.sub(r"(Spec|Structure)$", "", name)
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", bare).lower()


def _anchor(name: str) -> str:
    return _words(name).replace(" ", "-")
