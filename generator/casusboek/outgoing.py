"""What goes out, held against what only the authors know: the last look before readers get a site.

Nothing private should have come this far. Whether it did is not asked of the steps that kept it back, but of the
bytes of every file: of pages, search, downloads, drawings and what is packed in them.
"""

import csv
import html
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from casusboek.errors import BlockedError
from casusboek.member_check.gate import unpacked
from casusboek.member_check.letters import ADDRESSES
from casusboek.member_check.records import FOLDER, Records
from casusboek.model.data import Dataset, Disclosure, Field
from casusboek.model.output import File
from casusboek.model.project import Project
from casusboek.model.releases import KEY

WORD = re.compile(r"\w+")
TAG = re.compile(r"<[^<>]*>")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\[nrt]")
"""How JSON writes a letter, and the end of a line."""
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Signs that divide a word and that nobody sees."""
LEAST = 5
"""Letters and digits of the shortest value that is looked for: shorter ones stand everywhere."""
OWN, SENTENCE = 20, 3
"""Letters and digits, or words, of a value that nobody writes twice by chance, also where an author's words have it."""
WORDS_OF_AUTHORS = ("*.md", "*.yml", "*.json")

Words = tuple[str, ...]
"""A value as the words and numbers in it, whatever stands between them."""


@dataclass(frozen=True)
class Known:
    """What only the authors know, by its words, each with what it is."""

    values: Mapping[Words, str] = field(default_factory=dict)

    @property
    def starts(self) -> Mapping[str, tuple[Words, ...]]:
        """The values by their first words."""
        found: dict[str, list[Words]] = {}
        for words in self.values:
            found.setdefault(words[0], []).append(words)
        return {word: tuple(values) for word, values in found.items()}


def known(project: Project, root: Path, private: Path | None) -> Known:
    """What may be on no page: dropped, sensitive and private values, the keys of persons and the addresses of schools.

    A short value that authors' words or public data have as well, such as a word that one person answered, tells
    nothing, and is not looked for.

    Args:
        project: The project, with the rows of its private datasets where these are here.
        root: The project folder.
        private: The private folder, if it is here.
    """
    found: dict[Words, str] = {}
    for study in project.studies:
        for dataset in study.datasets.values():
            for one in dataset.fields:
                what = f"the field {one.name!r} of the dataset {dataset.id!r}"
                found |= {words: what for value in _hidden(dataset, one) for words in _forms(value)}
    starts = Known(found).starts
    public = {words for text in _public(project, root) for words in _in(text, starts)}
    found = {words: what for words, what in found.items() if words not in public or _is_own(words)}
    return Known({**found, **dict(_secrets(root, private))})


def refuse_known(files: Iterable[File], secret: Known) -> int:
    """Stop when a file holds something that only the authors know.

    Returns:
        How many files were looked at.

    Raises:
        BlockedError: One does; it is named with what kind of value that is, the value is not.
    """
    starts, looked = secret.starts, 0
    for file in files:
        looked += 1
        for text in _texts(file):
            for words in _in(text, starts):
                raise BlockedError(
                    f"{file.path} holds a value that readers may not see: {secret.values[words]}. Take it out of its "
                    "source. Is it an answer that may be counted, then declare the codes of its field."
                )
    return looked


def _hidden(dataset: Dataset, one: Field) -> Iterator[str]:
    """The values of a field that tell of one person or row; codes are labels, and stand in every table."""
    kept = one.disclosure is Disclosure.KEY and dataset.private
    if not (kept or one.disclosure in (Disclosure.DROP, Disclosure.SENSITIVE)) or one.codes or one.reference:
        return
    values = [str(value) for _, value in dataset.values(one.name) if not isinstance(value, tuple | float)]
    once = Counter(values)
    # Of a sensitive field only what one person said: what several said may be an answer that is counted.
    yield from (value for value in once if one.disclosure is not Disclosure.SENSITIVE or once[value] == 1)


def _forms(value: str) -> Iterator[Words]:
    """The words of a value, long enough to be looked for; of a number also with marks between its thousands."""
    words = _words(value)
    if _size(words) >= LEAST:
        yield words
        if value.isdecimal():
            yield _words(f"{int(value):,}")


def _is_own(words: Words) -> bool:
    return _size(words) >= OWN or (len(words) >= SENTENCE and not "".join(words).isdecimal())


def _size(words: Words) -> int:
    return sum(map(len, words))


def _words(text: str) -> Words:
    plain = UNSEEN.sub("", unicodedata.normalize("NFC", text))
    return tuple(WORD.findall(plain.casefold()))


def _in(text: str, starts: Mapping[str, tuple[Words, ...]]) -> Iterator[Words]:
    """Every value that stands in a text."""
    said = _words(text)
    for place, word in enumerate(said):
        for words in starts.get(word, ()):
            if said[place : place + len(words)] == words:
                yield words


def _texts(file: File) -> Iterator[str]:
    """What a file says, packed or not, as it is and without its markup."""
    for content in unpacked(file):
        text = content.decode("utf-8", errors="ignore")
        plain = ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else " ", html.unescape(unquote(text)))
        yield plain
        if "<" in text:
            yield html.unescape(TAG.sub(" ", text))


def _public(project: Project, root: Path) -> Iterator[str]:
    """What authors wrote for readers, and the public data."""
    for path in sorted(path for pattern in WORDS_OF_AUTHORS for path in (root / "content").rglob(pattern)):
        yield path.read_text(encoding="utf-8", errors="ignore")
    yield from map(str, project.locale.words.values())
    for study in project.studies:
        for dataset in study.datasets.values():
            for one in dataset.fields:
                yield "\n".join((one.name, one.label, one.description, *one.codes, *one.codes.values()))
                if not dataset.private and one.disclosure in (Disclosure.PUBLIC, Disclosure.KEY):
                    yield "\n".join(str(value) for _, value in dataset.values(one.name))


def _secrets(root: Path, private: Path | None) -> Iterator[tuple[Words, str]]:
    """What is in no dataset: the keys of releases, and to whom bundles went."""
    for path in sorted(private.glob(f"*/{KEY}")) if private else ():
        yield _words(path.read_text(encoding="ascii")), "the key of a study"
    for path in sorted(Records(root).private.path(FOLDER).glob(f"*/{ADDRESSES}")):
        for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")):
            for name in ("name", "email"):
                words = _words(row.get(name) or "")
                if len(words) > 1:
                    yield words, "to whom a school's bundle went"
