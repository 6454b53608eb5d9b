"""The blocks of a case page: whether what they show is there, and fits."""

from collections import Counter
from collections.abc import Iterator

from casusboek.findings import Finding, allowed
from casusboek.model.project import Project
from casusboek.model.spec import CodesBlockSpec, ItemsBlockSpec, MatrixSpec, NetworkBlockSpec, NetworkSpec
from casusboek.project.validate.places import study_file

ONCE = ("profile", "network", "uses", "blocks")


def maps_are_maps(project: Project) -> Iterator[Finding]:
    """The network block of a case page shows a figure of kind network [V161]."""
    for study in project.studies:
        maps = [name for name, spec in study.figures.items() if isinstance(spec, NetworkSpec)]
        for number, block in enumerate(study.case_page):
            if not isinstance(block, NetworkBlockSpec) or not project.whole(study_file(study, "figures.yml")):
                continue
            if block.figure not in maps:
                where = study.at("case_page.yml", number, "figure")
                message = f"{block.figure!r} is not a figure of kind network."
                yield Finding(where, "V161", message, allowed(block.figure, maps))


def codes_come_from_matrices(project: Project) -> Iterator[Finding]:
    """A block of codes shows the rows of a matrix [V162]."""
    for study in project.studies:
        matrices = [name for name, spec in study.tables.items() if isinstance(spec, MatrixSpec)]
        for number, block in enumerate(study.case_page):
            if not isinstance(block, CodesBlockSpec) or not project.whole(study_file(study, "tables.yml")):
                continue
            if block.table not in matrices:
                where = study.at("case_page.yml", number, "table")
                message = f"{block.table!r} is not a table of kind matrix."
                yield Finding(where, "V162", message, allowed(block.table, matrices))


def blocks_stand_once(project: Project) -> Iterator[Finding]:
    """A case page has one profile, network map, list of uses and second sheet at most [V163]."""
    for study in project.studies:
        seen: Counter[str] = Counter()
        for number, block in enumerate(study.case_page):
            seen[block.kind] += 1
            if block.kind in ONCE and seen[block.kind] > 1:
                where = study.at("case_page.yml", number)
                yield Finding(where, "V163", f"a second block of kind {block.kind}.", "Keep one of the two.")


def numbers_have_a_map(project: Project) -> Iterator[Finding]:
    """Items are numbered only where a network map shows the numbers [V164]."""
    for study in project.studies:
        if any(isinstance(block, NetworkBlockSpec) for block in study.case_page):
            continue
        for number, block in enumerate(study.case_page):
            if isinstance(block, ItemsBlockSpec) and block.numbered:
                where = study.at("case_page.yml", number, "numbered")
                hint = "Add a block of kind network, or leave out 'numbered'."
                yield Finding(where, "V164", "no network map shows these numbers.", hint)
