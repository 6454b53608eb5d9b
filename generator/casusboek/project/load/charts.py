"""Charts that authors wrote as Vega-Lite specifications, from the files that ``figures.yml`` names."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from casusboek.findings import Finding
from casusboek.model.project import Positions
from casusboek.model.spec import FigureSpec, VegaLiteSpec
from casusboek.project.load.json import read_json

NAME = re.compile(r"[a-z0-9][a-z0-9-]*\.vl\.json")


def read_charts(
    root: Path, base: str, figures: Mapping[str, FigureSpec], declared: Positions
) -> tuple[dict[str, Any], dict[str, Positions], list[Finding]]:
    """What stands in each file that a figure names, by the name of the file, with the places of its keys.

    Args:
        root: The project folder.
        base: The folder of the study, below the project.
        figures: The figures of the study.
        declared: Where these are declared.
    """
    contents: dict[str, Any] = {}
    places: dict[str, Positions] = {}
    findings: list[Finding] = []
    for name, spec in figures.items():
        if not isinstance(spec, VegaLiteSpec) or spec.specification in contents:
            continue
        file = spec.specification
        if not NAME.fullmatch(file):
            where, hint = declared.at(name, "specification"), "Put it beside figures.yml, as spreiding.vl.json."
            findings.append(Finding(where, "L117", f"{file!r} cannot be the file of a chart.", hint))
            continue
        document, found = read_json(root / base / file, f"{base}/{file}")
        findings += found
        if document is not None:
            contents[file], places[file] = document.value, document.positions
    return contents, places, findings
