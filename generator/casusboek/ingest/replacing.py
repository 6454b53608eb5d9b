"""The next export of a file that was imported before: other rows, the same columns, and what changed."""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from casusboek.errors import UsageError
from casusboek.findings import quoted
from casusboek.ingest import counted_tables, drafting
from casusboek.ingest.columns import Sheet
from casusboek.ingest.inferring import Drafted, drafted
from casusboek.ingest.plan import DESCRIPTOR, Choices, ImportPlan, refuse_persons
from casusboek.ingest.reading import read_sheet, with_words
from casusboek.ingest.recipe import SUFFIX, Recipe, RecipeColumn, columns_of, digests, read_recipe, written
from casusboek.ingest.tabulating import tabulated
from casusboek.model.data import Kind
from casusboek.model.policy import policy_of
from casusboek.private_folder import private_folder
from casusboek.project.load.dialect import COMMA, delimiter_of
from casusboek.scaffold.reading import read_spec

WIDER = {("integer", "number"), ("integer", "string"), ("number", "string"), ("year", "string"), ("date", "string")}
"""Types that new cells may have, with the type of the column that takes them as well."""
FEW = 5
TOLD = ("label",)
"""The columns of counted tables whose words are told when they are new or gone."""


def plan_replacement(
    root: Path, file: Path, *, study: str, dataset: str, choices: Choices, sure: bool = False
) -> ImportPlan:
    """Read the next export of a dataset's file as the recipe says; nothing is written.

    Args:
        root: The project.
        file: The export.
        study: Id of the study.
        dataset: Name of the dataset.
        choices: The private folder, and a second export with words, if there are; the recipe says the rest.
        sure: Whether rows that somebody changed by hand since the import may go.

    Raises:
        UsageError: There is no recipe, a column vanished or holds something else now, or what was counted before
            cannot be counted any more. The files stay as they are.
    """
    spec = read_spec(root, study)
    folder = f"data/{spec.data}"
    closed = private_folder(choices.private, root) if choices.private else None
    public = read_recipe(root, folder, dataset)
    rows = read_recipe(closed, study, dataset) if closed else None
    recipe = public or rows
    if recipe is None:
        raise UsageError(
            f"{folder}/{dataset}{SUFFIX} is not there: --replace needs what was confirmed at the import. "
            "Name the dataset with --dataset, and the folder of its rows with --private; or import the file first."
        )
    if recipe.private and not rows:
        raise UsageError(f"the rows of {dataset!r} stand in the private folder. Name it with --private.")
    sheet = read_sheet(file, sheet=recipe.sheet, delimiter=recipe.delimiter)
    if choices.words:
        sheet = with_words(sheet, read_sheet(choices.words, sheet=recipe.sheet, delimiter=recipe.delimiter))
    columns, news = _columns(sheet, recipe)
    plan = ImportPlan(sheet.form, sheet.rows, recipe.kind, columns, (), root, counted=recipe.tabulate and not rows)
    said = list(news)
    if public:
        tables = _counted(plan, sheet, public, limit=policy_of(spec.disclosure).min_n)
        said += _changes(root / folder, tables, public, columns, sure=sure, told=True)
        plan = replace(plan, files=_files(folder, study, tables, public, columns))
    if rows and closed:
        tables = {dataset: drafting.rows_of(columns, rows.key)}
        said += _changes(closed / study, tables, rows, columns, sure=sure, told=False)
        plan = replace(plan, private=closed, private_files=_files(study, study, tables, rows, columns))
    return replace(plan, changes=tuple(said))


def _columns(sheet: Sheet, recipe: Recipe) -> tuple[tuple[Drafted, ...], tuple[str, ...]]:
    """The columns of the export as the fields that they were, and what is said of others."""
    headings = [column.name for column in sheet.columns]
    fields = {column.heading: column for column in recipe.columns}
    gone = [heading for heading in fields if heading not in headings]
    if gone:
        raise UsageError(
            f"the file has no column {', '.join(map(repr, gone))} any more. Nothing was written. Give it that heading "
            f"again; or import the file as another dataset, with --dataset and without --replace."
        )
    new = [heading for heading in headings if heading not in fields and heading not in recipe.without]
    made, _ = drafted(
        sheet,
        decimal=recipe.decimal,
        without=[heading for heading in headings if heading not in fields],
        cleared=[name for name in recipe.not_personal if name in fields],
        answers=[(name, answers) for name, answers in recipe.answers.items() if name in fields],
    )
    columns = tuple(_as_before(column, fields[column.column.name]) for column in made)
    if recipe.kind != Kind.RECORDS.value:
        refuse_persons(sheet, columns)
    said = (f"the column {heading!r} is new, and is left out: import the file anew to take it over." for heading in new)
    return columns, tuple(said)


