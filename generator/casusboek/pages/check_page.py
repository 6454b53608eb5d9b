"""The page of one case for its school: the same blocks as on the site, cut loose from everything around them."""

import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from casusboek.model.check_page import CheckPage, CheckPart, Declared, Opening, Profile, SecondPart
from casusboek.model.collation import collated
from casusboek.model.grid import Grid
from casusboek.model.inline import Absent, Link, Sourced
from casusboek.model.member_check import WHOLE, CheckedBlock
from casusboek.model.network_map import NetworkMap
from casusboek.model.project import Locale, Project
from casusboek.model.references import Reference, parse
from casusboek.model.release import Release
from casusboek.model.site import CaseSheet, FigureBlock, Item, SheetBlock
from casusboek.model.spec import CheckSpec, GlossarySpec
from casusboek.pages.block_ids import HEAD, MAP, PROFILE, words_of
from casusboek.pages.block_words import hash_of_words, lines_of_block, words_of_block, words_of_item, written
from casusboek.pages.cases import STATE, case_sheet
from casusboek.pages.context import Context
from casusboek.pages.network import case_maps
from casusboek.pages.readings import reading_hash, reading_id
from casusboek.pages.site import contexts_of

GAP = re.compile(r"(?<=[a-z])(?=\d)")
"""Between the letters and the number of a case, where people put a space, a hyphen or a stop."""
CYRILLIC = str.maketrans(
    "\u0430\u0441\u0435\u04bb\u0456\u0458\u043a\u043c\u051b\u043e\u0440\u0455"
    "\u0442\u0475\u0445\u0443\u051d\u043d\u0432",
    "acehijkmqopstvxywhb",
)
GREEK = str.maketrans(
    "\u03bf\u03b1\u03b5\u03b9\u03ba\u03bd\u03c1\u03c4\u03c5\u03c7\u03b2\u03b7\u03bc\u03b6", "oaeiknptuxbhmz"
)
LOOK_ALIKES = CYRILLIC | GREEK
"""Letters of other scripts that cannot be told from Latin ones by eye, in lower case."""


def check_pages(project: Project, releases: Mapping[str, Release], study: str) -> Mapping[str, CheckPage]:
    """The page of every case of a study, each on its own.

    Args:
        project: The texts and declarations.
        releases: Per study what may be shown.
        study: Id of the study.

    Raises:
        KeyError: There is no such study.
    """
    context = contexts_of(project, releases)[study]
    maps = case_maps(context)
    sheets = {case: case_sheet(case, maps, context, project.site.edition) for case in context.case_ids}
    return {case: _page(sheet, context) for case, sheet in sheets.items()}


def _page(sheet: CaseSheet, context: Context) -> CheckPage:
    others = _pattern(case for case in context.case_ids if case != sheet.id)
    parts: list[CheckPart] = []
    said = []
    apart = dict(_readings(sheet, others, context))
    for name, title, content in _contents(sheet, others, context.locale):
        words = words_of_block(content)
        said.append(written(words))
        alone = not (others and others.search(alike(said[-1])))
        block = CheckedBlock(name, title, hash_of_words(words))
        parts.append(CheckPart(block, _cut(content), lines_of_block(content), alone=alone))
        parts += [_under(title, apart[name])] if name in apart else []
    parts += [apart[WHOLE]] if WHOLE in apart else []
    terms = tuple(_terms(context.glossary, "\n".join(said)))
    slips = tuple(_slips(sheet.id, context))
    borrowed = tuple(_borrowed(sheet.id, context))
    band = (context.study.spec.title, sheet.id, sheet.singular, sheet.edition)
    return CheckPage(*band, tuple(parts), terms, slips, borrowed)


def _borrowed(case: str, context: Context) -> Iterator[str]:
    """The references in the texts of a case that take a number from the row or column of another case."""
    others = set(context.case_ids) - {case}
    for text in _texts(context.study.cases[case]):
        for piece in parse(text, doubled=True):
            if isinstance(piece, Reference) and piece.verb == "cell" and others & set(piece.arguments[1:]):
                yield text[piece.start : piece.end]


