"""How recognisable the cases are by what readers are told of each: against the population they were chosen from."""

import hashlib
import json
from collections.abc import Iterator, Mapping

from casusboek.errors import UsageError
from casusboek.findings import Finding, Severity
from casusboek.model.case_table import Accepted, Recognisable, code_of, together
from casusboek.model.data import Dataset, Disclosure
from casusboek.model.markers import Marker
from casusboek.model.project import Study
from casusboek.model.spec import CaseTableSpec
from smallcells.k_anonymity import Described, Estimated, Population, Register, Risk, Shares, risks

STATE = (
    "Say in study.yml, under 'disclosure', by which fields a case may be recognised and from how many it was chosen: "
    "case_table, with fields, k and either a register, or population and shares."
)
ACCEPT = "Or name the case under case_table.accepted, with reason, approver and date; readers see these."


def case_table(study: Study) -> tuple[Recognisable | None, tuple[Finding, ...]]:
    """What readers are told of how recognisable the cases are, and what keeps a case from being published.

    Args:
        study: A study that ``validate`` found no error in.
    """
    cases = study.datasets.get(study.spec.cases.dataset)
    spec = study.spec.disclosure.case_table
    if cases is None or not cases.size:
        return None, ()
    if spec is None:
        return None, tuple(_undecided(study, cases))
    return _told(study, cases, spec), tuple(_findings(study, cases, spec))


def case_risks(study: Study) -> tuple[Risk, ...]:
    """The risk of each case, the most recognisable first.

    Raises:
        UsageError: The study does not say what its cases were chosen from, or the register is not here.
    """
    spec = study.spec.disclosure.case_table
    cases = study.datasets.get(study.spec.cases.dataset)
    if spec is None or cases is None:
        raise UsageError(f"the study {study.id} does not say what its cases were chosen from. {STATE}")
    if _is_away(study, spec):
        raise UsageError("the register of the population is private. Name the private folder with --private.")
    return _risks(study, cases, spec)


def cleared_cases(study: Study) -> tuple[str, ...]:
    """Hashes of the descriptions that a private register was found to hold often enough.

    A description fits as many members whatever the other cases are, so each is cleared by itself.
    """
    cases = study.datasets.get(study.spec.cases.dataset)
    spec = study.spec.disclosure.case_table
    if cases is None or spec is None or not spec.register or not study.datasets[spec.register].private:
        return ()
    enough = {risk.case for risk in _risks(study, cases, spec) if risk.enough}
    return tuple(
        sorted({_print(found, spec) for case, found in _described(study, cases, spec).items() if case in enough})
    )


def _told(study: Study, cases: Dataset, spec: CaseTableSpec) -> Recognisable:
    here = set(_ids(study, cases))
    register = study.datasets.get(spec.register)
    size = register.size if register and not register.private else spec.population or 0
    accepted = [
        Accepted(len(here.intersection(found.cases)), found.reason, found.approver, found.date)
        for found in spec.accepted
        if not here.isdisjoint(found.cases)
    ]
    labels = tuple(field.label for name in spec.fields if (field := cases.field(name)))
    return Recognisable(labels, len(here), spec.k, size, not spec.register, tuple(accepted))


def _undecided(study: Study, cases: Dataset) -> Iterator[Finding]:
    """A warning when cases are described in codes and nobody said what that tells an outsider."""
    shown = [field for field in cases.fields if field.disclosure is Disclosure.PUBLIC and field.codes]
    if shown:
        message = f"nothing says how recognisable the cases are by {shown[0].name!r} and what else is shown of them."
        yield Finding(study.at("study.yml", "disclosure"), "C122", message, STATE, Severity.WARNING)


