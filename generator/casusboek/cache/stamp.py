"""The stamp of a build: what it was made of, what it left behind, and what it said."""

import json
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from casusboek.cache.inputs import inputs
from casusboek.cache.kept import Kept
from casusboek.cache.outputs import stands, states
from casusboek.findings import Finding, Place, Severity
from casusboek.model.output import BuildResult, Changes, Order


class Stamp:
    """Whether a build would make again what stands there, and which inputs changed since the one before."""

    def __init__(self, order: Order) -> None:
        """Look at everything that decides what a build makes."""
        self._order = order
        self._kept = Kept(order.root)
        self._name = f"{order.made.value}{'' if order.engine else '-pages'}.json"
        self._now = _inputs(order)
        self._before: Mapping[str, Any] = json.loads(self._kept.get(self._name) or b"{}")

    def result(self) -> BuildResult | None:
        """The result of the build before, when everything is and stands as it was left; None otherwise."""
        before = self._before
        if not before or self._now is None or before["inputs"] != self._now or before["result"] is None:
            return None
        if not stands(self._places(), before["outputs"], before["seen"]):
            return None
        return _result(before["result"])

    def keep(self, result: BuildResult) -> BuildResult:
        """Stamp a build that is done, unless what it is made of changed meanwhile, and say what changed before it."""
        seen, settled = time.time_ns(), _inputs(self._order) == self._now
        record = {
            "inputs": self._now,
            "outputs": states(self._places()) if settled else {},
            "seen": seen,
            "result": _written(result) if settled else None,
        }
        self._kept.put(self._name, json.dumps(record, ensure_ascii=False).encode())
        return replace(result, inputs=self.changed())

    def changed(self) -> tuple[str, ...]:
        """Names of inputs that are new, changed or gone since the build before; none at a first build."""
        before, now = self._before.get("inputs") or {}, self._now or {}
        names = sorted({*before, *now}) if before and now else []
        return tuple(name for name in names if before.get(name) != now.get(name) and not name.endswith("/"))

    def _places(self) -> list[Path]:
        """Everything that a build writes, apart from what is kept for the next and what goes on record."""
        room = self._order.room
        made = [self._order.root / "build" / "mkdocs.yml", room / "docs", room / "overrides"]
        return [*made, room / "engine.yml", self._order.output] if self._order.engine else made


def _inputs(order: Order) -> Mapping[str, str] | None:
    try:
        return inputs(order)
    except (OSError, ValueError):
        # The build itself says what is wrong with the file.
        return None


def _written(result: BuildResult) -> Mapping[str, Any]:
    return {
        "findings": [finding.as_json() for finding in result.warnings],
        "pages": result.pages,
        "drawings": result.drawn + result.reused,
        "held": [[*case, reason] for case, reason in sorted(result.held.items())],
    }


def _result(said: Mapping[str, Any]) -> BuildResult:
    findings = tuple(_finding(found) for found in said["findings"])
    held = {(study, case): reason for study, case, reason in said["held"]}
    return BuildResult(findings, (), Changes((), 0), said["pages"], 0, said["drawings"], held)


def _finding(said: Mapping[str, Any]) -> Finding:
    severity = Severity[said["severity"].upper()]
    return Finding(Place(**said["where"]), said["code"], said["message"], said["hint"], severity)
