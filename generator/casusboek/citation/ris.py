"""References as RIS: a tag, two spaces, a hyphen and a value on each line (Research Information Systems, 2001)."""

from casusboek.citation.names import inverted, one_line
from casusboek.model.citable import Citable, CitableKind

TYPES: dict[CitableKind, str] = {"webpage": "ELEC", "report": "RPRT", "dataset": "DATA"}


def ris(cited: Citable) -> str:
    """One reference; lines end as the format asks for."""
    year = f"{cited.issued[0]:04d}" if cited.issued else ""
    day = "/".join(f"{part:02d}" for part in (*cited.issued, *("",) * 3)[:3] if part != "") if cited.issued else ""
    lines = [("TY", TYPES[cited.kind]), ("ID", cited.key)]
    lines += [("AU", inverted(name)) for name in cited.authors]
    lines += [
        ("TI", cited.title),
        ("T2", cited.container),
        ("PB", cited.publisher),
        ("PY", year),
        ("DA", day),
        ("ET", cited.edition),
        ("M3", cited.genre),
        ("UR", cited.url),
        ("N1", "" if cited.url else cited.address),
    ]
    # A line break would begin a line without a tag.
    written = [f"{tag}  - {one_line(value)}" for tag, value in lines if value]
    return "\r\n".join([*written, "ER  - ", ""])
