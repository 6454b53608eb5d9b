"""The filters of a matrix: every choice leaves out exactly the columns and marks that do not answer to it."""

import re
from collections.abc import Iterator
from itertools import product

import pytest

from casusboek.model.grid import Grade, Grid, GridRow, Head
from casusboek.model.site import Facet
from casusboek.site.render.filters import answers, column_classes, mark_classes, selection_rules

LEVEL = Facet("tuin.wijk", "Wijk", (("N", "Noord"), ("Z", "Zuid")))
SIDE = Facet("kant", "Kant", (("mee", "helpt"), ("tegen", "hindert")))
PHASE = Facet("fase", "Fase", (("lente", "lente"), ("herfst", "herfst")))
GRADE = Facet("hoe", "Hoe", (("tekst", "verteld"), ("vink", "aangekruist")))


def told(side: str, phase: str, grade: str) -> dict[str, tuple[str, ...]]:
    """What one mention answers to the filters."""
    return {"kant": (side,) if side else (), "fase": (phase,), "hoe": (grade,)}


CELLS = (
    (Grade("tekst", "verteld", (told("mee", "lente", "tekst"), told("tegen", "herfst", "tekst"))),),
    (
        Grade("tekst", "verteld", (told("mee", "lente", "tekst"),)),
        Grade("vink", "aangekruist", (told("tegen", "herfst", "vink"),)),
    ),
    (Grade("vink", "aangekruist", (told("", "herfst", "vink"),)),),
    (),
)
MATRIX = Grid(
    "kansen",
    "",
    "",
    "Kans",
    tuple(Head(name, values={"tuin.wijk": (level,)}) for name, level in zip("ABCD", "NNZZ", strict=True)),
    (GridRow("k1", ("Water",), (("x",), ("x",), ("x",), ("x",)), ("tekst", "tekst", "vink", ""), grades=CELLS),),
    (),
    (),
    "",
    "",
    "matrix",
    filters=(LEVEL, SIDE, PHASE, GRADE),
)
RULE = re.compile(r"\.filtered((?::has\(\.f\d-v\d-on:checked\))+) \.(grade|marks)[.\w-]*:not\(:has\(([^)]*)\)\)")


def choices() -> Iterator[dict[str, str]]:
    """Every choice that the filters on mentions allow; nothing chosen is the empty text."""
    options = [("", *(value for value, _ in facet.options)) for facet in (SIDE, PHASE, GRADE)]
    for chosen in product(*options):
        yield dict(zip(("kant", "fase", "hoe"), chosen, strict=True))


def left_out(kind: str, mentions: list[str], choice: dict[str, str]) -> bool:
    """Whether the rules hide something with mentions of these classes, as a browser would read them."""
    on = {
        name for facet, value in choice.items() if value for name in answers({facet: (value,)}, MATRIX.filters).split()
    }
    for rule in RULE.finditer(selection_rules([MATRIX])):
        asked = set(re.findall(r"\.(f\d-v\d)-on", rule[1]))
        wanted = set(rule[3].split(".")) - {""}
        if rule[2] == kind and asked <= on and not any(wanted <= set(mention.split()) for mention in mentions):
            return True
    return False


@pytest.mark.parametrize("choice", list(choices()), ids=lambda choice: "-".join(filter(None, choice.values())) or "all")
def test_a_choice_leaves_out_what_does_not_answer(choice: dict[str, str]) -> None:
    """A mark stays while one mention answers to the whole choice; a cell is emptied when none of its marks stays."""
    for cell in CELLS:
        shown = []
        for grade in cell:
            answering = [m for m in grade.mentions if all(not v or v in m[facet] for facet, v in choice.items())]
            shown.append(bool(answering))
            assert left_out("grade", [answers(m, MATRIX.filters) for m in grade.mentions], choice) is not shown[-1]
        every = [answers(m, MATRIX.filters) for grade in cell for m in grade.mentions]
        if cell:
            assert left_out("marks", every, choice) is not any(shown)


def test_columns_answer_to_the_filter_on_their_case() -> None:
    """A filter over the case leaves out columns, and no mark."""
    assert column_classes(MATRIX.heads[2], MATRIX) == "by-f1 f1-v2"
    assert mark_classes(MATRIX) == "of-f2 of-f3 of-f4"
    assert ".filtered:has(.f1-v2-on:checked) .by-f1:not(.f1-v2){display:none}" in selection_rules([MATRIX])


def test_without_filters_there_are_no_rules() -> None:
    """A site without filtered matrices gets a stylesheet without rules."""
    assert "{" not in selection_rules([])
