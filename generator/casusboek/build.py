"""The data's way through the six rooms, from a folder to a site."""

from pathlib import Path

from casusboek.cache.kept import Kept
from casusboek.cache.memo import KeptMemo, version
from casusboek.errors import InputError
from casusboek.findings import Finding, errors
from casusboek.installed import theme_folder
from casusboek.member_check.gate import Held, held_cases, published, refuse_traces
from casusboek.member_check.log import Log
from casusboek.member_check.vouched import vouched
from casusboek.model.output import BuildResult, FolderPurpose, Order, Progress
from casusboek.model.project import Project
from casusboek.model.release import Release
from casusboek.pages import compose
from casusboek.private_folder.shared import shared_by_git
from casusboek.project.load import load
from casusboek.project.validate import for_readers, validate
from casusboek.record import copies_of_private, prepare, record
from casusboek.release import protect
from casusboek.release.same_records import same_records
from casusboek.site.publish import claim, host_files, lay_out, publish, refuse_output
from casusboek.site.render import render


def check(root: Path, private: Path | None = None) -> tuple[Project | None, dict[str, Release], tuple[Finding, ...]]:
    """Read, judge and protect a project; all findings come back sorted, at once.

    Args:
        root: The project folder.
        private: The private folder, with the rows of private datasets, if it is here.
    """
    project, findings = load(root, theme_folder(), private)
    findings = (*findings, *shared_by_git(root))
    if project is not None:
        findings = (*findings, *validate(project), *copies_of_private(project, root), *same_records(project.studies))
    releases: dict[str, Release] = {}
    if project is not None and not errors(findings):
        for study in project.studies:
            releases[study.id], found = protect(study, project.locale)
            findings = (*findings, *found)
    return project, releases, tuple(sorted(set(findings)))


def build(order: Order, progress: Progress) -> BuildResult:
    """Build the site of a project, or a preview of all of it for its authors.

    Only what is published goes on record, for the next release to be held against; a preview leaves out no case, and
    says on every page that it is not to be published.

    Args:
        order: What is asked.
        progress: Told each step.

    Raises:
        InputError: The content or data is wrong; nothing was written.
        UsageError: The folder is not one that a build made; nothing was written.
        BlockedError: A preview and a site would stand in each other's place, or a case that is held back
            is named all the same; the old site still stands.
        EngineError: The engine failed; the old site still stands.
    """
    root, private, preview = order.root, order.private, order.made is FolderPurpose.PREVIEW
    refuse_output(order.output, order.made, root=root, private=private)
    claim(root / "build")
    progress("check")
    prepare(private)
    project, releases, findings = check(root, private)
    if project is None or errors(findings):
        raise InputError(findings)
    whole, cleared = project, releases
    progress("compose")
    log = vouched(Log(root).entries())
    if preview:
        held = held_cases(project, releases, log)
    else:
        project, releases, held = published(project, releases, log)
    if order.made is FolderPurpose.SITE:
        findings = _written(findings, held)
    site = compose(project.without_rows(), releases)
    progress("render")
    memo = KeptMemo(Kept(root), order.made.value, version(theme_folder()))
    rendered = render(site, theme_folder(), memo)
    host = host_files(root, project.site.host_files)
    if not preview:
        refuse_traces((*rendered.files, *host), held)
    progress("publish")
    if order.made is FolderPurpose.SITE:
        record(whole, cleared, project, releases, root=root, private=private)
    changes = lay_out(site, rendered, project=root, build=order.room)
    if order.engine:
        words = (project.locale("preview_name"), project.locale("preview_words")) if preview else None
        publish(site, rendered, order, host=host, preview=words, memo=memo)
        memo.forget_unused()
    return BuildResult(findings, (), changes, len(site.pages), rendered.drawn, rendered.reused, held)


def _written(findings: tuple[Finding, ...], held: Held) -> tuple[Finding, ...]:
    """The findings of a site whose words are all there; it stops where some are not."""
    found = for_readers(findings, held)
    if errors(found):
        raise InputError(found)
    return found
