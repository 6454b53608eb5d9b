"""A new case is a row that fits and a page to be written, or nothing."""

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from casusboek.errors import UsageError
from casusboek.findings import errors
from casusboek.model.markers import Marker
from casusboek.project.load import load
from casusboek.scaffold import new_case
from casusboek.scaffold.cells import TRIES
from tests.scaffold.files import THEME, everything

CASES = "data/tuin/cases.csv"
PAGE = "content/studies/tuin/cases/TUIN4.yml"
GIVEN = {"level": "basis", "setting": "weggelaten", "garden": "moestuin;boomgaard", "source": "tuin:L24;tuin:L71-72"}
"""What the example's field definitions ask of a school."""
ROW = "TUIN4,basis,weggelaten,moestuin;boomgaard,,,,tuin:L24;tuin:L71-72"
OWN = {
    "level": "secundair",
    "koepel": "GO!",
    "ligging": "S",
    "type": "regulier",
    "brede_school": "nee",
    "participants": "5",
    "followup": "nee",
    "metaphor": 'Een "open" huis, met veel deuren',
    "metaphor_basis": "eigen",
    "source": "003:L909",
}
"""What the field definitions of the main study ask of a school."""


def test_it_adds_a_row_and_a_page(garden: Path) -> None:
    """The row ends the table, the page waits for its words, and no other file changes."""
    before = everything(garden)

    written = new_case(garden, "TUIN4", study="tuin", given=GIVEN, ask=None)

    after = everything(garden)
    assert written == (PAGE, CASES)
    assert {path for path in after if after[path] != before.get(path)} == set(written)
    assert after[CASES].decode() == f"{before[CASES].decode()}{ROW}\n"


def test_a_row_takes_the_form_of_its_file(garden: Path) -> None:
    """A table that a Dutch spreadsheet saved gets semicolons, its own encoding, and is read again."""
    table = garden / CASES
    records = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8"))))
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(records)
    table.write_bytes(text.getvalue().replace("Een klas", "Eén klas").encode("windows-1252"))
    before = table.read_bytes()

    new_case(garden, "TUIN4", study="tuin", given={**GIVEN, "motto": "Vóór ons"}, ask=None)

    row = 'TUIN4;basis;weggelaten;"moestuin;boomgaard";;Vóór ons;;"tuin:L24;tuin:L71-72"\r\n'
    assert table.read_bytes() == before + row.encode("windows-1252")
    assert not errors(load(garden, THEME)[1])

    with pytest.raises(UsageError, match="cannot hold every letter"):
        new_case(garden, "TUIN5", study="tuin", given={**GIVEN, "motto": "Łąka"}, ask=None)


def test_it_can_be_read_at_once(garden: Path) -> None:
    """The page names its case, rests on the row's source, and says that it must be written."""
    new_case(garden, "TUIN4", study="tuin", given=GIVEN, ask=None)

    loaded, findings = load(garden, THEME)
    assert findings == ()
    assert loaded is not None
    case = loaded.studies[0].cases["TUIN4"]
    fact = case.facts[0]
    assert (fact.id, fact.theme, fact.source) == ("TUIN4-F01", "leren", ("tuin:L24", "tuin:L71-72"))
    assert all(text.startswith("Nog te schrijven") for text in (case.headline, case.lede, fact.text))
    assert case.review == ()


def test_the_page_names_the_files_that_come_next(garden: Path) -> None:
    """An author reads in the page which other files may have rows of this case."""
    new_case(garden, "TUIN4", study="tuin", given=GIVEN, ask=None)

    assert ": participants.csv, partners.csv, reason_cases.csv." in (garden / PAGE).read_text(encoding="utf-8")


def test_an_id_stays_text(garden: Path) -> None:
    """An id that YAML would read as something else is put between quotes."""
    new_case(garden, "TRUE", study="tuin", given=GIVEN, ask=None)

    loaded, findings = load(garden, THEME)
    assert findings == ()
    assert loaded is not None
    assert "TRUE" in loaded.studies[0].cases