def _as_before(column: Drafted, known: RecipeColumn) -> Drafted:
    """A column under the name and type that it had."""
    if column.type != known.type and column.answered and (column.type, known.type) not in WIDER:
        raise UsageError(
            f"the column {known.heading!r} held values of type {known.type} and now seems to be {column.type}. "
            "Nothing was written. Mend its cells; or import the file as another dataset, without --replace."
        )
    cells = column.column.cells if known.type == "string" else column.cells
    return replace(column, name=known.field, type=known.type, cells=cells)


def _counted(plan: ImportPlan, sheet: Sheet, recipe: Recipe, *, limit: int) -> dict[str, bytes]:
    """The tables that come in the place of those in ``data/``."""
    if not recipe.tabulate:
        return {recipe.dataset: drafting.rows_of(plan.columns, recipe.key)}
    counts = tabulated(plan.columns, sheet.survey, limit=limit, asked=recipe.question, moment=recipe.moment)
    made = counted_tables.counted_tables(recipe.dataset, counts.questions, form=plan.form, rows=plan.rows, inferred=())
    tables = dict(made.files)
    if not counts.questions or set(digests(tables)) != set(recipe.files):
        raise UsageError(
            "what was counted before cannot be counted in the same tables any more: there are no questions left, or "
            "there are rounds now. Nothing was written. Import the file as another dataset, without --replace."
        )
    return tables


def _files(
    folder: str, study: str, tables: Mapping[str, bytes], recipe: Recipe, columns: Sequence[Drafted]
) -> dict[str, bytes]:
    """The files to write: the rows, and the recipe that now knows these. The descriptor stays as its author has it."""
    fresh = replace(recipe, columns=columns_of(columns), files=digests(tables))
    made = {f"{folder}/{name}.csv": content for name, content in tables.items()}
    return {**made, f"{folder}/{recipe.dataset}{SUFFIX}": written(fresh, study)}


def _changes(
    folder: Path, tables: Mapping[str, bytes], recipe: Recipe, columns: Sequence[Drafted], *, sure: bool, told: bool
) -> Iterator[str]:
    """What is different in each file; of rows of persons only how much.

    Raises:
        UsageError: A file that is to be replaced is not there, or was changed by hand and may not go.
    """
    words = TOLD if recipe.tabulate else tuple(column.name for column in columns if column.type == "string")
    for name, content in tables.items():
        path = folder / f"{name}.csv"
        if not path.is_file():
            raise UsageError(f"{path.name} is not in {folder.name}/, so there is nothing to replace. See {DESCRIPTOR}.")
        raw = path.read_bytes()
        before, after = _rows(raw), _rows(content)
        if not sure and hashlib.sha256(raw).hexdigest() != recipe.files.get(path.name):
            raise UsageError(
                f"{path.name} was changed by hand since its import, and would lose that. Nothing was written. "
                "Say --yes to replace it all the same; an order of answers that --answers told the import stays."
            )
        yield f"{path.name}: {len(before)} rows before, {len(after)} now."
        for column in words:
            old, now = ({row.get(column, "") for row in rows} - {""} for rows in (before, after))
            for state, values in (("new", now - old), ("gone", old - now)):
                if values:
                    shown = f": {', '.join(map(quoted, sorted(values)[:FEW]))}{', …' if len(values) > FEW else ''}"
                    yield f"{path.name}: {len(values)} {state} in {column}{shown if told else ''}."


def _rows(raw: bytes) -> list[dict[str, str]]:
    """The rows of a file, also where a spreadsheet saved it since."""
    text = raw.decode("utf-8-sig", "replace")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter_of(text) or COMMA))
