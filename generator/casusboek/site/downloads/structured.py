"""What programs that gather data read of a site: schema.org on a study's page, and a DCAT catalogue of all studies."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from casusboek.model.downloads import Download
from casusboek.model.output import File
from casusboek.model.provenance import Provenance
from casusboek.model.site import Site

CATALOGUE = "catalog.jsonld"
"""At the top of the site; addresses in it start there, so that it holds wherever the site stands."""
MEDIA: Mapping[str, str] = {
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
TOP = "\0"
"""Stands for the address of the site, which only the engine knows; no text holds this sign."""
ADDRESS = "{{ (config.site_url or base_url ~ '/') | safe }}"
"""That address, or without one the way up from the page."""
TEMPLATE = re.compile(r"\{(?=[{%#])")
"""What the engine would take for its own; between the parts of JSON with line ends it does not occur."""
CONTEXT: Mapping[str, str] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def dataset(study: Provenance, downloads: Iterable[Download], site: Site) -> File:
    """The data of a study as schema.org's Dataset, to be included in the head of its page.

    Args:
        study: What the study says of itself.
        downloads: Its tables.
        site: The site, for its edition.
    """
    stated = study.stated
    licences = [found.path or found.name or found.title for found in stated.licences] or [site.licence]
    parts = [
        {
            "@type": "Dataset",
            "name": download.title,
            "description": f"{study.title}: {download.title}",
            "license": licences,
            "distribution": [_distribution(download.path, ending) for ending in (".csv", ".xlsx")],
        }
        for download in downloads
    ]
    told = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": study.title,
        "description": stated.description or study.summary,
        "url": f"{TOP}{study.page}",
        "identifier": study.id,
        "inLanguage": site.language,
        "version": site.edition,
        "dateModified": site.updated,
        "license": licences,
        "keywords": list(stated.keywords),
        "creator": [{"@type": "Organization", "name": found.title} for found in stated.contributors],
        "isBasedOn": [
            _filled({"@type": "CreativeWork", "name": found.title, "url": found.path}) for found in stated.sources
        ],
        "includedInDataCatalog": {"@type": "DataCatalog", "name": site.title, "url": f"{TOP}{CATALOGUE}"},
        "distribution": [_distribution(study.package, ".zip")],
        "hasPart": parts,
    }
    return File(f"overrides/blocks/{study.told}.html", in_page(_filled(told)).encode())


def _distribution(path: str, ending: str) -> Mapping[str, str]:
    return {"@type": "DataDownload", "encodingFormat": MEDIA[ending], "contentUrl": f"{TOP}{path}{ending}"}


def _filled(told: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is said, without what nobody stated."""
    return {key: value for key, value in told.items() if value not in ("", [])}


def in_page(told: Mapping[str, Any]) -> str:
    """JSON as a template of the engine, which ends no script and in which a text stays a text."""
    text = TEMPLATE.sub(r"\\u007b", json.dumps(told, ensure_ascii=False, indent=1)).replace("<", "\\u003c")
    return text.replace(json.dumps(TOP)[1:-1], ADDRESS)


def catalogue(studies: Sequence[Provenance], site: Site) -> File:
    """The studies with data as a DCAT catalogue, in JSON-LD."""
    told = {
        "@context": CONTEXT,
        "@id": CATALOGUE,
        "@type": "dcat:Catalog",
        "dct:title": _said(site.title, site),
        "dct:description": _said(site.description, site),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": site.title},
        "dct:modified": _day(site),
        "foaf:homepage": {"@id": "index.html"},
        "dcat:dataset": [_entry(study, site) for study in studies],
    }
    return File(f"docs/{CATALOGUE}", (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode())


def _entry(study: Provenance, site: Site) -> Mapping[str, Any]:
    """A study in the catalogue."""
    stated = study.stated
    addresses = [{"@id": found.path} for found in stated.licences if found.path]
    words = [found.title or found.name for found in stated.licences if not found.path] or [site.licence]
    archive = f"{study.package}.zip"
    return _filled(
        {
            "@id": f"{study.page}#data",
            "@type": "dcat:Dataset",
            "dct:identifier": study.id,
            "dct:title": _said(study.title, site),
            "dct:description": _said(stated.description or study.summary, site),
            "dct:creator": [{"@type": "foaf:Agent", "foaf:name": found.title} for found in stated.contributors],
            "dct:modified": _day(site),
            "dcat:version": site.edition,
            "dcat:keyword": [_said(word, site) for word in stated.keywords],
            "dcat:landingPage": {"@id": study.page},
            "dct:provenance": {"@type": "dct:ProvenanceStatement", "dct:description": _said(study.source, site)},
            "dcat:distribution": [
                _filled(
                    {
                        "@id": archive,
                        "@type": "dcat:Distribution",
                        "dcat:downloadURL": {"@id": archive},
                        "dcat:mediaType": {"@id": f"{MEDIA_TYPES}{MEDIA['.zip']}"},
                        "dct:license": addresses,
                        "dct:rights": [] if addresses else [_said(word, site) for word in words],
                    }
                )
            ],
        }
    )


def _said(text: str, site: Site) -> Mapping[str, str]:
    return {"@value": text, "@language": site.language}


def _day(site: Site) -> Mapping[str, str]:
    return {"@type": "xsd:date", "@value": site.updated}