def test_a_twelfth_school_fits_the_main_study(own: Path) -> None:
    """With the cells that its field definitions ask for, the repository's own study takes a case."""
    table = "data/collectief-leren/cases.csv"
    before = everything(own)

    written = new_case(own, "SOS7", study="collectief-leren", given=OWN, ask=None)

    loaded, findings = load(own, THEME)
    assert findings == ()
    assert loaded is not None
    assert len(loaded.studies[0].cases) == 12
    assert written == ("content/studies/collectief-leren/cases/SOS7.yml", table)
    assert everything(own)[table].startswith(before[table])
    cases = loaded.studies[0].datasets["cases"]
    row = {field.name: cases.value(cases.lines[-1], field.name) for field in cases.fields}
    assert (row["metaphor"], row["followup_partner"]) == (OWN["metaphor"], Marker.NOT_APPLICABLE)


HEAD = "case_id,level,setting,garden,since,motto,team_note,source"
TABLES = {
    "line end": (f"{HEAD}\n", f"{HEAD}\n{ROW}\n"),
    "no line end": (HEAD, f"{HEAD}\n{ROW}\n"),
    "windows": (f"{HEAD}\r\n", f"{HEAD}\r\n{ROW}\r\n"),
    "windows, no line end": (
        f"{HEAD}\r\nTUIN1,basis,stad,moestuin,,,,tuin:L1",
        f"{HEAD}\r\nTUIN1,basis,stad,moestuin,,,,tuin:L1\r\n{ROW}\r\n",
    ),
    "byte order mark": (f"\ufeff{HEAD}\n", f"\ufeff{HEAD}\n{ROW}\n"),
    "needless quotes": (
        f'{HEAD}\n"TUIN1","basis",stad,moestuin,,"a ""b""\nc",,tuin:L1\n',
        f'{HEAD}\n"TUIN1","basis",stad,moestuin,,"a ""b""\nc",,tuin:L1\n{ROW}\n',
    ),
    "other order": (
        "source,level,case_id,setting,motto,garden,team_note,since\n",
        "source,level,case_id,setting,motto,garden,team_note,since\n"
        "tuin:L24;tuin:L71-72,basis,TUIN4,weggelaten,,moestuin;boomgaard,,\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), TABLES.values(), ids=TABLES)
def test_the_table_keeps_every_byte_it_had(garden: Path, before: str, after: str) -> None:
    """The new row follows the file: its columns, its line ends, its encoding."""
    (garden / CASES).write_bytes(before.encode())

    new_case(garden, "TUIN4", study="tuin", given=GIVEN, ask=None)

    assert (garden / CASES).read_bytes().decode() == after


@pytest.mark.parametrize("motto", ['Een "tuin", zei men', " spatie vooraan", "'t groeit", "=1+1", "één – twee", "a;b"])
def test_a_cell_comes_back_as_it_was_given(garden: Path, motto: str) -> None:
    """Commas and quotes in a cell cost neither the cell nor its row."""
    new_case(garden, "TUIN4", study="tuin", given={**GIVEN, "motto": motto}, ask=None)

    *_, row = csv.DictReader(io.StringIO((garden / CASES).read_text(encoding="utf-8")))
    assert row["motto"] == motto


def test_without_a_source_there_is_no_fact(garden: Path) -> None:
    """A fact rests on a source, so a study that asks none of its cases gets a page without facts."""
    package = garden / "data" / "tuin" / "datapackage.yaml"
    text = package.read_text(encoding="utf-8")
    rule = "constraints: { required: true }"
    place = text.index(rule, text.index("- name: source"))
    empty = 'missingValues: [{ value: "", label: niet gerapporteerd }]'
    package.write_text(text[:place] + empty + text[place + len(rule) :], encoding="utf-8")

    new_case(garden, "TUIN4", study="tuin", given={**GIVEN, "source": ""}, ask=None)

    loaded, findings = load(garden, THEME)
    assert findings == ()
    assert loaded is not None
    assert loaded.studies[0].cases["TUIN4"].facts == ()


REFUSED: dict[str, tuple[str, Mapping[str, str], str]] = {
    "no safe name": ("tuin4", GIVEN, "Use a capital"),
    "path": ("../X", GIVEN, "Use a capital"),
    "exists": ("TUIN1", GIVEN, "exists already: see data/tuin/cases.csv"),
    "unknown field": ("TUIN4", {**GIVEN, "gardn": "x"}, "gardn: there is no such field. Did you mean 'garden'"),
    "other id": ("TUIN4", {**GIVEN, "case_id": "TUIN5"}, "leave it out of --set"),
    "code": ("TUIN4", {**GIVEN, "level": "bassis"}, "not one of the codes of 'level'. Did you mean 'basis'"),
    "code in a list": ("TUIN4", {**GIVEN, "garden": "moestuin;vijver"}, "'vijver' is not one of the codes"),
    "type": ("TUIN4", {**GIVEN, "since": "lang geleden"}, "is not a year as YYYY"),
    "source": ("TUIN4", {**GIVEN, "source": "p. 12"}, "not a source. Write source:L"),
    "line break": ("TUIN4", {**GIVEN, "motto": "a\nb"}, "does not fit on one line"),
    "half a character": ("TUIN4", {**GIVEN, "motto": "a\udce9"}, "does not fit on one line"),
}


@pytest.mark.parametrize(("case", "given", "message"), REFUSED.values(), ids=REFUSED)
def test_a_row_that_does_not_fit_is_refused(garden: Path, case: str, given: Mapping[str, str], message: str) -> None:
    """A refusal says what is wrong and what is allowed, and changes nothing."""
    before = everything(garden)

    with pytest.raises(UsageError, match=message):
        new_case(garden, case, study="tuin", given=given, ask=None)

    assert everything(garden) == before


def test_all_missing_and_wrong_cells_are_named_at_once(garden: Path) -> None:
    """Nobody has to try again for each cell; the codes stand beside it."""
    before = everything(garden)

    with pytest.raises(UsageError) as refusal:
        new_case(garden, "TUIN4", study="tuin", given={"since": "ooit", "level": ""}, ask=None)

    assert str(refusal.value).splitlines() == [
        "nothing was written; give each cell as --set FIELD=VALUE:",
        "  since (Tuin sinds): 'ooit' is not a year as YYYY.",
        "  level (Niveau): this cell must be filled. Allowed: basis, secundair.",
        "  setting (Ligging): this cell must be filled. Allowed: platteland, stad, weggelaten.",
        "  garden (Soort tuin): this cell must be filled. Allowed: boomgaard, kruidentuin, moestuin. "
        "Separate several by ';'.",
        "  source (Bron): this cell must be filled. Write source:L and a line or a range of lines, "
        "such as 003:L12 or 003:L12-15. Separate several by ';'.",
    ]
    assert everything(garden) == before


def _rewrite(name: str, old: str, new: str) -> Callable[[Path], None]:
    def rewrite(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), encoding="utf-8")

    return rewrite


BROKEN: dict[str, tuple[Callable[[Path], None], str]] = {
    "settings": (_rewrite("content/site.yml", "language:", "langage:"), "S10[12].*Run 'casusboek check'"),
    "study": (_rewrite("content/studies/tuin/study.yml", "short:", "shrt:"), "study.yml.* And 1 more"),
    "case page": (_rewrite("content/studies/tuin/case_page.yml", "- kind: field", "- kind: feld"), "S104"),
    "descriptor": (_rewrite("data/tuin/datapackage.yaml", "disclosure: drop", "disclosed: drop"), "P103"),
    "rows": (_rewrite(CASES, "TUIN2,basis,", "TUIN2,"), "cases.csv:3:.*D107"),
    "other rows": (_rewrite("data/tuin/partners.csv", ",prioritair,", ",prioriteit,"), "D111.* And 5 more"),
    "dataset": (_rewrite("content/studies/tuin/study.yml", "dataset: cases", "dataset: case"), "mean 'cases'"),
    "key": (_rewrite("content/studies/tuin/study.yml", "key: case_id", "key: case"), "no field 'case'"),
    "data": (_rewrite("content/studies/tuin/study.yml", "data: tuin", "data: ../tuin"), "folder below data/"),
}


@pytest.mark.parametrize(("prepare", "message"), BROKEN.values(), ids=BROKEN)
def test_a_project_that_cannot_be_read_is_not_added_to(
    garden: Path, prepare: Callable[[Path], None], message: str
) -> None:
    """What is wrong already is mended first; the first finding is shown."""
    prepare(garden)
    before = everything(garden)

    with pytest.raises(UsageError, match=message):
        new_case(garden, "TUIN4", study="tuin", given=GIVEN, ask=None)

    assert everything(garden) == before


@pytest.mark.parametrize(
    ("study", "message"),
    [("tuinen", "there is no study 'tuinen'.*Did you mean 'tuin'"), ("../tuin", "cannot be the id of a study")],
)
def test_a_study_that_is_not_there_takes_no_case(garden: Path, study: str, message: str) -> None:
    """The nearest study is named."""
    with pytest.raises(UsageError, match=message):
        new_case(garden, "TUIN4", study=study, given=GIVEN, ask=None)


def test_a_page_without_a_row_is_not_written_over(garden: Path) -> None:
    """A file of that name counts as the case, whatever it holds."""
    (garden / PAGE).write_text("mine", encoding="utf-8")
    before = everything(garden)

    with pytest.raises(UsageError, match=f"exists already: see {PAGE}"):
        new_case(garden, "TUIN4", study="tuin", given=GIVEN, ask=None)

    assert everything(garden) == before


def test_half_a_case_is_taken_back(garden: Path) -> None:
    """When the second file cannot be written, the first is as it was."""
    folder = garden / "data" / "tuin"
    (folder / ".cases.csv.new").mkdir()
    before = everything(garden)

    with pytest.raises(UsageError, match=r"cases\.csv cannot be written .*Nothing was changed"):
        new_case(garden, "TUIN4", study="tuin", given=GIVEN, ask=None)

    assert everything(garden) == before


class Author:
    """Answers questions in turn, and remembers them."""

    def __init__(self, *answers: str) -> None:
        """Take the answers."""
        self.answers = list(answers)
        self.asked: list[tuple[str, str, tuple[str, ...]]] = []

    def __call__(self, field: str, label: str, choices: tuple[str, ...]) -> str:
        """Answer a question."""
        self.asked.append((field, label, choices))
        return self.answers.pop(0)


def test_what_is_missing_is_asked_for(garden: Path) -> None:
    """Only cells that must be filled and were not given are asked for, in the order of the file."""
    author = Author("weggelaten", "moestuin;boomgaard", "tuin:L24;tuin:L71-72")

    new_case(garden, "TUIN4", study="tuin", given={"level": "basis"}, ask=author)

    assert (garden / CASES).read_text(encoding="utf-8").splitlines()[-1] == ROW
    assert [(field, choices) for field, _, choices in author.asked] == [
        ("setting", ("stad", "platteland", "weggelaten")),
        ("garden", ()),
        ("source", ()),
    ]
    assert author.asked[1][1] == "Soort tuin. Allowed: boomgaard, kruidentuin, moestuin. Separate several by ';'."


def test_a_wrong_answer_is_asked_again(garden: Path) -> None:
    """The question comes back with what was wrong."""
    author = Author("vijver", "moestuin;boomgaard")

    given = {field: cell for field, cell in GIVEN.items() if field != "garden"}
    new_case(garden, "TUIN4", study="tuin", given=given, ask=author)

    assert (garden / CASES).read_text(encoding="utf-8").splitlines()[-1] == ROW
    assert author.asked[1][1].startswith("'vijver' is not one of the codes of 'garden'.")


def test_an_author_is_not_asked_for_ever(garden: Path) -> None:
    """After some wrong answers nothing is written."""
    before = everything(garden)
    author = Author(*["vijver"] * TRIES)

    given = {field: cell for field, cell in GIVEN.items() if field != "garden"}
    with pytest.raises(UsageError, match=r"garden \(Soort tuin\): 'vijver'"):
        new_case(garden, "TUIN4", study="tuin", given=given, ask=author)

    assert everything(garden) == before


def test_a_wrong_flag_is_refused_before_questions(garden: Path) -> None:
    """Nobody answers questions in vain."""
    author = Author()

    with pytest.raises(UsageError, match="'bassis'"):
        new_case(garden, "TUIN4", study="tuin", given={"level": "bassis"}, ask=author)

    assert author.asked == []
