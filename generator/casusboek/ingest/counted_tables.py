"""Counted answers as datasets: scales, answers, questions and results, with their structure declared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casusboek.ingest.columns import Inference
from casusboek.ingest.drafting import absent, field, head, table
from casusboek.ingest.inferring import field_name
from casusboek.ingest.scales import AnswerList
from casusboek.ingest.tabulating import Counted

NAMED = 3
"""How many answers without an order a list is called by."""
WITHHELD = "c"
"""What stands in the place of a count of too few persons."""
TYPES = {
    "likert": "instemming",
    "single": "één antwoord",
    "yes_no": "ja of nee",
    "multiple": "meer antwoorden mogelijk",
    "scale_mean": "gemiddelde",
}
STATISTICS = {"count": "aantal", "mean_of_persons": "gemiddelde van personen"}
POLARITIES = {"positive_first": "gunstig eerst", "positive_last": "gunstig laatst", "none": "geen gunstige kant"}
NEUTRAL = {"ja": "ja", "nee": "nee"}


@dataclass(frozen=True)
class CountedTables:
    """The datasets of counted answers: their files by name of the dataset, and their entries."""

    files: Mapping[str, bytes]
    entries: str


def counted_tables(
    name: str, questions: Sequence[Counted], *, form: str, rows: int, inferred: Sequence[Inference]
) -> CountedTables:
    """The datasets that hold what was counted: four, and one of the moments where there were several rounds.

    Args:
        name: What their names start with.
        questions: What was counted.
        form: The kind of file that it was counted from.
        rows: How many rows that file has.
        inferred: What an author must confirm.
    """
    lists = _lists(questions)
    ids = _ids(questions)
    moments = tuple(dict.fromkeys(question.moment for question in questions if question.moment))
    fields = (*RESULT_FIELDS, *(["moment_id"] if moments else []))
    files = {
        f"{name}_scales": table(SCALE_FIELDS, _scale_rows(lists)),
        f"{name}_options": table(OPTION_FIELDS, _option_rows(lists)),
        f"{name}_questions": table(QUESTION_FIELDS, _question_rows(questions, lists, ids)),
        f"{name}_results": table(fields, _result_rows(questions, ids, moments)),
    }
    if moments:
        rows_of_moments = [(_moment(place), label, str(place)) for place, label in enumerate(moments, 1)]
        files[f"{name}_moments"] = table(MOMENT_FIELDS, rows_of_moments)
    counted = {question.id for question in questions}
    notes = [
        f"Counted by `casusboek import` from {form} with {rows} rows, which do not stand here.",
        "Confirm what was inferred or mend it, and remove these comments.",
        *(f"- {' '.join(f'{found.about}: {found.what}'.split())}" for found in inferred if found.about in counted),
    ]
    parts = [_scales(name, notes), _options(name), _questions(name, questions)]
    parts += [*([_moments(name)] if moments else []), _results(name, questions, moments=bool(moments))]
    return CountedTables(files, "\n\n".join(parts) + "\n")


SCALE_FIELDS = ("scale_id", "label", "polarity")
OPTION_FIELDS = ("scale_id", "option_id", "label", "order", "neutral")
QUESTION_FIELDS = ("question_id", "label", "type", "scale_id", "table_id")
RESULT_FIELDS = ("result_id", "question_id", "option_id", "statistic", "value", "n_answered", "unit")
MOMENT_FIELDS = ("moment_id", "label", "order")


def _lists(questions: Sequence[Counted]) -> dict[AnswerList, str]:
    """Each list of answers once, with its id."""
    different = dict.fromkeys(question.answers for question in questions if question.answers)
    return {answers: f"schaal_{number}" for number, answers in enumerate(different, 1)}


def _ids(questions: Sequence[Counted]) -> dict[str, str]:
    """A code for each question, the same in every round."""
    ids: dict[str, str] = {}
    for question in questions:
        if question.id not in ids:
            ids[question.id] = field_name(question.id, tuple(ids.values()))
    return ids


def _moment(place: int) -> str:
    return f"m{place}"


def _scale_rows(lists: Mapping[AnswerList, str]) -> list[tuple[str, ...]]:
    return [(scale, _scale_words(answers), answers.polarity) for answers, scale in lists.items()]


def _scale_words(answers: AnswerList) -> str:
    words = [label for _, label in answers.options]
    if not answers.ordered:
        return ", ".join([*words[:NAMED], *(["…"] if len(words) > NAMED else [])])
    return f"van {words[0]} tot {words[-1]}" if len(words) > 1 else words[0]


def _option_rows(lists: Mapping[AnswerList, str]) -> list[tuple[str, ...]]:
    return [
        (scale, code, words, str(place), "ja" if code in answers.neutrals else "nee")
        for answers, scale in lists.items()
        for place, (code, words) in enumerate(answers.options, 1)
    ]


def _question_rows(
    questions: Sequence[Counted], lists: Mapping[AnswerList, str], ids: Mapping[str, str]
) -> list[tuple[str, ...]]:
    """A row per question; those with the same answers belong in one table."""
    rows: dict[str, tuple[str, ...]] = {}
    for question in questions:
        id_ = ids[question.id]
        scale = lists[question.answers] if question.answers else ""
        rows.setdefault(id_, (id_, " ".join(question.label.split()), question.type, scale, scale or f"los_{id_}"))
    return list(rows.values())


def _result_rows(questions: Sequence[Counted], ids: Mapping[str, str], moments: Sequence[str]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for question in questions:
        id_ = ids[question.id]
        rest = (str(question.n), "respondents", *([_moment(moments.index(question.moment) + 1)] if moments else []))
        if question.mean:
            rows.append((f"r{len(rows) + 1}", id_, "", "mean_of_persons", question.mean, *rest))
        options = question.answers.options if question.answers else ()
        for (code, _), count in zip(options, question.counts, strict=True):
            value = WITHHELD if count is None else str(count)
            rows.append((f"r{len(rows) + 1}", id_, code, "count", value, *rest))
    return rows


def _scales(name: str, notes: Sequence[str]) -> str:
    lines = [
        *(f"# {line}" for line in notes),
        *head(f"{name}_scales", title="Schalen", description="Waaruit gekozen kon worden.", kind="codelist"),
        "  structure: { kind: scales, id: scale_id, label: label, polarity: polarity }",
        *_schema(
            field("scale_id", "Schaal", "string", "key", constraints="{ required: true, unique: true }"),
            field("label", "Naam", "string", "public", constraints=REQUIRED),
            field("polarity", "Gunstige kant", "string", "public", categories=_coded(POLARITIES)),
        ),
        "    primaryKey: [scale_id]",
    ]
    return "\n".join(lines)


def _options(name: str) -> str:
    lines = [
        *head(f"{name}_options", title="Antwoorden", description="De antwoorden op elke schaal.", kind="codelist"),
        "  structure: { kind: options, scale: scale_id, id: option_id, label: label, order: order, neutral: neutral }",
        *_schema(
            field("scale_id", "Schaal", "string", "key", constraints=REQUIRED),
            field("option_id", "Code", "string", "key", constraints=REQUIRED),
            field("label", "Antwoord", "string", "public", constraints=REQUIRED),
            field("order", "Plaats", "integer", "public", constraints=REQUIRED),
            field("neutral", "Neutraal", "string", "public", categories=_coded(NEUTRAL)),
        ),
        "    primaryKey: [scale_id, option_id]",
        *_links(("scale_id", f"{name}_scales", "scale_id")),
    ]
    return "\n".join(lines)


def _questions(name: str, questions: Sequence[Counted]) -> str:
    types = {question.type: TYPES[question.type] for question in questions}
    lines = [
        *head(f"{name}_questions", title="Vragen", description="De vragen die geteld zijn.", kind="codelist"),
        "  structure: { kind: questions, id: question_id, label: label, type: type, scale: scale_id, table: table_id }",
        *_schema(
            field("question_id", "Code", "string", "key", constraints="{ required: true, unique: true }"),
            field("label", "Vraag", "string", "public", constraints=REQUIRED),
            field("type", "Soort vraag", "string", "public", categories=_coded(types)),
            field("scale_id", "Schaal", "string", "public", missingValues=absent("niet van toepassing")),
            field("table_id", "Tabel", "string", "public", constraints=REQUIRED),
        ),
        "    primaryKey: [question_id]",
        *_links(("scale_id", f"{name}_scales", "scale_id")),
    ]
    return "\n".join(lines)


def _moments(name: str) -> str:
    lines = [
        *head(f"{name}_moments", title="Rondes", description="Wanneer gevraagd is.", kind="codelist"),
        "  structure: { kind: moments, id: moment_id, label: label, order: order }",
        *_schema(
            field("moment_id", "Code", "string", "key", constraints="{ required: true, unique: true }"),
            field("label", "Ronde", "string", "public", constraints=REQUIRED),
            field("order", "Plaats", "integer", "public", constraints=REQUIRED),
        ),
        "    primaryKey: [moment_id]",
    ]
    return "\n".join(lines)


def _results(name: str, questions: Sequence[Counted], *, moments: bool) -> str:
    means = any(question.mean for question in questions)
    counts = any(question.counts for question in questions)
    found = {"count": counts, "mean_of_persons": means}
    statistics = {code: words for code, words in STATISTICS.items() if found[code]}
    lines = [
        *head(f"{name}_results", title="Uitkomsten", description="Hoe vaak elk antwoord gegeven is.", kind="aggregate"),
        # A table made from the same records would be set against these counts.
        f"  made_from: {name}",
        "  structure:",
        "    kind: measures",
        "    question: question_id",
        "    option: option_id",
        *(["    moment: moment_id"] if moments else []),
        "    statistic: statistic",
        "    value: value",
        "    n: { answered: n_answered }",
        "    unit: unit",
        *_schema(
            field("result_id", "Nummer", "string", "key", constraints="{ required: true, unique: true }"),
            field("question_id", "Vraag", "string", "public", constraints=REQUIRED),
            field("option_id", "Antwoord", "string", "public", missingValues=absent("niet van toepassing")),
            field("statistic", "Maat", "string", "public", categories=_coded(statistics)),
            field("value", "Waarde", "number", "public", missingValues=absent("niet getoond", WITHHELD)),
            field("n_answered", "Aantal antwoorden", "integer", "public", constraints=REQUIRED),
            field("unit", "Eenheid", "string", "public", categories="[{ value: respondents, label: deelnemers }]"),
            *([field("moment_id", "Ronde", "string", "public", constraints=REQUIRED)] if moments else []),
        ),
        "    primaryKey: [result_id]",
        *_links(
            ("question_id", f"{name}_questions", "question_id"),
            ("option_id", f"{name}_options", "option_id"),
            *([("moment_id", f"{name}_moments", "moment_id")] if moments else []),
        ),
    ]
    return "\n".join(lines)


REQUIRED = "{ required: true }"


def _schema(*fields: str) -> list[str]:
    return ["  schema:", "    fields:", *fields, "    missingValues: []"]


def _links(*links: tuple[str, str, str]) -> list[str]:
    """Foreign keys: a field, and the dataset and field that it leads to."""
    lines = ["    foreignKeys:"]
    for own, target, there in links:
        lines.append(f"      - {{ fields: [{own}], reference: {{ resource: {target}, fields: [{there}] }} }}")
    return lines


def _coded(codes: Mapping[str, str]) -> str:
    return "[" + ", ".join(f"{{ value: {code}, label: {words} }}" for code, words in codes.items()) + "]"
