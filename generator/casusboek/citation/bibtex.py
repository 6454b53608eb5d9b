"""References as BibTeX, with types and fields that BibTeX of 1988 knows, so that each program reads them."""

from casusboek.citation.names import family, given, one_line
from casusboek.model.citable import Citable, CitableKind
from casusboek.model.spec import NameSpec

TYPES: dict[CitableKind, str] = {"webpage": "misc", "report": "techreport", "dataset": "misc"}
SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)
"""Signs that mean something to TeX; letters with accents are read as they are since 2018."""


def bibtex(cited: Citable) -> str:
    """One reference; the title keeps its capitals, and a name that holds 'and' stays one name."""
    day = "-".join(f"{part:02d}" for part in cited.issued)
    fields = [
        ("author", " and ".join(_name(name) for name in cited.authors)),
        ("title", f"{{{_escaped(cited.title)}}}"),
        ("year", str(cited.issued[0]) if cited.issued else ""),
        ("date", day),
        ("howpublished", _escaped(cited.container)),
        ("institution" if cited.kind == "report" else "publisher", _escaped(cited.publisher)),
        ("version", _escaped(cited.edition)),
        ("type", _escaped(cited.genre)),
        ("url", cited.url.replace("{", "%7B").replace("}", "%7D")),
        ("note", "" if cited.url else _escaped(cited.address)),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join([f"@{TYPES[cited.kind]}{{{cited.key},", *lines, "}", ""])


def _name(name: NameSpec) -> str:
    """A person as BibTeX parts a name; an organisation in braces, so that it is not parted."""
    if name.literal:
        return f"{{{_escaped(name.literal)}}}"
    parts = (family(name), name.suffix, given(name))
    return ", ".join(_guarded(part) for part in parts if part)


def _guarded(part: str) -> str:
    """A part of a name that holds no comma or 'and' of its own."""
    told = _escaped(part)
    return f"{{{told}}}" if "," in told or " and " in f" {told.lower()} " else told


def _escaped(text: str) -> str:
    return one_line(text).translate(SPECIAL)
