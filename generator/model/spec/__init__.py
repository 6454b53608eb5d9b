"""The YAML files of a project as typed, frozen objects, one file per file.

These classes are the one definition of what an author may write:
``load`` checks the files against them, and a key that is not here is an error.
"""

from generator.model.spec.base import Where, spec
from generator.model.spec.case_page import (
    CaseBlockSpec,
    CodesBlockSpec,
    FactsBlockSpec,
    FieldBlockSpec,
    ItemsBlockSpec,
    NetworkBlockSpec,
    ProfileBlockSpec,
    ReviewBlockSpec,
    SourcesBlockSpec,
)
from generator.model.spec.figures import CountsSpec, DotMatrixSpec, FigureSpec, NetworkSpec, RingSpec, TimelineSpec
from generator.model.spec.site import GlossarySpec, SiteSpec, TermSpec
from generator.model.spec.study import (
    CaseSpec,
    CasesSpec,
    DisclosureSpec,
    FactSpec,
    LocatorSpec,
    OriginSpec,
    ReviewSpec,
    StudySpec,
)
from generator.model.spec.tables import (
    AxisSpec,
    ColumnSpec,
    CountSpec,
    CrossSpec,
    FieldRef,
    ListSpec,
    MatrixSpec,
    MentionSpec,
    PrintedSpec,
    TableSpec,
)

__all__ = [
    "AxisSpec",
    "CaseBlockSpec",
    "CaseSpec",
    "CasesSpec",
    "CodesBlockSpec",
    "ColumnSpec",
    "CountSpec",
    "CountsSpec",
    "CrossSpec",
    "DisclosureSpec",
    "DotMatrixSpec",
    "FactSpec",
    "FactsBlockSpec",
    "FieldBlockSpec",
    "FieldRef",
    "FigureSpec",
    "GlossarySpec",
    "ItemsBlockSpec",
    "ListSpec",
    "LocatorSpec",
    "MatrixSpec",
    "MentionSpec",
    "NetworkBlockSpec",
    "NetworkSpec",
    "OriginSpec",
    "PrintedSpec",
    "ProfileBlockSpec",
    "ReviewBlockSpec",
    "ReviewSpec",
    "RingSpec",
    "SiteSpec",
    "SourcesBlockSpec",
    "StudySpec",
    "TableSpec",
    "TermSpec",
    "TimelineSpec",
    "Where",
    "spec",
]
