"""A build that is made only when it would make something else than what stands there."""

from casusboek.cache.stamp import Stamp
from casusboek.model.output import BuildResult, Order, Progress


def rebuild(order: Order, progress: Progress) -> BuildResult:
    """Make what is asked, or tell what the build before made when that still stands and nothing changed.

    Args:
        order: What is asked.
        progress: Told each step that is taken.

    Raises:
        CasusboekError: As ``build`` does.
    """
    stamp = Stamp(order)
    if found := stamp.result():
        return found
    # What makes a site takes seconds to load: whoever changed nothing does not wait for it.
    from casusboek.build import build  # noqa: PLC0415

    return stamp.keep(build(order, progress))
