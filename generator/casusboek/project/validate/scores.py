"""Tables of scores: what may be worked out of which field, and whom each number is about."""

from collections import Counter
from collections.abc import Iterator, Mapping

from casusboek.findings import Finding, allowed
from casusboek.model.answers import Nature, nature, number, options, points
from casusboek.model.data import Dataset, Field, Kind, Value
from casusboek.model.lookup import ANY
from casusboek.model.markers import Marker
from casusboek.model.project import Project, Study
from casusboek.model.spec import CountSpec, CrossSpec, RecordsStructure, ScoresSpec
from casusboek.project.validate.places import shown

SHARE = "share"
WEIGHTED = ("mean", SHARE)
MOST_DECIMALS = 3
FEWEST_POINTS = 3
"""Of fewer answers the mean is a share under another name, to which the rules for shares would not apply."""
DECLARE = "Declare it an integer with minimum and maximum, a number that also has 'steps', or with categories."
Found = tuple[Study, str, ScoresSpec, Dataset]


def scores_come_from_records(project: Project) -> Iterator[Finding]:
    """Scores are worked out of records [V341]."""
    for study, name, _, dataset in _scores(project):
        if dataset.kind is not Kind.RECORDS:
            message = f"the dataset {dataset.id!r} is of kind {dataset.kind.value}; scores come from records."
            yield Finding(
                study.at("tables.yml", name, "dataset"), "V341", message, "Show it as measures, or as a list."
            )


def scores_fit_in_a_table(project: Project) -> Iterator[Finding]:
    """A table of scores has one division into columns: codes, values or statistics [V342]."""
    for study, name, spec, _ in _scores(project):
        for key, message, hint in _misshapen(spec):
            yield Finding(study.at("tables.yml", name, key), "V342", message, hint)


def _misshapen(spec: ScoresSpec) -> Iterator[tuple[str, str, str]]:
    """The key that is wrong, what is wrong with it, and what to do."""
    for key, found in (("values", spec.values), ("statistic", spec.statistics)):
        if not found or len(set(found)) < len(found):
            yield key, "there is nothing here, or something twice.", "Name one or more, each once."
    many = {"values": len(spec.values) > 1, "statistic": len(spec.statistics) > 1, "columns": bool(spec.columns)}
    divisions = [key for key, is_division in many.items() if is_division]
    if len(divisions) > 1:
        message = f"{' and '.join(divisions)} cannot all be columns of one table."
        yield divisions[-1], message, "Make a table for each."
    sides = ("rows", spec.rows), ("columns", spec.columns)
    taken = [*spec.values, *([spec.rows] if spec.columns == spec.rows else [])]
    for key, field in sides:
        if field in taken:
            yield key, f"{field!r} has another part in this table.", "Divide the answers by another field."
    if spec.decimals is not None and not 0 <= spec.decimals <= MOST_DECIMALS:
        yield "decimals", f"{spec.decimals} decimals cannot be shown.", f"Write 0 to {MOST_DECIMALS}."


def scores_can_be_worked_out(project: Project) -> Iterator[Finding]:
    """A statistic is worked out of a field whose possible answers are known; of amounts there are only means [V343]."""
    for study, name, spec, dataset in _scores(project):
        for place, value in enumerate(spec.values):
            field = dataset.field(value)
            wrong = [one for one in spec.statistics if field and one not in _possible(field, weighted=spec.weighted)]
            if field and wrong:
                where = study.at("tables.yml", name, "values", place)
                message = f"of {value!r} no {' or '.join(wrong)} can be worked out here."
                yield Finding(where, "V343", message, _hint(field, weighted=spec.weighted))


def _possible(field: Field, *, weighted: bool) -> tuple[str, ...]:
    """The statistics that a field allows."""
    found = nature(field)
    if found is Nature.SCALE and len(points(field)) >= FEWEST_POINTS:
        shares = (SHARE,) if options(field) else ()
        return ("mean", *shares, "sd", "minimum", "maximum")
    if found in (Nature.SCALE, Nature.CODES):
        return (SHARE,)
    return ("mean",) if found is Nature.AMOUNT and not weighted else ()


def _hint(field: Field, *, weighted: bool) -> str:
    may = _possible(field, weighted=weighted)
    if nature(field) is Nature.AMOUNT and weighted:
        return "An amount without a maximum cannot be weighted."
    return f"Possible: {', '.join(may)}." if may else DECLARE


def shares_have_answers(project: Project) -> Iterator[Finding]:
    """A share is of some of the answers that there are, and nothing else asks for them [V344]."""
    for study, name, spec, dataset in _scores(project):
        where = study.at("tables.yml", name, "answers")
        if SHARE not in spec.statistics and spec.answers:
            yield Finding(where, "V344", "only a share is of some answers.", "Leave 'answers' out.")
        if SHARE in spec.statistics and not spec.answers:
            yield Finding(where, "V344", "nothing says which answers are counted.", "Add 'answers' with their codes.")
        if SHARE in spec.statistics:
            for message, hint in _strange_answers(spec, dataset):
                yield Finding(where, "V344", message, hint)