def _texts(node: Any) -> Iterator[str]:
    """Every text that an author wrote in a declaration."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from _texts(part)
    elif dataclasses.is_dataclass(node) and not isinstance(node, type | CheckSpec):
        for field in dataclasses.fields(node):
            yield from _texts(getattr(node, field.name))


def _readings(sheet: CaseSheet, others: re.Pattern[str] | None, context: Context) -> Iterator[tuple[str, CheckPart]]:
    """Each reading of the school as a block of its own, to be allowed or taken back."""
    check = context.study.cases[sheet.id].check
    for said, reading in zip(check.disputed if check else (), sheet.readings, strict=True):
        block = CheckedBlock(reading_id(said.block), reading.title, reading_hash(said))
        alone = not (others and others.search(alike(said.text)))
        yield said.block, CheckPart(block, reading, tuple(said.text.splitlines()), alone=alone)


def _under(title: str, reading: CheckPart) -> CheckPart:
    """A reading that says which block it is about."""
    name = f"{reading.block.title}: {title}" if title else reading.block.title
    return dataclasses.replace(reading, block=dataclasses.replace(reading.block, title=name))


def _slips(case: str, context: Context) -> Iterator[CheckPart]:
    """Each fact that one person could be known by, as a block of its own."""
    title = context.locale("slip_block")
    for fact in context.study.cases[case].facts:
        if fact.speaker:
            said = SheetBlock("facts", (title,), "", (("", (Item(context.inline(fact.text)),)),))
            block = CheckedBlock(fact.id, title, hash_of_words(words_of_block(said)))
            yield CheckPart(block, _cut(said), lines_of_block(said))


def _terms(glossary: GlossarySpec, said: str) -> Iterator[tuple[str, str]]:
    """The glossary terms that occur in what is said, by alphabet."""
    for term in sorted(glossary.terms, key=lambda term: collated(term.term)):
        if re.search(rf"(?<!\w){re.escape(term.term)}(?!\w)", said, re.IGNORECASE):
            yield term.term, term.definition


def _pattern(cases: Iterable[str]) -> re.Pattern[str] | None:
    """What finds the id of another case as a word, also with a gap before its number; for ``alike`` text."""
    found = "|".join(GAP.sub(r"[\\W_]{0,2}", alike(case)) for case in cases)
    return re.compile(rf"(?<![^\W_])(?:{found})(?![^\W_])") if found else None


def alike(text: str) -> str:
    """A text in small letters, with those of other scripts that look the same as Latin ones, and nothing unseen."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(LOOK_ALIKES)
    return "".join(sign for sign in plain if unicodedata.category(sign) not in ("Cf", "Mn"))


def _contents(sheet: CaseSheet, others: re.Pattern[str] | None, say: Locale) -> Iterator[tuple[str, str, Declared]]:
    """Id, title and content of each block, in the order of the page."""
    yield HEAD, sheet.headline, Opening(sheet.headline, sheet.lede)
    if sheet.profile:
        yield PROFILE, say("check_profile"), Profile(sheet.profile)
    if sheet.map:
        yield MAP, sheet.map.title, sheet.map
    for own in sheet.own:
        yield own.block_id, words_of(own.title), own
    for block in (block for block in (*sheet.blocks, *sheet.footer) if block.kind != STATE):
        yield block.block_id, words_of(block.title), block
    if sheet.second:
        for name, (title, parts) in zip(sheet.second.block_ids, sheet.second.blocks, strict=True):
            yield name, title, SecondPart(title, parts, sheet.second.silent, sheet.second.note)
    if sheet.uses:
        yield sheet.uses.block_id, words_of(sheet.uses.title), _own(sheet.uses, others, say("check_uses_note"))


def _own(uses: SheetBlock, others: re.Pattern[str] | None, note: str) -> SheetBlock:
    """The lines that name no other case: they are findings about several, which the school does not own."""

    def own(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(item for item in items if not (others and others.search(alike(written(words_of_item(item))))))

    groups = tuple((title, kept) for title, items in uses.groups if (kept := own(items)))
    return dataclasses.replace(uses, groups=groups, subtitle=note)


def _cut(node: Any) -> Any:
    """The same content with words in the place of every link."""
    match node:
        case Link():
            return node.text
        case tuple():
            return tuple(_cut(part) for part in node)
        case NetworkMap():
            cut = {name: _cut(getattr(node, name)) for name in ("key", "notes")}
            return dataclasses.replace(node, **cut, sources=(), download="")
        case FigureBlock() | Grid():
            cut = {name: _cut(getattr(node, name)) for name in ("notes", "grid", "rows") if hasattr(node, name)}
            return dataclasses.replace(node, **cut, sources=(), download="")
    if dataclasses.is_dataclass(node) and not isinstance(node, type | Absent | Sourced):
        return dataclasses.replace(node, **{f.name: _cut(getattr(node, f.name)) for f in dataclasses.fields(node)})
    return node
