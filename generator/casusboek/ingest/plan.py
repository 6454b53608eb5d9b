"""What an import will write and where, before anything is written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from casusboek.errors import UsageError
from casusboek.findings import allowed
from casusboek.ingest import counted_tables, drafting, package
from casusboek.ingest.columns import Inference, Sheet, Survey
from casusboek.ingest.inferring import Drafted, drafted, field_name
from casusboek.ingest.persons import Trace
from casusboek.ingest.reading import read_sheet, with_words
from casusboek.ingest.recipe import SUFFIX, Recipe, columns_of, digests, written
from casusboek.ingest.tabulating import tabulated
from casusboek.model.data import Kind
from casusboek.model.policy import policy_of
from casusboek.model.spec import StudySpec
from casusboek.private_folder import private_folder
from casusboek.scaffold.cells import Ask
from casusboek.scaffold.reading import read_spec
from casusboek.scaffold.writing import write_all

DATASET = re.compile(r"[a-z][a-z0-9_]*")
DESCRIPTOR = "datapackage.yaml"
PUBLISHED = re.compile(r"aantal|n|count|freq(uentie|uency)?|percentage|pct|procent|%|aandeel", re.IGNORECASE)
"""Headings of a table that counts, and so has no row per person."""
HARMLESS = frozenset({Trace.FREE_TEXT, Trace.MOMENT})
"""Traces that a table without persons may hold as well: descriptions and dates."""
KINDS = {
    Kind.RECORDS: "one person, or one answer",
    Kind.AGGREGATE: "a number that was published",
    Kind.CASES: "one school or other case",
    Kind.CODING: "one reading of a source",
    Kind.CODELIST: "one code and its words",
    Kind.TEXT: "one text",
}
ONLY_PUBLIC = (
    "the file has a row per person, and data/ is as public as the site: rows of persons never go there. "
    "Name a folder of the research team with --private DIR (or CASUSBOEK_PRIVATE), "
    "or say --tabulate to write only counts per question and answer into data/."
)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What an author says of a file, so that it need not be inferred."""

    kind: str | None = None
    private: Path | None = None
    tabulate: bool = False
    words: Path | None = None
    """A second export of the same answers, with words in the place of codes."""
    sheet: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    without: tuple[str, ...] = ()
    cleared: tuple[str, ...] = ()
    """Columns that tell nothing of a person, although they look like it."""
    answers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    asked: tuple[str, ...] = ()
    """The columns to count."""
    moment: str = ""
    """The column that tells rounds apart, where persons stand in several rows."""


