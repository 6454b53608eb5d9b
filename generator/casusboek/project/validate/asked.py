"""What can be asked of a table of printed results: a number that nobody printed is not 0, but not there."""

from casusboek.findings import allowed
from casusboek.model.measures import TOTAL
from casusboek.model.project import Study
from casusboek.model.spec import MeasuresSpec, MeasuresStructure
from casusboek.project.validate.measures import Results
from casusboek.report.scales import scales_home, scales_of


def result_problem(study: Study, table: str, row: str, column: str) -> tuple[str, str] | None:
    """Why a table of results has nothing where a row and a column meet; None when it has, or is no such table.

    What meets there belongs together: an answer stands on the scale of its question, and a group, a moment or
    a question has results in the table.
    """
    spec = study.tables[table]
    dataset = study.datasets.get(spec.dataset) if isinstance(spec, MeasuresSpec) else None
    structure = dataset.structure if dataset else None
    if not isinstance(spec, MeasuresSpec) or not isinstance(structure, MeasuresStructure) or not dataset:
        return None
    if dataset.absent:
        return None
    results = Results(study, table, spec, dataset, structure)
    if not {results.code(line, structure.statistic) for line in results.lines}.issuperset(results.wanted):
        # Of a statistic that is not there V273 speaks.
        return None
    sides = {structure.path(spec.rows): row, structure.path(spec.columns): column}
    # First the side that says what the other can be.
    lines = results.lines
    for path in sorted(sides, key=lambda path: path == structure.option):
        known = _codes(results, path, lines)
        if sides[path] not in {*known, TOTAL}:
            return f"the table {table!r} has no number for {row!r} and {column!r}.", allowed(sides[path], known)
        if path != structure.option and sides[path] != TOTAL:
            lines = tuple(line for line in lines if _code(results, path, line) == sides[path])
    return None


def _codes(results: Results, path: str, lines: tuple[int, ...]) -> set[str]:
    """The codes that some results have on a side; of answers all that stand on the scales of their questions."""
    found = {_code(results, path, line) for line in lines}
    if path != results.structure.option:
        return found
    home = scales_home(results.study, results.dataset)
    scales = scales_of(results.study) if home else {}
    asked = {results.question(line, "scale") for line in lines}
    known = [scales[home.id, scale] for scale in sorted(asked) if home and (home.id, scale) in scales]
    return found | {option.code for scale in known for option in scale.options}


def _code(results: Results, path: str, line: int) -> str:
    return "".join(results.texts(path, line))
