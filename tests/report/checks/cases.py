"""Reports with one thing wrong, and the same reports with it right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casusboek.model.data import Value

Row = Mapping[str, Value | None]
Rows = Mapping[str, Sequence[Row]]


@dataclass(frozen=True)
class Case:
    """A report, and the alarms that it must raise."""

    name: str
    codes: tuple[str, ...]
    rows: Rows


SCALED: list[Row] = [{"scale": "eens", "id": one, "order": place} for place, one in enumerate(("ja", "geen", "nee"))]
LISTED: list[Row] = [{"scale": "keuze", "id": one, "order": place} for place, one in enumerate(("a", "b", "c", "d"))]
CLASSED: list[Row] = [
    {"scale": "klas", "id": f"k{low}", "order": low, "low": low, "high": low + 20} for low in (0, 20, 40)
]
LIKERT: Rows = {
    "scales": [{"id": "s", "minimum": 1.0, "maximum": 5.0}, {"id": "eens"}, {"id": "keuze"}, {"id": "klas"}],
    "options": [*SCALED, *LISTED, *CLASSED],
    "questions": [
        {"id": "eens", "type": "likert", "scale": "eens", "table": "t1"},
        {"id": "eens2", "type": "likert", "scale": "eens", "table": "t1"},
        {"id": "keuze", "type": "multiple", "scale": "keuze", "table": "t2"},
        {"id": "keuze2", "type": "multiple", "scale": "keuze", "table": "t3", "same": "keuze"},
        {"id": "klas", "type": "class_estimate", "scale": "klas", "table": "t4"},
        {"id": "klas2", "type": "class_estimate", "scale": "klas", "table": "t4"},
        {"id": "cijfer", "type": "scale_mean", "scale": "s", "parent": "samen", "table": "t5"},
        {"id": "cijfer2", "type": "scale_mean", "scale": "s", "parent": "samen", "table": "t5"},
        {"id": "samen", "type": "scale_mean", "scale": "s", "table": "t5"},
        {"id": "kloof", "type": "scale_mean", "minuend": "cijfer", "subtrahend": "cijfer2", "table": "t5"},
        {"id": "punten", "type": "ranking_points", "scale": "keuze", "weights": ("2", "1"), "table": "t6"},
        {"id": "alleen", "type": "open_coded"},
        {"id": "deel", "type": "single", "scale": "eens", "base": 46, "table": "t7"},
    ],
}
GROUPS: Sequence[Row] = [
    {"id": "allen", "n": 8, "asked": 9},
    {"id": "oost", "n": 5, "parent": "allen"},
    {"id": "west", "n": 3, "parent": "allen"},
]
OVER: Sequence[Row] = [{"id": "allen", "n": 8}, {"id": "oost", "n": 5, "parent": "allen"}]
"""Groups of which the parts have yet to be filled in."""


def answers(question: str, n: int, *values: Value | None, **more: Value | None) -> list[Row]:
    """How many gave each answer of a scale."""
    names = {"eens": ("ja", "geen", "nee"), "deel": ("ja", "geen", "nee"), "klas": ("k0", "k20", "k40")}
    options = names.get(question.rstrip("2"), ("a", "b", "c", "d"))
    return [
        {"question": question, "option": option, "value": value, "answered": n, **more}
        for option, value in zip(options, values, strict=False)
    ]


def mean(question: str, printed: str, n: int | None = None, **more: Value | None) -> Row:
    """One printed mean."""
    value = float(printed.replace(",", ".").removesuffix("%"))
    row: Row = {"question": question, "statistic": "mean_of_persons", "value": value, "printed": printed}
    return {**row, "answered": n, **more}


def counted(value: float, printed: str) -> Row:
    """One printed count of something that is not persons."""
    return {"question": "alleen", "statistic": "count", "unit": "answers", "value": value, "printed": printed}


def case(name: str, *codes: str, **rows: Sequence[Row]) -> Case:
    """A report on the questions and scales above."""
    return Case(name, codes, {**LIKERT, **rows})


def said(**more: Value | None) -> Row:
    """A statement about the first question."""
    return {"text": "zin", "question": "eens", "option": "ja", **more}


def ranked(place: str, *items: str, **more: Value | None) -> list[Row]:
    """A list of items as it stands in some place."""
    row: Row = {"place": place, "list": "top", "question": "keuze", **more}
    return [{**row, "item": item, "position": position} for position, item in enumerate(items, 1)]


def coded(**more: Value | None) -> list[Row]:
    """How well coders agreed."""
    return [{"name": "codes", "total": 46, "double": 10, "share": "22%", "value": 0.85, "threshold": 0.8, **more}]


TOTAL: Row = {"question": "eens", "option": "total", "answered": 7}
SPLIT: list[Row] = [{"question": "eens", "option": "ja", "group": group} for group in ("allen", "oost", "west")]
VALUES = answers("keuze", 8, 6, 5, 2, 1)

COUNTS = (
    case("answers add up", results=answers("eens", 7, 5, 1, 1)),
    case("a dash is nothing", results=answers("eens", 7, 6, "-", 1)),
    case("an empty cell may be anything", results=answers("eens", 7, 5, None, 1)),
    case("too many answers", "K102 results/r2", results=answers("eens", 7, 5, 3, 1)),
    case("too few answers", "K102 results/r2", results=answers("eens", 7, 4, 1, 1)),
    case("a part of a long list", results=answers("keuze", 8, 6, 5)),
    case("more than there are", "K104 results/r2", results=answers("keuze", 8, 9, 5)),
    case("a total that is right", results=[*answers("eens", 7, 5, 1, 1), {**TOTAL, "value": 7}]),
    case("a total that is wrong", "K103 results/r5", results=[*answers("eens", 7, 5, 1, 1), {**TOTAL, "value": 8}]),
    case(
        "a total of respondents",
        results=[*answers("keuze", 8, 6, 5, 2, 1), {"question": "keuze", "option": "total", "value": 8, "answered": 8}],
    ),
    case(
        "parts of a group",
        groups=GROUPS,
        results=[{**row, "value": value} for row, value in zip(SPLIT, (6, 4, 2), strict=True)],
    ),
    case(
        "parts that are more",
        "K106 results/r2",
        groups=GROUPS,
        results=[{**row, "value": value} for row, value in zip(SPLIT, (6, 4, 3), strict=True)],
    ),
    case("groups that add up", groups=GROUPS),
    case("groups that do not", "K105 groups/r2", groups=[*OVER, {"id": "west", "n": 4, "parent": "allen"}]),
    case(
        "groups along two lines",
        groups=[*GROUPS, {"id": "nieuw", "n": 6, "parent": "allen"}, {"id": "oud", "n": 2, "parent": "allen"}],
    ),
    case(
        "groups along a named line",
        "K105 groups/r2",
        groups=[
            *GROUPS,
            {"id": "nieuw", "n": 6, "parent": "allen", "division": "jaren"},
            {"id": "oud", "n": 3, "parent": "allen", "division": "jaren"},
        ],
    ),
    case("more answered than asked", "K109 groups/r2", groups=[{"id": "allen", "n": 9, "asked": 8}]),
    case(
        "n is larger than the group",
        "K107 results/r2",
        groups=GROUPS,
        results=[{"question": "keuze", "option": "a", "group": "allen", "value": 3, "answered": 9}],
    ),
    case(
        "n grows from asked to answered",
        "K109 results/r2",
        results=[{"question": "keuze", "option": "a", "value": 3, "asked": 7, "answered": 9}],
    ),
    case("values as printed", results=[mean("cijfer", "3,25", 8)]),
    case("a mark between thousands", results=[counted(1250.0, "1.250")]),
    case(
        "a mark between thousands read as a decimal",
        "K101 results/r2",
        results=[counted(1.25, "1.250")],
    ),
    case("another value than printed", "K101 results/r2", results=[{**mean("cijfer", "3,25", 8), "value": 3.5}]),
    case("a result twice", results=[mean("cijfer", "3,25", 8), mean("cijfer", "3,3", 8)]),
    case("a result with two values", "K108 results/r3", results=[mean("cijfer", "3,25", 8), mean("cijfer", "3,5", 8)]),
    case("a copy", results=[*VALUES, *answers("keuze2", 8, 6, 5, 2, 1)]),
    case("a copy that differs", "K108 results/r7", results=[*VALUES, *answers("keuze2", 8, 6, 4, 2, 1)]),
    case(
        "a copy that is shifted",
        "K131 results/r6",
        "K131 results/r7",
        "K131 results/r8",
        results=[*VALUES, *answers("keuze2", 8, 5, 2, 1)],
    ),
    case(
        "totals that are shifted",
        "K131 results/r5",
        "K131 results/r9",
        "K131 results/r13",
        groups=[{"id": "noord", "n": 7}, {"id": "oost", "n": 5}, {"id": "west", "n": 3}],
        results=[
            row
            for group, total, values in (("noord", 1, (5, 1, 1)), ("oost", 7, (3, 1, 1)), ("west", 5, (3, 0, 0)))
            for row in [
                *answers("eens", sum(values), *values, group=group),
                {**TOTAL, "value": total, "answered": sum(values), "group": group},
            ]
        ],
    ),
    case(
        "groups that are shifted",
        "K131 results/r2",
        "K131 results/r5",
        "K131 results/r8",
        groups=GROUPS,
        results=[
            {"question": "keuze", "option": option, "group": group, "value": value}
            for option, values in zip("abc", ((3, 4, 2), (5, 2, 1), (0, 4, 1)), strict=True)
            for group, value in zip(("allen", "oost", "west"), values, strict=True)
        ],
    ),
    case("no half persons", "K122 results/r2", results=answers("keuze", 8, 2.5)),
    case("no negative counts", "K122 results/r2", results=answers("keuze", 8, -2)),
)
PERCENTAGES = (
    case("a percentage", results=answers("keuze", 8, 5, percentage="63%")),
    case("a percentage rounded to even", results=answers("keuze", 8, 5, percentage="62%")),
    case("another percentage", "K110 results/r2", results=answers("keuze", 7, 5, percentage="58%")),
    case("a percentage cut off", "K110 results/r2", results=answers("keuze", 30, 23, percentage="76,6%")),
    case(
        "a percentage of the valid answers",
        results_with_valid=[*answers("eens", 12, 6, 5, percentage="55%")[:1]],
    ),
    case(
        "a percentage of fewer than answered",
        "K110 results_with_valid/r2",
        results_with_valid=[*answers("eens", 12, 6, percentage="55%"), *answers("eens", 12, None, 6, 0)[1:]],
    ),
    case(
        "no base",
        "K111 results/r2",
        results=answers("eens", 0, 17.0, 0.0, 83.0, statistic="percentage", answered=None),
    ),
    case(
        "no base on several lines of a question",
        "K111 results/r2",
        moments=[{"id": f"m{number}", "order": number} for number in (1, 2, 3)],
        results=[
            row
            for number, half in ((1, 50.0), (2, 33.0), (3, 25.0))
            for row in answers("keuze", 0, half, statistic="percentage", answered=None, moment=f"m{number}")
        ],
    ),
    case(
        "percentages that fit no base up to that of all moments",
        "K111 results/r2",
        moments=[{"id": "m1", "order": 1}],
        results=answers("deel", 0, 1.0, 33.0, 66.0, statistic="percentage", answered=None, moment="m1"),
    ),
    case(
        "percentages of all",
        results=answers("eens", 30, 33.0, 33.0, 33.0, statistic="percentage"),
    ),
    case(
        "percentages of more than all",
        "K112 results/r2",
        results=answers("eens", 20, 35.0, 35.0, 35.0, statistic="percentage"),
    ),
    case("no whole number", "K113 results/r2", results=answers("keuze", 8, 73.0, statistic="percentage")),
    case(
        "more than all",
        "K122 results/r2",
        results=answers("keuze", 8, 113.0, statistic="percentage"),
    ),
)
MEANS = (
    case("a mean on its scale", results=[mean("cijfer", "4,88", 8)]),
    case("a mean off its scale", "K120 results/r2", results=[mean("cijfer", "5,25", 8)]),
    case("a zero on a scale from one", "K121 results/r2", results=[mean("cijfer", "0,00", 8)]),
    case("no whole answers", "K125 results/r2", results=[mean("cijfer", "3,78", 8)]),
    case("no whole answers of all", "K128 results/r2", results=[mean("cijfer", "3,67", 8)]),
    case("cut off, or of fewer", "K128 results/r2", results=[mean("cijfer", "3,69", 23)]),
    case("cut off", "K125 results/r2", results=[mean("cijfer", "3,66", 6)]),
    case("midpoints", results=[*answers("klas", 4, 1, 2, 1), mean("klas", "30%", 4)]),
    case("off the classes", "K123 results/r5", results=[*answers("klas", 4, 1, 2, 1), mean("klas", "45%", 4)]),
    case("exact estimates within the classes", results=[*answers("klas", 4, 1, 2, 1), mean("klas", "33%", 4)]),
    case(
        "off the midpoints of its table",
        "K123 results/r5",
        results=[
            *answers("klas", 4, 1, 2, 1),
            mean("klas", "33%", 4),
            *answers("klas2", 4, 2, 2, 0),
            mean("klas2", "20%", 4),
        ],
    ),
    case(
        "groups together",
        groups=GROUPS,
        results=[
            mean("cijfer", text, group=group)
            for group, text in zip(("allen", "oost", "west"), ("3,50", "3,40", "3,67"), strict=True)
        ],
    ),
    case(
        "groups that are not together",
        "K124 results/r2",
        groups=GROUPS,
        results=[
            mean("cijfer", text, group=group)
            for group, text in zip(("allen", "oost", "west"), ("3,75", "3,40", "3,67"), strict=True)
        ],
    ),
    case(
        "items together",
        results=[
            mean("cijfer", "3,50", 8),
            mean("cijfer2", "2,75", 8),
            mean("samen", "3,13", 8, statistic="mean_of_items"),
        ],
    ),
    case(
        "items that are not together",
        "K127 results/r4",
        results=[
            mean("cijfer", "3,50", 8),
            mean("cijfer2", "2,75", 8),
            mean("samen", "3,25", 8, statistic="mean_of_items"),
        ],
    ),
    case(
        "a sum called mean",
        "K126 results/r4",
        results=[
            mean("cijfer", "1,50", 8),
            mean("cijfer2", "2,75", 8),
            mean("samen", "4,25", 8, statistic="mean_of_items"),
        ],
    ),
    case(
        "a difference",
        results=[mean("cijfer", "3,50", 8), mean("cijfer2", "2,75", 8), mean("kloof", "0,76", statistic="difference")],
    ),
    case(
        "another difference",
        "K130 results/r4",
        results=[mean("cijfer", "3,50", 8), mean("cijfer2", "2,75", 8), mean("kloof", "0,85", statistic="difference")],
    ),
    case("a difference beside", differences=[{"minuend": 3.5, "subtrahend": 2.75, "value": 0.75}]),
    case("another beside", "K130 differences/r2", differences=[{"minuend": 3.5, "subtrahend": 2.75, "value": -0.75}]),
    case("points", results=answers("punten", 4, 5, 4, 2, 1, statistic="points")),
    case("too few points", "K180 results/r2", results=answers("punten", 4, 5, 4, 1, 1, statistic="points")),
    case("too many for one", "K180 results/r2", results=answers("punten", 4, 9, 1, 1, 1, statistic="points")),
)
TEXTS = (
    case("a true sentence", results=answers("eens", 7, 5, 1, 1), statements=[said(value=5, percentage="71%", n=7)]),
    case("another number", "K140 statements/r2", results=answers("eens", 7, 5, 1, 1), statements=[said(value=4)]),
    case(
        "another share", "K140 statements/r2", results=answers("eens", 7, 5, 1, 1), statements=[said(percentage="58%")]
    ),
    case(
        "another percentage than its own count",
        "K110 statements/r2",
        results=answers("eens", 7, 5, 1, 1),
        statements=[said(value=5, percentage="58%", n=7)],
    ),
    case("all but one", results=answers("eens", 7, 6, 1, 0), statements=[said(quantifier="all_but_one")]),
    case(
        "no share of none",
        "K141 statements/r2",
        results=answers("keuze", 8, 75.0, statistic="percentage"),
        statements=[said(question="keuze", option="a", statistic="percentage", quantifier="none")],
    ),
    case("not half", "K141 statements/r2", results=answers("eens", 8, 5, 2, 1), statements=[said(quantifier="half")]),
    case(
        "two answers together",
        "K141 statements/r3",
        results=answers("eens", 8, 2, 2, 4),
        statements=[
            said(option=("ja", "geen"), quantifier="half"),
            said(option=("ja", "geen"), quantifier="quarter"),
        ],
    ),
    case(
        "in no table",
        "K142 statements/r2",
        results=answers("keuze", 8, 5),
        statements=[said(question="keuze", option="b", value=3)],
    ),
    case("only in words", "K142 statements/r2", statements=[said(question="alleen", option=None, value=3)]),
    case("another n", "K143 statements/r2", results=answers("eens", 7, 5, 1, 1), statements=[said(value=5, n=8)]),
    case("of a group", groups=GROUPS, statements=[{"text": "8 van 9", "group": "allen", "value": 8, "n": 9}]),
    case(
        "of a larger group", "K143 statements/r2", groups=GROUPS, statements=[{"text": "10", "group": "allen", "n": 10}]
    ),
    case(
        "of who answered",
        "K143 statements/r2",
        groups=GROUPS,
        statements=[{"text": "7 van 9", "group": "allen", "value": 7, "n": 9}],
    ),
    case(
        "of who took part",
        "K143 statements/r2",
        moments=[{"id": "m1", "order": 1, "n": 6}],
        statements=[said(question="alleen", option=None, moment="m1", n=5)],
    ),
    case(
        "a list of which the end is printed",
        "K152 ranking/r5",
        ranking=[
            *ranked("kern", "a", "b", "c"),
            {"place": "slot", "list": "top", "item": "b", "position": 3},
        ],
    ),
    case("a ranked list", results=VALUES, ranking=ranked("slot", "a", "b", "c")),
    case("from low to high", results=VALUES, ranking=ranked("slot", "d", "c", "b")),
    case("low to high, out of order", "K150 ranking/r4", results=VALUES, ranking=ranked("slot", "d", "b", "c", "a")),
    case("low to high, left out", "K154 ranking/r4", results=VALUES, ranking=ranked("slot", "d", "b", "a")),
    case("out of order", "K150 ranking/r3", results=VALUES, ranking=ranked("slot", "b", "a", "c")),
    case("not in the table", "K151 ranking/r4", results=VALUES, ranking=ranked("slot", "a", "b", "e")),
    case("another value", "K153 ranking/r2", results=VALUES, ranking=ranked("slot", "a", value=5)),
    case("something left out", "K154 ranking/r3", results=VALUES, ranking=ranked("slot", "a", "c")),
    case("shorter elsewhere", ranking=[*ranked("slot", "a", "b"), *ranked("kern", "a", "b", "c")]),
    case("other elsewhere", "K152 ranking/r3", ranking=[*ranked("slot", "a", "c"), *ranked("kern", "a", "b", "c")]),
    case(
        "dates in order",
        steps=[{"label": "een", "order": 1, "date": "2016-09"}, {"label": "twee", "order": 2, "date": "2016-09-28"}],
    ),
    case(
        "dates that go back",
        "K160 steps/r3",
        steps=[{"label": "een", "order": 1, "date": "2016-10"}, {"label": "twee", "order": 2, "date": "2016-09-28"}],
    ),
    case("a number twice", "K160 moments/r3", moments=[{"id": "m1", "order": 1}, {"id": "m2", "order": 1}]),
    case("agreement", agreement=coded(agreed="80%")),
    case("too little agreement", "K170 agreement/r2", agreement=coded(value=0.712)),
    case("too little agreement at first", agreement=[*coded(value=0.712), *coded(value=0.81)]),
    case("too little agreement in the end", "K170 agreement/r3", agreement=[*coded(value=0.81), *coded(value=0.712)]),
    case("another share coded twice", "K171 agreement/r2", agreement=coded(share="25%")),
    case("more coded twice than there are", "K109 agreement/r2", agreement=coded(double=50, share=None)),
    case("an impossible agreement", "K172 agreement/r2", agreement=coded(double=30, share=None, agreed="76,6%")),
)
CASES = (*COUNTS, *PERCENTAGES, *MEANS, *TEXTS)