@dataclass(frozen=True)
class ImportPlan:
    """What will be written, and everything that was inferred on the way."""

    form: str
    rows: int
    kind: str
    columns: tuple[Drafted, ...]
    inferred: tuple[Inference, ...]
    root: Path
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Files of the project, by their path below it."""
    private: Path | None = None
    private_files: Mapping[str, bytes] = field(default_factory=dict)
    """Files of the private folder, by their path below it."""
    counted: bool = False
    """Whether only counts are written, so that what each column is matters no further."""
    changes: tuple[str, ...] = ()
    """What is different from the rows that are replaced; empty at a first import."""

    @property
    def to_confirm(self) -> tuple[Inference, ...]:
        """Everything that an author must look at, the file as a whole first."""
        columns = () if self.counted else self.columns
        return (*self.inferred, *(found for column in columns for found in column.inferred))


def plan_import(
    root: Path, file: Path, *, study: str, dataset: str | None, choices: Choices, ask: Ask | None
) -> ImportPlan:
    """Read a file and draft the dataset that it becomes; nothing is written.

    Args:
        root: The project.
        file: The file to import.
        study: Id of the study that it belongs to.
        dataset: Name of the dataset; the file's name when it is None.
        choices: What the author says of the file.
        ask: Asks what one row is when the file does not tell; None when nobody is there to answer.

    Raises:
        UsageError: It cannot be read, or may not be written where it would go.
    """
    spec = read_spec(root, study)
    name = name_of(file, dataset)
    sheet = read_sheet(file, sheet=choices.sheet, delimiter=choices.delimiter)
    if choices.words:
        other = read_sheet(choices.words, sheet=choices.sheet, delimiter=choices.delimiter)
        sheet = with_words(sheet, other)
    columns, said = drafted(
        sheet,
        decimal=choices.decimal,
        without=choices.without,
        cleared=choices.cleared,
        answers=choices.answers,
    )
    kind, why = _kind(sheet, columns, choices, ask)
    named = () if dataset else (Inference("file", f"the dataset is called {name}, after the file.", "--dataset"),)
    inferred = (*named, *sheet.inferred, *said, *why)
    plan = ImportPlan(sheet.form, sheet.rows, kind.value, columns, inferred, root)
    if kind is Kind.RECORDS:
        return _of_persons(plan, spec, study, name, sheet.survey, choices)
    if choices.tabulate:
        raise UsageError("--tabulate counts answers of persons, and this file has no row per person.")
    files = _dataset(root, f"data/{spec.data}", study, name, plan, choices, private=False)
    return replace(plan, files=files)


def write_plan(plan: ImportPlan) -> tuple[str, ...]:
    """Write what was planned, all or nothing, and return the paths.

    Raises:
        UsageError: A file cannot be written; nothing was changed.
    """
    public = write_all(plan.root, plan.files) if plan.files else ()
    if not plan.private or not plan.private_files:
        return public
    paths = write_all(plan.private, plan.private_files)
    for path in paths:
        (plan.private / path).parent.chmod(0o700)
        (plan.private / path).chmod(0o600)
    return (*public, *(str(plan.private / path) for path in paths))


def _of_persons(
    plan: ImportPlan, spec: StudySpec, study: str, name: str, survey: Survey, choices: Choices
) -> ImportPlan:
    """Rows of persons: to the private folder, counted into the data, or both."""
    if not choices.private and not choices.tabulate:
        raise UsageError(ONLY_PUBLIC)
    if choices.private:
        folder = private_folder(choices.private, plan.root)
        files = _dataset(folder, study, study, name, plan, choices, private=True)
        plan = replace(plan, private=folder, private_files=files)
    if not choices.tabulate:
        return plan
    limit = policy_of(spec.disclosure).min_n
    made = tabulated(plan.columns, survey, limit=limit, asked=choices.asked, moment=choices.moment)
    if not made.questions:
        reasons = "".join(f"\n  {found.about}: {found.what} {found.otherwise}".rstrip() for found in made.inferred)
        raise UsageError(f"none of the columns can be counted.{reasons}")
    inferred = (*plan.inferred, *made.inferred)
    counted = counted_tables.counted_tables(name, made.questions, form=plan.form, rows=plan.rows, inferred=inferred)
    recipe = _recipe(name, plan, choices, (), counted.files)
    files = _added(plan.root, f"data/{spec.data}", study, counted.files, counted.entries, recipe, private=False)
    return replace(plan, files=files, inferred=inferred, counted=not choices.private)


def _dataset(
    base: Path, folder: str, study: str, name: str, plan: ImportPlan, choices: Choices, *, private: bool
) -> dict[str, bytes]:
    """The files of one dataset: its rows, the descriptor with its entry, and how they were made."""
    key = drafting.key_of(plan.columns)
    heading = drafting.heading(plan.form, plan.rows, plan.inferred)
    entry = drafting.resource(name, plan.kind, plan.columns, key, heading=heading, private=private)
    tables = {name: drafting.rows_of(plan.columns, key)}
    recipe = _recipe(name, plan, replace(choices, tabulate=False), key, tables)
    return _added(base, folder, study, tables, entry, recipe, private=private)


def _recipe(name: str, plan: ImportPlan, choices: Choices, key: Sequence[str], tables: Mapping[str, bytes]) -> Recipe:
    """What was said and concluded, for the next export of the same file."""
    return Recipe(
        dataset=name,
        kind=plan.kind,
        tabulate=choices.tabulate,
        private=choices.private is not None,
        sheet=choices.sheet,
        delimiter=choices.delimiter,
        decimal=choices.decimal,
        without=choices.without,
        not_personal=choices.cleared,
        question=choices.asked,
        moment=choices.moment,
        answers=dict(choices.answers),
        key=tuple(key),
        columns=columns_of(plan.columns),
        files=digests(tables),
    )


def _added(
    base: Path, folder: str, study: str, tables: Mapping[str, bytes], entries: str, recipe: Recipe, *, private: bool
) -> dict[str, bytes]:
    """The descriptor of a folder with entries behind its own, the tables that they describe, and their recipe."""
    file = f"{folder}/{DESCRIPTOR}"
    path = base / file
    raw = path.read_bytes() if path.is_file() else drafting.new_package(study, private=private).encode()
    known = package.names(raw, file) if path.is_file() else ()
    for name in tables:
        if name in known or (base / folder / f"{name}.csv").exists():
            raise UsageError(f"{file} or its folder has {name!r} already. Give this one another name with --dataset.")
    made = package.extended(raw, file, entries) if path.is_file() else raw + _indented(entries)
    kept = {f"{folder}/{recipe.dataset}{SUFFIX}": written(recipe, study)}
    return {file: made, **kept, **{f"{folder}/{name}.csv": content for name, content in tables.items()}}


def _indented(entries: str) -> bytes:
    return "".join(f"  {line}".rstrip() + "\n" for line in entries.splitlines()).encode()


def _kind(
    sheet: Sheet, columns: Sequence[Drafted], choices: Choices, ask: Ask | None
) -> tuple[Kind, tuple[Inference, ...]]:
    """What one row is: as the author says, unless the file shows persons."""
    seen = telling(columns)
    if choices.kind:
        kind = _known_kind(choices.kind)
        if kind is not Kind.RECORDS:
            refuse_persons(sheet, columns)
        return kind, ()
    if sheet.persons:
        return Kind.RECORDS, (Inference("file", f"one row is {KINDS[Kind.RECORDS]}.", "--kind"),)
    if seen:
        names = ", ".join(column.column.name for column in seen)
        what = f"one row is {KINDS[Kind.RECORDS]}, because of these columns: {names}."
        return Kind.RECORDS, (Inference("file", what, "--without or --not-personal, and --kind"),)
    counts = [column for column in columns if PUBLISHED.fullmatch(column.column.name) and column.type != "string"]
    if counts and drafting.key_of([column for column in columns if column not in counts]) != [drafting.ROW]:
        what = f"one row is {KINDS[Kind.AGGREGATE]}, because of the column {counts[0].column.name}."
        return Kind.AGGREGATE, (Inference("file", what, "--kind"),)
    if ask is None:
        options = "; ".join(f"{kind.value} ({words})" for kind, words in KINDS.items())
        raise UsageError(f"the file does not tell what one row is. Say it with --kind: {options}.")
    return _known_kind(ask("kind", "What is one row of this file?", tuple(kind.value for kind in KINDS))), ()


def _known_kind(name: str) -> Kind:
    names = [kind.value for kind in Kind]
    if name not in names:
        raise UsageError(f"--kind cannot be {name!r}. {allowed(name, names)}")
    return Kind(name)


def telling(columns: Sequence[Drafted]) -> list[Drafted]:
    """The columns that seem to say who somebody is."""
    return [column for column in columns if column.suspicion and column.suspicion.trace not in HARMLESS]


def refuse_persons(sheet: Sheet, columns: Sequence[Drafted]) -> None:
    """Refuse a table that would go to ``data/`` and tells something of persons.

    Raises:
        UsageError: It does.
    """
    if sheet.survey is not Survey.NONE:
        raise UsageError(f"this is an export of {sheet.survey.value}, which has a row per person. {ONLY_PUBLIC}")
    seen = [f"{column.column.name} ({column.suspicion})" for column in telling(columns) if column.suspicion]
    if seen:
        raise UsageError(
            f"data/ is as public as the site, and these columns seem to say who somebody is: {'; '.join(seen)}. "
            "Leave them out with --without COLUMN. When a heading only looks like it, say --not-personal COLUMN."
        )


def name_of(file: Path, dataset: str | None = None) -> str:
    """What a dataset is called: as the author says, or after its file.

    Raises:
        UsageError: It cannot be called so.
    """
    if dataset is None:
        return field_name(file.stem, ())
    if not DATASET.fullmatch(dataset):
        raise UsageError("--dataset is small letters, digits and underscores, and starts with a letter.")
    return dataset
