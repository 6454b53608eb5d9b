"""The places on a page that an author can know: its headings, tables, figures and claims."""

from casusboek.model.project import Project, Text
from casusboek.project.validate.markdown import headings
from casusboek.project.validate.shown import OBJECTS, claims_shown, references


def anchors(text: Text, project: Project) -> set[str]:
    """The fragment ids of a page."""
    objects = {found.arguments[0] for found in references(text) if found.verb in OBJECTS and found.arguments}
    blocks = {"member-check"} if any(found.verb == "member_check" for found in references(text)) else set()
    claims = {claim for study in project.studies if text in study.texts for claim in claims_shown(text, study)}
    return objects | blocks | claims | {heading.slug for heading in headings(text)}
