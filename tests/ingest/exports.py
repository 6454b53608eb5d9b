"""Files as researchers have them, all invented, with answers that must not come out."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
from openpyxl import Workbook

SECRETS = ("geheim", "Marie Peeters", "@thuis.example", "10.1.2.")
"""Pieces of answers that may stand in no message and in no file of the project."""
AGREE = ("oneens", "neutraal", "eens")
STEUN = (*("eens",) * 12, *("neutraal",) * 7, *("oneens",) * 5)
TIJD = (*("oneens",) * 12, *("eens",) * 9, *("neutraal",) * 3)
N = len(STEUN)


def written(path: Path, rows: Sequence[Sequence[Any]], *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write rows as text."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def answers(path: Path, **form: str) -> Path:
    """Write a spreadsheet with a row per person."""
    header = ["nummer", "e-mail", "steun", "tijd", "uren", "opmerking"]
    rows = [
        [i + 1, f"p{i}@thuis.example", STEUN[i], TIJD[i], f"{i},5", f"geheim nummer {i}, met één zin erbij"]
        for i in range(N)
    ]
    return written(path, [header, *rows], **{"delimiter": ";", **form})


def published(path: Path) -> Path:
    """Write a table out of a report."""
    return written(
        path,
        [["vraag", "antwoord", "aantal", "procent"], ["V1", "ja", 12, "60,5"], ["V1", "nee", 8, "39,5"]],
        delimiter=";",
    )


def limesurvey(path: Path, *, words: bool) -> Path:
    """Write an export of LimeSurvey, with codes or with words."""
    codes = [
        "id",
        "submitdate",
        "lastpage",
        "startlanguage",
        "seed",
        "ipaddr",
        "V1",
        "V2[SQ1]",
        "V2[SQ2]",
        "V2[other]",
        "V3",
    ]
    texts = [
        *("Response ID", "Date submitted", "Last page", "Start language", "Seed", "IP address", "Krijg je steun?"),
        *("Waar leer je? [Op school]", "Waar leer je? [Thuis]", "Waar leer je? [Anders]", "Hoe heet je?"),
    ]
    rows = [
        [
            *(i + 1, "2026-02-01 12:00:00", 3, "nl", 1000 + 7 * i, f"10.1.2.{i}"),
            STEUN[i] if words else f"A{AGREE.index(STEUN[i]) + 1}",
            _tick(i % 2, words=words),
            _tick(i < 10, words=words),
            "geheim" if i == 7 else "",
            "Marie Peeters",
        ]
        for i in range(N)
    ]
    return written(path, [texts if words else codes, *rows])


def _tick(chosen: object, *, words: bool) -> str:
    return ("Ja" if chosen else "Nee") if words else ("Y" if chosen else "")


def qualtrics(path: Path) -> Path:
    """Write an export of Qualtrics with its three rows of headings."""
    codes = [
        "StartDate",
        "Status",
        "IPAddress",
        "Finished",
        "ResponseId",
        "Q1",
        "Q2_1",
        "Q2_2",
        "Q2_3_TEXT",
        "Q3_1",
        "Q4",
    ]
    texts = [
        *("Start Date", "Response Type", "IP Address", "Finished", "Response ID", "Krijg je\nsteun?"),
        *("Waar leer je? - Selected Choice - Op school", "Waar leer je? - Selected Choice - Thuis"),
        *("Waar leer je? - Anders - Text", "In welke mate? - Rust", "Wat wil je nog kwijt?"),
    ]
    rows = [
        [
            *("2026-02-01 12:00:00", "IP Address", f"10.1.2.{i}", "False" if i == 3 else "True", f"R_{i}", STEUN[i]),
            *("Op school" if i % 2 else "", "Thuis" if i < 10 else "", "geheim" if i == 4 else ""),
            *(i % 5 + 1, f"geheim antwoord {i}"),
        ]
        for i in range(N)
    ]
    return written(
        path, [codes, texts, [f'{{"ImportId":"QID{i}"}}' for i in range(len(codes))], *rows], encoding="utf-8-sig"
    )


def spss(path: Path) -> Path:
    """Write a file of SPSS with labels and missing values."""
    frame = pd.DataFrame(
        {
            "V1": [99.0, *(float(AGREE.index(answer) + 1) for answer in STEUN[1:])],
            "leeftijd": [float(30 + i) for i in range(N - 1)] + [None],
            "naam": ["Marie Peeters"] * N,
        }
    )
    pyreadstat.write_sav(
        frame,
        str(path),
        column_labels={"V1": "Ik krijg steun", "leeftijd": "Leeftijd", "naam": "Hoe heet je"},
        variable_value_labels={"V1": {1: "Oneens", 2: "Neutraal", 3: "Eens", 99: "geen antwoord"}},
        missing_ranges={"V1": [99]},
    )
    return path


def excel(path: Path, **sheets: Sequence[Any]) -> Path:
    """Write an Excel file."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path
