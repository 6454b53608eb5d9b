"""How the datasets of a descriptor hang together: their names, their keys and what may lean on what."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import chain

from casusboek.findings import Finding, allowed
from casusboek.model.data import Disclosure, Kind
from casusboek.model.project import Positions
from casusboek.project.load.descriptor import FieldDescriptor, ForeignKey, Package, Resource

SOURCE = "source"
"""The field that says where a row was found; readers get it with every row."""
HIDDEN = (Disclosure.SENSITIVE.value, Disclosure.DROP.value)


def relations(resource: Resource, index: int, package: Package, positions: Positions) -> list[Finding]:
    """Everything that is wrong between a dataset, its own fields and the other datasets."""
    checks = (_repeated, _primary_key, _foreign_keys, _source, _made_from)
    return list(chain.from_iterable(check(resource, index, package, positions) for check in checks))


def _repeated(resource: Resource, index: int, package: Package, positions: Positions) -> Iterator[Finding]:
    """A name that an earlier dataset or field already has."""
    if resource.name in [earlier.name for earlier in package.resources[:index]]:
        where = positions.at("resources", index, "name")
        yield Finding(where, "P108", f"the dataset {resource.name!r} stands here twice.", "Rename one of the two.")
    names = [descriptor.name for descriptor in resource.tableschema.fields]
    for number, name in enumerate(names):
        if name in names[:number]:
            where = positions.at("resources", index, "schema", "fields", number, "name")
            yield Finding(where, "P108", f"the field {name!r} stands here twice.", "Rename one of the two.")


def _primary_key(resource: Resource, index: int, _: Package, positions: Positions) -> Iterator[Finding]:
    """A primary key of fields that exist and, because it names the row, may be shown."""
    fields = _fields(resource)
    where = positions.at("resources", index, "schema", "primaryKey")
    for key in resource.tableschema.primaryKey:
        if key not in fields:
            yield Finding(where, "P102", f"the key names an unknown field {key!r}.", allowed(key, fields))
        elif resource.kind != Kind.RECORDS.value and fields[key].disclosure in HIDDEN:
            message = f"the key field {key!r} may not be shown, and keys are."
            yield Finding(where, "P111", message, "Declare it key, or take another field.")


def _foreign_keys(resource: Resource, index: int, package: Package, positions: Positions) -> Iterator[Finding]:
    """A foreign key from one field to a field that exists and comes along to where it is followed."""
    resources = {found.name: found for found in package.resources}
    for number, link in enumerate(resource.tableschema.foreignKeys):
        where = positions.at("resources", index, "schema", "foreignKeys", number)
        problem = _link_problem(link, resource, resources)
        if problem:
            yield Finding(where, "P110", *problem)
            continue
        own = _fields(resource)[link.fields[0]]
        target = _fields(resources[link.reference.resource or resource.name])[link.reference.fields[0]]
        if own.disclosure != Disclosure.DROP.value and target.disclosure in HIDDEN:
            message = f"{own.name!r} is released, but leads to {target.name!r}, which may not be shown."
            yield Finding(where, "P112", message, f"Declare {own.name!r} drop, or {target.name!r} key.")


def _link_problem(link: ForeignKey, resource: Resource, resources: Mapping[str, Resource]) -> tuple[str, str] | None:
    """What is wrong with a foreign key, and what to do about it."""
    if len(link.fields) != 1 or len(link.reference.fields) != 1:
        return "a foreign key has one field here.", "Write one foreign key for each field."
    name, target = link.fields[0], link.reference.resource or resource.name
    if name not in _fields(resource):
        return f"the foreign key names an unknown field {name!r}.", allowed(name, _fields(resource))
    if target not in resources:
        return f"the foreign key leads to an unknown dataset {target!r}.", allowed(target, resources)
    there, fields = link.reference.fields[0], _fields(resources[target])
    if there not in fields:
        return f"the dataset {target!r} has no field {there!r}.", allowed(there, fields)
    return None


def _source(resource: Resource, index: int, _: Package, positions: Positions) -> Iterator[Finding]:
    """A ``source`` field that readers can be given: a list that may be shown."""
    for number, descriptor in enumerate(resource.tableschema.fields):
        if descriptor.name == SOURCE and (descriptor.type != "list" or descriptor.disclosure in HIDDEN):
            where = positions.at("resources", index, "schema", "fields", number)
            message = "the field 'source' goes to readers with every row."
            yield Finding(where, "P113", message, "Give it 'type: list' and 'disclosure: public'.")


def _made_from(resource: Resource, index: int, package: Package, positions: Positions) -> Iterator[Finding]:
    """A dataset of counts that names records, by the name that they have here if they are here."""
    if not resource.made_from:
        return
    where = positions.at("resources", index, "made_from")
    if resource.kind != Kind.AGGREGATE.value:
        message = f"the dataset {resource.name!r} does not hold counts of records."
        yield Finding(where, "P120", message, "Take 'made_from' out, or write 'kind: aggregate'.")
        return
    described = {found.name for found in package.resources}
    records = {found.name for found in package.resources if found.kind == Kind.RECORDS.value}
    # Records that were only ever counted are not described; a name that is nearly another is a slip.
    slip = get_close_matches(resource.made_from, records) or resource.made_from in described
    if resource.made_from not in records and slip:
        hint = f"{allowed(resource.made_from, records)} Or take it out, when those records are not here."
        yield Finding(where, "P120", f"there are no records {resource.made_from!r}.", hint)


def _fields(resource: Resource) -> dict[str, FieldDescriptor]:
    return {descriptor.name: descriptor for descriptor in resource.tableschema.fields}