def _findings(study: Study, cases: Dataset, spec: CaseTableSpec) -> Iterator[Finding]:
    accepted = {case for found in spec.accepted for case in found.cases}
    if _is_away(study, spec):
        yield from _unchecked(study, cases, spec, accepted)
        return
    for risk in _risks(study, cases, spec):
        if not risk.enough and risk.case not in accepted:
            yield _recognisable(risk, study, cases, spec)
        elif risk.enough and risk.case in accepted:
            message = f"the description of {risk.case!r} fits {risk.k}, so there is nothing to accept."
            where = study.at("study.yml", "disclosure", "case_table", "accepted")
            yield Finding(where, "C123", message, "Take the case out.", Severity.WARNING)


def _recognisable(risk: Risk, study: Study, cases: Dataset, spec: CaseTableSpec) -> Finding:
    """The error for a case that too few others look like."""
    described = _described(study, cases, spec)[risk.case]
    unknown = [name for name in spec.fields if name in described and not _has_share(name, described, spec)]
    why = f"; no share is stated for its code of {unknown[0]!r}" if unknown else ""
    fits = f"fits {risk.k} of {spec.population or 'the register'}"
    message = f"the description of {risk.case!r} {fits}, and 'k' asks for {spec.k}{why}."
    what = "The population is too small."
    if risk.coarsen:
        what = f"Leave out or make coarser: {', '.join(risk.coarsen)}; then it fits {risk.then}."
    name = risk.coarsen[0] if risk.coarsen else study.spec.cases.key
    line = cases.lines[_ids(study, cases).index(risk.case)]
    return Finding(cases.place(line, name), "C120", message, f"{what} {ACCEPT}")


def _unchecked(study: Study, cases: Dataset, spec: CaseTableSpec, accepted: set[str]) -> Iterator[Finding]:
    """Without the register, what was cleared with it stays so; anything else is not known, and refused."""
    cleared = set(study.kept.get("cases", ()))
    where = study.at("study.yml", "disclosure", "case_table", "register")
    for case, found in sorted(_described(study, cases, spec).items()):
        if case not in accepted and _print(found, spec) not in cleared:
            message = f"the description of {case!r} was never held against the register, which is not here."
            hint = "Build once with the private folder: casusboek build --private DIR, or set CASUSBOEK_PRIVATE."
            yield Finding(where, "C121", message, hint)


def _is_away(study: Study, spec: CaseTableSpec) -> bool:
    return bool(spec.register) and study.datasets[spec.register].absent


def _risks(study: Study, cases: Dataset, spec: CaseTableSpec) -> tuple[Risk, ...]:
    return risks(_described(study, cases, spec), spec.fields, spec.k, _population(study, spec))


def _population(study: Study, spec: CaseTableSpec) -> Population:
    if spec.register:
        return Register(tuple(_rows(study.datasets[spec.register], spec.fields)))
    return Estimated(spec.population or 0, _shares(spec))


def _shares(spec: CaseTableSpec) -> tuple[Shares, ...]:
    return tuple(
        Shares(together(names), {together(codes): part for codes, part in parts.items()})
        for names, parts in spec.shares.items()
    )


def _has_share(name: str, described: Described, spec: CaseTableSpec) -> bool:
    """Whether the code of a field has a part of the population, or is counted in a register."""
    if spec.register:
        return True
    return any(name in shares.fields and shares.of(described) > 0 for shares in _shares(spec))


def _described(study: Study, cases: Dataset, spec: CaseTableSpec) -> Mapping[str, Described]:
    """What readers are told of each case; a marker in the place of a code tells nothing."""
    return dict(zip(_ids(study, cases), _rows(cases, spec.fields), strict=True))


def _ids(study: Study, cases: Dataset) -> list[str]:
    return [str(value) for value in cases.column(study.spec.cases.key).values()]


def _rows(dataset: Dataset, fields: tuple[str, ...]) -> Iterator[Described]:
    for line in dataset.lines:
        values = {name: dataset.value(line, name) for name in fields}
        yield {name: code_of(value) for name, value in values.items() if not isinstance(value, Marker)}


def _print(described: Described, spec: CaseTableSpec) -> str:
    """The hash of a description with what it was held against; it holds what readers are told, and no more."""
    text = json.dumps([spec.register, spec.k, dict(described)], sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()
