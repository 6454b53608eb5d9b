"""What is built: nothing of a case that is held back on the site, all of it in a preview that is never published."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from casusboek import cli
from casusboek.errors import BlockedError
from tests.member_check.gardens import gardens
from tests.member_check.test_gate import set_check
from tests.projects import DATA, PRIVATE, STUDY, Edit
from tests.unpacked import raw_of

HELD = "TUIN3"
WORDS = ("kanariekop", "kanarielede", "kanariefeit", "kanariestap", "kanariebeeld", "kanariehuis", "kanarieuitspraak")
NUMBER = "4711"


@dataclass(frozen=True)
class Built:
    """A project of which one garden agreed and two did not, built twice."""

    root: Path
    said: str


def plant(root: Path) -> None:
    """Put words and a number that stand nowhere else into all that is about the third garden."""
    case = f"{STUDY}/cases/{HELD}.yml"
    Edit(case, 'headline: "', 'headline: "Kanariekop ').apply(root)
    Edit(case, 'lede: "', 'lede: "Kanarielede ').apply(root)
    Edit(case, "Er groeien bonen", "Kanariefeit, bonen").apply(root)
    Edit(case, "state: voorgelegd", "state: voorgelegd\n    change: Kanariestap.").apply(root)
    Edit(f"{DATA}/datapackage.yaml", "maximum: 99 ", "maximum: 9999 ").apply(root)
    Edit(f"{DATA}/tuinen.csv", ",5,Een tuin als plein", f",{NUMBER},Kanariebeeld").apply(root)
    Edit(f"{DATA}/partners.csv", "hoekhuis", "kanariehuis").apply(root)
    Edit(f"{DATA}/kans_tuinen.csv", "Regenwater is er genoeg", "Kanarieuitspraak").apply(root)


def run(root: Path, *arguments: str) -> str:
    """What the command says, when it ends well."""
    result = CliRunner().invoke(
        cli.casusboek,
        ["build", *arguments, "--project", str(root), "--private", str(root / PRIVATE)],
        catch_exceptions=False,
    )
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A preview first, then the site: what the one left behind must not be in the other."""
    root = gardens(tmp_path_factory.mktemp("public"))
    (root / ".gitignore").write_text("/private/\n/secrets/\n/preview/\n", encoding="utf-8")
    plant(root)
    set_check(root, "TUIN2", "agreed", agreed=True)
    set_check(root, "TUIN1", "withdrawn")
    return Built(root, run(root, "--preview") + run(root))


def files(*folders: Path) -> Iterator[tuple[str, bytes]]:
    """Every file with its path."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield path.relative_to(folder.parent).as_posix(), raw_of(path)


def public(root: Path) -> Iterator[tuple[str, bytes]]:
    """Everything that a public build wrote: the site, and the files that the engine read."""
    yield from files(root / "site", root / "build" / "docs", root / "build" / "overrides")


@pytest.mark.parametrize("case", ["TUIN1", HELD])
def test_no_name_of_a_case_that_is_held_back(built: Built, case: str) -> None:
    """Neither in a path nor in a page, search, sitemap, download, drawing or script."""
    trace = re.compile(rf"(?<![a-z0-9]){case}(?![a-z0-9])".encode(), re.IGNORECASE)

    assert [path for path, raw in public(built.root) if trace.search(raw) or trace.search(path.encode())] == []


@pytest.mark.parametrize("words", [*WORDS, NUMBER])
def test_no_word_or_number_of_a_case_that_is_held_back(built: Built, words: str) -> None:
    """Not one of its words, and no number of it, alone or in a total."""
    assert [path for path, raw in public(built.root) if words.encode() in raw.lower()] == []


def test_who_agreed_is_there(built: Built) -> None:
    """The search for nothing is a search: the garden that agreed is found by the same means."""
    found = [path for path, raw in public(built.root) if b"TUIN2" in raw]

    assert "site/studies/tuinen/kaarten/tuin2/index.html" in found
    assert "site/search/search_index.json" in found
    assert {"site/studies/tuinen/gegevens.zip", "site/studies/tuinen/data/tuinen.xlsx"} <= set(found)
    assert b"deelnemer trok zich terug" not in b"".join(raw for _, raw in public(built.root))


def test_a_preview_holds_everything_and_says_what_it_is(built: Built) -> None:
    """Every case is in it; every page carries the mark and keeps search engines out."""
    preview = built.root / "preview"
    pages = [(path, path.read_text(encoding="utf-8")) for path in sorted(preview.rglob("*.html"))]
    whole = "".join(text for _, text in pages).lower()

    assert all(words in whole for words in (*WORDS, NUMBER, "tuin1", "tuin2", "tuin3"))
    for path, text in pages:
        assert '<meta name="robots" content="noindex, nofollow, noarchive">' in text, path
        assert '<aside class="preview" aria-label="Voorproef"' in text, path
        assert "assets/css/preview.css" in text, path
    assert "Disallow: /" in (preview / "robots.txt").read_text(encoding="utf-8")
    assert (preview / "PREVIEW.txt").is_file()


def test_a_site_has_no_mark(built: Built) -> None:
    """What is public says nothing of previews."""
    for path in sorted((built.root / "site").rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert "noindex" not in text
        assert 'class="preview"' not in text
    assert not (built.root / "site" / "PREVIEW.txt").exists()


def test_the_command_says_what_is_held_back(built: Built) -> None:
    """Case and reason, and that a preview is not to be shared."""
    assert "not on the public site: TUIN1 of tuinen (withdrawn)" in built.said
    assert "not on the public site: TUIN3 of tuinen (concept)" in built.said
    assert "Do not publish or share it" in built.said
    noted = CliRunner().invoke(
        cli.casusboek, ["check", "--project", str(built.root), "--private", str(built.root / PRIVATE)]
    )
    notes = [line for line in noted.output.splitlines() if "[M101]" in line]
    assert [line.partition(" check: ")[2].partition(". ")[0] for line in notes] == [
        "note: the case is not on the public site: it was withdrawn",
        "note: the case is not on the public site: it was never sent",
    ]
    assert not any(words in "".join(notes).lower() for words in (*WORDS, NUMBER))
    assert noted.exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("--preview", "--output", "site"),
        ("--preview", "--output", "site/below"),
        ("--output", "preview"),
        ("--output", "preview/below"),
    ],
)
def test_a_preview_and_a_site_never_meet(built: Built, arguments: tuple[str, ...]) -> None:
    """A preview goes into no site, a site into no preview; nothing changes."""
    before = dict(files(built.root / "site", built.root / "preview"))
    *flags, folder = arguments
    with pytest.raises(BlockedError):
        run(built.root, *flags, str(built.root / folder))

    assert dict(files(built.root / "site", built.root / "preview")) == before
