"""A Data Package v2 descriptor, as far as it matters here."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Limit

from casusboek.model.spec import StructureSpec

ADDRESS = r"^(https://\S+)?$"


class Described(BaseModel):
    """Keys beyond these are allowed: a descriptor is an open standard."""

    model_config = ConfigDict(extra="allow")


class Category(Described):
    """A code and its label."""

    value: str
    label: str


class Missing(Described):
    """A missing-value literal and what it means."""

    value: str
    label: str


class Constraints(Described):
    """The rules a field's values obey."""

    required: bool = False
    unique: bool = False
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    steps: Annotated[int, Limit(ge=1, le=100)] | None = None
    enum: tuple[str | int | float, ...] = ()


class FieldDescriptor(Described):
    """One field of a schema."""

    name: str
    type: str
    title: str
    description: str = ""
    disclosure: str | None = None
    delimiter: Annotated[str, Limit(min_length=1)] = ";"
    categories: tuple[Category, ...] = ()
    missingValues: tuple[Missing, ...] = ()  # noqa: N815 - the standard's own spelling
    constraints: Constraints = Constraints()


class ReferenceTarget(Described):
    """The other side of a foreign key."""

    resource: str = ""
    fields: tuple[str, ...]


class ForeignKey(Described):
    """Fields whose values stand in another resource."""

    fields: tuple[str, ...]
    reference: ReferenceTarget


class Schema(Described):
    """The fields of a resource and their keys."""

    fields: tuple[FieldDescriptor, ...]
    primaryKey: tuple[str, ...]  # noqa: N815 - the standard's own spelling
    foreignKeys: tuple[ForeignKey, ...] = ()  # noqa: N815 - the standard's own spelling


class Resource(Described):
    """One dataset of a package."""

    name: Annotated[str, Limit(pattern=r"^[a-z][a-z0-9_]*$")]
    title: str
    description: str
    path: Annotated[str, Limit(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_-]*\.csv$")]
    kind: str
    private: bool = False
    """Whether its rows stand in the private folder, and never in data/."""
    made_from: str = ""
    """The records that its numbers were counted from: what is shown of these would be set against them."""
    counts: Literal["persons", "other"] = "persons"
    """What published counts are numbers of; of persons none is shown that is finer than the policy allows."""
    structure: Annotated[StructureSpec, Limit(discriminator="kind")] | None = None
    tableschema: Schema = Limit(alias="schema")


class LicenceDescriptor(Described):
    """The conditions under which others may use the data: a short name or an address, at least."""

    name: Annotated[str, Limit(pattern=r"^[A-Za-z0-9._-]*$", description="Short name, such as CC-BY-4.0.")] = ""
    title: str = ""
    path: Annotated[str, Limit(pattern=ADDRESS, description="Address of its text.")] = ""


class SourceDescriptor(Described):
    """What the data were taken from."""

    title: str
    path: Annotated[str, Limit(pattern=ADDRESS, description="Address of it, when readers may know.")] = ""


class ContributorDescriptor(Described):
    """Who made the data, or what they were taken from, when readers may know."""

    title: Annotated[str, Limit(description="Who: a name, or a role.")]
    role: Annotated[str, Limit(description="author, publisher, maintainer, wrangler or contributor.")] = ""
    organization: Annotated[str, Limit(description="Where they work, when readers may know.")] = ""
    path: Annotated[str, Limit(pattern=ADDRESS, description="Address of a page about them.")] = ""


class Package(Described):
    """The datasets of a study."""

    name: str
    title: str
    description: str = ""
    keywords: tuple[str, ...] = ()
    licenses: tuple[LicenceDescriptor, ...] = ()
    sources: tuple[SourceDescriptor, ...] = ()
    contributors: tuple[ContributorDescriptor, ...] = ()
    resources: tuple[Resource, ...]
