"""Names that are safe as a file, as a folder and as a part of an address."""

import html
import re
import unicodedata

STUDY_ID = re.compile(r"[a-z][a-z0-9-]{1,40}")
CASE_ID = re.compile(r"[A-Z][A-Z0-9]{1,7}")
FACT_ID = re.compile(r"[A-Z][A-Z0-9]{1,7}-[A-Z0-9]{1,8}")
OBJECT_ID = re.compile(r"[a-z][a-z0-9-]{0,60}")
DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{name}{n}" for name in ("COM", "LPT") for n in range(1, 10))})
"""Names that Windows keeps for itself."""
HOST = "host"
"""The folder below ``content/`` with files that a host asks for."""
DROPPING = re.compile(
    r"\._.*|\.~lock\..*#?|~\$.*|\.#.*|#.*#|.*~|.*\.sw[a-p]|\.DS_Store|Thumbs\.db|desktop\.ini|\.directory"
)
"""Files that systems, editors and spreadsheets leave beside those of an author."""

STUDY_ID_HINT = "Use small letters, digits and hyphens, two or more, and start with a letter."
CASE_ID_HINT = "Use a capital, then one to seven capitals or digits, such as BOS1."
OBJECT_ID_HINT = "Use small letters, digits and hyphens, and start with a letter."


def anchor(code: str) -> str:
    """A part of an address for a code: small letters, digits and hyphens; empty when it has none of them."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in code.lower())
    return "-".join(part for part in kept.split("-") if part)


def slugify(words: str) -> str:
    """The fragment id that Python-Markdown makes of a heading."""
    plain = unicodedata.normalize("NFKD", html.unescape(words)).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def is_dropping(name: str) -> bool:
    """Whether a file was left by another program, and means nothing to anyone."""
    return bool(DROPPING.fullmatch(name))


def is_study_id(name: str) -> bool:
    """Whether a name can be a study: a folder of content, of data and of the site."""
    return bool(STUDY_ID.fullmatch(name)) and name.upper() not in DEVICES


def is_case_id(name: str) -> bool:
    """Whether a name can be a case: a file name and a part of an address."""
    return bool(CASE_ID.fullmatch(name)) and name not in DEVICES


def is_fact_id(name: str) -> bool:
    """Whether a name can be a fact of a case that is shown to its speaker: a part of a file name."""
    return bool(FACT_ID.fullmatch(name))


def is_object_id(name: str) -> bool:
    """Whether a name can be a table, a figure, a term or a text: a part of an address."""
    return bool(OBJECT_ID.fullmatch(name)) and name.upper() not in DEVICES
