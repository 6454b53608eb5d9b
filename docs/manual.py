"""The manual: its pages, gathered from where each thing stands once, into a folder that MkDocs builds.

Run as ``python -m docs.manual FOLDER``. What is generated is never committed, so it is always current.
"""

import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from casusboek.codes import LANGUAGES, Rule, rules
from docs.reference import ROOT, reference

PAGES = ROOT / "docs" / "pages"
HOW_TO = ROOT / "docs" / "how-to"
START = ROOT / "generator" / "casusboek" / "scaffold" / "start"
GUIDES = {"FIRST-STUDY.md": "first-study.md", "PRINTED-REPORT.md": "printed-report.md"}
"""The guides that every project gets, with their page."""
FENCE = re.compile(r"^```(?P<language>\w+)(?P<said>[^\n]*)$", re.MULTILINE)
TOLD = re.compile(r"^(?P<language>nl|en): ")
TITLES = {"nl": "Hoe doe ik dat?", "en": "How to"}
LEADS = {
    "nl": "Voor wie schrijft. Een test doet elke stap op het voorbeeld: `casusboek new study steun --example`.",
    "en": "Short answers for authors. The steps run as tests, on the example of `casusboek new study steun --example`.",
}
PARTS = {"nl": ("Waarom", "Wat te doen"), "en": ("Why", "What to do")}
DOES = {"file": "write", "append": "add to the end of", "replace": "replace in"}


def gather(folder: Path) -> None:
    """Write every page of the manual into a folder, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in pages():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def pages() -> Iterator[tuple[str, str]]:
    """Every page by its path."""
    for path in sorted(PAGES.rglob("*.md")):
        yield path.relative_to(PAGES).as_posix(), path.read_text(encoding="utf-8")
    for name, page in GUIDES.items():
        yield f"start/{page}", _guide((START / name).read_text(encoding="utf-8"))
    for language in TITLES:
        yield from _how_tos(language)
    yield from ((f"reference/{name}", text) for name, text in reference())
    yield from _codes()


def _guide(text: str) -> str:
    """A guide as a page: what a test reads behind a fence becomes a heading of the block."""
    for name, page in GUIDES.items():
        text = text.replace(f"]({name})", f"]({page})")
    return FENCE.sub(_fence, text)


def _fence(found: re.Match[str]) -> str:
    said = dict(part.split("=", 1) for part in shlex.split(found["said"]))
    titles = [f"{word} {said[key]}" for key, word in DOES.items() if key in said]
    return f'```{found["language"]} title="{titles[0]}"' if titles else f"```{found['language']}"


def _how_tos(language: str) -> Iterator[tuple[str, str]]:
    listed = []
    for path in sorted(HOW_TO.glob("*.md")):
        text = told(path.read_text(encoding="utf-8"), language)
        title = text.partition("\n")[0].removeprefix("# ")
        listed.append(f"- [{title}]({path.name})")
        yield f"how-to/{language}/{path.name}", _guide(text)
    yield f"how-to/{language}/index.md", "\n".join([f"# {TITLES[language]}", "", LEADS[language], "", *listed, ""])


def told(text: str, language: str) -> str:
    """What a how-to says in one language: its paragraphs in that language, and the steps, which stand there once."""
    kept, keep, within = [], True, False
    for line in text.splitlines():
        if line.startswith("```"):
            within = not within
            keep = True
        elif not within:
            said = TOLD.match(line)
            keep = said["language"] == language if said else keep or not line
        if keep:
            kept.append(line if within else TOLD.sub("", line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip() + "\n"


def _codes() -> Iterator[tuple[str, str]]:
    """A page per code, and the list of them."""
    known = {language: rules(language) for language in LANGUAGES}
    rows = "\n".join(f"| [{code}]({code}.md) | {rule.rule} |" for code, rule in known["en"].items())
    yield (
        "codes/index.md",
        "# Codes\n\nEvery message ends with its code; `casusboek explain CODE` says the same as these pages.\n\n"
        f"| code | what is so without it |\n|---|---|\n{rows}\n",
    )
    for code in known["en"]:
        told_in = [_rule(known[language][code], language) for language in sorted(known, reverse=True)]
        yield f"codes/{code}.md", "\n\n".join([f"# {code}", *told_in, "[All codes](index.md)"]) + "\n"


def _rule(rule: Rule, language: str) -> str:
    why, mend = PARTS[language]
    return f"## {rule.rule}\n\n**{why}.** {rule.why}\n\n**{mend}.** {rule.mend}"


if __name__ == "__main__":
    gather(Path(sys.argv[1]))
