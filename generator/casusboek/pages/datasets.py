"""The catalogue of datasets: what each field means, and which tables and figures rest on it."""

from casusboek.model.downloads import Download, FileCell, FileColumn
from casusboek.model.grid import Grid, GridRow, Head
from casusboek.model.project import Study
from casusboek.model.release import Column, Released
from casusboek.model.site import DatasetBlock, Link, PackageBlock
from casusboek.model.spec import NetworkSpec
from casusboek.pages.claims import claim_link
from casusboek.pages.context import Context
from casusboek.pages.places import study_base


def dataset_blocks(context: Context, heading: int) -> tuple[PackageBlock | DatasetBlock, ...]:
    """All tables in one file, and every released dataset, in the order of its id, under a heading of a level."""
    blocks = (_block(dataset, context, heading) for _, dataset in sorted(context.release.datasets.items()))
    return (*package_blocks(context), *blocks)


def package_blocks(context: Context) -> tuple[PackageBlock, ...]:
    """The file with all tables of a study; nothing where it has none."""
    release = context.release
    return (PackageBlock(package_path(context.study)),) if release.datasets or release.tables else ()


def package_path(study: Study) -> str:
    """Site path of the file with all tables of a study, without its ending."""
    return f"{study_base(study)}/gegevens"


def _block(dataset: Released, context: Context, heading: int) -> DatasetBlock:
    return DatasetBlock(
        id=f"data-{dataset.id}",
        title=dataset.title,
        description=dataset.description,
        rows=len(dataset.table.lines),
        download=dataset_path(dataset.id, context),
        codebook=_codebook(dataset, context),
        used_in=_used_in(dataset.id, context),
        withheld=dataset.withheld,
        claims=_claims(dataset.id, context),
        heading=heading,
    )


def _codebook(dataset: Released, context: Context) -> Grid:
    words = context.locale
    heads = tuple(Head(words(f"codebook_{name}")) for name in ("meaning", "codes"))
    rows = tuple(
        GridRow(column.id, (column.id,), ((_meaning(column),), (_codes(column),))) for column in dataset.table.columns
    )
    title = words("codebook", title=dataset.title)
    return Grid(f"codeboek-{dataset.id}", title, "", words("codebook_field"), heads, rows, (), (), "", "")


def _meaning(column: Column) -> str:
    return f"{column.label}. {column.description}".strip()


def _codes(column: Column) -> str:
    return "; ".join(code if code == label else f"{code} = {label}" for code, label in column.labels.items())


def _used_in(dataset_id: str, context: Context) -> tuple[Link, ...]:
    """Links to the tables and figures made from a dataset, where they are shown."""
    tables = [table.id for table in context.release.tables.values() if dataset_id in table.datasets]
    figures = [
        figure_id
        for figure_id, spec in context.study.figures.items()
        if getattr(spec, "table", "") in tables or getattr(spec, "dataset", "") == dataset_id
    ]
    links = [context.places.object(name) for name in (*tables, *figures) if name in context.places.homes]
    # What is drawn once per case has no page of its own: the index of cases leads to it.
    drawn = [spec for name in figures if isinstance(spec := context.study.figures[name], NetworkSpec)]
    index = context.study.spec.cases.page
    return (*links, *(context.places.page(index, f"‘{spec.title}’") for spec in drawn))


def _claims(dataset_id: str, context: Context) -> tuple[Link, ...]:
    """Links to the claims that rest on a table made from a dataset."""
    release = context.release
    resting = [
        claim
        for claim in context.study.claims
        if any(dataset_id in release.tables[cell.table].datasets for cell in release.claims[claim.id])
    ]
    return tuple(link for claim in resting if (link := claim_link(claim, context)))


def dataset_path(dataset_id: str, context: Context) -> str:
    """Site path of a dataset's files, without their ending."""
    return f"{context.places.base}/data/{dataset_id}"


def dataset_download(dataset: Released, context: Context) -> Download:
    """A released dataset as a file: codes as they are, absent values as shorthand."""
    table = dataset.table
    rows = []
    for line in table.lines:
        row: list[FileCell] = []
        for cell in line.cells:
            if cell.value is None:
                row.append(cell.marker.shorthand if cell.marker else "")
            else:
                row.append(";".join(cell.value) if isinstance(cell.value, tuple) else cell.value)
        rows.append(tuple(row))
    columns = tuple(FileColumn(column.id, _meaning(column), column.type, column.labels) for column in table.columns)
    return Download(dataset_path(dataset.id, context), dataset.title, columns, tuple(rows), context.study.id)
