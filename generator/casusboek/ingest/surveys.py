"""What survey programs put around the answers: codes, texts, rows of headings and columns of their own."""

import re
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from casusboek.errors import UsageError
from casusboek.ingest.columns import Inference, Sheet, SourceColumn, Survey
from casusboek.ingest.delimited import Records
from casusboek.ingest.headings import apart, without_titles

IMPORT_ID = re.compile(r'\{"ImportId":')
QUALTRICS = frozenset({"startdate", "enddate", "recordeddate", "responseid", "finished", "progress", "ipaddress"})
LIMESURVEY = frozenset(
    {
        *("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr", "refurl"),
        *("response id", "date submitted", "last page", "start language", "date started", "date last action"),
        *("antwoord id", "reactie id", "respons id", "id van de reactie", "datum ingestuurd", "datum verzonden"),
        *("laatste pagina", "starttaal", "begintaal", "datum gestart", "begindatum", "datum laatste actie"),
        *("datum laatste bewerking", "ip-adres", "ip address", "referrer url"),
    }
)
GOOGLE = frozenset({"tijdstempel", "timestamp", "horodateur", "zeitstempel"})
MICROSOFT = frozenset(
    {
        *(
            "start time",
            "completion time",
            "begintijd",
            "tijd van voltooien",
            "tijdstip van voltooien",
            "voltooiingstijd",
        ),
        *("tijdstip van laatste wijziging", "last modified time", "startzeit", "fertigstellungszeit"),
    }
)
SURVEYMONKEY = frozenset({"respondent id", "collector id", "respondent-id", "collector-id", "verzamelaar-id"})
OWN = frozenset(
    {
        *(QUALTRICS | LIMESURVEY | GOOGLE | MICROSOFT | SURVEYMONKEY),
        *("status", "duration (in seconds)", "userlanguage", "distributionchannel", "id", "start date", "end date"),
        *(
            "email address",
            "first name",
            "last name",
            "custom data 1",
            "e-mail",
            "email",
            "naam",
            "name",
            "totaalscore",
        ),
    }
)
"""Columns about the answering itself, which no question asked for."""
TWO = 2
ENOUGH = 3
"""How many columns of a program make an export of it."""
CODE_AND_TEXT = re.compile(r"(?P<code>[A-Za-z][A-Za-z0-9_]*(?:\[[A-Za-z0-9_]+\])*)\.\s+(?P<text>.+)", re.DOTALL)
"""How LimeSurvey writes a question's code and its text into one heading."""
VALUE = re.compile(r"-?[\d.,/: -]*\d[\d.,/: -]*|\S+@\S+\.\w+|true|false", re.IGNORECASE | re.ASCII)
"""What stands in cells and never is a heading: numbers, dates, e-mail addresses."""
HEADINGS = 3
"""Qualtrics has three: codes, texts, and its own ids."""
RESPONSES = frozenset({"", "response", "open-ended response", "antwoord", "open antwoord", "reactie"})
"""What SurveyMonkey writes below a question that has one column."""
WORDS_AND_CODE = re.compile(r"(?P<words>.+\S)\s*\((?P<code>-?\w{1,6})\)", re.DOTALL)
"""How LimeSurvey writes an answer with its code."""


def sheet_of(records: Records, form: str, inferred: tuple[Inference, ...], *, exact: bool) -> Sheet:
    """The records as columns, read in the way of the program that they come from.

    Raises:
        UsageError: There is no row, or a heading is missing or looks like an answer.
    """
    records, passed = without_titles(records)
    inferred = (*inferred, *passed)
    header, body = records[0], records[1:]
    plain = {heading.lower() for heading in header}
    codes = {found["code"].lower() for heading in header if (found := CODE_AND_TEXT.fullmatch(heading))}
    if len(records) >= HEADINGS and any(IMPORT_ID.match(cell) for cell in records[2]):
        return _qualtrics(records, form, inferred, exact=exact)
    if len(plain & QUALTRICS) >= ENOUGH and not plain & {"submitdate", "lastpage"}:
        what = "it has columns of Qualtrics, but not its three rows of headings: the first row is taken for all."
        return _sheet(header, body, _exported(Survey.QUALTRICS, form, inferred, what), exact=exact)
    if len((plain | codes) & LIMESURVEY) >= ENOUGH:
        what = "it has the columns of an export by LimeSurvey."
        made = _sheet(header, body, _exported(Survey.LIMESURVEY, form, inferred, what), exact=exact)
        return _unsubmitted(replace(made, columns=tuple(_coded(_split(column)) for column in made.columns)))
    if len(records) > 1 and len(plain & SURVEYMONKEY) > 1:
        what = "it has the two rows of headings of an export by SurveyMonkey."
        empty = _exported(Survey.SURVEYMONKEY, form, inferred, what)
        return _sheet(_joined(header, body[0]), body[1:], empty, exact=exact)
    if header[0].lower() in GOOGLE or len(plain & MICROSOFT) > 1:
        what = "it has the columns of a form of Google or Microsoft."
        return _sheet(header, body, _exported(Survey.FORMS, form, inferred, what), exact=exact)
    return _sheet(header, body, Sheet((), form, inferred=inferred), exact=exact)


