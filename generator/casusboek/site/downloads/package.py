"""All tables of a study in one archive: a Tabular Data Package (datapackage.org), which programs read by themselves."""

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from casusboek.citation import in_words
from casusboek.model.downloads import Download, FileColumn
from casusboek.model.output import File
from casusboek.model.project import Locale
from casusboek.model.provenance import Provenance
from casusboek.model.site import Site
from casusboek.site.downloads.archive import Archive
from casusboek.site.downloads.delimited import PLAIN, csv_text
from casusboek.site.downloads.described import about, licence, missing, type_of

README, LICENCE, REFERENCE = "README.txt", "LICENCE.txt", "CITATION.txt"
TYPES = {"list": "string"}
"""What the standard calls a type that it has no name for."""


def package(study: Provenance, downloads: Iterable[Download], site: Site) -> File:
    """The archive of a study: its descriptor, its tables as plain CSV, and how to read, use and cite them.

    Args:
        study: What the study says of itself.
        downloads: Its tables.
        site: The site, for its words and its edition.
    """
    words = Locale(site.language, site.words)
    tables = {_path(download, study): download for download in downloads}
    texts = {path: csv_text(download, PLAIN).encode() for path, download in tables.items()}
    resources = [_resource(path, download, texts[path], words) for path, download in tables.items()]
    written = io.BytesIO()
    with Archive(written) as archive:
        descriptor = {**_descriptor(study, site), "resources": resources}
        archive.writestr("datapackage.json", json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n")
        archive.writestr(README, _readme(study, tables, words))
        archive.writestr(LICENCE, f"{licence(study, site)}\n")
        archive.writestr(REFERENCE, "".join(f"{name}: {said}\n" for name, said in _reference(study, site)))
        for path, text in texts.items():
            archive.writestr(path, text)
    return File(f"docs/{study.package}.zip", written.getvalue())


def _reference(study: Provenance, site: Site) -> Iterator[tuple[str, str]]:
    """What the archive is, and how readers refer to the study and to the report behind it."""
    words = Locale(site.language, site.words)
    yield from about(study.title, study, site)
    for page in site.pages:
        if page.url == study.page:
            yield from ((citation.words, in_words(citation.of, words)) for citation in page.citations)


def _path(download: Download, study: Provenance) -> str:
    """Where a table stands in the archive: as it does below the folder of the study on the site."""
    return f"{download.path.removeprefix(study.package.rpartition('/')[0] + '/')}{PLAIN.ending}"


def _descriptor(study: Provenance, site: Site) -> Mapping[str, Any]:
    """What the descriptor says of the whole, in the words of the standard."""
    stated = study.stated
    licences = [_filled(found) for found in stated.licences] or [{"title": site.licence}]
    return {
        "profile": "tabular-data-package",
        "name": study.id,
        "title": study.title,
        "description": stated.description or study.summary,
        "version": site.edition,
        "created": f"{site.updated}T00:00:00Z",
        **({"keywords": list(stated.keywords)} if stated.keywords else {}),
        # The standard asks for a name or an address; without either the words stand beside the descriptor.
        "licenses": [found if {"name", "path"} & set(found) else {**found, "path": LICENCE} for found in licences],
        "sources": [_filled(found) for found in stated.sources],
        "contributors": [_filled(found) for found in stated.contributors],
    }


def _filled(stated: Any) -> dict[str, str]:
    """What is stated of a licence, a source or a contributor, without what is not."""
    return {key: value for key, value in asdict(stated).items() if value}


def _resource(path: str, download: Download, text: bytes, words: Locale) -> Mapping[str, Any]:
    """What the descriptor says of a table."""
    columns = [
        (name, column, download.cells(place))
        for place, (name, column) in enumerate(zip(download.headings, download.columns, strict=True))
    ]
    codes = missing((cell for _, _, cells in columns for cell in cells), words)
    return {
        "profile": "tabular-data-resource",
        "name": path.removesuffix(PLAIN.ending).replace("/", "-").lower(),
        "path": path,
        "title": download.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(text),
        "hash": f"sha256:{hashlib.sha256(text).hexdigest()}",
        "schema": {
            "fields": [_field(name, column, type_of(column, cells)) for name, column, cells in columns],
            "missingValues": ["", *(code for code, _ in codes)],
        },
    }


def _field(name: str, column: FileColumn, declared: str) -> Mapping[str, Any]:
    """What the descriptor says of a column: its codes as categories, as version 2 of the standard has them."""
    codes = [{"value": code, "label": label} for code, label in column.codes.items()]
    return {
        "name": name,
        "type": TYPES.get(declared, declared),
        **({"description": column.meaning} if column.meaning else {}),
        **({"categories": codes} if codes and declared == "string" else {}),
    }


def _readme(study: Provenance, tables: Mapping[str, Download], words: Locale) -> str:
    """What is in the archive, and how its tables are to be read."""
    cells = (cell for download in tables.values() for row in download.rows for cell in row)
    lines = [
        study.title,
        "",
        study.stated.description or study.summary,
        "",
        words("package_reading"),
        "",
        *(f"{code} {meaning}" for code, meaning in missing(cells, words)),
        "",
        *(f"{path}: {download.title}" for path, download in tables.items()),
        "",
        words("package_files", licence=LICENCE, citation=REFERENCE),
    ]
    return "\n".join(lines) + "\n"
