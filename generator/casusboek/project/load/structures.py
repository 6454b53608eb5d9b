"""What ``structure:`` says of a dataset: fields that are there, of the right type, with known codes and links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casusboek.findings import Finding, allowed
from casusboek.model.data import Disclosure
from casusboek.model.measures import POLARITIES, QUANTIFIERS, STATISTICS, STATUSES, TYPES, UNITS, YES_NO
from casusboek.model.project import Positions
from casusboek.model.spec import RankingStructure, StructureSpec
from casusboek.project.load.descriptor import FieldDescriptor, Package, Resource

NUMBER = ("number", "integer")
WHOLE = ("integer",)
TEXT = ("string",)
TIME = ("date", "yearmonth", "year")
IDENTITY = ("string", "integer")
RECORDS = "records"
HIDDEN = (Disclosure.SENSITIVE.value, Disclosure.DROP.value)


@dataclass(frozen=True)
class Role:
    """What a field must be to play its part."""

    types: tuple[str, ...] = ()
    """Types that fit; any when empty."""
    codes: tuple[str, ...] = ()
    """Codes that the field's categories come from."""
    leads: str = ""
    """Kind of the structure whose id a foreign key must lead to."""
    hidden: tuple[str, ...] = HIDDEN
    """Disclosures that do not fit."""


MEASURED = {
    "question": Role(leads="questions"),
    "option": Role(leads="options"),
    "group": Role(leads="groups"),
    "moment": Role(leads="moments"),
    "statistic": Role(codes=STATISTICS),
    "value": Role(NUMBER),
    "printed": Role(TEXT),
    "percentage": Role(TEXT),
    "status": Role(codes=STATUSES),
}
ROLES: Mapping[str, Mapping[str, Role]] = {
    "measures": {
        **MEASURED,
        "n.asked": Role(WHOLE),
        "n.answered": Role(WHOLE),
        "n.valid": Role(WHOLE),
        "unit": Role(codes=UNITS),
    },
    "questions": {
        "id": Role(TEXT),
        "label": Role(TEXT),
        "type": Role(codes=TYPES),
        "scale": Role(leads="scales"),
        "base": Role(WHOLE),
        "table": Role(),
        "minuend": Role(leads="questions"),
        "subtrahend": Role(leads="questions"),
        "parent": Role(leads="questions"),
        "same": Role(leads="questions"),
        "weights": Role(("list",)),
    },
    "scales": {
        "id": Role(TEXT),
        "label": Role(TEXT),
        "minimum": Role(NUMBER),
        "maximum": Role(NUMBER),
        "polarity": Role(codes=POLARITIES),
    },
    "options": {
        "scale": Role(leads="scales"),
        "id": Role(TEXT),
        "label": Role(TEXT),
        "order": Role(WHOLE),
        "neutral": Role(codes=YES_NO),
        "low": Role(NUMBER),
        "high": Role(NUMBER),
    },
    "groups": {
        "id": Role(TEXT),
        "label": Role(TEXT),
        "n": Role(WHOLE),
        "asked": Role(WHOLE),
        "parent": Role(leads="groups"),
        "division": Role(),
        "population": Role(TEXT),
        "elsewhere": Role(codes=YES_NO),
        "minuend": Role(leads="groups"),
        "subtrahend": Role(leads="groups"),
    },
    "moments": {
        "id": Role(TEXT),
        "label": Role(TEXT),
        "order": Role(WHOLE),
        "date": Role(TIME),
        "n": Role(WHOLE),
        "minuend": Role(leads="moments"),
        "subtrahend": Role(leads="moments"),
    },
    "statements": {
        **MEASURED,
        "text": Role(TEXT),
        "n": Role(WHOLE),
        "place": Role(),
        "quantifier": Role(codes=QUANTIFIERS),
    },
    "ranking": {
        "place": Role(),
        "list": Role(),
        "position": Role(WHOLE),
        "item": Role(),
        "value": Role(NUMBER),
        "question": Role(leads="questions"),
        "group": Role(leads="groups"),
    },
    "agreement": {
        "name": Role(),
        "round": Role(),
        "total": Role(WHOLE),
        "double": Role(WHOLE),
        "share": Role(TEXT),
        "agreed": Role(TEXT),
        "value": Role(NUMBER),
        "threshold": Role(NUMBER),
    },
    "steps": {"label": Role(TEXT), "order": Role(WHOLE), "date": Role(TIME), "status": Role()},
    "differences": {
        "minuend": Role(NUMBER),
        "subtrahend": Role(NUMBER),
        "value": Role(NUMBER),
        "printed": Role(TEXT),
    },
    "records": {"person": Role(IDENTITY, hidden=()), "weight": Role(NUMBER, hidden=(Disclosure.DROP.value,))},
}
"""Per kind of structure what each named field must be."""