def _exported(survey: Survey, form: str, inferred: tuple[Inference, ...], what: str) -> Sheet:
    """An empty sheet of a program's export, with what it was recognised by."""
    said = (*inferred, Inference("file", what))
    return Sheet((), f"{form}, exported by {survey.value}", survey, said, persons=True)


def _joined(questions: Sequence[str], answers: Sequence[str]) -> list[str]:
    """SurveyMonkey's two rows of headings as one: the question, and the answer in brackets."""
    headings: list[str] = []
    question = ""
    for above, below in zip(questions, answers, strict=True):
        question = above or question
        headings.append(question if below.lower() in RESPONSES else f"{question} [{below}]")
    return headings


def _coded(column: SourceColumn) -> SourceColumn:
    """A column whose every answer stands with its code behind it, as codes with their words."""
    found = {cell: WORDS_AND_CODE.fullmatch(cell) for cell in dict.fromkeys(column.filled)}
    if len(found) < TWO or not all(found.values()):
        return column
    words = {cell: (match["code"], match["words"]) for cell, match in found.items() if match}
    labels = dict(sorted(words.values(), key=_by_number))
    if len(labels) < len(words):
        return column
    cells = tuple(words[cell][0] if cell in words else cell for cell in column.cells)
    return replace(column, cells=cells, labels=MappingProxyType(labels))


def _by_number(pair: tuple[str, str]) -> tuple[int, str]:
    code = pair[0]
    return (int(code), "") if re.fullmatch(r"-?\d+", code) else (0, code)


def _unsubmitted(sheet: Sheet) -> Sheet:
    """The sheet with a word on answers that were never sent in; they count."""
    names = ("submitdate", "date submitted", "datum ingestuurd", "datum verzonden")
    column = next((found for found in sheet.columns if found.name.lower() in names), None)
    left = sum(cell == "" for cell in column.cells) if column else 0
    said = Inference(column.name, f"{left} of {sheet.rows} were never sent in; they count.") if column else None
    return replace(sheet, inferred=(*sheet.inferred, said)) if said and left else sheet


def _qualtrics(records: Records, form: str, inferred: tuple[Inference, ...], *, exact: bool) -> Sheet:
    codes, texts, _, *body = records
    what = "it has the three rows of headings of an export by Qualtrics."
    made = _sheet(codes, body, _exported(Survey.QUALTRICS, form, inferred, what), exact=exact)
    columns = tuple(
        replace(column, label=" ".join(text.split())) for column, text in zip(made.columns, texts, strict=True)
    )
    return replace(made, columns=columns, inferred=(*made.inferred, *_unfinished(columns)))


def _unfinished(columns: Sequence[SourceColumn]) -> list[Inference]:
    """What Qualtrics says of answers that perhaps should not count; nothing is left out."""
    said = []
    for column in columns:
        if column.name.lower() == "finished":
            n = sum(cell.lower() in ("false", "0") for cell in column.cells)
            said += [Inference(column.name, f"{n} of {len(column.cells)} were not finished; they count.")] if n else []
        if column.name.lower() == "status":
            n = sum("preview" in cell.lower() or cell == "1" for cell in column.cells)
            said += [Inference(column.name, f"{n} of {len(column.cells)} seem to be tests; they count.")] if n else []
    return said


def _split(column: SourceColumn) -> SourceColumn:
    """A column of LimeSurvey with code and text apart, when both stand in its heading."""
    found = CODE_AND_TEXT.fullmatch(column.name)
    return replace(column, name=found["code"], label=" ".join(found["text"].split())) if found else column


def _sheet(header: Sequence[str], body: Sequence[Sequence[str]], sheet: Sheet, *, exact: bool) -> Sheet:
    if not body:
        raise UsageError("the file has headings, but no row below them.")
    cells = list(zip(*body, strict=True))
    kept = [place for place, heading in enumerate(header) if heading or any(cells[place])]
    answers = [place + 1 for place in kept if VALUE.fullmatch(header[place])]
    if answers:
        # They may be somebody's answers, so they are not repeated.
        look = "heading of {} looks like an answer" if len(answers) == 1 else "headings of {} look like answers"
        raise UsageError(f"the {look.format(_columns(answers))}. The first row must name every column: add one.")
    nameless = [place + 1 for place in kept if not header[place]]
    if nameless:
        raise UsageError(
            f"{_columns(nameless)} {'has' if len(nameless) == 1 else 'have'} no heading. "
            "The first row must name every column: remove titles above the table, and columns without a heading."
        )
    names, said = apart([header[place] for place in kept])
    columns = tuple(
        SourceColumn(name, tuple(cells[place]), exact=exact) for name, place in zip(names, kept, strict=True)
    )
    return replace(sheet, columns=columns, inferred=(*sheet.inferred, *said))


def _columns(places: Sequence[int]) -> str:
    """Columns by their numbers, in words."""
    numbers = [str(place) for place in places]
    return f"column {numbers[0]}" if len(numbers) == 1 else f"columns {', '.join(numbers[:-1])} and {numbers[-1]}"
