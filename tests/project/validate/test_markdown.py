"""What validate reads in a text is what the engine makes of it."""

import importlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casusboek.findings import errors
from casusboek.model.project import Project, Text
from casusboek.pages.text import disarmed
from casusboek.project.validate import CHECKS
from casusboek.project.validate.markdown import headings, masked
from tests.projects import read, write

# The engine's parser ships no types.
ENGINE = importlib.import_module("markdown")
EXTENSIONS = ["toc", "attr_list", "casusboek.site.markdown"]
PLAIN = {"p", "h2", "h3", "ul", "ol", "li", "strong", "em", "a"}
SAFE = re.compile(r"(https://|mailto:|#|index\.nl\.md).*")
SIGNS = ["[", "](", ")", "(", "<", ">", "!", "*", "**", "_", "#", "## ", "- ", "1. ", "`", "~~~", '"', " ", "    "]
WORDS = ["\n", "\n\n", ":", "//", "javascript:", "https://a.be", "mailto:", "woord", "\\", "&", "|", "---", "==="]
REST = [
    "::: details {.x}",
    "\n: ",
    "{: onclick=x }",
    "[x]:",
    "!!! note",
    "<script>",
    "data:",
    "index.nl.md",
    "#vragen",
    "\t",
    "> ",
    "^",
    "~",
]


class Elements(HTMLParser):
    """The elements and attributes of a page that authors' words should not be able to make."""

    def __init__(self) -> None:
        super().__init__()
        self.strange: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what is not plain."""
        ids = tag in ("h2", "h3")
        safe = [
            name for name, value in attrs if (name == "id" and ids) or (name == "href" and SAFE.fullmatch(value or ""))
        ]
        if tag not in PLAIN or len(safe) != len(attrs):
            self.strange.append(f"{tag} {attrs}")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project without breaks."""
    found, _ = read(write(tmp_path_factory.mktemp("tuinen")))

    assert found is not None
    return found


def about(project: Project, body: str) -> tuple[Project, Text]:
    """The project with other words on its page about itself."""
    lines = (line.rstrip() for line in body.split("\n"))
    text = replace(next(t for t in project.texts if t.id == "over"), body="\n".join(lines).strip("\n") + "\n")
    return replace(project, texts=tuple(text if t.id == text.id else t for t in project.texts)), text


@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(parts=st.lists(st.sampled_from(SIGNS + WORDS + REST), min_size=1, max_size=9))
def test_words_that_pass_make_plain_pages(parts: list[str], project: Project) -> None:
    """A text without errors becomes paragraphs, headings, lists and safe links; never markup of its own."""
    changed, text = about(project, "".join(parts))
    checks = [check for check in CHECKS if check.__module__.rpartition(".")[2] in ("texts", "links", "references")]
    if any(errors(finding for finding in check(changed) if finding.where.file == text.file) for check in checks):
        return
    page = Elements()
    made = ENGINE.markdown(disarmed(text.body), extensions=EXTENSIONS)
    page.feed(made)

    assert page.strange == []
    assert re.findall(r'<h[23] id="([^"]*)"', made) == [heading.slug for heading in headings(text)]


@pytest.mark.parametrize(
    "words",
    ["Één tuin, véél helpers", "Waarom? Daarom!", "Over **dit** onderzoek", "A & B", "2019: een jaar", "½ tuin", "??"],
)
def test_a_heading_has_the_engines_address(words: str, project: Project) -> None:
    """Links to headings are checked against the ids that the engine gives, also for the second of two."""
    _, text = about(project, f"## {words}\n\n### {words}\n")
    made = ENGINE.markdown(f"# {text.title}\n\n{disarmed(text.body)}", extensions=EXTENSIONS)

    assert re.findall(r'<h[23] id="([^"]*)"', made) == [heading.slug for heading in headings(text)]


@given(parts=st.lists(st.sampled_from(["{", "}", "{{", "\\", "{term x}", "{table y}", "{cell a b c}", "\n", "woord "])))
def test_a_mask_keeps_every_place(parts: list[str]) -> None:
    """References are masked letter for letter, so that findings point to where the author looks."""
    body = "".join(parts)

    assert len(masked(body)) == len(body)
    assert [place for place, sign in enumerate(body) if sign == "\n"] == [
        place for place, sign in enumerate(masked(body)) if sign == "\n"
    ]


def test_a_project_reads_the_same_anywhere(tmp_path: Path, project: Project) -> None:
    """Nothing of the folder that a project stands in gets into what is read."""
    assert read(write(tmp_path / "elders"))[0] == project
