"""The one reading of scales and of the answers on them, out of the datasets whose structure declares them.

Whoever validates, tabulates or checks a report asks here.
"""

from collections.abc import Iterator, Mapping

from casusboek.model.data import Dataset, Row
from casusboek.model.measures import YES, Option, Scale
from casusboek.model.project import Study
from casusboek.model.spec import MeasuresStructure, OptionsStructure, QuestionsStructure, ScalesStructure


def scales_home(study: Study, results: Dataset) -> Dataset | None:
    """The dataset with the scales of the questions that results are about; two may hold scales with one id."""
    structure = results.structure
    if not isinstance(structure, MeasuresStructure):
        return None
    questions = study.target(results, structure.question)
    asked = questions.structure if questions else None
    return study.target(questions, asked.scale) if questions and isinstance(asked, QuestionsStructure) else None


def scale_rows(home: Dataset | None) -> Iterator[tuple[ScalesStructure, Row]]:
    """The rows of a dataset of scales."""
    if home and isinstance(home.structure, ScalesStructure):
        for line in home.lines:
            yield home.structure, Row(home, line)


def option_rows(study: Study, home: Dataset | None) -> Iterator[tuple[OptionsStructure, Row]]:
    """The rows with the answers on the scales of a dataset, each dataset of them in the order of its places."""
    for dataset in study.datasets.values():
        structure = dataset.structure
        if isinstance(structure, OptionsStructure) and home and study.target(dataset, structure.scale) is home:
            rows = [Row(dataset, line) for line in dataset.lines]
            yield from ((structure, row) for row in sorted(rows, key=lambda row: number(row, structure.order) or 0))


def scales_of(study: Study) -> Mapping[tuple[str, str], Scale]:
    """Every scale of a study by its dataset and its id, each with its answers in order."""
    found = {}
    for home in study.datasets.values():
        answers: dict[str, list[Option]] = {}
        for one, row in option_rows(study, home):
            option = Option(
                text(row, one.id),
                text(row, one.label),
                text(row, one.neutral) == YES,
                number(row, one.low),
                number(row, one.high),
            )
            for scale in row.texts(one.scale):
                answers.setdefault(scale, []).append(option)
        for declared, row in scale_rows(home):
            code = text(row, declared.id)
            found[home.id, code] = Scale(
                code,
                text(row, declared.label),
                tuple(answers.get(code, ())),
                number(row, declared.minimum),
                number(row, declared.maximum),
                text(row, declared.polarity) or "none",
            )
    return found


def text(row: Row, name: str) -> str:
    """The text in a field; empty without one."""
    return "".join(row.texts(name))


def number(row: Row, name: str) -> float | None:
    """The number in a field, where one stands there."""
    value = row.value(name) if name else None
    return float(value) if isinstance(value, int | float) else None
