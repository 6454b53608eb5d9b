"""What LimeSurvey and Qualtrics put around the answers: codes, texts and columns of their own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from casusboek.errors import UsageError
from casusboek.ingest.columns import Column, Inference, Sheet, Survey
from casusboek.ingest.delimited import Records

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
OWN = frozenset({*(QUALTRICS | LIMESURVEY), "status", "duration (in seconds)", "userlanguage", "distributionchannel"})
"""Columns about the answering itself, which no question asked for."""
ENOUGH = 3
"""How many columns of a program make an export of it."""
CODE_AND_TEXT = re.compile(r"(?P<code>[A-Za-z][A-Za-z0-9_]*(?:\[[A-Za-z0-9_]+\])*)\.\s+(?P<text>.+)", re.DOTALL)
"""How LimeSurvey writes a question's code and its text into one heading."""
VALUE = re.compile(r"-?[\d.,/: -]*\d[\d.,/: -]*|\S+@\S+\.\w+|true|false", re.IGNORECASE | re.ASCII)
"""What stands in cells and never is a heading: numbers, dates, e-mail addresses."""
HEADINGS = 3
"""Qualtrics has three: codes, texts, and its own ids."""


def sheet_of(records: Records, form: str, inferred: tuple[Inference, ...], *, exact: bool) -> Sheet:
    """The records as columns, read in the way of the program that they come from.

    Raises:
        UsageError: There is no row, or a heading is missing or stands there twice.
    """
    header, body = records[0], records[1:]
    known = {heading.lower() for heading in header}
    if len(records) >= HEADINGS and any(IMPORT_ID.match(cell) for cell in records[2]):
        return _qualtrics(records, form, inferred, exact=exact)
    if len(known & QUALTRICS) >= ENOUGH and not known & {"submitdate", "lastpage"}:
        what = "it has columns of Qualtrics, but not its three rows of headings: the first row is taken for all."
        said = (*inferred, Inference("file", what))
        found = Sheet((), f"{form}, exported by Qualtrics", Survey.QUALTRICS, said, persons=True)
        return _sheet(header, body, found, exact=exact)
    if len(known & LIMESURVEY) >= ENOUGH:
        said = (*inferred, Inference("file", "it has the columns of an export by LimeSurvey."))
        found = Sheet((), f"{form}, exported by LimeSurvey", Survey.LIMESURVEY, said, persons=True)
        made = _sheet(header, body, found, exact=exact)
        return replace(made, columns=tuple(map(_split, made.columns)))
    return _sheet(header, body, Sheet((), form, inferred=inferred), exact=exact)


def _qualtrics(records: Records, form: str, inferred: tuple[Inference, ...], *, exact: bool) -> Sheet:
    codes, texts, _, *body = records
    said = (*inferred, Inference("file", "it has the three rows of headings of an export by Qualtrics."))
    found = Sheet((), f"{form}, exported by Qualtrics", Survey.QUALTRICS, said, persons=True)
    made = _sheet(codes, body, found, exact=exact)
    columns = tuple(
        replace(column, label=" ".join(text.split())) for column, text in zip(made.columns, texts, strict=True)
    )
    return replace(made, columns=columns, inferred=(*made.inferred, *_unfinished(columns)))


def _unfinished(columns: Sequence[Column]) -> list[Inference]:
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


def _split(column: Column) -> Column:
    """A column of LimeSurvey with code and text apart, when both stand in its heading."""
    found = CODE_AND_TEXT.fullmatch(column.name)
    return replace(column, name=found["code"], label=" ".join(found["text"].split())) if found else column


def _sheet(header: Sequence[str], body: Sequence[Sequence[str]], sheet: Sheet, *, exact: bool) -> Sheet:
    if not body:
        raise UsageError("the file has headings, but no row below them.")
    for place, heading in enumerate(header, 1):
        if VALUE.fullmatch(heading):
            # It may be somebody's answer, so it is not repeated.
            raise UsageError(
                f"the heading of column {place} looks like an answer. The first row must name every column: add one."
            )
        if not heading:
            raise UsageError(
                f"column {place} has no heading. The first row must name every column: "
                "remove titles above the table, and columns without a heading."
            )
        if header.index(heading) != place - 1:
            first = header.index(heading) + 1
            raise UsageError(f"columns {first} and {place} have the same heading. Rename one of the two.")
    cells = list(zip(*body, strict=True))
    columns = tuple(Column(heading, tuple(cells[place]), exact=exact) for place, heading in enumerate(header))
    return replace(sheet, columns=columns)