def structure_findings(resource: Resource, index: int, package: Package, positions: Positions) -> Iterator[Finding]:
    """Everything that is wrong with the structure of a dataset."""
    structure = resource.structure
    if structure is None:
        return
    if structure.kind == RECORDS and resource.kind != RECORDS:
        where = positions.at("resources", index, "structure", "kind")
        message = f"the structure is that of records, and the dataset is of kind {resource.kind}."
        yield Finding(where, "P121", message, "Take out the structure, or say 'kind: records'.")
    fields = {descriptor.name: descriptor for descriptor in resource.tableschema.fields}
    for key, role in ROLES[structure.kind].items():
        name = named(structure, key)
        if not name:
            continue
        where = positions.at("resources", index, "structure", *key.split("."))
        if name not in fields:
            message = f"the structure names an unknown field {name!r}."
            yield Finding(where, "P114", message, allowed(name, fields))
        else:
            for code, message, hint in _unfit(fields[name], role, resource, package):
                yield Finding(where, code, message, hint)
    if isinstance(structure, RankingStructure) and structure.of:
        yield from _of(structure.of, package, positions, index)


def named(structure: StructureSpec, key: str) -> str:
    """The name of the field under a key, or under a key of a key."""
    value: object = structure
    for step in key.split("."):
        value = getattr(value, step)
    return str(value)


def _unfit(field: FieldDescriptor, role: Role, resource: Resource, package: Package) -> Iterator[tuple[str, str, str]]:
    """Why a field cannot play its part: code, message and hint."""
    if field.disclosure in role.hidden:
        shown = Disclosure.SENSITIVE.value in role.hidden
        what, hint = ("shown", "Declare it public.") if shown else ("used", "Declare it sensitive.")
        yield "P115", f"the field {field.name!r} has a part in the structure, so it is {what}.", hint
    if role.types and field.type not in role.types:
        wanted = " or ".join(role.types)
        yield "P116", f"the field {field.name!r} has type {field.type} here.", f"Declare it {wanted}."
    if role.codes:
        yield from _strange_codes(field, role)
    if role.leads:
        yield from _astray(field, role, resource, package)


def _strange_codes(field: FieldDescriptor, role: Role) -> Iterator[tuple[str, str, str]]:
    codes = [category.value for category in field.categories] or [str(code) for code in field.constraints.enum]
    if not codes:
        hint = f"Give it categories out of: {', '.join(role.codes)}."
        yield "P117", f"the field {field.name!r} has no codes.", hint
    for code in codes:
        if code not in role.codes:
            hint = allowed(code, role.codes, shown=len(role.codes))
            yield "P117", f"{code!r} is no code that {field.name!r} may have here.", hint


def _astray(field: FieldDescriptor, role: Role, resource: Resource, package: Package) -> Iterator[tuple[str, str, str]]:
    """A field that should be a foreign key to the id of a dataset of another structure."""
    targets = {
        (found.name, named(found.structure, "id"))
        for found in package.resources
        if found.structure and found.structure.kind == role.leads
    }
    links = {
        (key.reference.resource or resource.name, key.reference.fields[0])
        for key in resource.tableschema.foreignKeys
        if key.fields == (field.name,) and key.reference.fields
    }
    if field.type == "list" and not links:
        # Other programs know no foreign key of a list; its items are looked for where they are used.
        return
    if not targets:
        hint = f"Give a dataset 'structure: {{ kind: {role.leads}, … }}'."
        yield "P118", f"no dataset of this package has the structure {role.leads}.", hint
    elif not links & targets:
        ways = ", ".join(f"{dataset}.{name}" for dataset, name in sorted(targets))
        message = f"the field {field.name!r} is no foreign key to the {role.leads}."
        yield "P118", message, f"Add a foreign key to {ways}."


def _of(path: str, package: Package, positions: Positions, index: int) -> Iterator[Finding]:
    """The field that every item of a ranked list must stand in."""
    where = positions.at("resources", index, "structure", "of")
    known = {
        f"{resource.name}.{descriptor.name}"
        for resource in package.resources
        for descriptor in resource.tableschema.fields
    }
    if path not in known:
        yield Finding(where, "P114", f"the structure names an unknown field {path!r}.", allowed(path, known))
