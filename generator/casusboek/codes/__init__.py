"""Every code of a finding, explained to an author: the rule, why it is one, and what to do.

The words stand in a catalogue per language; a code is the same in all of them.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from casusboek.errors import UsageError
from casusboek.findings import allowed
from casusboek.project.load.typed import typed
from casusboek.project.load.yaml import read_yaml

FOLDER = Path(__file__).parent
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.yml")))


@dataclass(frozen=True)
class Rule:
    """What a code stands for."""

    rule: str
    """What is so in a project without this finding."""
    why: str
    """What goes wrong, or what readers see, where it is not."""
    mend: str
    """What an author can do."""


def rule_of(code: str, language: str) -> Rule:
    """The rule behind a code.

    Args:
        code: Such as ``V142``; capitals do not matter.
        language: One of ``LANGUAGES``.

    Raises:
        UsageError: No finding has that code.
    """
    found = rules(language)
    if code.upper() not in found:
        raise UsageError(f"no message has the code {code!r}. {allowed(code.upper(), list(found))}")
    return found[code.upper()]


@cache
def rules(language: str) -> dict[str, Rule]:
    """Every code with its rule, in the order of the catalogue."""
    document, findings = read_yaml(FOLDER / f"{language}.yml", f"codes/{language}.yml")
    if document is None:
        raise UsageError(str(findings[0]))
    made, findings = typed(document, dict[str, Rule])
    if made is None:
        raise UsageError(str(findings[0]))
    read: dict[str, Rule] = made
    return read
