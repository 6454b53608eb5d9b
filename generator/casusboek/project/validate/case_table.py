"""What a study says its cases were chosen from: the fields, and a register or a number of members with shares."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import fsum

from casusboek.findings import Finding, Place, allowed
from casusboek.model.case_table import AND, together
from casusboek.model.data import Dataset, Disclosure
from casusboek.model.project import Project, Study
from casusboek.model.spec import CaseTableSpec
from casusboek.project.validate.places import has_whole_data

MIN_K = 2
"""Below this a description may fit one member only."""
NO_CODE = "-"
ROUNDING = 1e-9


@dataclass(frozen=True)
class StatedCaseTable:
    """What a study says, with the dataset of its cases."""

    study: Study
    spec: CaseTableSpec
    cases: Dataset | None

    def at(self, *path: str | int) -> Place:
        """The place of one of its keys."""
        return self.study.at("study.yml", "disclosure", "case_table", *path)


def described_fields_exist(project: Project) -> Iterator[Finding]:
    """What an outsider may recognise a case by is a field of the cases, named once [V246]."""
    for stated in _stated(project):
        known = [field.name for field in stated.cases.fields] if stated.cases else []
        fields = stated.spec.fields
        if not fields or (stated.cases is None and has_whole_data(project, stated.study)):
            message = "nothing is said of cases here." if fields else "no field is named."
            yield Finding(stated.at("fields"), "V246", message, allowed("", known))
            continue
        for number, name in enumerate(fields):
            if stated.cases and name not in known:
                message = f"the cases have no field {name!r}."
                yield Finding(stated.at("fields", number), "V246", message, allowed(name, known))
            elif name in fields[:number]:
                yield Finding(stated.at("fields", number), "V246", f"{name!r} stands here twice.", "Take one out.")


def described_fields_are_shown(project: Project) -> Iterator[Finding]:
    """Nobody can recognise a case by a field that readers do not see [V247]."""
    for stated in _stated(project):
        for number, name in enumerate(stated.spec.fields if stated.cases else ()):
            field = stated.cases.field(name) if stated.cases else None
            if stated.cases and field and field.disclosure is not Disclosure.PUBLIC:
                public = [other.name for other in stated.cases.fields if other.disclosure is Disclosure.PUBLIC]
                message = f"readers are not shown the field {name!r}."
                yield Finding(stated.at("fields", number), "V247", message, f"Public: {', '.join(public)}.")


def populations_are_given(project: Project) -> Iterator[Finding]:
    """There is either a register of the population, or its size with shares [V248]."""
    for stated in _stated(project):
        spec = stated.spec
        if spec.register and (spec.population is not None or spec.shares):
            hint = "Keep 'register', which is exact, or take it out."
            yield Finding(stated.at("register"), "V248", "the population is given in two ways.", hint)
        elif not spec.register and (spec.population is None or not spec.shares):
            hint = "Name a dataset with one row per member as 'register', or write 'population' and 'shares'."
            yield Finding(stated.at(), "V248", "nothing says what the cases were chosen from.", hint)


def registers_have_fields(project: Project) -> Iterator[Finding]:
    """A register is a dataset, not the cases themselves, with the same fields [V249]."""
    for stated in _stated(project):
        name, study = stated.spec.register, stated.study
        register = study.datasets.get(name)
        if not name or (register is None and not has_whole_data(project, study)):
            continue
        if register is None or register is stated.cases:
            message = "the cases are no register." if register else f"unknown dataset {name!r}."
            hint = "Name a dataset with one row per member." if register else allowed(name, study.datasets)
            yield Finding(stated.at("register"), "V249", message, hint)
            continue
        for field in stated.spec.fields:
            if register.field(field) is None:
                hint = allowed(field, [known.name for known in register.fields])
                yield Finding(stated.at("register"), "V249", f"the register has no field {field!r}.", hint)


def populations_are_large_enough(project: Project) -> Iterator[Finding]:
    """A description fits two members or more, and the population holds the cases [V250]."""
    for stated in _stated(project):
        spec = stated.spec
        if spec.k < MIN_K:
            yield Finding(stated.at("k"), "V250", f"k is below {MIN_K}.", f"Write {MIN_K} or more.")
        least = stated.cases.size if stated.cases else 0
        if spec.population is not None and spec.population < max(least, 1):
            message = f"the population is smaller than the {least} cases chosen from it."
            yield Finding(stated.at("population"), "V250", message, "Write how many could have been chosen.")


def shares_are_parts(project: Project) -> Iterator[Finding]:
    """Shares are parts of the population that make up no more than all of it, each field in one place [V251]."""
    for stated in _stated(project):
        seen: list[str] = []
        for names, parts in stated.spec.shares.items():
            where = stated.at("shares", names)
            for name in together(names):
                if name not in stated.spec.fields:
                    message = f"{name!r} is not one of 'fields'."
                    yield Finding(where, "V251", message, allowed(name, stated.spec.fields))
                elif name in seen:
                    yield Finding(where, "V251", f"{name!r} has shares in two places.", "Take one out.")
                seen.append(name)
            wrong = [code for code, part in parts.items() if not 0 < part <= 1]
            if wrong:
                hint = "Write a part of the population above 0, and at most 1."
                yield Finding(stated.at("shares", names, wrong[0]), "V251", "this is no share.", hint)
            elif fsum(parts.values()) > 1 + ROUNDING:
                yield Finding(where, "V251", "these shares are more than the whole.", "Let them add up to 1 or less.")


def shares_have_codes(project: Project) -> Iterator[Finding]:
    """A share is of a code of its field, or of one code for each field that it is of [V252]."""
    for stated in _stated(project):
        for names, parts in stated.spec.shares.items():
            fields = together(names)
            for key in parts:
                codes, where = together(key), stated.at("shares", names, key)
                if len(codes) != len(fields):
                    message = f"{key!r} names {len(codes)} codes for {len(fields)} fields."
                    yield Finding(where, "V252", message, f"Write one for each, with {AND!r} between them.")
                    continue
                for name, code in zip(fields, codes, strict=True):
                    yield from _strange(stated, where, name, code)


def accepted_cases_exist(project: Project) -> Iterator[Finding]:
    """What is accepted is a case of the study [V253]."""
    for stated in _stated(project):
        known = _ids(stated)
        for number, found in enumerate(stated.spec.accepted):
            for place, case in enumerate(found.cases):
                if case not in known and has_whole_data(project, stated.study):
                    where = stated.at("accepted", number, "cases", place)
                    yield Finding(where, "V253", f"there is no case {case!r}.", allowed(case, known))


def _stated(project: Project) -> Iterator[StatedCaseTable]:
    for study in project.studies:
        spec = study.spec.disclosure.case_table
        if spec:
            yield StatedCaseTable(study, spec, study.datasets.get(study.spec.cases.dataset))


def _ids(stated: StatedCaseTable) -> tuple[str, ...]:
    cases, key = stated.cases, stated.study.spec.cases.key
    return tuple(str(value) for _, value in cases.values(key)) if cases and cases.field(key) else ()


def _strange(stated: StatedCaseTable, where: Place, name: str, code: str) -> Iterator[Finding]:
    """Every item of a code that the field does not have."""
    field = stated.cases.field(name) if stated.cases else None
    codes: Mapping[str, str] = field.codes if field else {}
    for item in code.split(";") if codes and code != NO_CODE else ():
        if item not in codes:
            yield Finding(where, "V252", f"{item!r} is not a code of {name!r}.", allowed(item, codes))