def _strange_answers(spec: ScoresSpec, dataset: Dataset) -> Iterator[tuple[str, str]]:
    """What is wrong with the answers of a share, as far as those of its fields are known."""
    fields = [field for value in spec.values if (field := dataset.field(value))]
    for known in dict.fromkeys(options(field) for field in fields if options(field)):
        for code in spec.answers:
            if code not in known:
                yield f"{code!r} is none of the answers.", allowed(code, known)
        if set(known) <= set(spec.answers):
            yield "these are all answers that there are.", "Leave some out."


def weights_are_given(project: Project) -> Iterator[Finding]:
    """Means and shares are weighted, by numbers above zero that every row has [V345]."""
    for study, name, spec, dataset in _scores(project):
        structure, where = dataset.structure, study.at("tables.yml", name, "weighted")
        weight = structure.weight if isinstance(structure, RecordsStructure) else ""
        if not spec.weighted:
            continue
        if not weight:
            hint = "Add 'structure: { kind: records, weight: … }' to the dataset."
            yield Finding(where, "V345", f"the dataset {dataset.id!r} has no weights.", hint)
        plain = [one for one in spec.statistics if one not in WEIGHTED]
        if plain:
            message, hint = f"{' and '.join(plain)} cannot be weighted.", "Show it in a table of its own."
            yield Finding(where, "V345", message, hint)
        for line in dataset.lines if dataset.field(weight) else ():
            value = dataset.value(line, weight)
            if not isinstance(value, int | float) or value <= 0:
                message, hint = "this row has no weight above zero.", "Give every row one."
                yield Finding(dataset.place(line, weight), "V345", message, hint)


def values_are_answers(project: Project) -> Iterator[Finding]:
    """What is scored is an answer that the field can have [V346]."""
    for _, _, spec, dataset in _scores(project):
        for name in spec.values:
            field = dataset.field(name)
            if field is None or nature(field) is Nature.NONE:
                continue
            for line, value in dataset.values(name):
                if number(field, value) is None:
                    message = f"{shown(value, field)} is no answer of {name!r}."
                    hint = "Correct it, or the bounds and steps of the field."
                    yield Finding(dataset.place(line, name), "V346", message, hint)


def absent_answers_are_no_answers(project: Project) -> Iterator[Finding]:
    """Who gave no answer is left out of scores, so no other table counts that as an answer [V347]."""
    for study, name, spec, dataset in _scores(project):
        for place, value in enumerate(spec.values):
            field = dataset.field(value)
            counting = [other for other in _counting(study, dataset, value) if field and field.absent]
            if counting:
                message = f"{value!r} is counted in {counting[0]!r} too, where no answer is one of the answers."
                hint = f"Make that a cross table with 'where: {{ {value}: \"*\" }}'."
                yield Finding(study.at("tables.yml", name, "values", place), "V347", message, hint)


def _counting(study: Study, dataset: Dataset, value: str) -> Iterator[str]:
    """The tables that count the answers to a question, and those who gave none among them."""
    for name, spec in study.tables.items():
        if not isinstance(spec, CountSpec | CrossSpec) or spec.dataset != dataset.id:
            continue
        if isinstance(spec, CountSpec) and spec.field == value:
            yield name
        if isinstance(spec, CrossSpec) and value in (spec.rows, spec.columns) and spec.where.get(value) != ANY:
            yield name


def persons_count_once(project: Project) -> Iterator[Finding]:
    """No table counts two rows of one person, where the structure says whom a row is about [V348]."""
    for study in project.studies:
        for name, spec in study.tables.items():
            dataset = study.datasets.get(spec.dataset) if isinstance(spec, CountSpec | CrossSpec | ScoresSpec) else None
            structure = dataset.structure if dataset else None
            if dataset is None or not isinstance(structure, RecordsStructure) or not dataset.field(structure.person):
                continue
            where = {} if isinstance(spec, CountSpec) else getattr(spec, "where", {})
            named = Counter(dataset.value(line, structure.person) for line in dataset.meeting(where))
            for message, hint in _not_once(named, structure.person, counts=isinstance(spec, CountSpec)):
                yield Finding(study.at("tables.yml", name), "V348", message, hint)


def _not_once(named: Mapping[Value | Marker, int], person: str, *, counts: bool) -> Iterator[tuple[str, str]]:
    """What keeps rows from being as many persons."""
    if any(isinstance(value, Marker) for value in named):
        yield "some rows do not say whom they are about.", f"Fill in {person!r} on every row."
    if any(n > 1 for value, n in named.items() if not isinstance(value, Marker)):
        hint = "Show it as a cross table, of" if counts else "Choose with 'where'"
        yield "some persons have several of these rows.", f"{hint} one row of each person, such as those of one moment."


def _scores(project: Project) -> Iterator[Found]:
    """The tables of scores whose dataset is described."""
    for study in project.studies:
        for name, spec in study.tables.items():
            dataset = study.datasets.get(spec.dataset) if isinstance(spec, ScoresSpec) else None
            if isinstance(spec, ScoresSpec) and dataset:
                yield study, name, spec, dataset
