"""The last look before readers get a site: no file of it holds what only the authors know."""

import gzip
import io
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from casusboek.cli import casusboek
from casusboek.errors import BlockedError
from casusboek.model.output import File
from casusboek.outgoing import Known, known, refuse_known
from tests.projects import DIARY, PRIVATE, Edit, read, write

ANSWER = ("een", "kanarie", "drie")
SECRET = Known({ANSWER: "the field 'tekst' of the dataset 'dagboek'", ("48123",): "x", ("48", "123"): "x"})


def packed(text: str) -> bytes:
    """A text in a file of a zip, such as a workbook."""
    content = io.BytesIO()
    with ZipFile(content, "w") as files:
        files.writestr("xl/sharedStrings.xml", text)
    return content.getvalue()


def of_project(root: Path) -> Known:
    """What only the authors of the gardens know."""
    project, _ = read(write(root))
    assert project is not None
    return known(project, root, root / PRIVATE)


FILES: dict[str, File] = {
    "a page": File("index.html", b"<p>Zij zei: een kanarie drie.</p>"),
    "capitals": File("index.html", b"<p>Een Kanarie Drie</p>"),
    "an attribute": File("index.html", b'<img alt="een kanarie drie">'),
    "an attribute in signs": File("index.html", b'<img alt="een&nbsp;kanarie&#32;drie">'),
    "divided by markup": File("index.html", b"<p>een <b>kanarie</b> <i>drie</i></p>"),
    "divided by a sign that is not seen": File("a.svg", "<text>een kana\u00adrie drie</text>".encode()),
    "search": File("search/search_index.json", b'{"text": "nu\\neen kanarie\\u0020drie"}'),
    "a download": File("data/d.csv", b"id;wat\n1;een-kanarie-drie\n"),
    "a workbook": File("data/d.xlsx", packed("<t>een kanarie drie</t>")),
    "a packed map": File("sitemap.xml.gz", gzip.compress(b"<loc>/een-kanarie-drie/</loc>")),
    "a name": File("een-kanarie-drie/index.html", b""),
    "an address": File("index.html", b'<a href="/een%20kanarie%20drie/">'),
    "a picture": File("foto.png", b"\x89PNG\r\n\xfe\x00tEXtComment\x00een kanarie drie\xff"),
    "a number": File("index.html", b"<td>48123</td>"),
    "a number with a mark": File("index.html", b"<td>48.123</td>"),
}


@pytest.mark.parametrize("file", FILES.values(), ids=list(FILES))
def test_wherever_it_stands_it_is_found(file: File) -> None:
    """In pages, search, drawings, downloads, names and what is packed, however it is written; it is not repeated."""
    with pytest.raises(BlockedError) as caught:
        refuse_known([File("b.html", b"<p>niets</p>"), file], SECRET)

    assert caught.value.exit_code == 3
    assert "kanarie" not in str(caught.value).replace(file.path, "")
    assert "48" not in str(caught.value)


def test_what_only_looks_like_it_goes_out() -> None:
    """Words in another order or in part, and digits within a number, are not the value."""
    files = [File("index.html", b"<p>kanarie een drie, een kanarie driest; 148123 en 48 1234</p>"), File("a.txt", b"")]

    assert refuse_known(files, SECRET) == 2


def test_what_is_known_of_a_project(tmp_path: Path) -> None:
    """Dropped and sensitive words and the keys of persons; no codes, nothing short, nothing that everybody may see."""
    values = of_project(tmp_path).values

    assert ("kanarie", "drie") in values
    assert values["kanarie", "drie"] == "the field 'tekst' of the dataset 'dagboek'"
    assert ("r13", "voor") in values
    for shown in (("tuin1",), ("droog",), ("d3",), ("buur",)):
        assert shown not in values


def test_a_short_answer_in_the_words_of_an_author(tmp_path: Path) -> None:
    """What an author says as well is nobody's; a whole sentence is, also when an author took it over."""
    Edit(DIARY, "kanarie drie", "samen eten").apply(write(tmp_path))
    Edit(DIARY, "kanarie een", "niemand zag wat er groeide").apply(tmp_path)
    page = tmp_path / "content/studies/tuinen/index.nl.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nOver samen eten: niemand zag wat er groeide.\n", "utf-8")
    project, _ = read(tmp_path)
    assert project is not None
    values = known(project, tmp_path, tmp_path / PRIVATE).values

    assert ("samen", "eten") not in values
    assert ("niemand", "zag", "wat", "er", "groeide") in values


def test_to_whom_bundles_went_and_the_key_of_a_study(tmp_path: Path) -> None:
    """Names and addresses of contacts, and the key that only the private folder holds."""
    write(tmp_path)
    addresses = tmp_path / PRIVATE / "review/tuinen/addresses.csv"
    addresses.parent.mkdir(parents=True)
    addresses.write_text("case,name,email\nTUIN1,Verzonnen Naam,v@tuin.invalid\n", encoding="utf-8")
    (tmp_path / PRIVATE / "tuinen/release.key").write_text("0a1b2c3d\n", encoding="ascii")
    values = of_project(tmp_path).values

    for words in (("verzonnen", "naam"), ("v", "tuin", "invalid"), ("0a1b2c3d",)):
        assert words in values


@pytest.fixture
def publish(tmp_path: Path) -> Callable[[], Result]:
    """The command that publishes the gardens."""
    root = write(tmp_path / "tuinen")

    def run() -> Result:
        where = ["--project", str(root), "--private", str(root / PRIVATE)]
        return CliRunner().invoke(casusboek, ["publish", str(tmp_path / "online"), *where])

    return run


def test_publishing_looks_first(tmp_path: Path, publish: Callable[[], Result]) -> None:
    """How much was looked for and in how many files is said; a page with a dropped value goes nowhere."""
    told = publish()
    assert told.exit_code == 0, told.output
    assert " values that readers may not see in " in told.output
    root = tmp_path / "tuinen"
    Edit(DIARY, "kanarie drie", "de kanarie zong drie keer").apply(root)
    page = root / "content/studies/tuinen/index.nl.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nDe kanarie zong drie keer.\n", "utf-8")
    refused = publish()

    assert isinstance(refused.exception, BlockedError)
    assert "the field 'tekst' of the dataset 'dagboek'" in str(refused.exception)
    assert "zong" not in str(refused.exception) + refused.output
    assert [path.name for path in (tmp_path / "online/releases").iterdir()] == ["0001"]
